"""Porch's configuration: what can be set, the defaults, and how a file, the environment and `--set` make one."""

from homeserver.config.load import load
from homeserver.config.settings import (
    CannotStart,
    Config,
    ConfigError,
    Database,
    Federation,
    Listen,
    Listener,
    Log,
    RateLimit,
    RateLimits,
    Redis,
    Registration,
    Rooms,
    Server,
)

__all__ = [
    "CannotStart",
    "Config",
    "ConfigError",
    "Database",
    "Federation",
    "Listen",
    "Listener",
    "Log",
    "RateLimit",
    "RateLimits",
    "Redis",
    "Registration",
    "Rooms",
    "Server",
    "load",
]
