"""The default rules, and what they and a user's own rules make of events."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from homeserver.protocol.errors import MatrixError
from homeserver.protocol.push_rules import (
    DEFAULT,
    NOTHING,
    Customised,
    change,
    compile_rules,
    default_rules,
    delete,
    evaluate_for_room,
    find,
    named_users,
    put,
    ruleset,
)
from tests.protocol.push_rules.occasions import ALICE, BOB, ROOM, FakeEvent, occasion, text

NOTIFY = {"actions": ["notify"]}


def verdict(event: FakeEvent, customised: Customised = NOTHING, user_id: str = BOB, **room: Any) -> tuple[bool, bool]:
    reached = compile_rules(customised).verdict(occasion(event, **room), user_id)
    return reached.notify, reached.highlight


def test_the_default_rules_are_those_of_the_specification() -> None:
    expected = json.loads((Path(__file__).parent / "default_rules.json").read_text())
    rules = default_rules("@alice:example.org")
    assert {kind: [rule["rule_id"] for rule in of_kind] for kind, of_kind in rules.items() if of_kind} == {
        kind: [rule["rule_id"] for rule in of_kind] for kind, of_kind in expected.items()
    }
    for kind, of_kind in expected.items():
        assert rules[kind] == of_kind


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (text("hello"), (True, False)),
        (FakeEvent(content={"msgtype": "m.notice", "body": "x"}), (False, False)),
        (FakeEvent(type="m.room.encrypted"), (True, False)),
        (FakeEvent(type="m.reaction"), (False, False)),
        (FakeEvent(type="m.call.invite"), (True, False)),
        (FakeEvent(type="m.room.topic", state_key="", content={"topic": "x"}), (False, False)),
        (FakeEvent(type="m.room.tombstone", state_key=""), (True, True)),
        (FakeEvent(type="m.room.tombstone"), (False, False)),
        (FakeEvent(type="m.room.server_acl", state_key=""), (False, False)),
        (text("x", **{"m.relates_to": {"rel_type": "m.replace", "event_id": "$a"}}), (False, False)),
        (text("x", **{"m.mentions": {"user_ids": [BOB]}}), (True, True)),
        (text("x", **{"m.mentions": {"user_ids": [ALICE]}}), (True, False)),
        (text("x", **{"m.mentions": {"room": True}}), (True, False)),
        (text("bob"), (True, False)),
        (FakeEvent(type="m.room.member", state_key=BOB, content={"membership": "invite"}), (True, False)),
        (FakeEvent(type="m.room.member", state_key=ALICE, content={"membership": "invite"}), (False, False)),
        (FakeEvent(type="m.room.member", state_key=BOB, content={"membership": "join"}), (False, False)),
    ],
)
def test_what_the_default_rules_make_of_events(event: FakeEvent, expected: tuple[bool, bool]) -> None:
    assert verdict(event) == expected


def test_a_room_mention_highlights_only_with_the_power_for_it() -> None:
    mention = text("@room", **{"m.mentions": {"room": True}})
    assert verdict(mention, power=True) == (True, True)
    assert verdict(mention, power=False) == (True, False)


def test_the_master_rule_silences_even_the_users_own_rules() -> None:
    mine = put(NOTHING, "override", "all", {"conditions": [], **NOTIFY})
    assert verdict(FakeEvent(type="m.reaction"), mine) == (True, False)
    silenced = change(mine, "override", ".m.rule.master", enabled=True)
    assert verdict(text("x"), silenced) == (False, False)


def test_kinds_are_tried_in_their_order() -> None:
    rules = put(NOTHING, "sender", ALICE, {"actions": []})
    assert verdict(text("tea"), rules) == (False, False)
    rules = put(rules, "room", ROOM, NOTIFY)
    assert verdict(text("tea"), rules) == (True, False)
    rules = put(rules, "content", "tea", {"pattern": "tea", "actions": ["notify", {"set_tweak": "highlight"}]})
    assert verdict(text("tea"), rules) == (True, True)
    rules = put(rules, "override", "none", {"conditions": [], "actions": []})
    assert verdict(text("tea"), rules) == (False, False)


def test_a_disabled_rule_never_matches() -> None:
    assert verdict(text("x"), change(NOTHING, "underride", ".m.rule.message", enabled=False)) == (False, False)


def test_actions_of_default_rules_can_be_changed() -> None:
    changed = change(NOTHING, "underride", ".m.rule.message", actions=["notify", {"set_tweak": "highlight"}])
    assert verdict(text("x"), changed) == (True, True)
    assert find(BOB, changed, "underride", ".m.rule.message")["actions"] == ["notify", {"set_tweak": "highlight"}]
    assert verdict(text("x")) == (True, False)


@pytest.mark.parametrize(
    ("value", "expected"), [({}, True), ({"value": True}, True), ({"value": False}, False), ({"value": 1}, False)]
)
def test_a_highlight_tweak_without_value_is_true(value: dict[str, Any], expected: bool) -> None:
    rules = put(NOTHING, "override", "x", {"actions": ["notify", {"set_tweak": "highlight", **value}]})
    assert verdict(text("x"), rules) == (True, expected)


def test_historical_actions_are_stripped() -> None:
    rules = put(NOTHING, "override", "x", {"actions": ["dont_notify", "coalesce"]})
    assert find(BOB, rules, "override", "x")["actions"] == []
    assert verdict(text("x"), rules) == (False, False)


def ids(customised: Customised, kind: str = "content") -> list[str]:
    return [rule["rule_id"] for rule in ruleset(BOB, customised)[kind]]


def test_a_new_rule_is_the_most_important_of_its_kind_below_the_master() -> None:
    rules = put(put(NOTHING, "override", "first", NOTIFY), "override", "second", NOTIFY)
    assert ids(rules, "override")[:4] == [".m.rule.master", "second", "first", ".m.rule.suppress_notices"]
    assert find(BOB, rules, "override", "first") == {
        "rule_id": "first", "default": False, "enabled": True, "actions": ["notify"], "conditions": [],
    }  # fmt: skip


def test_before_and_after_place_a_rule() -> None:
    body = {"pattern": "x", **NOTIFY}
    rules = NOTHING
    for rule_id in ("c", "b", "a"):
        rules = put(rules, "content", rule_id, body)
    assert ids(put(rules, "content", "new", body, before="b")) == ["a", "new", "b", "c"]
    assert ids(put(rules, "content", "new", body, after="b")) == ["a", "b", "new", "c"]
    assert ids(put(rules, "content", "new", body, before="c", after="a")) == ["a", "b", "new", "c"]
    assert ids(put(rules, "content", "c", body, before="a")) == ["c", "a", "b"]
    assert ids(put(rules, "content", "b", {"pattern": "y", **NOTIFY})) == ["a", "b", "c"]
    for neighbour in ("absent", ".m.rule.contains_user_name", "new"):
        with pytest.raises(MatrixError) as refused:
            put(rules, "content", "new", body, before=neighbour)
        assert (refused.value.status, refused.value.errcode) == (400, "M_UNKNOWN")


def test_changing_a_rule_keeps_whether_it_is_enabled() -> None:
    rules = change(put(NOTHING, "room", ROOM, NOTIFY), "room", ROOM, enabled=False)
    assert find(BOB, put(rules, "room", ROOM, {"actions": []}), "room", ROOM)["enabled"] is False


@pytest.mark.parametrize(
    ("kind", "rule_id", "body", "errcode"),
    [
        ("override", ".dot", NOTIFY, "M_INVALID_PARAM"),
        ("override", "a/b", NOTIFY, "M_INVALID_PARAM"),
        ("override", "a\\b", NOTIFY, "M_INVALID_PARAM"),
        ("override", "", NOTIFY, "M_INVALID_PARAM"),
        ("nonsense", "x", NOTIFY, "M_INVALID_PARAM"),
        ("override", "x", {}, "M_MISSING_PARAM"),
        ("override", "x", {"actions": "notify"}, "M_BAD_JSON"),
        ("override", "x", {"actions": ["shout"]}, "M_INVALID_PARAM"),
        ("override", "x", {"actions": [{"set_tweak": 3}]}, "M_INVALID_PARAM"),
        ("override", "x", {"actions": [3]}, "M_INVALID_PARAM"),
        ("override", "x", {"actions": [], "conditions": {}}, "M_BAD_JSON"),
        ("override", "x", {"actions": [], "conditions": ["x"]}, "M_BAD_JSON"),
        ("override", "x", {"actions": [], "conditions": [{"kind": "event_match"}] * 17}, "M_BAD_JSON"),
        ("content", "x", NOTIFY, "M_MISSING_PARAM"),
        ("content", "x", {"pattern": 1, **NOTIFY}, "M_BAD_JSON"),
        ("content", "x", {"pattern": "x" * 513, **NOTIFY}, "M_BAD_JSON"),
    ],
)
def test_a_rule_that_may_not_be_is_refused(kind: str, rule_id: str, body: dict[str, Any], errcode: str) -> None:
    with pytest.raises(MatrixError) as refused:
        put(NOTHING, kind, rule_id, body)
    assert refused.value.errcode == errcode


def test_default_rules_cannot_be_deleted_and_unknown_ones_are_not_found() -> None:
    with pytest.raises(MatrixError) as refused:
        delete(NOTHING, "underride", ".m.rule.message")
    assert refused.value.status == 400
    for operation in (delete, lambda *args: change(*args, enabled=True), lambda *args: find(BOB, *args)):
        with pytest.raises(MatrixError) as refused:
            operation(NOTHING, "underride", "absent")
        assert (refused.value.status, refused.value.errcode) == (404, "M_NOT_FOUND")
    assert delete(put(NOTHING, "room", ROOM, NOTIFY), "room", ROOM).of("room") == []


def test_customisations_survive_being_stored() -> None:
    rules = change(put(NOTHING, "room", ROOM, NOTIFY), "override", ".m.rule.master", enabled=True)
    assert ruleset(BOB, Customised.from_json(json.loads(json.dumps(rules.to_json())))) == ruleset(BOB, rules)


def test_only_users_whose_verdict_differs_are_exceptions() -> None:
    event = text("x", **{"m.mentions": {"user_ids": [BOB, BOB, 3, "@carol:example.org"]}})
    assert named_users(event) == [BOB, "@carol:example.org"]
    muted = compile_rules(put(NOTHING, "room", ROOM, {"actions": []}))
    louder = compile_rules(put(NOTHING, "content", "zzz", {"pattern": "zzz", **NOTIFY}))
    reached = evaluate_for_room(occasion(event), [BOB], [("@dave:example.org", muted), ("@erin:example.org", louder)])
    assert (reached.default.notify, reached.default.highlight) == (True, False)
    assert {user: (v.notify, v.highlight) for user, v in reached.exceptions} == {
        BOB: (True, True),
        "@dave:example.org": (False, False),
    }


def test_an_invited_user_is_named_by_the_event() -> None:
    assert named_users(FakeEvent(type="m.room.member", state_key=BOB, content={"membership": "invite"})) == [BOB]
    assert named_users(FakeEvent(type="m.room.member", state_key=BOB, content={"membership": "join"})) == []
    assert named_users(text("x", **{"m.mentions": "everyone"})) == []
    assert DEFAULT.verdict(occasion(text("x")), "").notify
