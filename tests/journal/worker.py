"""A process of its own for the journal's tests: `python -m tests.journal.worker '{"url": …}'`.

Prints `ready`, waits for a line on its input, works, and prints one line of JSON at the end. Settings: `url`, `redis`
(null when it works alone), `writers` (their numbers), `each` (changes a writer makes, one after another), `expect`
(positions to hear of before it ends), `subject` (all changes rest on it; else none), `tell` (print each answered
change at once as `writer number position`), `pause_s` (between a writer's changes).
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

import structlog

from homeserver.journal import Journal, News, Stale
from homeserver.storage import Database
from tests.journal.rows import Remembering, row


class Worker(Remembering):
    """Follows, and takes the time that news of other processes took to arrive."""

    def __init__(self, database: Database, settings: dict[str, Any]) -> None:
        super().__init__(database)
        self.settings = settings
        self.late_ms: list[float] = []
        self.refused = 0
        self.versions = 0

    def apply(self, position: int, news: News) -> None:
        """Remembers, and wakes nobody."""
        super().apply(position, news)
        self.versions += 1
        if news.payload[1] not in self.settings["writers"]:
            self.late_ms.append((time.time_ns() - news.payload[2]) / 1e6)

    async def write(self, journal: Journal, writer: int) -> None:
        """One writer's changes; their numbers are the time in ns."""
        subject = self.settings.get("subject")
        for _ in range(self.settings["each"]):
            while True:
                number = time.time_ns()
                try:
                    expects = {} if subject is None else {subject: self.versions}
                    position = await journal.commit(row(writer, number, expects=expects))
                    break
                except Stale:
                    self.refused += 1
            if self.settings.get("tell"):
                sys.stdout.write(f"{writer} {number} {position}\n")
                sys.stdout.flush()
            await asyncio.sleep(self.settings.get("pause_s", 0))

    async def read(self, database: Database, journal: Journal) -> int:
        """Follow by position, as a sync does: whoever has seen N has seen all up to N. The number of rows seen."""
        seen = 0
        while seen < self.settings["expect"]:
            upto = journal.position
            sql = "SELECT position FROM written WHERE position > ? AND position <= ? ORDER BY position"
            found = [each[0] for each in await database.fetch(sql, seen, upto)]
            if found != list(range(seen + 1, upto + 1)):
                raise AssertionError(f"between {seen} and {upto} the reader saw {found}")
            seen = upto
            await asyncio.sleep(0.001)
        return seen


async def main(settings: dict[str, Any]) -> None:
    """Open, say so, work, report."""
    redis_url = settings["redis"]
    database = await Database.open(settings["url"], presence="shared" if redis_url else "alone")
    worker = Worker(database, settings)
    journal = await Journal.open(database, redis_url)
    journal.follow("row", worker)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    reading = asyncio.create_task(worker.read(database, journal))
    await asyncio.gather(*(worker.write(journal, writer) for writer in settings["writers"]))
    seen = await reading
    late = sorted(worker.late_ms) or [0.0]
    report = {
        "heard": [position for position, _, _ in worker.heard],
        "seen": seen,
        "refused": worker.refused,
        "late_p50_ms": late[len(late) // 2],
        "late_max_ms": late[-1],
    }
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stdout.flush()
    await journal.close()
    await database.close()


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    asyncio.run(main(json.loads(sys.argv[1])))
