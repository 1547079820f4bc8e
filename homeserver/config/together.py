"""What is wrong with a configuration whose values each have the right type: forms of texts, and what goes together."""

from __future__ import annotations

import ipaddress
import re
import ssl

from homeserver.config.addresses import address_and_port
from homeserver.config.settings import Config, ConfigError, Federation, JwtLogin

_ARGON2_KIB_A_LANE = 8
_DNS_PORT = 53
# Appendices, "Server name": an IPv4 address or DNS name, or an IPv6 address in brackets, and perhaps a port.
_SERVER_NAME = re.compile(r"(?:[0-9A-Za-z.-]+|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_KEY_ID = re.compile(r"ed25519:[a-zA-Z0-9_]{1,200}")
_PUBLIC_KEY = re.compile(r"[A-Za-z0-9+/]{43}=?")


def check_together(config: Config) -> None:
    """Raises `ConfigError` for the first thing that cannot be."""
    _check_addresses(config)
    _check_urls(config)
    _check_files(config)
    _check_federation(config.federation)
    if config.passwords.memory_kib < _ARGON2_KIB_A_LANE * config.passwords.lanes:
        raise ConfigError(f"passwords.memory_kib: Argon2 needs {_ARGON2_KIB_A_LANE} KiB for each of passwords.lanes")
    if config.jwt_login.enabled:
        _check_jwt(config.jwt_login)


def _check_addresses(config: Config) -> None:
    if not _SERVER_NAME.fullmatch(config.server.name):
        raise ConfigError(f"server.name: {config.server.name!r} is no host name, such as example.org")
    for proxy in config.listen.trusted_proxies:
        try:
            ipaddress.ip_address(proxy)
        except ValueError:
            raise ConfigError(f"listen.trusted_proxies: {proxy!r} is no IP address") from None


def _check_urls(config: Config) -> None:
    if config.server.public_url and not config.server.public_url.startswith(("http://", "https://")):
        raise ConfigError("server.public_url: expected a URL that begins with https:// or http://")
    scheme = config.database.url.partition("://")[0]
    if config.database.url and scheme not in ("sqlite", "postgres", "postgresql"):
        raise ConfigError("database.url: expected a URL that begins with sqlite:// or postgres://")
    if config.redis.url and config.redis.url.partition("://")[0] not in ("redis", "rediss", "unix"):
        raise ConfigError("redis.url: expected a URL that begins with redis://, rediss:// or unix://")
    if config.redis.url and scheme not in ("postgres", "postgresql"):
        raise ConfigError("redis.url: several processes need PostgreSQL; set database.url to a postgres:// URL")


def _check_files(config: Config) -> None:
    for name, listener in [("listen", config.listen)] + [("listen.extra", extra) for extra in config.listen.extra]:
        if bool(listener.tls_certificate) != bool(listener.tls_key):
            raise ConfigError(f"{name}.tls_certificate and {name}.tls_key must be set together")
    if config.federation.ca_file:
        try:
            ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(config.federation.ca_file)
        except ssl.SSLError:
            raise ConfigError(f"federation.ca_file: {config.federation.ca_file} holds no certificates (PEM)") from None
        except OSError as error:
            raise ConfigError(
                f"federation.ca_file: the file {config.federation.ca_file} cannot be read: {error.strerror}"
            ) from None


def _check_federation(federation: Federation) -> None:
    for network in federation.allowed_networks:
        try:
            ipaddress.ip_network(network)
        except ValueError:
            raise ConfigError(f"federation.allowed_networks: {network!r} is no network, such as 10.0.0.0/8") from None
    for server in federation.name_servers:
        try:
            address_and_port(server, _DNS_PORT)
        except ValueError:
            raise ConfigError(
                f"federation.name_servers: {server!r} is no IP address with or without a port, such as 127.0.0.1:5353"
            ) from None
    for setting, names in (
        ("delegate", [federation.delegate] * bool(federation.delegate)),
        ("notaries", federation.notaries),
    ):
        for name in names:
            if not _SERVER_NAME.fullmatch(name):
                raise ConfigError(f"federation.{setting}: {name!r} is no server name, such as example.org:8448")
    for key in federation.old_keys:
        if not _KEY_ID.fullmatch(key.id) or not _PUBLIC_KEY.fullmatch(key.verify_key):
            raise ConfigError(f"federation.old_keys: {key.id!r} is no Ed25519 key with its id and verify_key")


def _check_jwt(login: JwtLogin) -> None:
    if not login.secret:
        raise ConfigError("jwt_login.secret: needed where jwt_login.enabled is true, or anybody could log in")
    # A tenth of a second of imports, which only those pay who use it.
    from jwt.algorithms import get_default_algorithms
    from jwt.exceptions import InvalidKeyError

    try:
        get_default_algorithms()[login.algorithm].prepare_key(login.secret)
    except (InvalidKeyError, ValueError, TypeError):
        raise ConfigError(f"jwt_login.secret: that is no key for {login.algorithm}") from None
