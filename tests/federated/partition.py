"""Random lives of servers that are cut off from each other while all write, and what must be true afterwards.

What is written needs no one's consent that another server could take back meanwhile: users who write are never removed,
and each removes and invites only its own flock. So every event must be everywhere in the end. (Where a ban meets what
the banned one wrote elsewhere, servers may show different things by the rules of Matrix.)
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterable
from typing import Any

from tests.federated.rooms import VERSIONS, event, history, join, membership_becomes, same_state, state
from tests.rig.client import Client, escape
from tests.rig.synapse import SynapseProcess
from tests.rig.trio import NAMES, Trio

ROOMS = 2
STEPS = 30
FLOCK = 2
# Synapse and Porch leave a server alone for a while after a failure.
PAUSE_S = 1.0
TOGETHER_S = 40.0
SPEAK_S = 4.0


class SharedRoom:
    """One room with a writer on each server, each with users of its own to invite and remove."""

    def __init__(self, trio: Trio, chance: random.Random, writers: dict[str, Client]) -> None:
        self.trio, self.chance, self.writers = trio, chance, writers
        self.room_id = ""
        self._own_messages: dict[str, list[str]] = {name: [] for name in NAMES}
        self._begin: set[str] = set()
        self._flock: dict[str, list[str]] = {}

    async def make(self) -> SharedRoom:
        """Makes the room on some server, in some version; all join."""
        host = self.chance.choice(NAMES)
        owner = self.writers[host]
        others = [writer for name, writer in self.writers.items() if name != host]
        version = self.chance.choice(VERSIONS)
        self.room_id = await owner.create_room(preset="public_chat", room_version=version)
        for writer in others:
            await join(self.trio, writer, self.room_id, host)
        await membership_becomes([owner], self.room_id, others[-1], "join")
        levels = await owner.state(self.room_id, "m.room.power_levels")
        levels["users"] |= {writer.user_id: 100 for writer in others}
        levels["events"] = {}
        await owner.set_state(self.room_id, "m.room.power_levels", levels)
        await same_state(self.writers.values(), self.room_id)
        for name in NAMES:
            # Nobody needs to be there to be invited or banned, so these need not be real.
            self._flock[name] = [f"@sheep-{name}-{n}:{self.trio[name].server_name}" for n in range(FLOCK)]
        self._begin = set(await self._events(owner))
        return self

    async def step(self, name: str) -> None:
        """The writer of that server does something."""
        actions = [
            self._talk,
            self._talk,
            self._talk,
            self._set,
            self._set,
            self._level,
            self._flock_moves,
            self._redact,
        ]
        await self.chance.choice(actions)(name, self.writers[name])

    async def _talk(self, name: str, writer: Client) -> None:
        text = f"{self.chance.random()}"
        self._own_messages[name].append(await writer.send(self.room_id, text))

    async def _set(self, name: str, writer: Client) -> None:
        kind, content = self.chance.choice(
            [
                ("m.room.topic", {"topic": f"{self.chance.random()}"}),
                ("m.room.name", {"name": f"{self.chance.random()}"}),
                ("org.example.state", {"value": f"{self.chance.random()}"}),
            ]
        )
        key = self.chance.choice("abc") if kind == "org.example.state" else ""
        await writer.set_state(self.room_id, kind, content, key)

    async def _level(self, name: str, writer: Client) -> None:
        levels = await writer.state(self.room_id, "m.room.power_levels")
        levels["users"][self.chance.choice(self._flock[name])] = self.chance.randrange(1, 49)
        await writer.set_state(self.room_id, "m.room.power_levels", levels)

    async def _flock_moves(self, name: str, writer: Client) -> None:
        user_id = self.chance.choice(self._flock[name])
        reply = await writer.get(f"rooms/{escape(self.room_id)}/state/m.room.member/{escape(user_id)}")
        banned = reply.status == 200 and reply.json["membership"] == "ban"
        action = "unban" if banned else "ban"
        await writer.ok("POST", f"rooms/{escape(self.room_id)}/{action}", {"user_id": user_id})

    async def _redact(self, name: str, writer: Client) -> None:
        if self._own_messages[name]:
            event_id = self.chance.choice(self._own_messages[name])
            txn = f"{self.chance.random()}"
            await writer.ok("PUT", f"rooms/{escape(self.room_id)}/redact/{escape(event_id)}/{txn}", {})

    async def come_together(self) -> None:
        """Everyone says something, and again after a while, until all see the same: the same state, the same events."""
        begin, spoken = time.monotonic(), 0
        while True:
            if spoken * SPEAK_S <= time.monotonic() - begin < TOGETHER_S - SPEAK_S:
                spoken += 1
                await asyncio.gather(*(writer.send(self.room_id, "are you there?") for writer in self.writers.values()))
            differences = await self._differences()
            if not differences:
                return
            assert time.monotonic() - begin < TOGETHER_S, f"in {self.room_id}: {differences}"
            await asyncio.sleep(0.2)

    async def _differences(self) -> str:
        states = await asyncio.gather(*(state(writer, self.room_id) for writer in self.writers.values()))
        for name, one in zip(self.writers, states, strict=True):
            if one != states[0]:
                return f"the state on {name} is not that on {NAMES[0]}: {sorted(one.items() ^ states[0].items())}"
        seen = await asyncio.gather(*(self._events(writer) for writer in self.writers.values()))
        everything = seen[0] | seen[1] | seen[2]
        for name, events in zip(self.writers, seen, strict=True):
            if isinstance(self.trio[name], SynapseProcess):
                events |= await self._one_by_one(self.writers[name], everything.keys() - events.keys())
                # It has those from before its join as state, and does not always look for their places.
                events |= {event_id: everything[event_id] for event_id in self._begin & everything.keys()}
            missing = [one for event_id, one in everything.items() if event_id not in events]
            differing = [
                (one, seen[0][event_id]) for event_id, one in events.items() if one != seen[0].get(event_id, one)
            ]
            if missing or differing:
                return f"{name} lacks {missing}, and has others than {NAMES[0]}: {differing}"
        return ""

    async def _one_by_one(self, writer: Client, event_ids: Iterable[str]) -> dict[str, Any]:
        """Events that Synapse has, although its pages of a room with forks leave some out."""
        found = [await event(writer, self.room_id, event_id) for event_id in event_ids]
        return {one["event_id"]: _essence(one) for one in found if one is not None}

    async def _events(self, writer: Client) -> dict[str, Any]:
        """Every event that the writer sees, its content as it stands after redactions, by event ID."""
        return {one["event_id"]: _essence(one) for one in await history(writer, self.room_id)}


def _essence(one: dict[str, Any]) -> tuple[Any, ...]:
    return one["event_id"], one["type"], one["sender"], one["content"]


async def live(trio: Trio, seed: int) -> None:
    """One life: rooms are made, servers are cut off and come back while all write, and in the end all is one again."""
    chance = random.Random(seed)
    writers = dict(zip(NAMES, await trio.users(), strict=True))
    rooms = [await SharedRoom(trio, chance, writers).make() for _ in range(ROOMS)]
    for _ in range(STEPS):
        luck = chance.random()
        if luck < 0.12:
            trio.cut(chance.choice(NAMES))
        elif luck < 0.2:
            trio.heal()
        else:
            await chance.choice(rooms).step(chance.choice(NAMES))
    trio.heal()
    await asyncio.sleep(PAUSE_S)
    await asyncio.gather(*(room.come_together() for room in rooms))
