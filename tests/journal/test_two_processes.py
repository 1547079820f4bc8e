"""Two processes on one PostgreSQL, with Redis between them."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from typing import Any

import pytest

from homeserver.storage import Database
from tests.journal.rows import make_table
from tests.rig.postgres import Postgres
from tests.rig.redis import Redis


class Process:
    """A worker process."""

    def __init__(self, **settings: Any) -> None:
        command = [sys.executable, "-m", "tests.journal.worker", json.dumps(settings)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        if self._process.stdout.readline() != "ready\n":
            self._process.kill()
            raise AssertionError("the process does not start")

    def go(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    async def report(self) -> dict[str, Any]:
        output, _ = await asyncio.to_thread(self._process.communicate, timeout=40)
        assert self._process.returncode == 0
        report: dict[str, Any] = json.loads(output.splitlines()[-1])
        return report

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
async def shared_url(postgres_server: Postgres) -> str:
    url = postgres_server.create_database()
    database = await Database.open(url)
    await make_table(database)
    await database.close()
    return url


async def test_a_reader_never_misses_a_row_while_both_write(shared_url: str, redis_server: Redis) -> None:
    rows = 10_000
    common = {"url": shared_url, "redis": redis_server.url, "each": rows // 2 // 25, "expect": rows}
    with Process(**common, writers=[*range(25)]) as one, Process(**common, writers=[*range(25, 50)]) as two:
        one.go()
        two.go()
        for report in await asyncio.gather(one.report(), two.report()):
            assert report["heard"] == list(range(1, rows + 1)), "every follower hears everything, once and in order"
            assert report["seen"] == rows


async def test_a_hundred_writers_in_two_processes_on_one_subject(shared_url: str, redis_server: Redis) -> None:
    common = {"url": shared_url, "redis": redis_server.url, "each": 3, "expect": 300, "subject": 7}
    with Process(**common, writers=[*range(50)]) as one, Process(**common, writers=[*range(50, 100)]) as two:
        one.go()
        two.go()
        reports = await asyncio.gather(one.report(), two.report())
    assert all(report["heard"] == list(range(1, 301)) for report in reports)
    assert all(report["refused"] > 0 for report in reports), "they never collided: the test shows nothing"
    database = await Database.open(shared_url, presence="tool")
    stands = await database.fetch_one("SELECT version FROM journal_versions WHERE subject = 7")
    await database.close()
    assert stands is not None
    assert stands[0] == 300


async def test_news_of_the_other_process_comes_quickly(shared_url: str, redis_server: Redis) -> None:
    common = {"url": shared_url, "redis": redis_server.url, "expect": 100}
    with (
        Process(**common, writers=[1], each=100, pause_s=0.01) as writer,
        Process(**common, writers=[], each=0) as reader,
    ):
        reader.go()
        writer.go()
        report, _ = await asyncio.gather(reader.report(), writer.report())
    assert report["late_p50_ms"] < 50, report["late_p50_ms"]


async def test_without_redis_under_load_wake_ups_are_late_and_nothing_is_lost(shared_url: str) -> None:
    with Redis() as redis:
        common = {"url": shared_url, "redis": redis.url, "each": 200, "expect": 2_000, "pause_s": 0.02}
        with Process(**common, writers=[*range(5)]) as one, Process(**common, writers=[*range(5, 10)]) as two:
            one.go()
            two.go()
            for _ in range(2):
                await asyncio.sleep(0.7)
                redis.stop()
                await asyncio.sleep(1.5)
                redis.start()
            reports = await asyncio.gather(one.report(), two.report())
    for report in reports:
        assert report["heard"] == list(range(1, 2_001))
        assert report["late_max_ms"] < 5_000, "late at worst: the database is asked each second"


async def test_redis_may_be_away_at_the_start(shared_url: str) -> None:
    redis = Redis()
    common = {"url": shared_url, "redis": redis.url, "each": 5, "expect": 10, "pause_s": 0.1}
    began = time.monotonic()
    with Process(**common, writers=[1]) as one, Process(**common, writers=[2]) as two:
        one.go()
        two.go()
        reports = await asyncio.gather(one.report(), two.report())
    assert all(report["heard"] == list(range(1, 11)) for report in reports)
    assert time.monotonic() - began < 20
