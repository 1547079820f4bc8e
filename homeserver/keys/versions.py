"""Versions in the journal of what is kept about one user: who writes on an old one is told so (`Stale`)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from homeserver.keys.store import CHUNK, chunks
from homeserver.storage import Database, in_list


def subject(what: str, user_id: str) -> int:
    """The journal's subject for something of a user's: out of the way of those that are positions."""
    digest = hashlib.sha256(what.encode() + b"\0" + user_id.encode()).digest()
    return (1 << 62) | int.from_bytes(digest[:8], "big") >> 2


async def versions(database: Database, what: str, user_ids: Iterable[str]) -> dict[int, int]:
    """How often that something of each user's has been changed, by subject: what a `Change` expects."""
    found = {subject(what, user_id): 0 for user_id in user_ids}
    for some in chunks(list(found), CHUNK):
        rows = await database.fetch(
            f"SELECT subject, version FROM journal_versions WHERE subject IN {in_list(len(some))}", *some
        )
        found.update((int(row[0]), int(row[1])) for row in rows)
    return found
