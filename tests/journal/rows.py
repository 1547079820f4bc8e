"""The table that the journal's tests write to, changes for it, and a follower that remembers."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from typing import Any

from homeserver.journal import Change, Heard, News
from homeserver.storage import Database, Statement

ROW = "INSERT INTO written (position, writer, number) VALUES (?, ?, ?)"
HALF = "INSERT INTO other_half (position, writer, number) VALUES (?, ?, ?)"


async def make_table(database: Database) -> None:
    """`written` and `other_half`: a change writes one row to each, so that half a change shows."""

    def steps() -> Generator[Statement, list[Any], None]:
        for name in ("written", "other_half"):
            yield Statement(
                f"CREATE TABLE IF NOT EXISTS {name} (position BIGINT PRIMARY KEY, writer BIGINT NOT NULL, "
                "number BIGINT NOT NULL, UNIQUE (writer, number))"
            )

    await database.run(steps)


def row(writer: int, number: int, expects: Mapping[int, int] | None = None, positions: int = 1) -> Change:
    """A change that writes `number` of `writer` to both tables and tells kind "row"."""

    def writes(position: int) -> Iterable[Statement]:
        yield Statement(ROW, rows=[(position, writer, number)])
        yield Statement(HALF, args=(position, writer, number))

    def news(position: int) -> Iterable[News]:
        yield News("row", str(writer), (position, writer, number))

    return Change(writes=writes, news=news, expects=expects or {}, positions=positions)


class Remembering:
    """Follows kind "row": what it heard, in order."""

    def __init__(self, database: Database) -> None:
        self.heard: list[tuple[int, int, int]] = []
        self.loads = 0
        self._database = database

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """Reads the rows of another process."""
        self.loads += 1
        low, high = heard[0].position, heard[-1].position
        sql = "SELECT position, writer, number FROM written WHERE position BETWEEN ? AND ?"
        rows = {found[0]: tuple(found) for found in await self._database.fetch(sql, low, high)}
        return [News(each.kind, each.key, rows[each.position]) for each in heard]

    def apply(self, position: int, news: News) -> None:
        """Remembers."""
        assert news.payload[0] == position
        self.heard.append(news.payload)
