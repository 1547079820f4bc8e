"""What this server has for one other: events by their positions, EDUs, and the transaction that is not answered yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from homeserver.outbox.edus import WaitingEdus

MOST_EVENTS: Final = 500
"""Positions that wait in memory for one destination; with more of them it catches up from the database later."""
MOST_WHILE_FAILING: Final = 20
"""The same for one that fails: there may be thousands of those."""
MOST_OUTSIDE: Final = 100


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction, the same however often it is sent.

    `delivered` is the position up to which its destination has all events once it is answered, None where it holds
    none; `durable` are the EDUs to forget then, each with its number.
    """

    txn_id: str
    body: bytes
    pdus: int = 0
    edus: int = 0
    delivered: int | None = None
    durable: tuple[tuple[int, bytes], ...] = ()


@dataclass(slots=True)
class Destination:
    """`delivered` is the position up to which the server has every event it should have.

    Events wait in `latest` (when it catches up: the newest of each room) and behind it in `live`.  While it is
    `behind`, none are gathered: what it lacks is asked of the database when its turn comes.
    """

    name: str
    delivered: int = 0
    behind: bool = False
    catching_up: bool = False
    """Whether what it lacks is being asked of the database."""
    latest: deque[int] = field(default_factory=deque)
    latest_upto: int = 0
    """What `delivered` becomes when `latest` is through."""
    live: deque[int] = field(default_factory=deque)
    outside: set[int] = field(default_factory=set)
    """Positions of events of rooms that it is not in: what it lacks of those cannot be asked of the database."""
    edus: WaitingEdus = field(default_factory=WaitingEdus)
    has_durable: bool = False
    held: Transaction | None = None
    waits: bool = False
    """Whether it stands in a lane."""
    sending: bool = False
    refusals: int = 0
    """How often in a row it refused a transaction that is sent again."""

    @property
    def lacks_events(self) -> bool:
        """Whether there are events that it does not have for certain."""
        in_held = self.held is not None and self.held.delivered is not None
        return self.behind or self.catching_up or in_held or bool(self.latest or self.live)

    @property
    def has_work(self) -> bool:
        """Whether there is anything to send."""
        return self.held is not None or self.lacks_events or self.has_durable or bool(self.edus)

    def add_event(self, position: int, *, outside: bool, most: int = MOST_EVENTS) -> None:
        """One more event for it, newer than all before; `outside`: it is not in the event's room.

        With more than `most` events that wait it falls behind.
        """
        if not self.lacks_events:
            self.delivered = position - 1
        if outside:
            self.outside.add(position)
            if len(self.outside) > MOST_OUTSIDE:
                self.outside.discard(min(self.outside))
        if self.behind:
            return
        self.live.append(position)
        if len(self.live) > most:
            self.fall_behind()

    def fall_behind(self) -> None:
        """Stops to gather events: what is lacking is asked of the database later."""
        self.behind, self.catching_up = True, False
        self.live.clear()
        self.latest.clear()

    def begin_to_catch_up(self, upto: int) -> None:
        """From now on events are gathered again: those after `upto`. The others come with `caught`."""
        self.behind, self.catching_up = False, True
        self.latest_upto = upto

    def caught(self, latest: Sequence[int]) -> None:
        """These are what it lacks of the rooms that it is in."""
        if not self.catching_up:
            return
        self.catching_up = False
        outside = {position for position in self.outside if position <= self.latest_upto}
        self.latest.extend(sorted(outside.union(latest)))
        if not self.latest:
            self.delivered = max(self.delivered, self.latest_upto)

    def take_positions(self, most: int) -> list[int]:
        """The next events to send, which then do not wait any more."""
        source = self.latest or self.live
        return [source.popleft() for _ in range(min(most, len(source)))]

    def put_back(self, positions: list[int], *, latest: bool) -> None:
        """Events that did not fit into a transaction are the next again."""
        if self.behind:
            return
        (self.latest if latest else self.live).extendleft(reversed(positions))

    def was_answered(self, transaction: Transaction) -> None:
        """The server has what is in its transaction."""
        self.held = None
        self.refusals = 0
        if transaction.delivered is not None:
            self.delivered = max(self.delivered, transaction.delivered)
            self.outside = {position for position in self.outside if position > self.delivered}
