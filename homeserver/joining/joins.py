"""Joins over other servers: asked for, sent, checked, taken in (Server-server API, "Joining Rooms").

Each server is asked for a template and sent the join that is made of it; its answer tells the whole room, of which
nothing is believed that does not hold together.  Only then is anything written here, in one piece.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import structlog

from homeserver.federation.errors import BadAnswer
from homeserver.federation.room_calls import RoomCalls, SendJoinAnswer
from homeserver.http.turns import Turns
from homeserver.joining.asking import ask_each
from homeserver.joining.known_servers import KnownServers
from homeserver.joining.own_event import AUTHORISER, BadTemplate, Signer, check_said, countersigned, read_template
from homeserver.joining.pace import in_turns
from homeserver.joining.received_room import ReceivedRoom, received_room
from homeserver.joining.strays import Strays
from homeserver.joining.turns import RoomTurns
from homeserver.protocol.errors import Forbidden, MatrixError
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS, RoomVersion
from homeserver.rooms import Rooms
from homeserver.rooms.elsewhere import takes_part
from homeserver.rooms.pdus import NotReceived

log = structlog.get_logger(__name__)

WITHIN_S: Final = 600.0
"""For all servers together: a large room takes its time."""
MAKE_S: Final = 30.0
"""For a template of one server, which it makes of what it has in memory."""
AT_ONCE: Final = 10
OF_ONE_SERVER: Final = 2
MOST_WAITING: Final = 100
"""Rooms that are told at once, each of which may have some hundred megabytes; and who may wait for one server."""
PIECE: Final = 500
"""Events that are checked together."""
EACH: Final = 1000
"""Events between two lines in the log."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A join that a resident server has taken, with what it answered."""

    server: str
    version: RoomVersion
    join: Event
    answer: SendJoinAnswer


