"""How an event stands with this server."""

from __future__ import annotations

from enum import IntEnum


class Standing(IntEnum):
    """Server-server API, "Checks performed on receipt of a PDU": what they led to, and how much is known around it.

    The first two are in the timeline (`position` > 0), the others outside of it (`position` < 0).
    """

    ACCEPTED = 0
    """In the timeline; the state before and after it is known."""
    BACKFILLED = 1
    """In the timeline, out of history that was fetched later: the state around it is known by the events alone."""
    OUTLIER = 2
    """Allowed by its auth events; known only as a piece of state, or for its authority."""
    SOFT_FAILED = 3
    """Allowed where it stands in the graph, but not by the room's current state: not shown and not built upon."""
    REJECTED = 4
    """Refused by the authorisation rules."""

    @property
    def in_timeline(self) -> bool:
        """Whether events of this standing are shown to clients as part of the room's timeline."""
        return self <= Standing.BACKFILLED
