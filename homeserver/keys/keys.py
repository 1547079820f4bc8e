"""The parts of this slice, put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from homeserver.devices import Devices
from homeserver.journal import Journal, Waiters
from homeserver.keys.claims import Claims
from homeserver.keys.cross_signing import CrossSigning, ProveAgain
from homeserver.keys.cross_signing_store import CrossSigningStore
from homeserver.keys.device_lists import DeviceLists
from homeserver.keys.note_store import NoteStore
from homeserver.keys.notes import Notes
from homeserver.keys.published import Published
from homeserver.keys.queries import KnownUsers, Queries
from homeserver.keys.removal import Erasure, RemovalOfKeys
from homeserver.keys.signatures import Signatures
from homeserver.keys.stock import Stocks
from homeserver.keys.store import KeyStore
from homeserver.keys.uploads import Uploads
from homeserver.rooms import Rooms
from homeserver.storage import Database


class Keys:
    """Keys of devices and users: uploaded, asked for, claimed, signed, and told of when they change.

    `known_users` answers who has an account here, `is_local` who may have one, `prove_again` guards the replacement of
    cross-signing keys.  With `federates` other servers are told of changes.
    """

    def __init__(
        self,
        database: Database,
        journal: Journal,
        waiters: Waiters,
        rooms: Rooms,
        devices: Devices,
        known_users: KnownUsers,
        is_local: Callable[[str], bool],
        prove_again: ProveAgain,
        now_ms: Callable[[], int],
        *,
        federates: bool,
    ) -> None:
        store, cross_signing, notes = KeyStore(database), CrossSigningStore(database), Notes(federates)
        self.stocks = Stocks(store, journal)
        self.lists = DeviceLists(rooms, journal, waiters)
        self.uploads = Uploads(store, cross_signing, self.stocks, journal, notes, now_ms)
        self.queries = Queries(store, cross_signing, devices, known_users)
        self.claims = Claims(store, journal, now_ms)
        self.cross_signing = CrossSigning(cross_signing, journal, notes, prove_again)
        self.signatures = Signatures(store, cross_signing, journal, notes)
        self.published = Published(self.queries, self.claims, NoteStore(database), is_local)
        self.erasure = Erasure()
        rooms.observe(self.lists.event_applied)
        devices.on_removal(RemovalOfKeys(notes))

    async def standing(self, user_id: str, device_id: str | None) -> Mapping[str, bytes]:
        """What goes with every answer of a sync: the counts of the device's keys."""
        return await self.stocks.standing(user_id, device_id)
