"""What a user changed about their push rules, and how a request changes it further.

A user's ruleset is the default rules plus a small document, `Customised`: the user's own rules by kind, most important
first, and what they changed about default rules.  Nearly every account has none.
Client-server API v1.19, "Push Rules: API".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from homeserver.protocol.errors import BadJson, InvalidParam, MatrixError, MissingParam, NotFound
from homeserver.protocol.push_rules.default_rules import KINDS, MASTER, default_rules, find_default

MAX_RULES: Final = 1_000
"""User-defined rules of one account, over all kinds."""
MAX_CONDITIONS: Final = 16
"""Conditions of one rule."""
MAX_ACTIONS: Final = 16
MAX_TEXT: Final = 512
"""Characters of a rule ID, a key or a pattern."""
MAX_NESTING: Final = 4

Rule = dict[str, Any]
"""A push rule as clients see it: `rule_id`, `default`, `enabled`, `actions`, and `conditions` or `pattern`."""


@dataclass(frozen=True, slots=True)
class Customised:
    """The user's own rules by kind, and the changed members (`enabled`, `actions`) of default rules by rule ID."""

    rules: Mapping[str, Sequence[Rule]] = field(default_factory=dict)
    defaults: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Customised:
        """Reads what `to_json` gave."""
        return cls(rules=document["rules"], defaults=document["defaults"])

    def to_json(self) -> dict[str, Any]:
        """A JSON object that holds all of it."""
        return {"rules": dict(self.rules), "defaults": dict(self.defaults)}

    def of(self, kind: str) -> Sequence[Rule]:
        """The user's own rules of a kind, most important first."""
        return self.rules.get(kind, ())


NOTHING: Final = Customised()


def ruleset(user_id: str, customised: Customised) -> dict[str, list[Rule]]:
    """The whole ruleset of a user by kind (`PushRuleset`): own rules above the default ones, the master rule first."""
    rules = default_rules(user_id)
    for kind in KINDS:
        standing = [{**rule, **customised.defaults.get(rule["rule_id"], {})} for rule in rules[kind]]
        first = 1 if standing and standing[0]["rule_id"] == MASTER else 0
        rules[kind] = [*standing[:first], *(dict(rule) for rule in customised.of(kind)), *standing[first:]]
    return rules


def find(user_id: str, customised: Customised, kind: str, rule_id: str) -> Rule:
    """One rule of the user.  Raises `M_NOT_FOUND` where there is none, `M_INVALID_PARAM` for an unknown kind."""
    known_kind(kind)
    for rule in ruleset(user_id, customised)[kind]:
        if rule["rule_id"] == rule_id:
            return rule
    raise NotFound("The push rule was not found.")


def put(
    customised: Customised,
    kind: str,
    rule_id: str,
    body: Mapping[str, Any],
    *,
    before: str | None = None,
    after: str | None = None,
) -> Customised:
    """Adds or changes a rule of the user.

    `before` and `after` name own rules of the same kind; `before` counts when both are given.  A new rule is enabled
    and, without either, the most important of its kind; a changed one keeps its place and whether it is enabled.
    Raises `M_INVALID_PARAM`, `M_MISSING_PARAM` or `M_BAD_JSON` for a rule that may not be, `M_UNKNOWN` when the
    neighbour is not there.
    """
    known_kind(kind)
    _check_rule_id(rule_id)
    rules = list(customised.of(kind))
    old = next((rule for rule in rules if rule["rule_id"] == rule_id), None)
    new: Rule = {
        "rule_id": rule_id,
        "default": False,
        "enabled": old["enabled"] if old is not None else True,
        "actions": checked_actions(body),
        **_parameters(kind, body),
    }
    if old is None and sum(len(own) for own in customised.rules.values()) >= MAX_RULES:
        raise InvalidParam(f"An account can have at most {MAX_RULES} push rules.")
    neighbour = before if before is not None else after
    if neighbour is None:
        at = rules.index(old) if old is not None else 0
        rules[at : at + (old is not None)] = [new]
    else:
        others = [rule for rule in rules if rule["rule_id"] != rule_id]
        at = next((at for at, rule in enumerate(others) if rule["rule_id"] == neighbour), -1)
        if at < 0:
            raise MatrixError(400, "M_UNKNOWN", f"before/after rule not found: {neighbour}")
        others.insert(at if before is not None else at + 1, new)
        rules = others
    return replace(customised, rules={**customised.rules, kind: rules})


