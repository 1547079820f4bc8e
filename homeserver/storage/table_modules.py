"""The modules that hold Tortoise models. Each slice with tables adds one line; migrations are made from this list."""

from __future__ import annotations

TABLE_MODULES: list[str] = [
    "homeserver.journal.tables",
    "homeserver.rooms.tables",
]
