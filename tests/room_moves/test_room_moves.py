"""Settings of a user move along to the replacement of an upgraded room."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import people, room


def data(user: Client, *rest: str) -> str:
    """Path of account data."""
    return "/".join(["user", escape(user.user_id), *map(escape, rest)])


async def settled(user: Client, path: str, wanted: Any) -> Any:
    """What the path answers once `wanted` holds of it."""
    for _ in range(100):
        reply = await user.get(path)
        if reply.status == 200 and wanted(reply.json):
            return reply.json
        await asyncio.sleep(0.05)
    raise AssertionError(f"{path} stays {reply.json}")


async def test_tags_direct_chats_and_push_rules_go_along(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    old = await alice.create_room(preset="public_chat", room_version="11")
    await bob.join(old)
    for user in (alice, bob):
        await user.ok("PUT", data(user, "rooms", old, "tags", "m.favourite"), {"order": 0.5})
        await user.ok("PUT", data(user, "account_data", "m.direct"), {"@x:porch.test": [old], "@y:porch.test": ["!z"]})
        await user.ok("PUT", f"pushrules/global/room/{escape(old)}", {"actions": []})
        condition = {"kind": "event_match", "key": "room_id", "pattern": old}
        await user.ok("PUT", f"pushrules/global/override/{escape(old)}", {"actions": [], "conditions": [condition]})
    new = (await alice.ok("POST", room(old, "upgrade"), {"new_version": "12"}))["replacement_room"]
    await bob.join(new)
    for user in (alice, bob):
        tags = await settled(user, data(user, "rooms", new, "tags"), lambda told: told["tags"])
        assert tags["tags"] == {"m.favourite": {"order": 0.5}}
        direct = await settled(user, data(user, "account_data", "m.direct"), lambda told: new in told["@x:porch.test"])
        assert direct == {"@x:porch.test": [old, new], "@y:porch.test": ["!z"]}
        rule = await settled(user, f"pushrules/global/room/{escape(new)}", lambda told: True)
        assert rule["actions"] == []
        override = await user.ok("GET", f"pushrules/global/override/{escape(new)}")
        assert override["conditions"] == [{"kind": "event_match", "key": "room_id", "pattern": new}]
        # The old room keeps its own.
        assert (await user.get(f"pushrules/global/room/{escape(old)}")).status == 200


async def test_a_room_that_only_claims_to_replace_another_takes_nothing(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    old = await alice.create_room(preset="public_chat")
    await bob.join(old)
    await bob.ok("PUT", data(bob, "rooms", old, "tags", "m.favourite"), {})
    false = await alice.create_room(preset="public_chat", creation_content={"predecessor": {"room_id": old}})
    await bob.join(false)
    true = (await alice.ok("POST", room(old, "upgrade"), {"new_version": "12"}))["replacement_room"]
    await bob.join(true)
    await settled(bob, data(bob, "rooms", true, "tags"), lambda told: told["tags"])
    assert (await bob.ok("GET", data(bob, "rooms", false, "tags")))["tags"] == {}


async def test_what_the_new_room_has_already_stays(porch: PorchProcess) -> None:
    alice, bob = await people(porch, 2)
    old = await alice.create_room(preset="public_chat")
    await bob.join(old)
    await bob.ok("PUT", data(bob, "rooms", old, "tags", "u.work"), {"order": 0.1})
    await bob.ok("PUT", data(bob, "rooms", old, "tags", "u.fun"), {"order": 0.2})
    new = (await alice.ok("POST", room(old, "upgrade"), {"new_version": "12"}))["replacement_room"]
    await bob.ok("PUT", data(bob, "rooms", new, "tags", "u.work"), {"order": 0.9})
    await bob.join(new)
    tags = await settled(bob, data(bob, "rooms", new, "tags"), lambda told: "u.fun" in told["tags"])
    assert tags["tags"] == {"u.work": {"order": 0.9}, "u.fun": {"order": 0.2}}
