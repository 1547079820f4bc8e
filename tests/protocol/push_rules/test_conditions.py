"""Client-server API v1.19, "Conditions"; the examples are those of the specification."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeserver.protocol.push_rules.conditions import compile_condition, property_path
from homeserver.protocol.push_rules.glob import fold, whole_value, words
from tests.protocol.push_rules.occasions import ALICE, BOB, FakeEvent, occasion, text


def holds(condition: dict[str, Any], event: FakeEvent, user_id: str = BOB, **room: Any) -> bool:
    return compile_condition(condition)(occasion(event, **room), user_id)


def match(key: str, pattern: Any) -> dict[str, Any]:
    return {"kind": "event_match", "key": key, "pattern": pattern}


@pytest.mark.parametrize(
    ("topic", "expected"),
    [("Lunch plans", True), ("LUNCH", True), (" lunch", False), ("lunc", False), (None, False), (7, False)],
)
def test_event_match_takes_the_whole_value_case_insensitively(topic: object, expected: bool) -> None:
    event = FakeEvent(type="m.room.topic", state_key="", content={"topic": topic})
    assert holds(match("content.topic", "lunc?*"), event) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("An example event.", True),
        ("exple", True),
        ("An exciting triple-whammy", True),
        ("examples", False),
        ("my_example", False),
        ("AN EXAMPLE", True),
        ("é" + "example" + "é", True),
    ],
)
def test_a_match_on_the_body_is_between_word_boundaries(body: str, expected: bool) -> None:
    assert holds(match("content.body", "ex*ple"), text(body)) is expected


@pytest.mark.parametrize(
    ("pattern", "body", "expected"),
    [
        ("cake", "It is a cake", True),
        ("cake", "cakes", False),
        ("c?ke", "a coke, a cake", True),
        ("c?ke", "cokes", False),
        ("cake", "cakes and cake", True),
        ("*", "", True),
        ("*", "anything", True),
        ("tea*time", "teapot and time", True),
        ("tea*time", "time for tea", False),
        ("*room", "the classroom is", True),
        ("room*", "roomy and more", True),
        ("a.c", "abc", False),
        ("a.c", "a.c", True),
        ("[ab]", "a", False),
        ("", "word", False),
    ],
)
def test_only_star_and_question_mark_are_special(pattern: str, body: str, expected: bool) -> None:
    assert holds(match("content.body", pattern), text(body)) is expected


def test_an_absent_property_is_not_matched_even_by_a_star() -> None:
    assert not holds(match("content.absent", "*"), text("hello"))
    assert not holds(match("state_key", "*"), text("hello"))
    assert holds(match("state_key", "*"), FakeEvent(state_key=""))


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("content.body", ("content", "body")),
        (r"content.m\.relates_to", ("content", "m.relates_to")),
        (r"content.m\\foo", ("content", "m\\foo")),
        (r"content.m\x", ("content", "m\\x")),
        ("content\\", ("content\\",)),
        ("", ("",)),
    ],
)
def test_paths_are_cut_at_dots_that_are_not_escaped(key: str, path: tuple[str, ...]) -> None:
    assert property_path(key) == path


@pytest.mark.parametrize(("value", "expected"), [(True, True), ("true", False), (1, False), (None, False)])
def test_event_property_is_does_not_cast_types(value: object, expected: bool) -> None:
    condition = {"kind": "event_property_is", "key": r"content.m\.federate", "value": True}
    assert holds(condition, FakeEvent(content={"m.federate": value})) is expected


def test_event_property_is_null_differs_from_absent() -> None:
    condition = {"kind": "event_property_is", "key": "content.key", "value": None}
    assert holds(condition, FakeEvent(content={"key": None}))
    assert not holds(condition, FakeEvent(content={}))


def test_event_property_contains_takes_exact_values_only() -> None:
    aliases = FakeEvent(content={"alt_aliases": ["#somewhere:example.org", "#myroom:example.com", {"a": 1}, 1]})

    def contains(value: object) -> bool:
        return holds({"kind": "event_property_contains", "key": "content.alt_aliases", "value": value}, aliases)

    assert contains("#myroom:example.com")
    assert contains(1)
    assert not contains(":example.com")
    assert not contains(True)
    assert not contains({"a": 1})
    not_a_list = FakeEvent(content={"alt_aliases": "#myroom:example.com"})
    condition = {"kind": "event_property_contains", "key": "content.alt_aliases", "value": "#myroom:example.com"}
    assert not holds(condition, not_a_list)


@pytest.mark.parametrize(
    ("wanted", "members", "expected"),
    [
        ("2", 2, True),
        ("2", 3, False),
        ("==2", 2, True),
        ("<10", 9, True),
        ("<10", 10, False),
        (">=3", 3, True),
        ("<=2", 3, False),
        (">2", 3, True),
        ("two", 2, False),
        ("²", 2, False),
        ("2\n", 2, False),
        (2, 2, False),
    ],
)
def test_room_member_count_compares(wanted: object, members: int, expected: bool) -> None:
    assert holds({"kind": "room_member_count", "is": wanted}, text("x"), members=members) is expected


def test_contains_display_name_takes_the_name_literally() -> None:
    condition = {"kind": "contains_display_name"}
    assert holds(condition, text("hello B*b!"), names={BOB: "B*b"})
    assert not holds(condition, text("hello Bob!"), names={BOB: "B*b"})
    assert not holds(condition, text("hello Bobby"), names={BOB: "Bob"})
    assert not holds(condition, text("hello"), names={BOB: ""})
    assert not holds(condition, text("hello"), names={})


def test_sender_notification_permission_asks_for_the_senders_power() -> None:
    condition = {"kind": "sender_notification_permission", "key": "room"}
    assert holds(condition, text("x"), power=True)
    assert not holds(condition, text("x"), power=False)
    assert not holds({"kind": "sender_notification_permission", "key": "other"}, text("x"), power=True)


@pytest.mark.parametrize(
    "condition",
    [
        {"kind": "org.example.unknown"},
        {},
        {"kind": "event_match"},
        {"kind": "event_match", "key": 1, "pattern": "x"},
        {"kind": "event_property_is", "key": "content.body"},
        {"kind": "event_property_is", "key": "content.body", "value": {}},
        {"kind": "event_property_contains", "key": None, "value": 1},
        {"kind": "sender_notification_permission"},
        {"kind": ["event_match"]},
    ],
)
def test_what_is_not_understood_never_matches(condition: dict[str, Any]) -> None:
    assert not holds(condition, text("x"), power=True)


def naive(pattern: str, value: str) -> bool:
    """Glob matching by the definition, one character at a time."""
    reached = {0}
    for letter in pattern:
        if letter == "*":
            reached = set(range(min(reached), len(value) + 1)) if reached else set()
        else:
            reached = {at + 1 for at in reached if at < len(value) and letter in ("?", value[at])}
    return len(value) in reached


PATTERNS = st.text(alphabet="ab *?_", max_size=8)
VALUES = st.text(alphabet="ab _-", max_size=12)


@given(PATTERNS, VALUES)
def test_globs_match_as_they_are_defined(pattern: str, value: str) -> None:
    assert whole_value(pattern)(fold(value)) == naive(pattern, value)


@given(PATTERNS, VALUES)
def test_globs_on_words_match_some_part_between_boundaries(pattern: str, value: str) -> None:
    def boundary(at: int, side: int) -> bool:
        return not 0 <= at + side < len(value) or value[at + side] not in "ab_"

    parts = (
        value[start:end]
        for start in range(len(value) + 1)
        for end in range(start, len(value) + 1)
        if boundary(start, -1) and boundary(end, 0)
    )
    assert words(pattern)(fold(value)) == any(naive(pattern, part) for part in parts)


@pytest.mark.parametrize("pattern", ["*a" * 200 + "b", "a?" * 200 + "b", "a" * 400 + "b", "?" * 400 + "b"])
def test_no_pattern_makes_matching_explode(pattern: str) -> None:
    started = time.perf_counter()
    assert not words(pattern)("a" * 30_000)
    assert not whole_value(pattern)("a" * 30_000)
    assert time.perf_counter() - started < 2


def test_the_senders_own_id_pattern_cannot_be_spelled_by_a_request() -> None:
    assert not holds(match("state_key", "".join(["[the user's", " Matrix ID]"])), FakeEvent(state_key=BOB), BOB)
    assert holds(match("sender", ALICE), text("x"))
