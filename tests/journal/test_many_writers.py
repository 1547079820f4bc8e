"""A hundred writers on one subject lose and duplicate nothing."""

from __future__ import annotations

import asyncio

from homeserver.journal import Journal, Stale
from homeserver.storage import Database
from tests.journal.rows import Remembering, row

WRITERS, EACH, SUBJECT = 100, 10, 77


async def test_a_hundred_writers_on_one_subject(journal: Journal, database: Database) -> None:
    version, refused = 0, 0
    follower = Remembering(database)
    journal.follow("row", follower)

    async def write(writer: int) -> None:
        nonlocal version, refused
        for number in range(EACH):
            while True:
                seen = version
                try:
                    await journal.commit(row(writer, number, expects={SUBJECT: seen}))
                except Stale as stale:
                    refused += stale.subject == SUBJECT
                    # Fresh state: the version is what the followers have heard of.
                    version = max(version, len(follower.heard))
                else:
                    version = max(version, seen + 1)
                    break

    await asyncio.gather(*map(write, range(WRITERS)))
    rows = await database.fetch("SELECT writer, number FROM written ORDER BY position")
    assert sorted(map(tuple, rows)) == [(writer, number) for writer in range(WRITERS) for number in range(EACH)]
    for writer in range(WRITERS):
        assert [number for who, number in map(tuple, rows) if who == writer] == list(range(EACH))
    stands = await database.fetch_one("SELECT version FROM journal_versions WHERE subject = ?", SUBJECT)
    assert stands is not None
    assert stands[0] == WRITERS * EACH
    assert refused > 0, "nobody ever collided: the test shows nothing"
    assert [position for position, _, _ in follower.heard] == list(range(1, WRITERS * EACH + 1))
