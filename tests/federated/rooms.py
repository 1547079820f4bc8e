"""Rooms that users of several servers share, and what each of them sees there."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from tests.rig.client import Client, escape
from tests.rig.trio import Trio

VERSIONS = ("6", "10", "11", "12")
PAUSE_S = 0.03
WAIT_S = 20.0


async def until(probe: Callable[[], Awaitable[Any]], what: str, timeout_s: float = WAIT_S) -> Any:
    """Asks again and again until the answer is true, and gives it back; fails with `what` and the last answer."""
    deadline = time.monotonic() + timeout_s
    while True:
        answer = await probe()
        if answer:
            return answer
        assert time.monotonic() < deadline, f"{what}: not within {timeout_s} s; the last answer was {answer!r}"
        await asyncio.sleep(PAUSE_S)


async def shared_room(
    trio: Trio, host: str, version: str, guests: Iterable[Client] = (), **body: Any
) -> tuple[Client, str]:
    """A public room of a new user of `host`, which all guests joined through it; the user and the room."""
    owner = await trio.user(host)
    room_id = await owner.create_room(**{"preset": "public_chat", "room_version": version, **body})
    everyone = [owner]
    for guest in guests:
        await join(trio, guest, room_id, host)
        everyone.append(guest)
    # A server sends to those of which it knows that they are in the room.
    await same_state(everyone, room_id)
    return owner, room_id


async def join(trio: Trio, user: Client, room_id: str, *through: str) -> None:
    """Joins through these servers."""
    names = [trio[name].server_name for name in through]
    await user.ok("POST", f"join/{escape(room_id)}", {}, via=names, server_name=names)


async def event(user: Client, room_id: str, event_id: str) -> dict[str, Any] | None:
    """An event as the user sees it; None where it is not there."""
    reply = await user.get(f"rooms/{escape(room_id)}/event/{escape(event_id)}")
    assert reply.status in (200, 403, 404), f"{reply.status} {reply.body[:300]!r}"
    return reply.json if reply.status == 200 else None


async def all_see(users: Iterable[Client], room_id: str, *event_ids: str) -> None:
    """Waits until every one of the users sees every one of the events."""

    async def one(user: Client, event_id: str) -> None:
        await until(lambda: event(user, room_id, event_id), f"{user.user_id} sees {event_id}")

    await asyncio.gather(*(one(user, event_id) for user in users for event_id in event_ids))


async def state(user: Client, room_id: str) -> dict[tuple[str, str], str]:
    """The event ID of each piece of the room's state, as the user sees it."""
    events = await user.ok("GET", f"rooms/{escape(room_id)}/state")
    return {(one["type"], one["state_key"]): one["event_id"] for one in events}


async def same_state(users: Iterable[Client], room_id: str, timeout_s: float = WAIT_S) -> dict[tuple[str, str], str]:
    """Waits until all of the users see the same state of the room; that state."""
    everyone = list(users)

    async def probe() -> list[dict[tuple[str, str], str]]:
        seen = await asyncio.gather(*(state(user, room_id) for user in everyone))
        differing = [
            f"{user.user_id}: {sorted(one.items() - seen[0].items())}" for user, one in zip(everyone, seen, strict=True)
        ]
        last[0] = (
            f"{everyone[0].user_id} has also {[sorted(seen[0].items() - one.items()) for one in seen]}; {differing}"
        )
        return seen if all(one == seen[0] for one in seen) else []

    last = [""]
    try:
        return (await until(probe, "all see the same state", timeout_s))[0]
    except AssertionError as error:
        raise AssertionError(f"{error}\n{last[0]}") from None


async def membership(viewer: Client, room_id: str, user: Client) -> str | None:
    """The membership of a user as the viewer sees it now; None where there is none."""
    reply = await viewer.get(f"rooms/{escape(room_id)}/state/m.room.member/{escape(user.user_id)}")
    return reply.json["membership"] if reply.status == 200 else None


async def membership_becomes(viewers: Iterable[Client], room_id: str, user: Client, wanted: str) -> None:
    """Waits until each of the viewers sees that membership."""

    async def one(viewer: Client) -> None:
        async def probe() -> bool:
            return await membership(viewer, room_id, user) == wanted

        await until(probe, f"{viewer.user_id} sees that {user.user_id} is {wanted!r}")

    await asyncio.gather(*(one(viewer) for viewer in viewers))


async def section(user: Client, name: str, room_id: str) -> dict[str, Any] | None:
    """A room in a section ("join", "invite", "knock", "leave") of a first sync; None where it is not there."""
    answer = await user.sync(filter={"room": {"include_leave": True}})
    found: dict[str, Any] | None = answer.get("rooms", {}).get(name, {}).get(room_id)
    return found


async def invited(user: Client, room_id: str) -> dict[str, Any]:
    """Waits for an invitation; the stripped state by type (the user's own member event under their ID)."""
    found = await until(lambda: section(user, "invite", room_id), f"{user.user_id} is invited")
    return {
        one["state_key"] if one["type"] == "m.room.member" else one["type"]: one
        for one in found["invite_state"]["events"]
    }


async def history(user: Client, room_id: str) -> list[dict[str, Any]]:
    """Every event of the room that the user may see, the oldest first."""
    pages: list[dict[str, Any]] = []
    position: dict[str, str] = {}
    while True:
        page = await user.ok("GET", f"rooms/{escape(room_id)}/messages", dir="b", limit=100, **position)
        pages += page["chunk"]
        if "end" not in page:
            return pages[::-1]
        position = {"from": page["end"]}
