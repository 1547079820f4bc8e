"""Two Porch processes on one PostgreSQL and one Redis, and the Redis of their own that tests may stop."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.rig.porch import PorchProcess
from tests.rig.postgres import Postgres
from tests.rig.redis import Redis


@dataclass(slots=True)
class Pair:
    """Two equal processes of one server, and what stands between them."""

    first: PorchProcess
    second: PorchProcess
    redis: Redis

    def __iter__(self) -> Iterator[PorchProcess]:
        return iter((self.first, self.second))


@pytest.fixture(scope="module")
def pair(postgres_server: Postgres) -> Iterator[Pair]:
    """Both run for the tests of one file; neither may have logged an error of its own that is not about Redis."""
    folder = Path(tempfile.mkdtemp(prefix="porch-pair-"))
    with Redis() as redis:
        settings = {"database.url": postgres_server.create_database(), "redis.url": redis.url}
        first, second = (PorchProcess(dict(settings), data_dir=folder) for _ in range(2))
        try:
            first.start()
            second.start()
            yield Pair(first, second, redis)
            bugs = [line for server in (first, second) for line in server.bugs() if "edis" not in line]
            assert not bugs, "\n".join(bugs)
            assert (first.stop(), second.stop()) == (0, 0), first.log() + second.log()
        finally:
            first.remove()
            second.remove()
            shutil.rmtree(folder, ignore_errors=True)
