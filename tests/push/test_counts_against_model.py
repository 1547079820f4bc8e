"""Counts of a chat at random, against counting one event after another."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

THREADS = {"room": {"timeline": {"unread_thread_notifications": True}}}
STEPS = 60


@dataclass
class Said:
    event_id: str
    sender: str
    thread: str
    notifies: bool
    mentions: frozenset[str]
    muted: frozenset[str]


@dataclass
class Model:
    """All that was said, and up to which index each user read each thread ("" for the whole room)."""

    said: list[Said] = field(default_factory=list)
    read: dict[tuple[str, str], int] = field(default_factory=dict)
    muted: set[str] = field(default_factory=set)

    def counts(self, user: str) -> dict[str, tuple[int, int]]:
        """Notifications and highlights by thread."""
        counts: dict[str, tuple[int, int]] = {"main": (0, 0)}
        for at, said in enumerate(self.said):
            upto = max(self.read.get((user, ""), -1), self.read.get((user, said.thread), -1))
            if at <= upto or said.sender == user or user in said.muted or not said.notifies:
                continue
            before = counts.get(said.thread, (0, 0))
            counts[said.thread] = (before[0] + 1, before[1] + (user in said.mentions))
        return counts


async def shown(client: Client, room_id: str) -> dict[str, tuple[int, int]]:
    room = (await client.sync(filter=THREADS))["rooms"]["join"][room_id]
    by_thread = {"main": room["unread_notifications"], **room.get("unread_thread_notifications", {})}
    return {name: (each["notification_count"], each["highlight_count"]) for name, each in by_thread.items()}


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_random_chat_is_counted_as_if_one_by_one(start_porch: Callable[..., PorchProcess], seed: int) -> None:
    porch, chance, model = start_porch(), random.Random(seed), Model()
    users = {client.user_id: client for client in [await Client.register(porch) for _ in range(3)]}
    first, *others = users.values()
    room = await first.create_room(preset="public_chat")
    for other in others:
        await other.join(room)
    # The second never asks until the end, so that nothing of theirs is in memory.
    readers = [first, others[1]]
    for step in range(STEPS):
        await _one_step(chance, model, users, room)
        if step % 5 == 0:
            for reader in readers:
                assert await shown(reader, room) == model.counts(reader.user_id), f"step {step}"
    for client in users.values():
        assert await shown(client, room) == model.counts(client.user_id)
    porch.restart()
    for client in users.values():
        assert await shown(client, room) == model.counts(client.user_id)


async def _one_step(chance: random.Random, model: Model, users: dict[str, Client], room: str) -> None:
    user = chance.choice(list(users))
    action = chance.choice(["say", "say", "say", "read", "mute"])
    if action == "say" or not model.said:
        await _say(chance, model, users[user], room, list(users))
    elif action == "read":
        at = chance.randrange(len(model.said))
        said = model.said[at]
        thread = chance.choice(["", said.thread])
        type_ = chance.choice(["m.read", "m.read.private"])
        body: dict[str, Any] = {"thread_id": thread} if thread else {}
        await users[user].ok("POST", f"rooms/{escape(room)}/receipt/{type_}/{escape(said.event_id)}", body)
        model.read[user, thread] = max(model.read.get((user, thread), -1), at)
    else:
        path = f"pushrules/global/room/{escape(room)}"
        if user in model.muted:
            await users[user].ok("DELETE", path)
        else:
            await users[user].ok("PUT", path, {"actions": []})
        model.muted ^= {user}


async def _say(chance: random.Random, model: Model, client: Client, room: str, users: list[str]) -> None:
    roots = [said.event_id for said in model.said if said.thread == "main" and said.notifies][:3]
    thread = chance.choice(["main", *roots])
    mentions = frozenset(chance.sample(users, chance.randrange(3)))
    notice = chance.random() < 0.2
    content: dict[str, Any] = {
        "msgtype": "m.notice" if notice else "m.text",
        "body": "hello",
        "m.mentions": {"user_ids": sorted(mentions)},
    }
    if thread != "main":
        content["m.relates_to"] = {"rel_type": "m.thread", "event_id": thread}
    event_id = await client.send_event(room, "m.room.message", content)
    # A mention comes after the rule that silences notices, and before a muted room.
    muted = frozenset(model.muted - mentions)
    model.said.append(Said(event_id, client.user_id, thread, not notice, mentions, muted))
    model.read[client.user_id, thread] = len(model.said) - 1
