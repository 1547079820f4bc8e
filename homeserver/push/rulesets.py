"""The rulesets of all accounts in memory, and how requests change them.

Only accounts that changed something are here; everyone else has the default rules.  All of them are loaded at the
start and kept current by the journal, because the send path may not ask the database.
"""

from __future__ import annotations

from collections.abc import Callable, KeysView, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from homeserver.journal import Change, ConstraintViolated, Heard, Journal, News, Stale, Waiters
from homeserver.protocol.errors import InvalidParam, MatrixError
from homeserver.protocol.push_rules import (
    NOTHING,
    CompiledRuleset,
    Customised,
    Rule,
    compile_rules,
    find,
    ruleset,
)
from homeserver.protocol.sync_sections import SyncEvent, SyncNews, SyncQuestion
from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.storage import Database, Row, Statement, in_list

NEWS: Final = "push_rules"
"""Kind of the news that a user's rules changed; the key is the user ID."""
MAX_BYTES: Final = 128 * 1024
"""The customisations of one account as JSON."""
MAX_TESTS: Final = 1_500
"""Conditions of all rules of one account together: each may be tried on every message of the account's rooms."""
ATTEMPTS: Final = 20
COLUMNS: Final = "subject, user_id, version, customised, position FROM push_rulesets"


@dataclass(frozen=True, slots=True)
class Standing:
    """A user's customisations as stored: which subject counts their changes, at which version, and since when."""

    subject: int
    version: int
    customised: Customised
    position: int

    @property
    def looks_at_display_name(self) -> bool:
        """Whether a rule asks for the user's display name in the room."""
        return any(
            condition.get("kind") == "contains_display_name"
            for rules in self.customised.rules.values()
            for rule in rules
            for condition in rule.get("conditions", ())
        )


