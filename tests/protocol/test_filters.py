"""Claims about filters: Client-server API, "Filtering"."""

from __future__ import annotations

import contextlib
import fnmatch
import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeserver.protocol.filters import (
    OPEN_FILTER,
    FilterError,
    Patterns,
    parse_filter,
    parse_room_event_filter,
    pick_fields,
    split_path,
)


def test_an_empty_filter_lets_everything_pass() -> None:
    assert parse_filter({}) == OPEN_FILTER
    assert OPEN_FILTER.room.timeline.is_open
    assert OPEN_FILTER.room.timeline.wants("m.room.message", "@a:b", {"url": 1})


def test_excluded_types_outweigh_included_ones() -> None:
    wanted = parse_room_event_filter({"types": ["m.room.*"], "not_types": ["m.room.member"]})
    assert wanted.wants("m.room.topic", "@a:b", {})
    assert not wanted.wants("m.room.member", "@a:b", {})
    assert not wanted.wants("m.call.invite", "@a:b", {})


def test_excluded_senders_outweigh_included_ones() -> None:
    wanted = parse_room_event_filter({"senders": ["@a:x", "@b:x"], "not_senders": ["@b:x"]})
    assert wanted.wants("t", "@a:x", {})
    assert not wanted.wants("t", "@b:x", {})
    assert not wanted.wants("t", "@c:x", {})
    assert not wanted.wants("t", None, {})


def test_excluded_rooms_outweigh_included_ones() -> None:
    wanted = parse_filter({"room": {"rooms": ["!a:x", "!b"], "not_rooms": ["!b"]}}).room
    assert wanted.wants_room("!a:x")
    assert not wanted.wants_room("!b")
    assert not wanted.wants_room("!c")


def test_an_empty_list_of_types_lets_nothing_pass() -> None:
    wanted = parse_room_event_filter({"types": []})
    assert not wanted.is_open
    assert not wanted.wants("m.room.message", "@a:b", {})


@pytest.mark.parametrize(("asked", "with_url", "without"), [(True, True, False), (False, False, True)])
def test_contains_url_looks_for_the_key_in_the_content(asked: bool, with_url: bool, without: bool) -> None:
    wanted = parse_room_event_filter({"contains_url": asked})
    assert wanted.wants("m", "@a:b", {"url": "mxc://x/y"}) is with_url
    assert wanted.wants("m", "@a:b", {"body": "x"}) is without


@given(
    st.text("ab*", max_size=8),
    st.text("ab", max_size=10),
)
def test_a_star_stands_for_any_run_of_characters(pattern: str, text: str) -> None:
    expected = re.fullmatch(fnmatch.translate(pattern), text) is not None
    assert Patterns.of([pattern]).match(text) is expected


@pytest.mark.quiet
def test_a_pattern_of_many_stars_is_matched_in_no_time() -> None:
    pattern = Patterns.of(["*a" * 120 + "*b"])
    started = time.perf_counter()
    assert not pattern.match("a" * 255)
    assert time.perf_counter() - started < 0.05


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        "x",
        {"presence": "no"},
        {"presence": {"senders": "@a:b"}},
        {"room": []},
        {"room": {"timeline": {"senders": ["not a user"]}}},
        {"room": {"timeline": {"rooms": ["not a room"]}}},
        {"room": {"timeline": {"types": [1]}}},
        {"room": {"timeline": {"limit": -1}}},
        {"room": {"timeline": {"limit": True}}},
        {"room": {"timeline": {"limit": "10"}}},
        {"room": {"timeline": {"contains_url": "yes"}}},
        {"room": {"state": {"lazy_load_members": 1}}},
        {"room": {"include_leave": "false"}},
        {"event_format": "other"},
        {"event_fields": "content"},
        {"event_fields": [{}]},
    ],
)
def test_a_filter_of_the_wrong_shape_is_refused_by_name(wrong: Any) -> None:
    with pytest.raises(FilterError):
        parse_filter(wrong)


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["room", "timeline", "types", "rooms", "limit", "senders", "event_fields", "presence"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_no_json_makes_parsing_raise_anything_but_its_own_error(value: Any) -> None:
    with contextlib.suppress(FilterError):
        parse_filter(value)


def test_paths_split_at_dots_that_are_not_escaped() -> None:
    assert split_path("content.body") == ("content", "body")
    assert split_path(r"content.m\.relates_to.event_id") == ("content", "m.relates_to", "event_id")
    assert split_path(r"content.m\\foo") == ("content", "m\\foo")
    assert split_path(r"a\x") == ("a\\x",)


def test_picked_fields_keep_their_places_and_leave_the_event_alone() -> None:
    event = {"type": "t", "content": {"body": "x", "m.relates_to": {"event_id": "$1", "rel_type": "r"}}}
    fields = [split_path(path) for path in ("content.body", r"content.m\.relates_to.event_id", "sender")]
    assert pick_fields(event, fields) == {"content": {"body": "x", "m.relates_to": {"event_id": "$1"}}}
    both = [split_path(path) for path in ("content", "content.body")]
    assert pick_fields(event, both) == {"content": event["content"]}
    assert event["content"]["m.relates_to"] == {"event_id": "$1", "rel_type": "r"}


def test_a_limit_beyond_what_the_server_gives_is_lowered() -> None:
    limit = parse_room_event_filter({"limit": 10**12}).limit
    assert limit is not None
    assert limit <= 1000
