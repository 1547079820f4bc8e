"""Every setting and its default.

One struct a section of `config.example.toml`, where each setting is explained; a test holds the two together.
A path is relative to the working directory. An empty string means "not set".
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

Port = Annotated[int, Meta(ge=0, le=65535)]


class CannotStart(Exception):
    """Porch cannot start or go on as it was told to. The text is one sentence for the person who started it."""


class ConfigError(CannotStart):
    """The configuration is wrong: the text names the setting."""


class _Section(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of the configuration; it never changes once read."""


class Server(_Section, frozen=True):
    """Who this server is and where it keeps its files."""

    name: Annotated[str, Meta(min_length=1, max_length=230)] = "localhost"
    public_url: str = ""
    data_dir: str = "./data"


class Listener(_Section, frozen=True):
    """One more address to answer on, with TLS when a certificate is named."""

    address: str = "127.0.0.1"
    port: Port = 8448
    tls_certificate: str = ""
    tls_key: str = ""


class Listen(_Section, frozen=True):
    """Where Porch answers HTTP."""

    address: str = "127.0.0.1"
    port: Port = 8008
    tls_certificate: str = ""
    tls_key: str = ""
    trusted_proxies: tuple[str, ...] = ()
    extra: tuple[Listener, ...] = ()


class Database(_Section, frozen=True):
    """Where everything is kept that must survive."""

    url: str = ""


class Redis(_Section, frozen=True):
    """What several processes on one database tell each other through."""

    url: str = ""


class Policy(_Section, frozen=True):
    """A document that people accept when they register, such as the terms of service."""

    id: Annotated[str, Meta(min_length=1, max_length=255)] = "terms_of_service"
    version: str = "1"
    name: str = "Terms of service"
    url: str = ""


class Registration(_Section, frozen=True):
    """Who may make an account."""

    mode: Literal["closed", "token", "open"] = "closed"
    tokens: tuple[str, ...] = ()
    guests: bool = False
    shared_secret: str = ""
    terms: tuple[Policy, ...] = ()


class Passwords(_Section, frozen=True):
    """How hard passwords are to guess, and what checking one costs."""

    shortest: Annotated[int, Meta(ge=1, le=128)] = 8
    time_cost: Annotated[int, Meta(ge=1, le=100)] = 3
    memory_kib: Annotated[int, Meta(ge=64, le=4 * 1024 * 1024)] = 65536
    lanes: Annotated[int, Meta(ge=1, le=64)] = 4
    at_once: Annotated[int, Meta(ge=1, le=64)] = 2


class Sessions(_Section, frozen=True):
    """How long logins last."""

    access_token_lifetime_ms: Annotated[int, Meta(ge=1)] = 300_000


class JwtLogin(_Section, frozen=True):
    """Logging in with a JWT that another system made (org.matrix.login.jwt)."""

    enabled: bool = False
    secret: str = ""
    algorithm: Literal["HS256", "HS384", "HS512", "RS256", "RS512", "ES256", "EdDSA"] = "HS256"
    subject_claim: str = "sub"
    issuer: str = ""
    audiences: tuple[str, ...] = ()


class Contact(_Section, frozen=True):
    """A person who looks after this server."""

    role: str = "m.role.admin"
    matrix_id: str = ""
    email_address: str = ""


class Support(_Section, frozen=True):
    """Whom users turn to; told at /.well-known/matrix/support."""

    page: str = ""
    contacts: tuple[Contact, ...] = ()


class Rooms(_Section, frozen=True):
    """Rooms made here."""

    default_version: Literal["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"] = "12"


class Presence(_Section, frozen=True):
    """Whether and how users see who is online."""

    enabled: bool = True
    inactive_after_ms: Annotated[int, Meta(ge=1)] = 60_000
    idle_after_ms: Annotated[int, Meta(ge=1)] = 300_000
    offline_after_ms: Annotated[int, Meta(ge=1)] = 45_000


class RateLimit(_Section, frozen=True):
    """A token bucket: so many at once, then so many a second."""

    per_second: Annotated[float, Meta(gt=0)] = 1.0
    burst: Annotated[int, Meta(ge=1)] = 10