def delete(customised: Customised, kind: str, rule_id: str) -> Customised:
    """Removes a rule of the user.  Raises `M_NOT_FOUND` where there is none; default rules cannot be removed."""
    known_kind(kind)
    if find_default(kind, rule_id) is not None:
        raise InvalidParam("A server-default push rule cannot be deleted; it can be disabled.")
    rules = [rule for rule in customised.of(kind) if rule["rule_id"] != rule_id]
    if len(rules) == len(customised.of(kind)):
        raise NotFound("The push rule was not found.")
    return replace(customised, rules={**customised.rules, kind: rules})


def change(customised: Customised, kind: str, rule_id: str, **members: Any) -> Customised:
    """Sets `enabled` or `actions` of a rule, own or default.  Raises `M_NOT_FOUND` where there is no such rule."""
    known_kind(kind)
    if find_default(kind, rule_id) is not None:
        changed = {**customised.defaults.get(rule_id, {}), **members}
        return replace(customised, defaults={**customised.defaults, rule_id: changed})
    rules = [dict(rule) for rule in customised.of(kind)]
    for rule in rules:
        if rule["rule_id"] == rule_id:
            rule.update(members)
            return replace(customised, rules={**customised.rules, kind: rules})
    raise NotFound("The push rule was not found.")


def checked_actions(body: Mapping[str, Any]) -> list[Any]:
    """The `actions` of a request, without the historical ones that mean nothing.

    Raises `M_MISSING_PARAM` when there are none, `M_BAD_JSON` when they are no list of actions.
    """
    if "actions" not in body:
        raise MissingParam("Missing parameter: actions")
    actions = body["actions"]
    if not isinstance(actions, list) or len(actions) > MAX_ACTIONS:
        raise BadJson(f"actions must be a list of at most {MAX_ACTIONS} actions.")
    kept = []
    for action in actions:
        if action in ("dont_notify", "coalesce"):
            continue
        if isinstance(action, dict):
            tweak = action.get("set_tweak")
            if not isinstance(tweak, str) or not _is_bounded(action, MAX_NESTING):
                raise InvalidParam("An action that is an object must set a tweak.")
        elif action != "notify":
            raise InvalidParam("Unrecognised action.")
        kept.append(action)
    return kept


def known_kind(kind: str) -> None:
    """Raises `M_INVALID_PARAM` unless `kind` is a kind of push rule."""
    if kind not in KINDS:
        raise InvalidParam(f"Unrecognised kind of push rule; known are {', '.join(KINDS)}.")


def _check_rule_id(rule_id: str) -> None:
    if rule_id.startswith("."):
        raise InvalidParam("Rule IDs that start with a dot are those of server-default rules.")
    if "/" in rule_id or "\\" in rule_id:
        raise InvalidParam("A rule ID may not contain slashes or backslashes.")
    if not rule_id or len(rule_id) > MAX_TEXT:
        raise InvalidParam(f"A rule ID must have 1 to {MAX_TEXT} characters.")


def _parameters(kind: str, body: Mapping[str, Any]) -> dict[str, Any]:
    if kind == "content":
        pattern = body.get("pattern")
        if pattern is None:
            raise MissingParam("Missing parameter: pattern")
        if not isinstance(pattern, str) or len(pattern) > MAX_TEXT:
            raise BadJson(f"pattern must be a string of at most {MAX_TEXT} characters.")
        return {"pattern": pattern}
    if kind in ("override", "underride"):
        conditions = body.get("conditions", [])
        if not isinstance(conditions, list) or len(conditions) > MAX_CONDITIONS:
            raise BadJson(f"conditions must be a list of at most {MAX_CONDITIONS} conditions.")
        for condition in conditions:
            if not isinstance(condition, dict) or not isinstance(condition.get("kind"), str):
                raise BadJson("Every condition must be an object with a kind.")
            if not _is_bounded(condition, MAX_NESTING):
                raise BadJson(f"The texts in a condition may have at most {MAX_TEXT} characters.")
        return {"conditions": conditions}
    return {}


def _is_bounded(value: Any, depth: int) -> bool:
    if isinstance(value, str):
        return len(value) <= MAX_TEXT
    if isinstance(value, dict):
        return depth > 0 and all(len(name) <= MAX_TEXT and _is_bounded(v, depth - 1) for name, v in value.items())
    if isinstance(value, list):
        return depth > 0 and len(value) <= MAX_CONDITIONS and all(_is_bounded(v, depth - 1) for v in value)
    if isinstance(value, int):
        return -(2**53) < value < 2**53
    return value is None