class Joins:
    """Brings local users into rooms of other servers."""

    def __init__(
        self, rooms: Rooms, calls: RoomCalls, known: KnownServers, signer: Signer, turns: RoomTurns, strays: Strays,
        now_ms: Callable[[], int],
    ) -> None:  # fmt: skip
        self._rooms = rooms
        self._calls = calls
        self._known = known
        self._signer = signer
        self._turns = turns
        self._joining = RoomTurns()
        self._of_server = Turns(OF_ONE_SERVER, MOST_WAITING)
        self._at_once = asyncio.Semaphore(AT_ONCE)
        self._strays = strays
        self._now_ms = now_ms

    async def join(self, user_id: str, room_id: str, content: dict[str, Any], via: Sequence[str]) -> None:
        """Joins a room that this server is not in: one join a room at a time, the others then find themselves inside.

        Raises the `MatrixError` that the client is to be told.
        """
        check_said(content)
        servers = await self._known.of(user_id, room_id, via)
        async with self._joining.of(room_id):
            if not takes_part(await self._rooms.head(room_id), self._rooms.server_name):
                async with self._strays.kept_while_joining(room_id):
                    server, version, room = await ask_each(
                        servers,
                        lambda server: self._room_from(server, user_id, room_id, content),
                        what="join",
                        room_id=room_id,
                        within_s=WITHIN_S,
                    )
                    async with self._turns.of(room_id):
                        adopted = await self._rooms.adoption.join(version, room.join, room.state, room.auth_chain)
                    if not adopted:
                        # Another process was first, and has taken in more since.
                        await self._receive(server, room.join)
                log.info("joined_through_other_server", room=room_id, user=user_id, state=len(room.state))
                return
        await self._rooms.changes.join(user_id, room_id, content)

    async def join_vouched(self, user_id: str, room_id: str, content: dict[str, Any]) -> None:
        """Joins a restricted room that this server is in, with a member of another server who vouches.

        Raises the `MatrixError` that the client is to be told.
        """
        check_said(content)
        head = await self._rooms.head(room_id)
        servers = await self._known.vouching(head) if head is not None else []
        if not servers:
            raise MatrixError(
                403, "M_UNABLE_TO_GRANT_JOIN", "Nobody who could be asked can vouch for you in that room."
            )
        server, join = await ask_each(
            servers,
            lambda server: self._vouched_by(server, user_id, room_id, content),
            what="restricted join",
            room_id=room_id,
            within_s=WITHIN_S,
        )
        await self._receive(server, join)

    async def _receive(self, server: str, join: Event) -> None:
        """Takes in a join that `server` has taken, in a room that this server is in."""
        try:
            received = await self._rooms.receiver.receive(server, join)
        except NotReceived as error:
            raise MatrixError(502, "M_UNKNOWN", f"{server} did not tell all that the join builds on.") from error
        head = await self._rooms.head(join.room_id)
        # What came before the join by which this server is inside is in the room's state, not in its timeline.
        if not received.standing.in_timeline and (head is None or join.sender not in head.joined):
            raise Forbidden(f"The join was refused: {received.reason}")

    async def _vouched_by(self, server: str, user_id: str, room_id: str, content: dict[str, Any]) -> tuple[str, Event]:
        sent = await self._sent(server, user_id, room_id, content)
        return server, await self._returned(sent)

    async def _room_from(
        self, server: str, user_id: str, room_id: str, content: dict[str, Any]
    ) -> tuple[str, RoomVersion, ReceivedRoom]:
        release = await self._of_server.take(server)
        try:
            async with self._at_once:
                sent = await self._sent(server, user_id, room_id, content)
                return server, sent.version, await self._told(sent, room_id)
        finally:
            release()

    async def _told(self, sent: Sent, room_id: str) -> ReceivedRoom:
        """What holds of the room that the resident server tells.  Raises `BadRoom`, `BadTemplate`, `BadAnswer`."""
        server = sent.server
        join = await self._returned(sent)
        began = time.monotonic()
        count = len(sent.answer.state) + len(sent.answer.auth_chain)
        progress = Progress(room_id, server, count)
        told = chain(sent.answer.state, sent.answer.auth_chain)
        await self._rooms.pdu_checks.bring_keys(told, sent.version)
        log.info("join_keys_fetched", room=room_id, server=server, seconds=round(time.monotonic() - began, 2))
        state = await self._checked(sent.answer.state, sent.version, progress)
        auth_chain = await self._checked(sent.answer.auth_chain, sent.version, progress)
        room = await in_turns(received_room(join, state, auth_chain))
        log.info(
            "room_received",
            room=room_id,
            server=server,
            state=len(room.state),
            auth_chain=len(room.auth_chain),
            invalid=count - len(state) - len(auth_chain),
            refused=len(room.refused),
            seconds=round(time.monotonic() - began, 2),
        )
        return room

    async def _sent(self, server: str, user_id: str, room_id: str, content: dict[str, Any]) -> Sent:
        async with asyncio.timeout(MAKE_S):
            version, event = await self._calls.make_join(server, room_id, user_id, list(ROOM_VERSIONS))
        template = read_template(version, event, room_id, user_id, "join", server)
        join = template.event(content, self._now_ms(), self._signer)
        answer = await self._calls.send_join(server, room_id, join.event_id, join.pdu)
        if answer.members_omitted:
            raise BadAnswer(server, "the members were left out, which was not asked for")
        return Sent(server, template.version, join, answer)

    async def _returned(self, sent: Sent) -> Event:
        """Our join as the resident server sends it to others: with the signature of who vouches, where one must."""
        join = sent.join
        if sent.answer.event is not None:
            join = countersigned(join, await self._as_event(sent, sent.answer.event), sent.server)
        if AUTHORISER in join.content and sent.server not in join.pdu["signatures"]:
            raise BadTemplate("the join came back without the signature of the server that vouches for it")
        return join

    async def _as_event(self, sent: Sent, pdu: dict[str, Any]) -> Event:
        try:
            return await self._rooms.pdu_checks.check(pdu, sent.version)
        except MatrixError as error:
            raise BadAnswer(sent.server, f"the join that came back is not valid: {error.error}") from error

    async def _checked(self, pdus: Sequence[dict[str, Any]], version: RoomVersion, progress: Progress) -> list[Event]:
        """The events that pass.  They are parsed piece by piece: of each only one form is in memory."""
        passed: list[Event] = []
        for start in range(0, len(pdus), PIECE):
            part = pdus[start : start + PIECE]
            passed += await self._rooms.pdu_checks.check_many(part, version)
            progress.done(len(part))
        return passed


class Progress:
    """Tells the log how far a large room has come."""

    def __init__(self, room_id: str, server: str, count: int) -> None:
        self._room_id = room_id
        self._server = server
        self._count = count
        self._done = 0
        self._told = 0
        self._began = time.monotonic()

    def done(self, count: int) -> None:
        """So many more events were checked."""
        self._done += count
        if self._done - self._told >= EACH:
            self._told = self._done
            seconds = round(time.monotonic() - self._began, 2)
            log.info(
                "join_progress",
                room=self._room_id,
                server=self._server,
                checked=self._done,
                of=self._count,
                seconds=seconds,
            )
