"""Keeps backups of room keys: versions, of which the newest takes keys, and the keys in them.

Client-server API, "Server-side key backups".  Changes of a user's backups rest on each other: a key goes only into the
newest version, also where another client makes a newer one at the same moment.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from typing import Final
from weakref import WeakValueDictionary

from homeserver.journal import Change, Journal, Stale
from homeserver.key_backup import store
from homeserver.key_backup.shapes import BackedUpKey, BackupInfo, encode_auth_data
from homeserver.key_backup.store import Backup, BackupStore, Part
from homeserver.protocol.errors import InvalidParam, MatrixError, NotFound
from homeserver.storage import Database, Statement

MOST_ATTEMPTS: Final = 20

Writes = Callable[[int], Iterable[Statement]]
Prepare = Callable[[Backup | None], Writes | None]
"""Judges the newest version and says what to write, None for nothing; raises a MatrixError if it will not do."""


class KeyBackups:
    """Reads and changes backups of users."""

    news = "key_backup"

    def __init__(self, database: Database, journal: Journal) -> None:
        self._store = BackupStore(database)
        self._journal = journal
        self._editing: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def make(self, user_id: str, info: BackupInfo) -> str:
        """Makes a new version, which takes keys from now on; its name.  Raises M_INVALID_PARAM, M_TOO_LARGE."""
        auth_data = encode_auth_data(info)
        position = await self._change(
            user_id, lambda _: lambda position: [store.make(position, user_id, info.algorithm, auth_data)]
        )
        return str(position)

    async def current(self, user_id: str) -> Backup:
        """The newest version.  Raises M_NOT_FOUND."""
        backup = await self._store.current(user_id)
        if backup is None:
            raise NotFound("No current backup version")
        return backup

    async def get(self, user_id: str, version: str) -> Backup:
        """One version.  Raises M_NOT_FOUND."""
        backup = await self._any(user_id, version)
        if backup is None or backup.deleted:
            raise NotFound("Unknown backup version")
        return backup

    async def update(self, user_id: str, version: str, info: BackupInfo) -> None:
        """Changes the `auth_data` of a version.  Raises M_NOT_FOUND, M_INVALID_PARAM, M_TOO_LARGE."""
        backup = await self.get(user_id, version)
        if info.version is not None and info.version != version:
            raise InvalidParam("The version in the body is not that in the path")
        if info.algorithm != backup.algorithm:
            raise InvalidParam("Algorithm does not match")
        auth_data = encode_auth_data(info)
        await self._change(user_id, lambda _: lambda _: [store.set_auth_data(backup.version, auth_data)])

    async def delete(self, user_id: str, version: str) -> None:
        """Deletes a version with its keys; one that was deleted before is no error.  Raises M_NOT_FOUND."""
        backup = await self._any(user_id, version)
        if backup is None:
            raise NotFound("Unknown backup version")
        if not backup.deleted:
            await self._change(user_id, lambda _: lambda _: store.delete_version(backup.version))

    async def put(self, user_id: str, version: str, keys: Sequence[BackedUpKey]) -> Backup:
        """Puts keys into the newest version, each only where it is better than the one that is there.

        Raises M_NOT_FOUND without any version, M_WRONG_ROOM_KEYS_VERSION for one that is not the newest.
        """

        def prepare(current: Backup | None) -> Writes | None:
            if current is None:
                raise NotFound("No current backup version")
            if str(current.version) != version:
                raise MatrixError(
                    403, "M_WRONG_ROOM_KEYS_VERSION", "Wrong backup version.", current_version=str(current.version)
                )
            return (lambda position: store.put_keys(position, current.version, keys)) if keys else None

        await self._change(user_id, prepare)
        return await self.get(user_id, version)

    async def remove(self, user_id: str, version: str, part: Part) -> Backup:
        """Deletes the keys of a part of a version.  Raises M_NOT_FOUND for an unknown version."""
        backup = await self.get(user_id, version)
        await self._change(user_id, lambda _: lambda position: store.delete_keys(position, backup.version, part))
        return await self.get(user_id, version)

    async def keys(self, user_id: str, version: str, part: Part) -> AsyncIterator[list[BackedUpKey]]:
        """The keys of a part of a version, some at a time.  Raises M_NOT_FOUND for an unknown version."""
        backup = await self.get(user_id, version)
        return self._store.keys(backup.version, part)

    def purge(self, user_id: str) -> list[Statement]:
        """What deletes all backups of a user who is erased; for `Management.on_erasure`."""
        return store.purge(user_id)

    async def _any(self, user_id: str, version: str) -> Backup | None:
        if not (version.isascii() and version.isdigit() and len(version) <= 18) or str(int(version)) != version:
            return None
        return await self._store.version(user_id, int(version))

    async def _change(self, user_id: str, prepare: Prepare) -> int:
        """Makes a change that rests on the newest version; its position, 0 where there was nothing to write."""
        subject = _subject(user_id)
        async with self._editing.setdefault(user_id, asyncio.Lock()):  # attempts are for other processes' changes
            for _ in range(MOST_ATTEMPTS):
                version = await self._store.subject_version(subject)
                writes = prepare(await self._store.current(user_id))
                if writes is None:
                    return 0
                try:
                    return await self._journal.commit(Change(writes=writes, expects={subject: version}))
                except Stale:
                    continue
        raise MatrixError(503, "M_UNKNOWN", "The backup is being changed by too many at once; try again")


def _subject(user_id: str) -> int:
    """The journal's subject for changes of a user's backups: out of the way of those that are positions."""
    digest = hashlib.sha256(b"key backups\0" + user_id.encode()).digest()
    return (1 << 62) | int.from_bytes(digest[:8], "big") >> 2
