"""One event, everyone in the room: evaluated once for all who have the default rules, and apart only for the others.

The cost is that of one evaluation plus one for each user whom the event mentions or invites and for each user with a
customised ruleset; it does not grow with the members of the room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from homeserver.protocol.push_rules.conditions import MatchedEvent, Occasion
from homeserver.protocol.push_rules.evaluate import DEFAULT, CompiledRuleset, Verdict

MAX_MENTIONS = 1_000
"""More `user_ids` than this in one event are not looked at."""

NOBODY = ""
"""Stands for a user whom no event mentions."""


@dataclass(frozen=True, slots=True)
class BulkVerdict:
    """What an event means for the room: `default` for everyone who is not in `exceptions` and did not send it."""

    default: Verdict
    exceptions: tuple[tuple[str, Verdict], ...] = ()


def named_users(event: MatchedEvent) -> list[str]:
    """Those whom the event names itself, as mentioned or as invited: the default rules look at nobody else."""
    named: list[str] = []
    mentions = event.content.get("m.mentions")
    user_ids: Any = mentions.get("user_ids") if isinstance(mentions, Mapping) else None
    if isinstance(user_ids, list):
        named = list(dict.fromkeys(each for each in user_ids[:MAX_MENTIONS] if isinstance(each, str)))
    invites = event.type == "m.room.member" and event.content.get("membership") == "invite"
    if invites and event.state_key is not None and event.state_key not in named:
        named.append(event.state_key)
    return named


def evaluate_for_room(
    occasion: Occasion, named: Iterable[str], customised: Iterable[tuple[str, CompiledRuleset]]
) -> BulkVerdict:
    """Evaluates an event for a room.

    `named` are users with default rules whom the event names, `customised` the users of the room whose rulesets
    differ; the sender is in neither.  Only those whose verdict differs from the default come back as exceptions.
    """
    default = DEFAULT.verdict(occasion, NOBODY)
    exceptions = []
    for user_id in named:
        verdict = DEFAULT.verdict(occasion, user_id)
        if verdict is not default:
            exceptions.append((user_id, verdict))
    for user_id, rules in customised:
        verdict = rules.verdict(occasion, user_id)
        if verdict != default:
            exceptions.append((user_id, verdict))
    return BulkVerdict(default, tuple(exceptions))
