"""Claims on spaces whose rooms are on several servers."""

from __future__ import annotations

import pytest

from tests.federated.rooms import join, shared_room, until
from tests.rig.client import Client, escape
from tests.rig.trio import Trio

PAIRS = [("one", "synapse"), ("synapse", "one"), ("one", "two")]


async def rooms_of(user: Client, space: str) -> dict[str, str | None]:
    """The rooms of a space and their names."""
    answer = await user.ok("GET", f"/_matrix/client/v1/rooms/{escape(space)}/hierarchy", limit=50)
    return {room["room_id"]: room.get("name") for room in answer["rooms"]}


@pytest.mark.parametrize("version", ["10", "12"])
@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_a_space_shows_its_rooms_on_other_servers_to_its_members(
    trio: Trio, host: str, guest_of: str, version: str
) -> None:
    guest = await trio.user(guest_of)
    owner, space = await shared_room(trio, host, version, creation_content={"type": "m.space"}, name="Space")
    rooms = {space: "Space"}
    for name, body in (
        ("Open", {"preset": "public_chat"}),
        ("Inner", {"preset": "public_chat", "creation_content": {"type": "m.space"}}),
    ):
        room_id = await owner.create_room(name=name, room_version=version, **body)
        await owner.set_state(space, "m.space.child", {"via": [trio[host].server_name]}, room_id)
        rooms[room_id] = name
    inner = next(room_id for room_id, name in rooms.items() if name == "Inner")
    deep = await owner.create_room(name="Deep", room_version=version, preset="public_chat")
    await owner.set_state(inner, "m.space.child", {"via": [trio[host].server_name]}, deep)
    rooms[deep] = "Deep"
    secret = await owner.create_room(name="Secret", room_version=version, preset="private_chat")
    await owner.set_state(space, "m.space.child", {"via": [trio[host].server_name]}, secret)
    await join(trio, guest, space, host)

    async def all_there() -> bool:
        return await rooms_of(guest, space) == rooms

    try:
        await until(all_there, "the whole space is there")
    except AssertionError as error:
        raise AssertionError(f"{error}\n{await rooms_of(guest, space)} instead of {rooms}") from None


@pytest.mark.parametrize(("host", "guest_of"), PAIRS)
async def test_a_room_restricted_to_the_members_of_a_space_is_shown_to_them(
    trio: Trio, host: str, guest_of: str
) -> None:
    guest = await trio.user(guest_of)
    owner, space = await shared_room(trio, host, "11", [guest], creation_content={"type": "m.space"})
    rule = {"join_rule": "restricted", "allow": [{"type": "m.room_membership", "room_id": space}]}
    room_id = await owner.create_room(
        name="For members",
        room_version="11",
        initial_state=[{"type": "m.room.join_rules", "state_key": "", "content": rule}],
    )
    await owner.set_state(space, "m.space.child", {"via": [trio[host].server_name]}, room_id)

    async def shown() -> bool:
        return (await rooms_of(guest, space)).get(room_id) == "For members"

    await until(shown, "the restricted room is shown")
    await join(trio, guest, room_id, host)
