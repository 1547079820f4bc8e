"""GET /mutual_rooms."""

from __future__ import annotations

from tests.rig.porch import PorchProcess
from tests.rooms.world import people, v1


async def test_rooms_that_both_are_in(porch: PorchProcess) -> None:
    alice, bob, carol = await people(porch, 3)
    shared = [await alice.create_room(preset="public_chat") for _ in range(3)]
    for room_id in shared:
        await bob.join(room_id)
    await alice.create_room(preset="public_chat")
    await alice.create_room(invite=[bob.user_id])
    await bob.leave(shared[2])
    path = v1("mutual_rooms")
    expected = {"joined": shared[:2], "count": 2}
    assert await alice.ok("GET", path, user_id=bob.user_id) == expected
    assert await bob.ok("GET", path, user_id=alice.user_id) == expected
    for user_id in (carol.user_id, "@nobody:porch.test", "@someone:elsewhere.example"):
        assert await alice.ok("GET", path, user_id=user_id) == {"joined": [], "count": 0}
    await alice.refused(400, "M_INVALID_PARAM", "GET", path, user_id=alice.user_id)
    await alice.refused(400, "M_INVALID_PARAM", "GET", path, user_id="nonsense")
    await alice.refused(400, "M_MISSING_PARAM", "GET", path)
    await alice.refused(400, "M_INVALID_PARAM", "GET", path, user_id=bob.user_id, **{"from": "rubbish"})
