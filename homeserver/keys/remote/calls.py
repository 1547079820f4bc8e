"""What is asked of other servers about keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol


class KeyCalls(Protocol):
    """Asks other servers: `RoomCalls`.  Every error is a `FederationError`."""

    async def user_devices(self, server: str, user_id: str) -> dict[str, Any]:
        """The answer to `GET /user/devices/{userId}`."""
        ...

    async def keys_query(self, server: str, device_keys: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        """The answer to `POST /user/keys/query`."""
        ...

    async def keys_claim(self, server: str, one_time_keys: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
        """The answer to `POST /user/keys/claim`."""
        ...
