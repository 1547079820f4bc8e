"""`kill -9` in the middle of load: every change that was answered is there, and none is half there."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time

import pytest

from homeserver.journal import Journal
from homeserver.storage import Database
from tests.journal.rows import make_table, row


def load_and_kill(url: str, after_s: float) -> list[tuple[int, int, int]]:
    """Run a process under load and kill it; the changes that it had answered, as (position, writer, number)."""
    settings = {"url": url, "redis": None, "writers": [*range(20)], "each": 100_000, "expect": 1 << 60, "tell": True}
    command = [sys.executable, "-m", "tests.journal.worker", json.dumps(settings)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "ready\n"
        process.stdin.write("go\n")
        process.stdin.flush()
        first = process.stdout.readline()
        # Read along, so that the process is never held up by a full pipe.
        deadline, lines = time.monotonic() + after_s, [first]
        while time.monotonic() < deadline:
            lines.append(process.stdout.readline())
        process.kill()
        rest, _ = process.communicate()
    whole = [line for line in (*lines, *rest.splitlines(keepends=True)) if line.endswith("\n")]
    answered = [tuple(map(int, line.split())) for line in whole]
    return [(position, writer, number) for writer, number, position in answered]


@pytest.mark.parametrize("after_s", [0.2, 0.7])
async def test_killed_under_load_nothing_answered_is_lost_and_nothing_is_half_there(url: str, after_s: float) -> None:
    database = await Database.open(url)
    await make_table(database)
    await database.close()

    answered = await asyncio.to_thread(load_and_kill, url, after_s)
    assert len(answered) > 50

    database = await Database.open(url)
    journal = await Journal.open(database)
    written = [tuple(each) for each in await database.fetch("SELECT position, writer, number FROM written")]
    halves = [tuple(each) for each in await database.fetch("SELECT position, writer, number FROM other_half")]
    assert set(answered) <= set(written)
    assert sorted(written) == sorted(halves)
    assert sorted(position for position, _, _ in written) == list(range(1, journal.position + 1))
    assert await journal.commit(row(99, 1)) == len(written) + 1
    await journal.close()
    await database.close()
