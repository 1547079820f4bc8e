"""The routes by which clients sync."""

from __future__ import annotations

from homeserver.http import Auth, Authenticator, Call, Routes, WebsocketCall
from homeserver.sync.long_poll import LongPolls
from homeserver.sync.websocket import Streams
from homeserver.sync.wishes import Seen, Wishes

STREAM = "/_matrix/client/unstable/org.porch.stream"


def routes(wishes: Wishes, long_polls: LongPolls, streams: Streams, authenticator: Authenticator, seen: Seen) -> Routes:
    """`GET /sync` and the websocket stream."""
    routes = Routes()

    @routes.get("/_matrix/client/v3/sync", auth=Auth.GUEST)
    async def sync(call: Call) -> bytes:
        requester = call.requester
        wish = await wishes.read(call.query, requester)
        timeout_ms = call.query_int("timeout", 0)
        seen(requester.user_id, requester.device_id, wish.presence)

        async def still_good() -> None:
            await authenticator.authenticate(call.token or "", call)

        result = await long_polls.wait(wish.request, wish.since, timeout_ms, still_good)
        if timeout_ms > 0:
            seen(requester.user_id, requester.device_id, wish.presence, still=True)
        return result.body

    @routes.websocket(STREAM)
    async def stream(call: WebsocketCall) -> None:
        await streams.serve(call)

    return routes
