"""The memory of account data answers what a list of all changes would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from homeserver.account_data.memory import Entry, Memory, UserData

KEYS = st.tuples(st.sampled_from(["", "!a", "!b"]), st.sampled_from(["x", "y", "z"]))


@given(st.lists(KEYS, max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_between_two_positions_lie_the_entries_whose_last_change_does(
    keys: list[tuple[str, str]], since: int, upto: int
) -> None:
    data, last = UserData([]), {}
    for position, (room_id, type_) in enumerate(keys, start=1):
        data.put(Entry(position, room_id, type_, b"{}"))
        last[room_id, type_] = position
    wanted = {key for key, position in last.items() if since < position <= upto}
    assert {(entry.room_id, entry.type) for entry in data.between(since, upto)} == wanted
    assert data.newest == len(keys)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 2_000)), max_size=60))
def test_memory_keeps_its_bound_and_the_users_seen_last(steps: list[tuple[str, int]]) -> None:
    memory = Memory(limit=5_000)
    for position, (user, size) in enumerate(steps, start=1):
        entry = Entry(position, "", "x", b"x" * size)
        data = memory.get(user)
        if data is None:
            memory.put(user, UserData([entry]))
        else:
            memory.change(user, entry)
        kept = memory.get(user)
        assert kept is not None
        assert kept.entries["", "x"] == entry
        assert memory._size == sum(data.size for data in memory._users.values())
        assert memory._size <= 5_000
