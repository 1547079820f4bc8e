"""Whatever is handed in together, the journal does what it would have done one by one."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from homeserver.journal import Change, ConstraintViolated, Journal, Stale
from homeserver.storage import Database, Statement
from tests.journal.rows import Remembering, make_table, row


@dataclass(frozen=True)
class Wish:
    """A change to be: it may rest on subjects, repeat a row that is there, or have a bug."""

    number: int
    positions: int
    bug: bool
    guesses: dict[int, int]


class Refused(Exception):
    """A change that can never be written."""


WISHES = st.lists(
    st.builds(
        Wish,
        number=st.integers(0, 12),
        positions=st.integers(1, 3),
        bug=st.integers(0, 9).map(lambda die: die == 0),
        guesses=st.dictionaries(st.integers(1, 3), st.integers(0, 2), max_size=2),
    ),
    max_size=12,
)


@dataclass
class Model:
    """The journal as its description has it: one change after another."""

    position: int = 0
    numbers: set[int] = field(default_factory=set)
    versions: dict[int, int] = field(default_factory=dict)
    heard: list[tuple[int, int, int]] = field(default_factory=list)

    def commit(self, wish: Wish) -> int | type[Exception]:
        """The first position, or what is raised."""
        if any(self.versions.get(subject, 0) != version for subject, version in wish.guesses.items()):
            return Stale
        if wish.bug or wish.number in self.numbers:
            return Refused
        first = self.position + 1
        self.position += wish.positions
        self.numbers.add(wish.number)
        self.versions.update({subject: version + 1 for subject, version in wish.guesses.items()})
        self.heard.append((first, 1, wish.number))
        return first


def named(result: int | BaseException) -> int | type[Exception]:
    """A result as the model gives it. A change with a bug and a row that is there already may get either error."""
    if isinstance(result, KeyError | ConstraintViolated):
        return Refused
    return Stale if isinstance(result, Stale) else result  # type: ignore[return-value]


def change(wish: Wish) -> Change:
    made = row(1, wish.number, expects=wish.guesses, positions=wish.positions)
    plain = made.writes

    def writes(position: int) -> Iterable[Statement]:
        for index, statement in enumerate(plain(position)):
            if wish.bug and index == 1:
                raise KeyError("a bug in the middle of a change")
            yield statement

    made.writes = writes
    return made


async def compare(batches: list[list[Wish]], presence: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = await Database.open(f"sqlite://{folder}/porch.db", presence=presence)  # type: ignore[arg-type]
        await make_table(database)
        journal = await Journal.open(database)
        follower = Remembering(database)
        journal.follow("row", follower)
        model = Model()
        for batch in batches:
            futures = [journal.submit(change(wish)) for wish in batch]
            results = await asyncio.gather(*futures, return_exceptions=True)
            outcomes = [named(result) for result in results]
            assert outcomes == [model.commit(wish) for wish in batch]
            assert journal.position == model.position
        written = [tuple(each) for each in await database.fetch("SELECT * FROM written ORDER BY position")]
        halves = [tuple(each) for each in await database.fetch("SELECT * FROM other_half ORDER BY position")]
        versions = await database.fetch("SELECT subject, version FROM journal_versions")
        assert written == halves == follower.heard == model.heard
        assert dict(map(tuple, versions)) == model.versions
        await journal.close()
        await database.close()


@settings(max_examples=30, deadline=None)
@given(st.lists(WISHES, max_size=4), st.sampled_from(["alone", "tool"]))
def test_batches_do_what_single_changes_would(batches: list[list[Wish]], presence: str) -> None:
    asyncio.run(compare(batches, presence))
