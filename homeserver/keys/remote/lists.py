"""Keeps device lists of users of other servers current (Server-server API, "Device Management").

A list is kept once somebody asked for it, or its server told of a change, while a room is shared.  An update is taken
in where all updates that it names as the ones before it were; else one is missing, and the list is stale until it has
been fetched as a whole.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Final

from homeserver.journal import Change, Journal, Stale
from homeserver.keys.cross_signing_store import MASTER, CrossSigningStore
from homeserver.keys.remote import store as rows
from homeserver.keys.remote.changes import change, replacing
from homeserver.keys.remote.resyncs import Resyncs
from homeserver.keys.remote.shapes import MOST_DEVICES, DeviceUpdate, read_signing_keys, read_update, user_of
from homeserver.keys.remote.store import Tracked, TrackedStore
from homeserver.keys.sharing import Sharing
from homeserver.keys.store import KeyStore
from homeserver.storage import Statement

MOST_ATTEMPTS: Final = 20

Following = tuple[list[Statement], list[Statement]]
"""What is written of how a list stands, and of what is in it."""


class RemoteLists:
    """Takes in what other servers tell of their users' keys."""

    def __init__(
        self,
        journal: Journal,
        store: TrackedStore,
        keys: KeyStore,
        cross_signing: CrossSigningStore,
        sharing: Sharing,
        resyncs: Resyncs,
    ) -> None:
        self._journal = journal
        self._store = store
        self._keys = keys
        self._cross_signing = cross_signing
        self._sharing = sharing
        self._resyncs = resyncs

    async def track(self, user_ids: Iterable[str]) -> None:
        """Begins to keep the lists of those of the users with whom a room is shared."""
        shared = await self._sharing.here(user_ids)
        if shared:
            statement = rows.track(sorted(shared))
            await self._journal.commit(Change(writes=lambda _: [statement]))
            for user_id in shared:
                self._resyncs.want(user_id)

    async def device_updated(self, origin: str, content: dict[str, Any]) -> None:
        """Takes in `m.device_list_update`.  Raises M_BAD_JSON where it cannot be told what it is about."""
        update = read_update(origin, content)
        await self._take(update.user_id, lambda tracked: self._after_update(tracked, update))

    async def signing_keys_updated(self, origin: str, content: dict[str, Any]) -> None:
        """Takes in `m.signing_key_update`.  Raises M_BAD_JSON likewise."""
        user_id = user_of(origin, content)
        await self._take(user_id, lambda tracked: self._after_keys(tracked, content))

    async def _take(self, user_id: str, after: Callable[[Tracked], Awaitable[Following | None]]) -> None:
        """Writes what follows for a list that is kept; where `after` gives None, the list is stale from now on."""
        for _ in range(MOST_ATTEMPTS):
            expects = await self._store.versions([user_id])
            tracked = (await self._store.of([user_id])).get(user_id)
            if tracked is None:
                await self.track([user_id])
                return
            following = await after(tracked)
            try:
                if following is not None:
                    if any(following):
                        await self._sharing.remember(user_id)
                        await self._journal.commit(change(*following, user_id, expects))
                else:
                    # Also where it is stale already: a list that is being fetched may not hold this yet.
                    await self._journal.commit(change([rows.mark_stale(user_id)], [], user_id, expects))
                    self._resyncs.want(user_id, told=True)
                return
            except Stale:
                continue

    async def _after_update(self, tracked: Tracked, update: DeviceUpdate) -> Following | None:
        if tracked.stale or not update.is_sound or not update.prev_ids:
            return None
        if update.stream_id in tracked.seen:
            return [], []
        if not all(each in tracked.seen for each in update.prev_ids):
            return None
        user_id, device_id = update.user_id, update.device_id
        standing = [rows.stand_at(user_id, update.stream_id, (*tracked.seen, update.stream_id))]
        there = (await self._keys.devices([user_id])).get(user_id, {})
        if update.keys is None:
            return standing, ([rows.drop_devices(user_id, [device_id])] if device_id in there else [])
        if there.get(device_id) == update.keys or (device_id not in there and len(there) >= MOST_DEVICES):
            return standing, []
        return standing, [rows.put_devices(user_id, {device_id: update.keys})]

    async def _after_keys(self, tracked: Tracked, content: dict[str, Any]) -> Following | None:
        user_id = tracked.user_id
        there = (await self._cross_signing.of([user_id])).get(user_id, {})
        master, self_signing = content.get("master_key"), content.get("self_signing_key")
        keys = read_signing_keys(master, self_signing, user_id, there.get(MASTER))
        if tracked.stale or len(keys) < (master is not None) + (self_signing is not None):
            return None
        return [], replacing(user_id, there, {**there, **keys})
