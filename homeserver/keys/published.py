"""What other servers are told of the keys of local users.

Server-server API, "Device Management" and "End-to-End Encryption".  The list of a user's devices is that of the devices
with keys: the others are nobody's concern, and neither are the names that users gave their devices.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from homeserver.keys.claims import Claims
from homeserver.keys.note_store import NoteStore
from homeserver.keys.queries import Queries
from homeserver.protocol.errors import InvalidParam, NotFound


class Published:
    """Answers other servers, about local users only."""

    def __init__(self, queries: Queries, claims: Claims, notes: NoteStore, is_local: Callable[[str], bool]) -> None:
        self._queries = queries
        self._claims = claims
        self._notes = notes
        self._is_local = is_local

    async def devices(self, user_id: str) -> dict[str, Any]:
        """The answer to `GET /user/devices/{userId}`.  Raises M_NOT_FOUND, M_INVALID_PARAM for a user not of here."""
        self._check([user_id])
        # Read first: an update that is announced meanwhile is then told once more, and none is missed.
        stream_id = await self._notes.stream_id(user_id)
        found = await self._queries.query(None, {user_id: ()})
        if user_id not in found["device_keys"]:
            raise NotFound("No such user")
        keys: dict[str, Any] = found["device_keys"][user_id]
        answer = {
            "user_id": user_id,
            "stream_id": stream_id,
            "devices": [{"device_id": device_id, "keys": content} for device_id, content in keys.items()],
        }
        return answer | signing_keys(found, user_id)

    async def query(self, wanted: Mapping[str, Collection[str]]) -> dict[str, Any]:
        """The answer to `POST /user/keys/query`; users who are not known are left out.

        Raises M_INVALID_PARAM for a user not of here.
        """
        self._check(wanted)
        found = await self._queries.query(None, wanted)
        return {name: found[name] for name in ("device_keys", "master_keys", "self_signing_keys")}

    async def claim(self, wanted: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, dict[str, bytes]]]:
        """Keys for `POST /user/keys/claim`, as `Claims.claim` has them.  Raises M_INVALID_PARAM likewise."""
        self._check(wanted)
        return await self._claims.claim(wanted)

    async def changed(self, user_id: str, device_ids: Collection[str]) -> dict[str, Any]:
        """The keys of those devices by their IDs, as far as they are there."""
        found = await self._queries.query(None, {user_id: device_ids})
        keys: dict[str, Any] = found["device_keys"].get(user_id, {})
        return keys

    async def signing_keys(self, user_id: str) -> dict[str, Any]:
        """The members `master_key` and `self_signing_key`, as far as there are such."""
        return signing_keys(await self._queries.signing_keys(None, [user_id]), user_id)

    def _check(self, user_ids: Iterable[str]) -> None:
        if not all("\0" not in user_id and self._is_local(user_id) for user_id in user_ids):
            raise InvalidParam("There are only users of this server here")


def signing_keys(found: Mapping[str, Mapping[str, Any]], user_id: str) -> dict[str, Any]:
    """The cross-signing keys of a user out of the answer to a query."""
    named = (("master_key", found["master_keys"]), ("self_signing_key", found["self_signing_keys"]))
    return {name: keys[user_id] for name, keys in named if user_id in keys}
