"""The parts of this slice, put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from homeserver.devices import Devices
from homeserver.journal import Journal, Waiters
from homeserver.keys.announcer import Announcer
from homeserver.keys.claims import Claims
from homeserver.keys.cross_signing import CrossSigning, ProveAgain
from homeserver.keys.cross_signing_store import CrossSigningStore
from homeserver.keys.device_lists import DeviceLists
from homeserver.keys.elsewhere import Elsewhere
from homeserver.keys.note_store import NoteStore
from homeserver.keys.notes import Notes
from homeserver.keys.published import Published
from homeserver.keys.queries import KnownUsers, Queries
from homeserver.keys.remote.asking import Asking
from homeserver.keys.remote.endings import Endings
from homeserver.keys.remote.lists import RemoteLists
from homeserver.keys.remote.resyncs import Resyncs
from homeserver.keys.remote.store import TrackedStore
from homeserver.keys.removal import Erasure, RemovalOfKeys
from homeserver.keys.sharing import Sharing
from homeserver.keys.signatures import Signatures
from homeserver.keys.stock import Stocks
from homeserver.keys.store import KeyStore
from homeserver.keys.uploads import Uploads
from homeserver.rooms import Rooms
from homeserver.storage import Database

if TYPE_CHECKING:
    from homeserver.federation.room_calls import RoomCalls
    from homeserver.outbox import Outbox


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
        self._rooms, self._journal, self._now_ms, self._is_local = rooms, journal, now_ms, is_local
        self._store, self._cross_signing = KeyStore(database), CrossSigningStore(database)
        self._note_store, notes = NoteStore(database), Notes(federates)
        store, cross_signing = self._store, self._cross_signing
        self.stocks = Stocks(store, journal)
        self.lists = DeviceLists(rooms, journal, waiters)
        self.uploads = Uploads(store, cross_signing, self.stocks, journal, notes, now_ms)
        self.queries = Queries(store, cross_signing, devices, known_users)
        self.claims = Claims(store, journal, now_ms)
        self.cross_signing = CrossSigning(cross_signing, journal, notes, prove_again)
        self.signatures = Signatures(store, cross_signing, journal, notes)
        self.published = Published(self.queries, self.claims, self._note_store, is_local)
        self.erasure = Erasure()
        self.elsewhere: Elsewhere | None = None
        rooms.observe(self.lists.event_applied)
        devices.on_removal(RemovalOfKeys(notes))

    def federate(self, calls: RoomCalls, outbox: Outbox) -> Elsewhere:
        """Takes what it needs to ask other servers, and to tell them of changes."""
        rooms, journal, store = self._rooms, self._journal, self._store
        sharing, tracked = Sharing(rooms), TrackedStore(rooms.database)
        resyncs = Resyncs(calls, journal, tracked, store, self._cross_signing, sharing, self._now_ms)
        lists = RemoteLists(journal, tracked, store, self._cross_signing, sharing, resyncs)
        asking = Asking(calls, tracked, lists, self.queries)
        endings = Endings(rooms.server_name, journal, tracked, sharing)
        announcer = Announcer(rooms.server_name, journal, self._note_store, self.published, sharing, outbox)
        is_local = self._is_local
        self.signatures.elsewhere = lambda users: asking.masters([each for each in users if not is_local(each)])
        self.elsewhere = Elsewhere(rooms, asking, lists, resyncs, endings, announcer)
        return self.elsewhere

    async def standing(self, user_id: str, device_id: str | None) -> Mapping[str, bytes]:
        """What goes with every answer of a sync: the counts of the device's keys."""
        return await self.stocks.standing(user_id, device_id)
