"""The modules that hold Tortoise models. Each slice with tables adds one line; migrations are made from this list."""

from __future__ import annotations

TABLE_MODULES: list[str] = [
    "homeserver.journal.tables",
    "homeserver.rooms.tables",
    "homeserver.account_data.tables",
    "homeserver.accounts.tables",
    "homeserver.devices.tables",
    "homeserver.filters.tables",
    "homeserver.key_backup.tables",
    "homeserver.keys.tables",
    "homeserver.media.tables",
    "homeserver.outbox.tables",
    "homeserver.profiles.tables",
    "homeserver.push.tables",
    "homeserver.receipts.tables",
    "homeserver.search.tables",
    "homeserver.server_keys.tables",
    "homeserver.to_device.tables",
    "homeserver.transactions.tables",
    "homeserver.user_directory.tables",
    "homeserver.reporting.tables",
    "homeserver.presence.tables",
]
