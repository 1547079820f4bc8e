"""The push rules every account starts with.  Client-server API v1.19, "Predefined Rules"."""

from __future__ import annotations

from typing import Any, Final

MASTER: Final = ".m.rule.master"
"""The one default rule that stands above the user's own: enabled, it silences everything."""

OWN_USER_ID: Final = "[the user's Matrix ID]"
"""Stands in `TEMPLATES` where each account has its own user ID.  Compared by identity: no request can spell it."""

KINDS: Final = ("override", "content", "room", "sender", "underride")
"""The kinds of rule in the order in which they are tried."""

_DEFAULT_SOUND: Final = {"set_tweak": "sound", "value": "default"}
_RING: Final = {"set_tweak": "sound", "value": "ring"}
_HIGHLIGHT: Final = {"set_tweak": "highlight"}


def _match(key: str, pattern: str) -> dict[str, Any]:
    return {"kind": "event_match", "key": key, "pattern": pattern}


def _rule(rule_id: str, conditions: list[dict[str, Any]], actions: list[Any], enabled: bool = True) -> dict[str, Any]:
    return {"rule_id": rule_id, "default": True, "enabled": enabled, "conditions": conditions, "actions": actions}


TEMPLATES: Final[dict[str, tuple[dict[str, Any], ...]]] = {
    "override": (
        _rule(MASTER, [], [], enabled=False),
        _rule(".m.rule.suppress_notices", [_match("content.msgtype", "m.notice")], []),
        _rule(
            ".m.rule.invite_for_me",
            [
                _match("type", "m.room.member"),
                _match("content.membership", "invite"),
                _match("state_key", OWN_USER_ID),
            ],
            ["notify", _DEFAULT_SOUND],
        ),
        _rule(".m.rule.member_event", [_match("type", "m.room.member")], []),
        _rule(
            ".m.rule.is_user_mention",
            [{"kind": "event_property_contains", "key": r"content.m\.mentions.user_ids", "value": OWN_USER_ID}],
            ["notify", _DEFAULT_SOUND, _HIGHLIGHT],
        ),
        _rule(
            ".m.rule.is_room_mention",
            [
                {"kind": "event_property_is", "key": r"content.m\.mentions.room", "value": True},
                {"kind": "sender_notification_permission", "key": "room"},
            ],
            ["notify", _HIGHLIGHT],
        ),
        _rule(
            ".m.rule.tombstone",
            [_match("type", "m.room.tombstone"), _match("state_key", "")],
            ["notify", _HIGHLIGHT],
        ),
        _rule(".m.rule.reaction", [_match("type", "m.reaction")], []),
        _rule(".m.rule.room.server_acl", [_match("type", "m.room.server_acl"), _match("state_key", "")], []),
        _rule(
            ".m.rule.suppress_edits",
            [{"kind": "event_property_is", "key": r"content.m\.relates_to.rel_type", "value": "m.replace"}],
            [],
        ),
    ),
    "content": (),
    "room": (),
    "sender": (),
    "underride": (
        _rule(".m.rule.call", [_match("type", "m.call.invite")], ["notify", _RING]),
        _rule(
            ".m.rule.encrypted_room_one_to_one",
            [{"kind": "room_member_count", "is": "2"}, _match("type", "m.room.encrypted")],
            ["notify", _DEFAULT_SOUND],
        ),
        _rule(
            ".m.rule.room_one_to_one",
            [{"kind": "room_member_count", "is": "2"}, _match("type", "m.room.message")],
            ["notify", _DEFAULT_SOUND],
        ),
        _rule(".m.rule.message", [_match("type", "m.room.message")], ["notify"]),
        _rule(".m.rule.encrypted", [_match("type", "m.room.encrypted")], ["notify"]),
    ),
}


def default_rules(user_id: str) -> dict[str, list[dict[str, Any]]]:
    """The default ruleset of an account, by kind, each rule as clients see it (`PushRule`)."""
    return {kind: [_owned(rule, user_id) for rule in rules] for kind, rules in TEMPLATES.items()}


def find_default(kind: str, rule_id: str) -> dict[str, Any] | None:
    """The template of a default rule, or None when the specification has no such rule."""
    for rule in TEMPLATES[kind]:
        if rule["rule_id"] == rule_id:
            return rule
    return None


def _owned(rule: dict[str, Any], user_id: str) -> dict[str, Any]:
    conditions = [
        {name: user_id if value == OWN_USER_ID else value for name, value in condition.items()}
        for condition in rule["conditions"]
    ]
    return {**rule, "conditions": conditions, "actions": list(rule["actions"])}
