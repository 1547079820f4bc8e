"""Read `database.url` from the configuration."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from homeserver.storage.errors import BadDatabaseUrl

Dialect = Literal["sqlite", "postgres"]

Presence = Literal["alone", "shared", "tool"]
"""How a process works on a database: the only one, one of several, or for a moment beside a server."""

_SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """Where the database is: a file for SQLite, connection parameters for PostgreSQL."""

    dialect: Dialect
    path: str = ""
    credentials: dict[str, Any] = field(default_factory=dict, repr=False)
    pool_size: int = 8


def parse_url(url: str) -> DatabaseUrl:
    """`sqlite:///absolute/file.db`, `sqlite://relative.db`, or `postgres://user:password@host:port/name?sslmode=…`.

    For PostgreSQL a socket directory goes in `?host=/run/postgresql`; `?pool=8` sets the number of connections
    (2 to 100). Raises BadDatabaseUrl.
    """
    scheme, separator, rest = url.partition("://")
    if separator and scheme == "sqlite":
        if rest in ("", "/") or rest.startswith(":memory:"):
            raise BadDatabaseUrl("database.url: SQLite needs a file, as in sqlite:///var/lib/porch/porch.db")
        return DatabaseUrl("sqlite", path=rest)
    if separator and scheme in ("postgres", "postgresql"):
        return _postgres(url)
    raise BadDatabaseUrl(f"database.url must begin with sqlite:// or postgres://, not with {scheme[:20]!r}")


def _postgres(url: str) -> DatabaseUrl:
    try:
        parts = urlsplit(url)
        port = parts.port
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError as error:
        raise BadDatabaseUrl(f"database.url: {error}") from None
    database = unquote(parts.path.lstrip("/"))
    if not database:
        raise BadDatabaseUrl("database.url names no database: postgres://user:password@host:5432/name")
    credentials: dict[str, Any] = {
        "host": options.pop("host", None) or parts.hostname or "localhost",
        "port": port or 5432,
        "user": unquote(parts.username or "") or None,
        "password": unquote(parts.password or "") or None,
        "database": database,
    }
    if (ssl_mode := options.pop("sslmode", None)) is not None:
        if ssl_mode not in _SSL_MODES:
            raise BadDatabaseUrl(f"database.url: sslmode must be one of {', '.join(_SSL_MODES)}")
        credentials["ssl"] = ssl_mode
    pool = options.pop("pool", "8")
    if not pool.isascii() or not pool.isdigit() or not 2 <= int(pool) <= 100:
        raise BadDatabaseUrl("database.url: pool must be a number from 2 to 100")
    if options:
        raise BadDatabaseUrl(f"database.url: unknown option {next(iter(options))!r} (known: host, sslmode, pool)")
    return DatabaseUrl("postgres", credentials=credentials, pool_size=int(pool))
