"""Takes note of what changed of local users' keys, so that other servers are told of it.

A note is written in the same transaction as what it is about, and stays until the update is in the outbox: so no crash
loses one.  `announcer.py` turns notes into updates.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from homeserver.devices import Removal
from homeserver.journal import News
from homeserver.storage import Statement

NEWS: Final = "device_list_note"
"""Kind of the news that there are notes about a user; the key is the user ID."""
SIGNING_KEYS: Final = ""
"""Stands for the cross-signing keys where a device ID is expected."""

_TAKE: Final = (
    "INSERT INTO device_list_notes (user_id, device_id, position) VALUES (?, ?, ?) "
    "ON CONFLICT (user_id, device_id) DO UPDATE SET position = excluded.position"
)
_TAKE_OF_DEVICES: Final = (
    "INSERT INTO device_list_notes (user_id, device_id, position) "
    "SELECT user_id, device_id, CAST(? AS BIGINT) FROM device_keys WHERE {where} "
    "ON CONFLICT (user_id, device_id) DO UPDATE SET position = excluded.position"
)


class Notes:
    """Makes the statements and news of notes; none at all where no other server is to be told anything."""

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted

    def of(self, position: int, user_id: str, device_ids: Iterable[str]) -> list[Statement]:
        """That these devices changed, or `SIGNING_KEYS`."""
        rows = [(user_id, device_id, position) for device_id in device_ids]
        return [Statement(_TAKE, rows)] if self._wanted and rows else []

    def of_removal(self, position: int, gone: Removal) -> list[Statement]:
        """That those of the devices go which have keys; to come before the keys are deleted."""
        if not self._wanted:
            return []
        return [
            Statement(_TAKE_OF_DEVICES.format(where=where), args=(position, *args)) for where, args in gone.conditions()
        ]

    def news(self, user_id: str) -> list[News]:
        """What tells of notes about a user."""
        return [News(NEWS, user_id)] if self._wanted else []
