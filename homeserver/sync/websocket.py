"""The websocket stream: updates shaped like the answers of `GET /sync`, and requests the other way.

Described in `docs/websocket.md`.  One update is in flight at a time, and the next is computed from the token of the one
before when that one has left: so a slow reader gets fewer and larger updates, and nothing queues up.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from typing import Any, Final

import msgspec
import orjson

from homeserver.http import Requester, WebsocketCall, WebsocketClosed
from homeserver.http.body import convert, parse_object
from homeserver.journal import Token, Waiters
from homeserver.protocol.errors import InvalidParam, LimitExceeded, MatrixError, MissingToken
from homeserver.sync.engine import SyncEngine
from homeserver.sync.inner_calls import InnerCalls
from homeserver.sync.long_poll import LongPolls
from homeserver.sync.request import SyncRequest
from homeserver.sync.sessions import SessionChanges
from homeserver.sync.websocket_methods import Request, errand
from homeserver.sync.wishes import Seen, Wish, Wishes

SUBPROTOCOL: Final = "m.json"
AUTHENTICATE_S: Final = 15.0
"""How long a client may take for its first frame where it has not given its token before."""
PRESENCE_EVERY_S: Final = 20.0
SLOWEST_S: Final = 120.0
"""A client that takes nothing for so long is given up."""
MOST_OF_ONE_USER: Final = 100
"""Streams that one user may have open at the same time, in one process."""
FULL_MS: Final = 30_000
"""How long a client is asked to wait that has as many streams open."""

BAD_REQUEST: Final = 4000
UNAUTHORIZED: Final = 4001
GOING_AWAY: Final = 1001


class _Authenticate(msgspec.Struct):
    access_token: str


@dataclass(slots=True)
class _Socket:
    """A websocket that stands, with who is at its other end."""

    call: WebsocketCall
    token: str
    requester: Requester
    sending: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def send(self, body: bytes) -> None:
        """Sends one message, after those before it.  Raises `WebsocketClosed`, too, for a reader that is stuck."""
        if self.sending.locked() or not self.call.send_at_once(body):
            async with self.sending:
                await _send(self.call, body)


async def _send(call: WebsocketCall, body: bytes) -> None:
    try:
        async with asyncio.timeout(SLOWEST_S):
            await call.send(body.decode())
    except TimeoutError:
        raise WebsocketClosed from None


class Streams:
    """Serves websockets."""

    def __init__(
        self,
        engine: SyncEngine,
        long_polls: LongPolls,
        wishes: Wishes,
        waiters: Waiters,
        sessions: SessionChanges,
        inner_calls: InnerCalls,
        seen: Seen,
    ) -> None:
        self._engine = engine
        self._long_polls = long_polls
        self._wishes = wishes
        self._waiters = waiters
        self._sessions = sessions
        self._inner_calls = inner_calls
        self._seen = seen
        self._open: Counter[str] = Counter()

    async def serve(self, call: WebsocketCall) -> None:
        """Serves one websocket until either side closes it."""
        if call.subprotocols and SUBPROTOCOL not in call.subprotocols:
            raise InvalidParam(f"This stream speaks the subprotocol {SUBPROTOCOL}.")
        subprotocol = SUBPROTOCOL if call.subprotocols else None
        token = call.token
        if token is not None:
            requester = await call.authenticate(token)
            wish = await self._wish(call, requester)
            await call.accept(subprotocol)
            socket = _Socket(call, token, requester)
        else:
            await call.accept(subprotocol)
            try:
                socket = await _first_frame(call)
                wish = await self._wish(call, socket.requester)
            except MatrixError as error:
                await _refuse(call, error)
                return
        try:
            await self._run(socket, wish)
        except MatrixError as error:
            await _refuse(call, error)

    async def _wish(self, call: WebsocketCall, requester: Requester) -> Wish:
        if self._open[requester.user_id] >= MOST_OF_ONE_USER:
            raise LimitExceeded(FULL_MS, "You have too many streams open.")
        wish = await self._wishes.read(call.query, requester)
        await self._long_polls.take(wish.request, wish.since)
        return wish

    async def _run(self, socket: _Socket, wish: Wish) -> None:
        """Updates one way and requests the other, until one of the two ends."""
        user_id = socket.requester.user_id
        self._open[user_id] += 1
        try:
            await _until_first_ends(self._update(socket, wish), self._answer(socket))
        finally:
            self._open[user_id] -= 1
            if not self._open[user_id]:
                del self._open[user_id]
        if self._waiters.stopping:
            await socket.call.close(GOING_AWAY, "the server is stopping")

    async def _update(self, socket: _Socket, wish: Wish) -> None:
        request, since = wish.request, wish.since
        loop = asyncio.get_running_loop()
        changes = self._sessions.count(request.user_id)
        seen_at = -PRESENCE_EVERY_S
        is_first = True
        with self._waiters.watch(request.user_id) as watch:
            while True:
                if loop.time() - seen_at >= PRESENCE_EVERY_S:
                    self._seen(request.user_id, request.device_id, wish.presence, still=not is_first)
                    seen_at = loop.time()
                    # A token that expires makes no news.
                    await socket.call.authenticate(socket.token)
                watch.clear()
                since = await self._one_update(socket, request, since, is_first)
                if is_first:
                    request, is_first = replace(request, full_state=False), False
                if self._waiters.stopping:
                    return
                # More messages for the device than fitted in are told at once.
                await watch.wait(PRESENCE_EVERY_S if since.to_device is None else 0)
                if self._sessions.count(request.user_id) != changes:
                    changes = self._sessions.count(request.user_id)
                    await socket.call.authenticate(socket.token)

    async def _one_update(self, socket: _Socket, request: SyncRequest, since: Token | None, is_first: bool) -> Token:
        """Sends what is new, if anything is; the first update is sent in any case: it says that the stream stands."""
        result = await self._engine.changes(request, since)
        if is_first or not result.is_empty:
            await socket.send(result.body)
        return result.upto

    async def _answer(self, socket: _Socket) -> None:
        """Answers requests, one after another: what a client sends in an order arrives in that order."""
        while True:
            message = await socket.call.receive()
            await socket.send(await self._answer_one(socket, message))

    async def _answer_one(self, socket: _Socket, message: str | bytes) -> bytes:
        request_id: str | None = None
        try:
            request = convert(_parse(message), Request)
            request_id = request.id
            if request.method == "ping":
                return _result(request_id, b"{}")
            todo = errand(request, socket.requester.user_id)
            return _result(request_id, await self._inner_calls.run(todo, socket.token, socket.call))
        except MatrixError as error:
            if error.errcode == "M_UNKNOWN_TOKEN":
                raise
            if request_id is None and isinstance(given := _id_in(message), str):
                request_id = given
            return _error(request_id, error)


async def _first_frame(call: WebsocketCall) -> _Socket:
    """Reads `authenticate`, as browsers cannot set headers.  Raises `MissingToken` for anything else."""
    try:
        async with asyncio.timeout(AUTHENTICATE_S):
            message = await call.receive()
    except TimeoutError:
        raise MissingToken("The stream was not authenticated in time.") from None
    request = convert(_parse(message), Request)
    if request.method != "authenticate":
        raise MissingToken("The first frame must authenticate.")
    token = convert(request.params, _Authenticate).access_token
    requester = await call.authenticate(token)
    answer = {"user_id": requester.user_id, "device_id": requester.device_id}
    socket = _Socket(call, token, requester)
    await socket.send(_result(request.id, orjson.dumps(answer)))
    return socket


async def _refuse(call: WebsocketCall, error: MatrixError) -> None:
    """Says what is wrong, and closes."""
    code = UNAUTHORIZED if error.status == 401 else BAD_REQUEST
    await _send(call, orjson.dumps({"error": error.body()}))
    await call.close(code, error.errcode)


async def _until_first_ends(*coroutines: Coroutine[Any, Any, None]) -> None:
    """Runs all until one returns or raises, then ends the others; raises what that one raised."""
    tasks = [asyncio.ensure_future(each) for each in coroutines]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()


def _parse(message: str | bytes) -> dict[str, Any]:
    return parse_object(message.encode() if isinstance(message, str) else message)


def _id_in(message: str | bytes) -> Any:
    try:
        return _parse(message).get("id")
    except MatrixError:
        return None


def _result(request_id: str, result: bytes) -> bytes:
    return b'{"id":%s,"result":%s}' % (orjson.dumps(request_id), result)


def _error(request_id: str | None, error: MatrixError) -> bytes:
    return orjson.dumps({"id": request_id, "error": error.body()})
