"""Claims that hold whatever happens: a client that follows the tokens always knows where it stands."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.sync.reading import timeline, true_state

STEPS = 60


class Follower:
    """A client that believes what syncs tell it, and nothing else."""

    def __init__(self, client: Client, after: str | None, lazy: bool, limit: int) -> None:
        self.client = client
        self.after = after
        self.lazy = lazy
        self.filter = {
            "presence": {"types": []},
            "room": {"timeline": {"limit": limit}, "state": {"lazy_load_members": lazy}},
        }
        self.token: str | None = None
        self.rooms: dict[str, str] = {}
        self.state: dict[str, dict[tuple[str, str], Any]] = {}
        self.counts: dict[str, int] = {}
        self.seen: set[str] = set()

    async def sync(self) -> None:
        """Takes in one answer."""
        query: dict[str, Any] = {"use_state_after": True} if self.after is not None else {}
        answer = await self.client.sync(self.token, filter=self.filter, **query)
        self.token = answer["next_batch"]
        sections = answer.get("rooms", {})
        for room in sections.get("invite", {}):
            self.rooms[room] = "invite"
        for room, section in sections.get("leave", {}).items():
            self.rooms[room] = "leave"
            self._check_events(room, section)
        for room, section in sections.get("join", {}).items():
            if self.rooms.get(room) != "join":
                self.state.pop(room, None)
            self.rooms[room] = "join"
            self._check_events(room, section)
            self._take_state(room, section)
            self.counts[room] = section.get("summary", {}).get("m.joined_member_count", self.counts.get(room, 0))

    def _check_events(self, room: str, section: Any) -> None:
        ids = [event["event_id"] for event in timeline(section)]
        assert len(ids) == len(set(ids))
        if ids and not section["timeline"]["limited"]:
            assert not self.seen & set(ids), "an event was told twice"
        self.seen.update(ids)
        for event in timeline(section):
            assert self.client.user_id in event["content"].get("there", [self.client.user_id])

    def _take_state(self, room: str, section: Any) -> None:
        state = self.state.setdefault(room, {})
        if self.after is not None:
            events = section[self.after]["events"]
        else:
            events = [*section.get("state", {}).get("events", []), *timeline(section)]
        for event in events:
            if "state_key" in event:
                state[event["type"], event["state_key"]] = event["event_id"]

    async def check(self) -> None:
        """Compares with what the server says when asked directly."""
        joined = (await self.client.ok("GET", "joined_rooms"))["joined_rooms"]
        assert {room for room, held in self.rooms.items() if held == "join"} == set(joined)
        for room in joined:
            truth = await true_state(self.client, room)
            known = self.state[room]
            if self.lazy:
                assert known.items() <= truth.items()
                members = {key for key in truth if key[0] == "m.room.member"}
                assert set(truth) - members <= set(known)
            else:
                assert known == truth
            members_now = (await self.client.ok("GET", f"rooms/{escape(room)}/joined_members"))["joined"]
            assert self.counts[room] == len(members_now)


class World:
    """Some rooms in which an owner does what chance says to others."""

    def __init__(self, owner: Client, others: list[Client], rooms: list[str], chance: random.Random) -> None:
        self.owner, self.others, self.rooms, self.chance = owner, others, rooms, chance

    async def step(self, number: int) -> None:
        """One thing happens; what is not allowed is refused, and nothing happens."""
        room, other = self.chance.choice(self.rooms), self.chance.choice(self.others)
        path = f"rooms/{escape(room)}"
        what = self.chance.choice(
            ["send"] * 4 + ["topic", "key"] * 2 + ["join", "leave"] * 3 + ["invite", "kick", "ban"]
        )
        if what == "send":
            await self.say(room, number)
        elif what == "topic":
            await self.owner.set_state(room, "m.room.topic", {"topic": f"{number}"})
        elif what == "key":
            await self.owner.set_state(room, "org.example.key", {"n": number}, f"key {number % 3}")
        elif what == "join":
            await other.post(f"join/{escape(room)}")
        elif what == "leave":
            await other.post(f"{path}/leave")
        elif what == "ban":
            await self.owner.post(f"{path}/ban", {"user_id": other.user_id})
            await self.say(room, number)
            await self.owner.post(f"{path}/unban", {"user_id": other.user_id})
        else:
            await self.owner.post(f"{path}/{what}", {"user_id": other.user_id})

    async def say(self, room: str, number: int) -> None:
        """A message that says who may see it: with `joined` history, only members may."""
        members = (await self.owner.ok("GET", f"rooms/{escape(room)}/joined_members"))["joined"]
        await self.owner.send(room, f"{number}", there=list(members))


async def live(porch: PorchProcess, seed: int, *, restart_every: int | None = None) -> None:
    """Lets chance play, with followers of every kind, and compares at the end."""
    chance = random.Random(seed)
    owner = await Client.register(porch)
    others = [await Client.register(porch) for _ in range(2)]
    visibility = {"type": "m.room.history_visibility", "content": {"history_visibility": "joined"}}
    rooms = [await owner.create_room(preset="public_chat", initial_state=[visibility]) for _ in range(3)]
    world = World(owner, others, rooms, chance)
    followers = [
        Follower(client, after, lazy, chance.choice([2, 5, 20]))
        for client in (owner, *others)
        for after, lazy in ((None, False), ("state_after", False), (None, True), ("state_after", True))
    ]
    # Each follower is a device of its own: what a device was told of members is remembered for it.
    for follower in followers:
        follower.client = await follower.client.login()
    for number in range(STEPS):
        await world.step(number)
        for follower in followers:
            if chance.random() < 0.12:
                await follower.sync()
        if restart_every is not None and number % restart_every == restart_every - 1:
            await asyncio.to_thread(porch.restart)
    for follower in followers:
        await follower.sync()
        await follower.check()


@pytest.mark.parametrize("seed", range(4))
async def test_a_client_that_follows_the_tokens_knows_rooms_and_state(porch: PorchProcess, seed: int) -> None:
    await live(porch, seed)


async def test_a_client_that_follows_the_tokens_over_restarts_knows_rooms_and_state(
    start_porch: Callable[..., PorchProcess],
) -> None:
    await live(start_porch(), 7, restart_every=20)
