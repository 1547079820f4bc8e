"""Random lives of a room's members, against a model of the rules that fits on a page."""

from __future__ import annotations

import random

import pytest

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import all_state, people, room, timeline

STEPS = 120
ACTIONS = ("join", "leave", "knock", "invite", "kick", "ban", "unban", "send", "topic", "rule", "power")
RULES = ("public", "invite", "knock")


class Model:
    """What the room should be like.  The first user is the creator; levels are the defaults of a room."""

    def __init__(self, users: list[Client]) -> None:
        self.held: dict[str, str] = {user.user_id: "none" for user in users}
        self.creator = users[0].user_id
        self.held[self.creator] = "join"
        self.power: dict[str, int] = {}
        self.rule = "public"

    def level(self, user_id: str) -> float:
        """The user's power."""
        return float("inf") if user_id == self.creator else self.power.get(user_id, 0)

    def may(self, who: str, action: str, target: str, value: int) -> bool:
        """Whether the action is to be answered with 200."""
        mine, theirs, own = self.held[who], self.held[target], self.level(who)
        inside, stronger = mine == "join", own > self.level(target)
        match action:
            case "join":
                return mine == "join" or (mine != "ban" and (self.rule == "public" or mine == "invite"))
            case "leave":
                return mine in ("join", "invite", "knock", "leave")
            case "knock":
                return self.rule == "knock" and mine not in ("join", "ban", "invite")
            case "invite":
                return inside and theirs not in ("join", "ban")  # anyone may invite: the level is 0
            case "kick":
                # To kick oneself is to leave.
                present = theirs in ("join", "invite", "knock")
                return inside and present and (who == target or (own >= 50 and stronger))
            case "ban":
                return inside and own >= 50 and stronger
            case "unban":
                return inside and theirs == "ban" and own >= 50 and stronger
            case "send":
                return inside
            case "topic" | "rule":
                return inside and own >= 50
            case _:
                return inside

    def apply(self, who: str, action: str, target: str, value: int) -> None:
        """What the action changes."""
        match action:
            case "join" | "knock":
                self.held[who] = action
            case "leave":
                self.held[who] = "leave"
            case "invite" | "ban":
                self.held[target] = action
            case "kick" | "unban":
                self.held[target] = "leave"
            case "rule":
                self.rule = RULES[value % len(RULES)]
            case "power":
                self.power[target] = value


async def act(by: Client, room_id: str, action: str, target: str, value: int, model: Model, step: int) -> int:
    """Does it; the status."""
    if action in ("join", "leave"):
        return (await by.post(room(room_id, action))).status
    if action == "knock":
        return (await by.post(f"knock/{escape(room_id)}")).status
    if action == "send":
        return (await by.put(room(room_id, "send", "m.room.message", f"s{step}"), {"body": str(step)})).status
    if action == "topic":
        return (await by.put(room(room_id, "state", "m.room.topic"), {"topic": str(step)})).status
    if action == "rule":
        body = {"join_rule": RULES[value % len(RULES)]}
        return (await by.put(room(room_id, "state", "m.room.join_rules"), body)).status
    if action == "power":
        levels = {"users": {**model.power, target: value}, "events": {}, "invite": 0, "kick": 50, "ban": 50}
        return (await by.put(room(room_id, "state", "m.room.power_levels"), levels)).status
    return (await by.post(room(room_id, action), {"user_id": target})).status


@pytest.mark.parametrize("seed", range(4))
async def test_a_random_life_follows_the_rules(porch: PorchProcess, seed: int) -> None:
    chance = random.Random(seed)
    users = await people(porch, 5)
    room_id = await users[0].create_room(preset="public_chat", room_version="12")
    first = {"users": {}, "events": {"m.room.power_levels": 100}, "invite": 0, "kick": 50, "ban": 50}
    await users[0].set_state(room_id, "m.room.power_levels", first)
    model = Model(users)
    said = 0
    for step in range(STEPS):
        who, target = chance.choice(users), chance.choice(users)
        action = chance.choice(ACTIONS)
        value = chance.choice((0, 10, 50, 60, 100))
        if action == "power" and (who is not users[0] or target is users[0]):
            continue  # the creator alone hands out power; the finer rules have tests of their own
        allowed = model.may(who.user_id, action, target.user_id, value)
        status = await act(who, room_id, action, target.user_id, value, model, step)
        assert status == (200 if allowed else 403), (
            seed,
            step,
            who.user_id,
            action,
            target.user_id,
            value,
            vars(model),
        )
        if allowed:
            model.apply(who.user_id, action, target.user_id, value)
            said += action == "send"
    # The creator may have left: whoever is inside, or was, sees what the model says.
    witness = next((user for user in users if model.held[user.user_id] == "join"), None)
    if witness is None:
        return
    state = await all_state(witness, room_id)
    held = {key[1]: event["content"]["membership"] for key, event in state.items() if key[0] == "m.room.member"}
    assert held == {user_id: membership for user_id, membership in model.held.items() if membership != "none"}
    assert state[("m.room.join_rules", "")]["content"]["join_rule"] == model.rule
    joined = (await witness.ok("GET", room(room_id, "joined_members")))["joined"]
    assert joined.keys() == {user_id for user_id, membership in model.held.items() if membership == "join"}
    for user in users:
        listed = room_id in (await user.ok("GET", "joined_rooms"))["joined_rooms"]
        assert listed == (model.held[user.user_id] == "join")
    messages = [event for event in await timeline(witness, room_id, limit=100) if event["type"] == "m.room.message"]
    assert len(messages) == said
