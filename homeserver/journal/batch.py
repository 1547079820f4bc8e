"""The one transaction in which a batch of changes is written."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson

from homeserver.journal.change import Change, News, Stale
from homeserver.journal.merging import merged
from homeserver.storage import ConstraintViolated, DatabaseUnavailable, Statement, StatementFailed

Steps = Generator[Statement, list[Any], "Written"]

_HEAD = "SELECT CAST(-1 AS BIGINT) AS subject, position AS version FROM journal_head"
_VERSIONS = "SELECT subject, version FROM journal_versions WHERE subject IN "
_RAISE = (
    "INSERT INTO journal_versions (subject, version) VALUES (?, ?) "
    "ON CONFLICT (subject) DO UPDATE SET version = excluded.version"
)
_LOG = "INSERT INTO journal_log (position, last_position, origin, news) VALUES (?, ?, ?, ?)"
_PRUNE = "DELETE FROM journal_log WHERE position <= ?"
_MOVE = "UPDATE journal_head SET position = ?"
_CHUNK = 500


@dataclass(slots=True)
class Written:
    """What became of a batch: for each change its first position, or the exception that its caller gets."""

    before: int
    """The newest position that was there when the transaction began."""
    after: int
    """The newest position now."""
    outcomes: list[int | Exception]
    news: list[Sequence[News] | None] = field(default_factory=list)
    """Per change, where it had to be known inside the transaction for the log; else None."""


@dataclass(slots=True)
class Log:
    """How to leave news for other processes: who writes, and up to which position old news is removed."""

    origin: str
    prune_upto: int | None = None


class BatchSpoiled(Exception):
    """A statement was refused; the batch must be written again with a savepoint for each change."""


def transaction(changes: Sequence[Change], log: Log | None, savepoints: bool) -> Steps:
    """The statements that write `changes`, in order; driven by `Database.run`.

    Every position and version is read inside, after the lock of the database is held. Without `savepoints` a refused
    statement raises BatchSpoiled, which rolls everything back; with them only the guilty change is undone.
    """
    before, versions = yield from _read(changes)
    position = before
    written = Written(before, before, [])
    raised: dict[int, int] = {}
    log_rows: list[tuple[int, int, str, bytes]] = []
    statements: list[Statement] = []
    for change in changes:
        news: Sequence[News] | None = None
        if (stale := _stale_subject(change, versions)) is not None:
            written.outcomes.append(Stale(stale))
        else:
            try:
                if log is not None:
                    news = tuple(change.news(position + 1))
                    row = _log_row(change, position + 1, news, log)
                if savepoints:
                    yield from _write_guarded(change, position + 1)
                else:
                    own = tuple(change.writes(position + 1))
                    statements.extend(own)
            except DatabaseUnavailable:
                raise
            except Exception as error:
                written.outcomes.append(error)
            else:
                written.outcomes.append(position + 1)
                if log is not None:
                    log_rows.append(row)
                position += change.positions
                for subject, version in change.expects.items():
                    raised[subject] = versions[subject] = version + 1
        written.news.append(news)
    yield from _write_merged(statements)
    if position > before:
        if raised:
            yield Statement(_RAISE, rows=sorted(raised.items()))
        if log_rows:
            yield Statement(_LOG, rows=log_rows)
        if log is not None and log.prune_upto is not None:
            yield Statement(_PRUNE, args=(log.prune_upto,))
        yield Statement(_MOVE, args=(position,))
    written.after = position
    return written


def _read(changes: Sequence[Change]) -> Generator[Statement, list[Any], tuple[int, dict[int, int]]]:
    """The head position and the versions of all subjects of the batch, in one query (one for each 500 subjects)."""
    subjects = sorted({subject for change in changes for subject in change.expects})
    versions: dict[int, int] = {}
    for start in range(0, max(len(subjects), 1), _CHUNK):
        some = subjects[start : start + _CHUNK]
        if some:
            # Padded to a power of two, so that a database sees few different texts and can keep them prepared.
            some += some[-1:] * ((1 << (len(some) - 1).bit_length()) - len(some))
            marks = ",".join("?" * len(some))
            rows = yield Statement(f"{_HEAD} UNION ALL {_VERSIONS}({marks})", args=some)
        else:
            rows = yield Statement(_HEAD)
        for row in rows:
            versions[row[0]] = row[1]
    return versions.pop(-1), versions


def _stale_subject(change: Change, versions: dict[int, int]) -> int | None:
    for subject, version in change.expects.items():
        if versions.get(subject, 0) != version:
            return subject
    return None


def _write_merged(statements: Sequence[Statement]) -> Generator[Statement, list[Any], None]:
    try:
        for statement in merged(statements):  # noqa: UP028
            yield statement
    except (ConstraintViolated, StatementFailed) as error:
        raise BatchSpoiled from error


def _write_guarded(change: Change, position: int) -> Generator[Statement, list[Any], None]:
    yield Statement("SAVEPOINT one_change")
    try:
        # Not `yield from`: that would send the rows into an iterable which may be a list.
        for statement in change.writes(position):  # noqa: UP028
            yield statement
    except DatabaseUnavailable:
        raise
    except Exception:
        yield Statement("ROLLBACK TO SAVEPOINT one_change")
        raise
    yield Statement("RELEASE SAVEPOINT one_change")


def _log_row(change: Change, position: int, news: Sequence[News], log: Log) -> tuple[int, int, str, bytes]:
    told = orjson.dumps([(each.kind, each.key) for each in news])
    return position, position + change.positions - 1, log.origin, told


def arrived(written: Written, origin: str | None) -> Generator[Statement, list[Any], bool]:
    """Whether a batch whose COMMIT broke off is there. With an `origin` others write too: then its log row tells.

    Driven by `Database.run`, whose lock waits for a transaction that the server may still be finishing.
    """
    if written.after == written.before:
        return True
    if origin is None:
        return bool((yield Statement("SELECT 1 FROM journal_head WHERE position >= ?", args=(written.after,))))
    own = "SELECT 1 FROM journal_log WHERE last_position = ? AND origin = ? AND position > ?"
    return bool((yield Statement(own, args=(written.after, origin, written.before))))
