"""The parts of this slice, put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from homeserver.devices import Devices
from homeserver.journal import Journal, Waiters
from homeserver.keys.claims import Claims
from homeserver.keys.cross_signing import CrossSigning, ProveAgain
from homeserver.keys.cross_signing_store import CrossSigningStore
from homeserver.keys.device_lists import DeviceLists
from homeserver.keys.queries import KnownUsers, Queries
from homeserver.keys.removal import Erasure, removal
from homeserver.keys.signatures import Signatures
from homeserver.keys.stock import Stocks
from homeserver.keys.store import KeyStore
from homeserver.keys.uploads import Uploads
from homeserver.rooms import Rooms
from homeserver.storage import Database


class Keys:
    """Keys of devices and users: uploaded, asked for, claimed, signed, and told of when they change.

    `known_users` answers who has an account here, `prove_again` guards the replacement of cross-signing keys.
    """

    def __init__(
        self,
        database: Database,
        journal: Journal,
        waiters: Waiters,
        rooms: Rooms,
        devices: Devices,
        known_users: KnownUsers,
        prove_again: ProveAgain,
        now_ms: Callable[[], int],
    ) -> None:
        store, cross_signing = KeyStore(database), CrossSigningStore(database)
        self.stocks = Stocks(store, journal)
        self.lists = DeviceLists(rooms, journal, waiters)
        self.uploads = Uploads(store, cross_signing, self.stocks, journal, now_ms)
        self.queries = Queries(store, cross_signing, devices, known_users)
        self.claims = Claims(store, journal, now_ms)
        self.cross_signing = CrossSigning(cross_signing, journal, prove_again)
        self.signatures = Signatures(store, cross_signing, journal)
        self.erasure = Erasure()
        rooms.observe(self.lists.event_applied)
        devices.on_removal(removal)

    async def standing(self, user_id: str, device_id: str | None) -> Mapping[str, bytes]:
        """What goes with every answer of a sync: the counts of the device's keys."""
        return await self.stocks.standing(user_id, device_id)
