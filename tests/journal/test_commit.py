"""Changes are written together, each on its own, in one order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest

from homeserver.journal import Change, ConstraintViolated, Journal, JournalClosed, News, Stale
from homeserver.storage import Database, Statement, StatementFailed
from tests.journal.rows import ROW, Remembering, make_table, row


async def rows_of(database: Database) -> list[tuple[int, int, int]]:
    found = await database.fetch("SELECT position, writer, number FROM written ORDER BY position")
    return [tuple(each) for each in found]


async def test_positions_are_consecutive_and_in_the_order_of_submission(journal: Journal, database: Database) -> None:
    futures = [journal.submit(row(1, number, positions=1 + number % 3)) for number in range(50)]
    positions = await asyncio.gather(*futures)
    assert [number for _, _, number in await rows_of(database)] == list(range(50))
    expected, at = [], 1
    for number in range(50):
        expected.append(at)
        at += 1 + number % 3
    assert positions == expected
    assert journal.position == at - 1


async def test_a_restart_goes_on_where_the_journal_stood(url: str) -> None:
    for generation in range(2):
        database = await Database.open(url)
        await make_table(database)
        journal = await Journal.open(database)
        assert journal.position == generation
        assert await journal.commit(row(1, generation)) == generation + 1
        await journal.close()
        await database.close()


async def test_followers_have_applied_a_change_when_its_caller_is_answered(
    journal: Journal, database: Database
) -> None:
    follower = Remembering(database)
    journal.follow("row", follower)
    position = await journal.commit(row(1, 1))
    assert follower.heard == [(position, 1, 1)]
    assert journal.position == position
    assert follower.loads == 0


async def test_followers_hear_everything_in_order(journal: Journal, database: Database) -> None:
    follower = Remembering(database)
    journal.follow("row", follower)
    await asyncio.gather(*(journal.commit(row(number % 7, number)) for number in range(500)))
    assert [position for position, _, _ in follower.heard] == list(range(1, 501))


async def test_one_refused_row_does_not_take_its_batch_down(journal: Journal, database: Database) -> None:
    await journal.commit(row(1, 5))
    futures = [journal.submit(row(1, number)) for number in range(10)]
    results = await asyncio.gather(*futures, return_exceptions=True)
    assert isinstance(results[5], ConstraintViolated)
    others = [result for index, result in enumerate(results) if index != 5]
    assert others == list(range(2, 11)), "no position is lost to the refused change"
    assert len(await rows_of(database)) == 10
    halves = await database.fetch_one("SELECT count(*) FROM other_half")
    assert halves is not None
    assert halves[0] == 10


@pytest.mark.parametrize("value", [1 << 70, "\ud800", None, object()], ids=["huge", "surrogate", "null", "object"])
async def test_a_value_that_no_column_takes_fails_its_change_alone(journal: Journal, value: object) -> None:
    def writes(position: int) -> Iterable[Statement]:
        yield Statement(ROW, rows=[(position, value, 1)])

    futures = [journal.submit(row(1, 1)), journal.submit(Change(writes=writes)), journal.submit(row(1, 2))]
    results = await asyncio.gather(*futures, return_exceptions=True)
    assert results[0] == 1
    assert isinstance(results[1], ConstraintViolated | StatementFailed)
    assert results[2] == 2


async def test_a_bug_in_a_change_fails_that_change_alone(journal: Journal, database: Database) -> None:
    def raises(position: int) -> Iterable[Statement]:
        yield Statement(ROW, rows=[(position, 9, 9)])
        raise KeyError("a bug")

    def wrong_sql(position: int) -> Iterable[Statement]:
        yield Statement(ROW, rows=[(position, 9, 9)])
        yield Statement("INSERT INTO no_such_table VALUES (?)", args=(1,))

    changes = [row(1, 1), Change(writes=raises), row(1, 2), Change(writes=wrong_sql), row(1, 3)]
    results = await asyncio.gather(*map(journal.commit, changes), return_exceptions=True)
    assert [result for result in results if isinstance(result, int)] == [1, 2, 3]
    assert isinstance(results[1], KeyError)
    assert isinstance(results[3], StatementFailed)
    assert all(writer == 1 for _, writer, _ in await rows_of(database))


async def test_an_expectation_that_fails_is_stale_and_writes_nothing(journal: Journal, database: Database) -> None:
    await journal.commit(row(1, 1, expects={10: 0}))
    with pytest.raises(Stale) as caught:
        await journal.commit(row(1, 2, expects={11: 0, 10: 0}))
    assert caught.value.subject == 10
    await journal.commit(row(1, 3, expects={11: 0, 10: 1}))
    assert [number for _, _, number in await rows_of(database)] == [1, 3]


async def test_a_change_may_rest_on_another_of_its_batch(journal: Journal) -> None:
    results = await asyncio.gather(
        journal.submit(row(1, 1, expects={10: 0})),
        journal.submit(row(1, 2, expects={10: 1})),
        journal.submit(row(1, 2, expects={10: 2})),
        journal.submit(row(1, 3, expects={10: 3})),
        journal.submit(row(1, 4, expects={10: 2})),
        return_exceptions=True,
    )
    assert isinstance(results[2], ConstraintViolated)
    assert isinstance(results[3], Stale), "it rested on a change that was refused"
    assert [results[0], results[1], results[4]] == [1, 2, 3]


async def test_more_subjects_than_one_query_takes(journal: Journal) -> None:
    subjects = range(1, 1202)
    assert await journal.commit(row(1, 1, expects=dict.fromkeys(subjects, 0))) == 1
    with pytest.raises(Stale):
        await journal.commit(row(1, 2, expects={1200: 0}))
    assert await journal.commit(row(1, 2, expects=dict.fromkeys(subjects, 1))) == 2


async def test_a_caller_that_goes_away_does_not_take_its_change_with_it(journal: Journal, database: Database) -> None:
    task = asyncio.create_task(journal.commit(row(1, 1)))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await journal.commit(row(1, 2))
    assert [number for _, _, number in await rows_of(database)] == [1, 2]


async def test_a_follower_that_fails_harms_nobody_else(journal: Journal, database: Database) -> None:
    class Failing(Remembering):
        def apply(self, position: int, news: News) -> None:
            raise ValueError("a bug in a follower")

    good = Remembering(database)
    journal.follow("row", Failing(database))
    journal.follow("row", good)
    assert await journal.commit(row(1, 1)) == 1
    assert good.heard == [(1, 1, 1)]


async def test_closing_writes_what_waits_and_refuses_what_comes_after(database: Database) -> None:
    journal = await Journal.open(database)
    futures = [journal.submit(row(1, number)) for number in range(450)]
    await journal.close()
    assert await asyncio.gather(*futures) == list(range(1, 451))
    with pytest.raises(JournalClosed):
        journal.submit(row(1, 1000))