class Rulesets:
    """Push rules of the local accounts; follows news of kind "push_rules" and is a `SyncSource`."""

    news = NEWS

    def __init__(self, database: Database, journal: Journal, waiters: Waiters) -> None:
        self._database = database
        self._journal = journal
        self._waiters = waiters
        self._standing: dict[str, Standing] = {}
        self._with_display_name: set[str] = set()
        self._compiled: LeastRecentlyUsed[str, CompiledRuleset] = LeastRecentlyUsed(2_000)
        self.generation = 0
        """Grows whenever some ruleset changes."""
        journal.follow(NEWS, self)

    async def open(self) -> None:
        """Loads all customised rulesets."""
        for row in await self._database.fetch(f"SELECT {COLUMNS}"):
            self._keep(row["user_id"], _standing(row))

    # What the send path asks: sync, from memory.

    def customised(self) -> KeysView[str]:
        """The users whose rules differ from the default."""
        return self._standing.keys()

    def compiled(self, user_id: str) -> CompiledRuleset | None:
        """The ruleset of a user who customised it, ready for use; None for everyone else."""
        rules = self._compiled.get(user_id)
        if rules is None:
            standing = self._standing.get(user_id)
            if standing is None:
                return None
            rules = compile_rules(standing.customised)
            self._compiled.put(user_id, rules)
        return rules

    def looks_at_display_name(self, user_id: str) -> bool:
        """Whether the user has a rule that asks for their display name."""
        return user_id in self._with_display_name

    # What the API asks.

    def of(self, user_id: str) -> dict[str, list[Rule]]:
        """The whole ruleset of a user by kind."""
        return ruleset(user_id, self._customised(user_id))

    def rule(self, user_id: str, kind: str, rule_id: str) -> Rule:
        """One rule.  Raises `M_NOT_FOUND`, or `M_INVALID_PARAM` for an unknown kind."""
        return find(user_id, self._customised(user_id), kind, rule_id)

    def content(self, user_id: str) -> dict[str, Any]:
        """The content of the `m.push_rules` account data of a user."""
        return {"global": self.of(user_id)}

    async def account_data(self, user_id: str, room_id: str) -> dict[str, Any] | None:
        """What a client that asks for `m.push_rules` as account data is told; there is none in rooms."""
        return None if room_id else self.content(user_id)

    async def edit(self, user_id: str, change: Callable[[Customised], Customised]) -> None:
        """Applies a change to the user's rules and returns once it is on disk and in force here.

        `change` raises what is to be answered when it cannot be made; it is called again when another request came
        first.
        """
        for _ in range(ATTEMPTS):
            standing = self._standing.get(user_id)
            customised = change(standing.customised if standing is not None else NOTHING)
            document = _checked(customised)
            try:
                await self._journal.commit(_change(user_id, standing, customised, document))
                return
            except (Stale, ConstraintViolated):
                await self._refresh(user_id)
        raise MatrixError(503, "M_UNKNOWN", "The push rules are being changed from elsewhere; try again.")

    # Follower and SyncSource.

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """Fetches rulesets that another process changed."""
        users = list({item.key for item in heard})
        found: dict[str, Standing] = {}
        for at in range(0, len(users), 500):
            part = users[at : at + 500]
            rows = await self._database.fetch(f"SELECT {COLUMNS} WHERE user_id IN {in_list(len(part))}", *part)
            found.update((row["user_id"], _standing(row)) for row in rows)
        return [News(item.kind, item.key, found.get(item.key)) for item in heard]

    def apply(self, position: int, news: News) -> None:
        """Takes in a changed ruleset and wakes its user; without payload there is none any more."""
        if news.payload is None:
            self._standing.pop(news.key, None)
            self._compiled.drop(news.key)
            self._with_display_name.discard(news.key)
            self.generation += 1
            return
        self._keep(news.key, news.payload)
        self._waiters.wake([news.key])

    def purge(self, user_id: str) -> list[Statement]:
        """What deletes the rules of a user who is erased; to be followed by news without payload."""
        return [Statement("DELETE FROM push_rulesets WHERE user_id = ?", args=(user_id,))]

    async def changes(self, question: SyncQuestion) -> SyncNews | None:
        """The `m.push_rules` account data, in a first sync or when it changed."""
        if question.since is not None:
            standing = self._standing.get(question.user_id)
            if standing is None or not question.since < standing.position <= question.upto:
                return None
        content = orjson.dumps({"type": "m.push_rules", "content": self.content(question.user_id)})
        return SyncNews(account_data=[SyncEvent("m.push_rules", None, content)])

    def _customised(self, user_id: str) -> Customised:
        standing = self._standing.get(user_id)
        return standing.customised if standing is not None else NOTHING

    def _keep(self, user_id: str, standing: Standing) -> None:
        known = self._standing.get(user_id)
        if known is not None and known.version >= standing.version:
            return
        self._standing[user_id] = standing
        self._compiled.drop(user_id)
        if standing.looks_at_display_name:
            self._with_display_name.add(user_id)
        else:
            self._with_display_name.discard(user_id)
        self.generation += 1

    async def _refresh(self, user_id: str) -> None:
        row = await self._database.fetch_one(f"SELECT {COLUMNS} WHERE user_id = ?", user_id)
        if row is not None:
            self._keep(user_id, _standing(row))


def _change(user_id: str, standing: Standing | None, customised: Customised, document: bytes) -> Change:
    """A change that fails when the user's rules are no longer `standing`."""

    def after(position: int) -> Standing:
        if standing is None:
            return Standing(position, 0, customised, position)
        return Standing(standing.subject, standing.version + 1, customised, position)

    def writes(position: int) -> list[Statement]:
        new = after(position)
        if standing is None:
            sql = "INSERT INTO push_rulesets (subject, user_id, version, customised, position) VALUES (?,?,?,?,?)"
            return [Statement(sql, args=(new.subject, user_id, new.version, document, position))]
        sql = "UPDATE push_rulesets SET version = ?, customised = ?, position = ? WHERE subject = ?"
        return [Statement(sql, args=(new.version, document, position, new.subject))]

    return Change(
        writes=writes,
        expects={} if standing is None else {standing.subject: standing.version},
        news=lambda position: [News(NEWS, user_id, after(position))],
    )


def _checked(customised: Customised) -> bytes:
    tests = sum(max(1, len(rule.get("conditions", ()))) for rules in customised.rules.values() for rule in rules)
    document = orjson.dumps(customised.to_json())
    if tests > MAX_TESTS or len(document) > MAX_BYTES:
        raise InvalidParam("These are more push rules than an account can have.")
    return document


def _standing(row: Row) -> Standing:
    customised = Customised.from_json(orjson.loads(row["customised"]))
    return Standing(row["subject"], row["version"], customised, row["position"])
