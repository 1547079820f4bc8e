"""Settings of one room rewritten for another: pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from homeserver.protocol.push_rules import Customised


def with_tags(there: Mapping[str, Any], tags: Mapping[str, Any]) -> dict[str, Any] | None:
    """`m.tag` of the new room with the tags of the old; None where nothing is added."""
    new, old = there.get("tags"), tags.get("tags")
    if not isinstance(old, dict) or not old:
        return None
    merged = {**old, **(new if isinstance(new, dict) else {})}
    return None if merged == new else {**there, "tags": merged}


def names_room(chats: Mapping[str, Any] | None, room_id: str) -> bool:
    """Whether `m.direct` lists the room for anyone."""
    return chats is not None and any(isinstance(rooms, list) and room_id in rooms for rooms in chats.values())


def with_direct_chat(chats: Mapping[str, Any], old: str, new: str) -> dict[str, Any] | None:
    """`m.direct` with the new room beside the old, for everyone with whom the old one was a direct chat."""
    changed = {
        user: [*rooms, new]
        for user, rooms in chats.items()
        if isinstance(rooms, list) and old in rooms and new not in rooms
    }
    return {**chats, **changed} if changed else None


def with_rules(customised: Customised, old: str, new: str) -> Customised:
    """Push rules with a copy for the new room, behind each rule that is named after the old one."""
    kinds: dict[str, list[dict[str, Any]]] = {}
    for kind in customised.rules:
        rules = customised.of(kind)
        known = {rule["rule_id"] for rule in rules}
        kinds[kind] = []
        for rule in rules:
            kinds[kind].append(dict(rule))
            rule_id = rule["rule_id"].replace(old, new)
            if rule_id not in known:
                kinds[kind].append({**_about(rule, old, new), "rule_id": rule_id})
    return Customised(kinds, customised.defaults)


def _about(rule: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    conditions = rule.get("conditions")
    if not isinstance(conditions, list):
        return dict(rule)
    moved = [
        {**each, "pattern": new} if each.get("key") == "room_id" and each.get("pattern") == old else each
        for each in conditions
    ]
    return {**rule, "conditions": moved}
