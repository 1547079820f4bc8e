"""What the event graph asks of other servers; `homeserver.federation.room_calls` does the asking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

Pdu = dict[str, Any]


class Neighbours(Protocol):
    """Each call asks one server; answers have been checked for their shape and size only.

    Every error is a `FederationError`.
    """

    async def event(self, server: str, event_id: str) -> Pdu:
        """One event."""

    async def missing_events(
        self, server: str, room_id: str, earliest: Sequence[str], latest: Sequence[str], limit: int, min_depth: int
    ) -> Sequence[Pdu]:
        """At most `limit` events between those that are known (`earliest`) and those that are not (`latest`)."""

    async def state_ids(self, server: str, room_id: str, event_id: str) -> tuple[list[str], list[str]]:
        """IDs of the state before an event, and of the auth chain of that state."""

    async def state(self, server: str, room_id: str, event_id: str) -> tuple[Sequence[Pdu], Sequence[Pdu]]:
        """The same as whole events."""

    async def event_auth(self, server: str, room_id: str, event_id: str) -> Sequence[Pdu]:
        """The auth chain of an event."""

    async def backfill(self, server: str, room_id: str, from_ids: Sequence[str], limit: int) -> Sequence[Pdu]:
        """At most `limit` events: the given ones and what came before them."""
