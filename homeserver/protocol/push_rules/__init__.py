"""Push rules, pure: the default rules, conditions, what a user may change, and evaluation for one or for a whole room.

Client-server API v1.19, "Push Notifications".
"""

from homeserver.protocol.push_rules.bulk import BulkVerdict, evaluate_for_room, named_users
from homeserver.protocol.push_rules.conditions import MatchedEvent, Occasion
from homeserver.protocol.push_rules.customised import (
    NOTHING,
    Customised,
    Rule,
    change,
    checked_actions,
    delete,
    find,
    put,
    ruleset,
)
from homeserver.protocol.push_rules.default_rules import KINDS, default_rules
from homeserver.protocol.push_rules.evaluate import DEFAULT, SILENCE, CompiledRuleset, Verdict, compile_rules

__all__ = [
    "DEFAULT",
    "KINDS",
    "NOTHING",
    "SILENCE",
    "BulkVerdict",
    "CompiledRuleset",
    "Customised",
    "MatchedEvent",
    "Occasion",
    "Rule",
    "Verdict",
    "change",
    "checked_actions",
    "compile_rules",
    "default_rules",
    "delete",
    "evaluate_for_room",
    "find",
    "named_users",
    "put",
    "ruleset",
]
