"""What the rooms ask of a room's policy server; `homeserver.policy` does it (Server-server API, "Policy Servers")."""

from __future__ import annotations

from typing import Protocol

from homeserver.protocol.event import Event
from homeserver.rooms.head import RoomHead


class RoomPolicy(Protocol):
    """Has events signed by the policy server of their room."""

    def concerns(self, head: RoomHead) -> bool:
        """Whether the room may have a policy server at all; tells rooms without one at no cost."""

    async def signed(self, event: Event, head: RoomHead) -> Event:
        """The event with the signature of the policy server that the room at `head` uses; as it is where the room uses
        none, where it need not be signed, and where it is already.

        Raises the `MatrixError` that the event's sender is to be told: the event is not to be sent, or is soft-failed.
        """
