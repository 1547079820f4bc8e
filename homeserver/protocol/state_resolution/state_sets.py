"""The states to resolve, parted into what they agree on and what they do not."""

from collections.abc import Iterator, Mapping, Sequence

from homeserver.protocol.auth_rules import StateKey

StateMap = Mapping[StateKey, str]
"""A state: the ID of the event that holds each `(type, state_key)`. A dict or any persistent map."""

Fork = dict[StateKey, str | None]
"""How a state differs from another one; None for an entry that it lacks."""


def difference(base: StateMap, state: StateMap) -> Fork:
    """How `state` differs from `base`: a few milliseconds for 10,000 entries."""
    if base is state:
        return {}
    changed: Fork = {key: event_id for key, event_id in state.items() if base.get(key) != event_id}
    if len(state) - sum(key not in base for key in changed) != len(base):
        for key in base:
            if key not in state:
                changed[key] = None
    return changed


class Forks:
    """States given as differences from a common base.

    `absence_conflicts`: whether an entry that only some of the states have is in conflict. Since the second algorithm
    a key must be "present in every S_i with the same value V"; in the first, states conflict where they "have
    different event_ids for the same (event_type, state_key)", and an entry that some lack is agreed on.
    """

    __slots__ = ("agreed", "base", "conflicted", "size")

    base: StateMap
    size: int
    """How many states there are."""
    agreed: Fork
    """Where the states agree with one another but not with the base."""
    conflicted: dict[StateKey, list[str | None]]
    """What each of the states has under a key in conflict, in the order of the states."""

    def __init__(self, base: StateMap, forks: Sequence[Fork], *, absence_conflicts: bool) -> None:
        self.base = base
        self.size = len(forks)
        self.agreed = {}
        self.conflicted = {}
        for key in dict.fromkeys(key for fork in forks for key in fork):
            kept = base.get(key)
            values = [fork.get(key, kept) for fork in forks]
            distinct = set(values)
            if not absence_conflicts and len(distinct) > 1:
                distinct.discard(None)
            if len(distinct) > 1:
                self.conflicted[key] = values
            elif (value := distinct.pop()) != kept:
                self.agreed[key] = value

    def unconflicted(self, key: StateKey) -> str | None:
        """The entry of the *unconflicted state map* under this key."""
        if key in self.conflicted:
            return None
        if key in self.agreed:
            return self.agreed[key]
        return self.base.get(key)

    def unconflicted_events(self) -> Iterator[str]:
        """Every event of the *unconflicted state map*."""
        for key, event_id in self.base.items():
            if key not in self.conflicted and key not in self.agreed:
                yield event_id
        yield from (agreed for agreed in self.agreed.values() if agreed is not None)

    def conflicted_events(self) -> list[set[str]]:
        """For each state, what it has under the keys in conflict. Together they are the *conflicted state set*."""
        sets: list[set[str]] = [set() for _ in range(self.size)]
        for values in self.conflicted.values():
            for events, event_id in zip(sets, values, strict=True):
                if event_id is not None:
                    events.add(event_id)
        return sets

    def changes(self, resolved: StateMap) -> Fork:
        """What to change in the base when the conflicts were resolved so.

        "Update the result by replacing any event with the event with the same key from the unconflicted state map, if
        such an event exists, to get the final resolved state."
        """
        changes = dict(self.agreed)
        for key in self.conflicted:
            if key not in resolved and key in self.base:
                changes[key] = None
        for key, event_id in resolved.items():
            if self.unconflicted(key) is None and self.base.get(key) != event_id:
                changes[key] = event_id
        return changes
