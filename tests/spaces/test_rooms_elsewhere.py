"""Rooms that are on other servers alone, in the tree of a space and by themselves."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from homeserver.spaces.told import told_space
from tests.federation.neighbour import Neighbour
from tests.resident.joiner import takes_invites
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess
from tests.rooms.world import room, v1
from tests.spaces.test_hierarchy import hang, space

numbers = itertools.count(1)


class Far:
    """Rooms of a neighbour: it tells of them as a resident server does."""

    def __init__(self, neighbour: Neighbour) -> None:
        self.neighbour = neighbour
        self.rooms: dict[str, dict[str, Any]] = {}
        self.closed: dict[str, list[str]] = {}

    def add(self, name: str, *children: str, **more: Any) -> str:
        """A room, a space where it has children; its ID."""
        room_id = f"!far{next(numbers)}:{self.neighbour.server_name}"
        events = [
            {
                "type": "m.space.child",
                "state_key": child,
                "sender": self.neighbour.user("bob"),
                "content": {"via": [self.neighbour.server_name]},
                "origin_server_ts": at,
            }
            for at, child in enumerate(children)
        ]
        self.rooms[room_id] = {
            "room_id": room_id,
            "name": name,
            "num_joined_members": 3,
            "world_readable": False,
            "guest_can_join": False,
            "join_rule": "public",
            "children_state": events,
            **({"room_type": "m.space"} if children else {}),
            **more,
        }
        self.neighbour.answers[f"hierarchy/{escape(room_id)}"] = self._telling(room_id)
        return room_id

    def _telling(self, room_id: str) -> Callable[[Any], dict[str, Any]]:
        def tell(_: Any) -> dict[str, Any]:
            told = self.rooms[room_id]
            named = [event["state_key"] for event in told["children_state"]]
            closed = self.closed.get(room_id, [])
            children = [
                {key: value for key, value in self.rooms[each].items() if key != "children_state"}
                for each in named
                if each in self.rooms and each not in closed
            ]
            return {"room": told, "children": children, "inaccessible_children": closed}

        return tell


async def names(by: Client, room_id: str, **query: object) -> list[str]:
    """The names of the rooms of a space."""
    answer = await by.ok("GET", v1(room(room_id, "hierarchy")), **query)
    return [entry["name"] for entry in answer["rooms"]]


async def test_rooms_of_other_servers_are_asked_for_once_and_shown_in_their_place(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    alice = await Client.register(federated)
    far = Far(neighbour)
    leaf, deep = far.add("leaf"), far.add("deep", topic="far down")
    inner = far.add("inner", deep)
    secret = far.add("secret")
    far_space = far.add("far space", leaf, inner, secret)
    far.closed[far_space] = [secret]
    root = await space(alice, "root")
    near = await alice.create_room(preset="public_chat", name="near")
    via = [neighbour.server_name]
    await hang(alice, root, far_space, order="a", via=via)
    await hang(alice, root, near, order="b", via=via)
    await hang(alice, root, "!nowhere:example.invalid", via=["example.invalid", 5, "no server name"])
    expected = ["root", "far space", "leaf", "inner", "deep", "near"]
    assert await names(alice, root) == expected
    told = (await alice.ok("GET", v1(room(root, "hierarchy"))))["rooms"]
    assert [entry["name"] for entry in told] == expected
    assert [child["state_key"] for child in told[1]["children_state"]] == [leaf, inner, secret]
    assert told[4]["topic"] == "far down"
    assert told[2]["children_state"] == []
    assert await names(alice, root, max_depth=1) == ["root", "far space", "near"]
    assert neighbour.count(f"hierarchy/{escape(far_space)}") == 1
    assert neighbour.count(f"hierarchy/{escape(inner)}") == 1
    for never in (leaf, secret, deep):
        assert neighbour.count(f"hierarchy/{escape(never)}") == 0


async def test_only_what_the_user_may_know_of_is_shown(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice, bob = await Client.register(federated), await Client.register(federated)
    far = Far(neighbour)
    root = await space(alice, "root")
    club = await alice.create_room(preset="private_chat", name="club")
    far_rooms = [
        far.add("invite", join_rule="invite"),
        far.add("readable", join_rule="invite", world_readable=True),
        far.add("knock", join_rule="knock"),
        far.add("for the club", join_rule="restricted", allowed_room_ids=[club]),
        far.add("for others", join_rule="restricted", allowed_room_ids=["!other:example.org"]),
    ]
    for far_room in far_rooms:
        await hang(alice, root, far_room, via=[neighbour.server_name])
    assert set(await names(alice, root)) == {"root", "readable", "knock", "for the club"}
    assert set(await names(bob, root)) == {"root", "readable", "knock"}


async def test_who_is_invited_to_a_space_elsewhere_sees_it(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    far = Far(neighbour)
    leaf = far.add("leaf")
    open_, closed = far.add("open space", leaf), far.add("closed space", leaf, join_rule="invite")
    assert await names(alice, open_) == ["open space", "leaf"]
    await alice.refused(403, "M_FORBIDDEN", "GET", v1(room(closed, "hierarchy")))
    for unknown in ("!nowhere:example.invalid", f"!nothing:{neighbour.server_name}", "!"):
        await alice.refused(403, "M_FORBIDDEN", "GET", v1(room(unknown, "hierarchy")))


async def test_a_room_elsewhere_is_summed_up(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    far = Far(neighbour)
    open_, closed = far.add("open", topic="come in"), far.add("closed", join_rule="invite")
    opaque = "!" + "A" * 42 + str(next(numbers) % 10)
    far.rooms[opaque] = {**far.rooms[open_], "room_id": opaque}
    neighbour.answers[f"hierarchy/{escape(opaque)}"] = lambda _: {
        "room": far.rooms[opaque],
        "children": [],
        "inaccessible_children": [],
    }
    summary = await alice.ok("GET", v1(f"room_summary/{escape(open_)}"))
    assert (summary["name"], summary["topic"], summary["num_joined_members"]) == ("open", "come in", 3)
    assert "children_state" not in summary
    assert "membership" not in summary
    await alice.refused(404, "M_NOT_FOUND", "GET", v1(f"room_summary/{escape(closed)}"))
    await alice.refused(404, "M_NOT_FOUND", "GET", v1(f"room_summary/{escape(opaque)}"))
    via = ["bad server name", "example.invalid", neighbour.server_name]
    assert (await alice.ok("GET", v1(f"room_summary/{escape(opaque)}"), via=via))["name"] == "open"
    neighbour.answers["query/directory"] = lambda _: {"room_id": open_, "servers": [neighbour.server_name]}
    alias = f"#open:{neighbour.server_name}"
    assert (await alice.ok("GET", v1(f"room_summary/{escape(alias)}")))["name"] == "open"
    # Nobody makes this server ask others without an account.
    asked = len(neighbour.asked)
    for named in (f"!other:{neighbour.server_name}", alias):
        await Client(federated.url).refused(404, "M_NOT_FOUND", "GET", v1(f"room_summary/{escape(named)}"))
    assert len(neighbour.asked) == asked


async def test_a_room_that_is_known_here_is_not_asked_for(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    takes_invites(neighbour, "12")
    here = await alice.create_room(preset="public_chat", name="here")
    summary = await alice.ok("GET", v1(f"room_summary/{escape(here)}"), via=[neighbour.server_name])
    assert (summary["name"], summary["membership"]) == ("here", "join")
    assert (await Client(federated.url).ok("GET", v1(f"room_summary/{escape(here)}")))["name"] == "here"
    assert neighbour.count("hierarchy/") == 0


def answer(**room_fields: Any) -> dict[str, Any]:
    return {"room": {"room_id": "!a", **room_fields}, "children": [], "inaccessible_children": []}


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"room": None, "children": [], "inaccessible_children": []},
        {"room": {}, "children": []},
        {"room": {"room_id": "!another"}},
        {"room": {"room_id": ["!a"]}},
        {"room": [{"room_id": "!a"}]},
    ],
)
def test_answers_about_another_room_or_none_are_no_answers(told: dict[str, Any]) -> None:
    assert told_space(told, "!a") is None


def test_what_has_the_wrong_form_does_not_reach_clients() -> None:
    good = {"type": "m.space.child", "state_key": "!b", "sender": "@a:b", "origin_server_ts": 1, "content": {"via": []}}
    bad = [
        None,
        1,
        {},
        {**good, "state_key": 1},
        {**good, "state_key": "b"},
        {**good, "sender": "a"},
        {**good, "content": []},
        {**good, "content": {"via": "x"}},
        {**good, "origin_server_ts": 1.5},
        {**good, "type": "m.room.member"},
    ]
    told = told_space(
        {
            "room": {
                "room_id": "!a",
                "name": {"x": 1},
                "topic": 5,
                "avatar_url": "",
                "num_joined_members": "many",
                "world_readable": "true",
                "guest_can_join": 1,
                "join_rule": None,
                "allowed_room_ids": ["!x", 5, "y", None],
                "children_state": [*bad, good, {**good, "more": 1}],
                "surprise": "x" * 1000,
            },
            "children": [None, {}, {"room_id": "x"}, {"room_id": "!c", "name": "c"}],
            "inaccessible_children": [1, "!d", None],
        },
        "!a",
    )
    assert told is not None
    assert told.room.summary == {
        "room_id": "!a",
        "num_joined_members": 0,
        "world_readable": False,
        "guest_can_join": False,
        "join_rule": "public",
        "allowed_room_ids": ["!x"],
    }
    assert list(told.room.children) == [good, good]
    assert set(told.children) == {"!c"}
    assert told.inaccessible == {"!d"}
    for strange in ("x", 5, {}, None):
        found = told_space(
            {**answer(children_state=strange), "children": strange, "inaccessible_children": strange}, "!a"
        )
        assert found is not None
        assert (list(found.room.children), dict(found.children), found.inaccessible) == ([], {}, frozenset())


async def test_servers_that_tell_nonsense_or_nothing_do_no_harm(federated: PorchProcess, neighbour: Neighbour) -> None:
    alice = await Client.register(federated)
    root = await space(alice, "root")
    answers: list[Any] = [
        {},
        {"room": {}, "children": [], "inaccessible_children": []},
        {"room": [], "children": {}, "inaccessible_children": 5},
        (500, {}),
        (404, {"errcode": "M_NOT_FOUND", "error": "no"}),
        {"room": {"room_id": "!else", "children_state": []}, "children": [], "inaccessible_children": []},
    ]
    for at, nonsense in enumerate(answers):
        child = f"!bad{at}-{next(numbers)}:{neighbour.server_name}"
        neighbour.answers[f"hierarchy/{escape(child)}"] = lambda _, said=nonsense: said
        await hang(alice, root, child, via=[neighbour.server_name])
    assert await names(alice, root) == ["root"]
