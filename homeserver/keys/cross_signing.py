"""Takes in cross-signing keys.  Client-server API, "Cross-signing" and `POST /keys/device_signing/upload`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Final

from homeserver.journal import Change, Journal, News, Stale
from homeserver.keys import device_lists
from homeserver.keys.cross_signing_store import MASTER, USAGES, CrossSigningStore
from homeserver.keys.notes import SIGNING_KEYS, Notes
from homeserver.keys.shapes import SigningKeyUpload, read_signing_key
from homeserver.protocol.errors import Forbidden, MatrixError, MissingParam
from homeserver.protocol.signatures import SignatureError, verify_json
from homeserver.storage import Statement

MOST_ATTEMPTS: Final = 20
OPERATION: Final = "POST /keys/device_signing/upload"

ProveAgain = Callable[[str, str, object], Awaitable[None]]
"""User-interactive authentication: (user ID, operation, `auth` of the body); raises until the user has proved it."""


class CrossSigning:
    """Takes in master, self-signing and user-signing keys."""

    def __init__(self, store: CrossSigningStore, journal: Journal, notes: Notes, prove_again: ProveAgain) -> None:
        self._store = store
        self._journal = journal
        self._notes = notes
        self._prove_again = prove_again

    async def upload(self, user_id: str, body: Mapping[str, Any]) -> None:
        """Takes in the keys of a request.

        The first keys of a user, and those that are there already, need no further proof; any other do.  Raises
        M_MISSING_PARAM without a master key, M_INVALID_SIGNATURE where it did not sign the others, M_FORBIDDEN for a
        key that is the ID of a device; 401 until the user has proved to be it.
        """
        given = {
            usage: read_signing_key(usage, body[f"{usage}_key"], user_id)
            for usage in USAGES
            if body.get(f"{usage}_key") is not None
        }
        proved = False
        for _ in range(MOST_ATTEMPTS):
            expects = await self._store.versions(user_id)
            there = (await self._store.of([user_id])).get(user_id, {})
            await self._check(user_id, given, there)
            new = {usage: key for usage, key in given.items() if not _same(key, there.get(usage))}
            if new and MASTER in there and not proved:
                await self._prove_again(user_id, OPERATION, body.get("auth"))
                proved = True
            if not new:
                return
            try:
                await self._write(user_id, new, there, expects)
                return
            except Stale:
                continue
        raise MatrixError(503, "M_UNKNOWN", "The keys are being changed by too many at once; try again")

    async def _check(
        self, user_id: str, given: Mapping[str, SigningKeyUpload], there: Mapping[str, SigningKeyUpload]
    ) -> None:
        master = given.get(MASTER) or there.get(MASTER)
        if master is None:
            raise MissingParam("There is no master key to sign the others")
        for usage, key in given.items():
            if usage == MASTER:
                continue
            try:
                verify_json(key.content, user_id, master.key_id, master.verify_key)
            except SignatureError as error:
                raise MatrixError(400, "M_INVALID_SIGNATURE", f"{usage}_key: {error.error}") from None
        if given and await self._store.clashing_devices(user_id, [key.public_key for key in given.values()]):
            raise Forbidden("A key is the ID of a device of the user")

    async def _write(
        self,
        user_id: str,
        new: Mapping[str, SigningKeyUpload],
        there: Mapping[str, SigningKeyUpload],
        expects: Mapping[int, int],
    ) -> None:
        replaced = {usage for usage, key in new.items() if usage in there and there[usage].key_id != key.key_id}
        if MASTER in replaced:
            # What the old master key signed is nobody's any more.
            replaced |= set(there)

        def writes(position: int) -> Iterable[Statement]:
            if replaced:
                yield from CrossSigningStore.remove(user_id, [there[usage] for usage in sorted(replaced)])
            yield CrossSigningStore.put(user_id, new.values())
            yield device_lists.changed(position, user_id)
            yield from self._notes.of(position, user_id, [SIGNING_KEYS])

        told = [News(device_lists.NEWS, user_id), *self._notes.news(user_id)]
        await self._journal.commit(Change(writes=writes, news=lambda _: told, expects=expects))


def _same(key: SigningKeyUpload, there: SigningKeyUpload | None) -> bool:
    return there is not None and there.public_key == key.public_key
