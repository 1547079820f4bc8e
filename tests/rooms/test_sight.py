"""`Sight`: where a user begins to see a room is never later than the first event that the user sees."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from homeserver.protocol.history_visibility import VISIBILITIES, may_see
from homeserver.rooms.visibility import FIRST, Sight

MEMBERSHIPS = ("join", "leave", "invite", "ban", "knock")


def histories(values: list[str]) -> st.SearchStrategy[list[tuple[int, str]]]:
    """What held from which position on."""
    positions = st.lists(st.integers(1, 40), unique=True, max_size=6).map(sorted)
    return positions.flatmap(
        lambda at: st.lists(st.sampled_from(values), min_size=len(at), max_size=len(at)).map(
            lambda held: list(zip(at, held, strict=True))
        )
    )


def seen(sight: Sight, position: int) -> bool:
    """The rule itself, for a message at `position`."""
    visibility = next((held for at, held in reversed(sight.visibilities) if at < position), "shared")
    last_join = max((at for at, held in sight.memberships if held == "join"), default=None)
    later = last_join is not None and last_join > position
    return may_see(visibility, sight.membership_before(position), later)


@given(histories(sorted(VISIBILITIES)), histories(list(MEMBERSHIPS)))
def test_nothing_is_seen_before_it(visibilities: list[tuple[int, str]], memberships: list[tuple[int, str]]) -> None:
    sight = Sight("@user:porch.test", visibilities, memberships)
    first = sight.first_seen()
    for position in range(50):
        if seen(sight, position):
            assert first is not None
            assert first <= position


@given(histories(["joined"]), histories(list(MEMBERSHIPS)))
def test_it_is_the_first_join_where_only_members_see(
    visibilities: list[tuple[int, str]], memberships: list[tuple[int, str]]
) -> None:
    sight = Sight("@user:porch.test", [(FIRST, "joined"), *visibilities], memberships)
    assert sight.first_seen() == next((at for at, held in memberships if held == "join"), None)
