"""Which rule of a ruleset an event meets, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from homeserver.protocol.push_rules.conditions import Condition, Occasion, body_match, compile_condition
from homeserver.protocol.push_rules.customised import NOTHING, Customised, Rule, ruleset
from homeserver.protocol.push_rules.default_rules import KINDS, OWN_USER_ID


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the first matching rule asks for: its actions, and whether they notify and highlight."""

    notify: bool
    highlight: bool
    actions: tuple[Any, ...] = ()


SILENCE: Final = Verdict(notify=False, highlight=False)
"""No rule matched: nothing is notified."""

CompiledRule = tuple[tuple[Condition, ...], Verdict]


class CompiledRuleset:
    """The enabled rules of a ruleset as closures, in the order in which they are tried."""

    __slots__ = ("_rules",)

    def __init__(self, rules: Mapping[str, Sequence[Rule]]) -> None:
        self._rules: tuple[CompiledRule, ...] = tuple(
            _compiled(kind, rule) for kind in KINDS for rule in rules.get(kind, ()) if rule["enabled"]
        )

    def verdict(self, occasion: Occasion, user_id: str) -> Verdict:
        """What the first rule that matches asks for, for that user; `SILENCE` when none matches."""
        for conditions, verdict in self._rules:
            for holds in conditions:
                if not holds(occasion, user_id):
                    break
            else:
                return verdict
        return SILENCE


def compile_rules(customised: Customised) -> CompiledRuleset:
    """The ruleset of a user with those customisations; the default rules in it fit every user."""
    return CompiledRuleset(ruleset(OWN_USER_ID, customised))


def verdict_of(actions: Sequence[Any]) -> Verdict:
    """Reads a list of actions.  Client-server API, "Actions"."""
    highlight = False
    for action in actions:
        if isinstance(action, dict) and action.get("set_tweak") == "highlight":
            highlight = action.get("value", True) is True
    notify = "notify" in actions
    return Verdict(notify=notify, highlight=notify and highlight, actions=tuple(actions))


def _compiled(kind: str, rule: Rule) -> CompiledRule:
    rule_id = rule["rule_id"]
    conditions: tuple[Condition, ...]
    if kind == "room":
        conditions = (lambda occasion, _: occasion.event.room_id == rule_id,)
    elif kind == "sender":
        conditions = (lambda occasion, _: occasion.event.sender == rule_id,)
    elif kind == "content":
        conditions = (body_match(rule["pattern"]),)
    else:
        conditions = tuple(compile_condition(condition) for condition in rule["conditions"])
        if rule["default"] and conditions and not _names_user(rule):
            conditions = (_shared(rule_id, conditions),)
    return conditions, verdict_of(rule["actions"])


def _names_user(rule: Rule) -> bool:
    return any(value is OWN_USER_ID for condition in rule["conditions"] for value in condition.values())


def _shared(rule_id: str, conditions: tuple[Condition, ...]) -> Condition:
    """The conditions of a default rule, which hold for everyone or for nobody: tried once on each occasion."""

    def holds(occasion: Occasion, user_id: str) -> bool:
        known = occasion.default_rules.get(rule_id)
        if known is None:
            known = all(each(occasion, user_id) for each in conditions)
            occasion.default_rules[rule_id] = known
        return known

    return holds


DEFAULT: Final = compile_rules(NOTHING)
"""The ruleset of everyone who changed nothing."""