class RateLimits(_Section, frozen=True):
    """How often one user (or one address, before login) may do what costs others something."""

    enabled: bool = True
    login: RateLimit = RateLimit(per_second=0.2, burst=10)
    register: RateLimit = RateLimit(per_second=0.1, burst=5)
    send: RateLimit = RateLimit(per_second=5.0, burst=50)
    create_room: RateLimit = RateLimit(per_second=0.2, burst=10)
    join: RateLimit = RateLimit(per_second=0.5, burst=20)
    invite: RateLimit = RateLimit(per_second=0.5, burst=20)
    profile: RateLimit = RateLimit(per_second=0.2, burst=10)
    search: RateLimit = RateLimit(per_second=2.0, burst=20)
    lookup: RateLimit = RateLimit(per_second=10.0, burst=200)
    admin: RateLimit = RateLimit(per_second=20.0, burst=100)
    notary: RateLimit = RateLimit(per_second=2.0, burst=50)
    federation: RateLimit = RateLimit(per_second=100.0, burst=500)
    federated_invite: RateLimit = RateLimit(per_second=2.0, burst=100)
    upload: RateLimit = RateLimit(per_second=2.0, burst=50)
    download: RateLimit = RateLimit(per_second=50.0, burst=1000)
    preview: RateLimit = RateLimit(per_second=1.0, burst=20)


class Media(_Section, frozen=True):
    """Files that users upload, those of other servers, and what is made of them."""

    store: str = ""
    largest_upload_bytes: Annotated[int, Meta(ge=1, le=2**40)] = 104_857_600
    largest_remote_bytes: Annotated[int, Meta(ge=1, le=2**40)] = 104_857_600
    quota_files: Annotated[int, Meta(ge=0, le=2**40)] = 0
    quota_bytes: Annotated[int, Meta(ge=0, le=2**53 - 1)] = 0
    pending_uploads: Annotated[int, Meta(ge=1, le=10_000)] = 20
    pending_lifetime_ms: Annotated[int, Meta(ge=1_000, le=30 * 86_400_000)] = 86_400_000
    unauthenticated_downloads: bool = False
    remote_cache_bytes: Annotated[int, Meta(ge=0, le=2**53 - 1)] = 10_737_418_240
    remote_cache_days: Annotated[int, Meta(ge=1, le=36_500)] = 30
    thumbnail_processes: Annotated[int, Meta(ge=1, le=64)] = 2
    thumbnail_pixels: Annotated[int, Meta(ge=1, le=500_000_000)] = 40_000_000
    previews: bool = True
    preview_allow_private_addresses: bool = False
    preview_allowed_networks: tuple[str, ...] = ()
    preview_denied_hosts: tuple[str, ...] = ()
    preview_cache_days: Annotated[int, Meta(ge=1, le=3_650)] = 7


class OldKey(_Section, frozen=True):
    """A public key with which this server signed events once; `expired_ms` is when it stopped, since the epoch."""

    id: str
    verify_key: str
    expired_ms: Annotated[int, Meta(ge=0, le=2**53 - 1)]


class Federation(_Section, frozen=True):
    """Talking with other homeservers."""

    enabled: bool = False
    ca_file: str = ""
    name_servers: tuple[str, ...] = ()
    delegate: str = ""
    allowed_servers: tuple[str, ...] = ()
    denied_servers: tuple[str, ...] = ()
    allow_private_addresses: bool = False
    allowed_networks: tuple[str, ...] = ()
    notaries: tuple[str, ...] = ()
    old_keys: tuple[OldKey, ...] = ()


class WebClient(_Section, frozen=True):
    """The web client that is served at `/`."""

    enabled: bool = True
    folder: str = ""


class Log(_Section, frozen=True):
    """What is written to the standard error."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    format: Literal["human", "json"] = "human"


class Config(_Section, frozen=True):
    """The whole configuration, and what follows from it."""

    server: Server = Server()
    listen: Listen = Listen()
    database: Database = Database()
    redis: Redis = Redis()
    registration: Registration = Registration()
    passwords: Passwords = Passwords()
    sessions: Sessions = Sessions()
    jwt_login: JwtLogin = JwtLogin()
    support: Support = Support()
    rooms: Rooms = Rooms()
    presence: Presence = Presence()
    rate_limits: RateLimits = RateLimits()
    media: Media = Media()
    federation: Federation = Federation()
    web_client: WebClient = WebClient()
    log: Log = Log()

    @property
    def data_dir(self) -> Path:
        """The folder of keys, and of the database where it is SQLite."""
        return Path(self.server.data_dir)

    @property
    def public_url(self) -> str:
        """The URL under which clients reach this server, without a slash at the end."""
        if self.server.public_url:
            return self.server.public_url.rstrip("/")
        scheme = "https" if self.listen.tls_certificate else "http"
        loopback = self.listen.address in ("127.0.0.1", "::1", "0.0.0.0", "::", "localhost")
        host = "localhost" if loopback and self.server.name == "localhost" else self.listen.address
        if ":" in host:
            host = f"[{host}]"
        return f"{scheme}://{host}:{self.listen.port}"

    @property
    def database_url(self) -> str:
        """The URL of the database: what is set, or a SQLite file in the data folder."""
        return self.database.url or f"sqlite://{self.data_dir / 'porch.db'}"
