"""What goes of keys when devices go, and when users are erased."""

from __future__ import annotations

from collections.abc import Iterable

from homeserver.devices import Removal
from homeserver.journal import News
from homeserver.keys import device_lists, stock
from homeserver.keys.cross_signing_store import CrossSigningStore
from homeserver.keys.notes import Notes
from homeserver.storage import Statement

TABLES = ("device_keys", "one_time_keys", "claimed_one_time_keys", "fallback_keys", "device_signatures")


class RemovalOfKeys:
    """What goes of keys with devices; for `Devices.on_removal`."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def __call__(self, gone: Removal, position: int) -> tuple[Iterable[Statement], Iterable[News]]:
        """All keys of the devices, and that the user's devices changed."""
        statements = self._notes.of_removal(position, gone)
        statements += [statement for table in TABLES for statement in gone.delete_from(table)]
        statements.append(device_lists.changed(position, gone.user_id))
        news = [News(device_lists.NEWS, gone.user_id), News(stock.NEWS, gone.user_id)]
        return statements, [*news, *self._notes.news(gone.user_id)]


class Erasure:
    """Removes the cross-signing keys of users who are erased; for `Management.on_erasure`."""

    news = device_lists.NEWS

    def purge(self, user_id: str) -> list[Statement]:
        """What removes them."""
        return CrossSigningStore.purge(user_id)
