"""Keys of devices in the database: identity keys, one-time keys, fallback keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from homeserver.keys.shapes import UploadedKey
from homeserver.storage import Database, Row, Statement, in_list

CHUNK = 400
TRIPLES = 100

T = TypeVar("T")

Triple = tuple[str, str, str]
"""User ID, device ID, algorithm."""


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A one-time key, or a fallback key (then `used` says whether it was given out before)."""

    user_id: str
    device_id: str
    algorithm: str
    key_id: str
    content: bytes
    used: bool = False

    @property
    def triple(self) -> Triple:
        """What it was asked for by."""
        return self.user_id, self.device_id, self.algorithm


class KeyStore:
    """Reads keys of devices, and says how they are written."""

    def __init__(self, database: Database) -> None:
        self._database = database
        blob = "BYTEA" if database.dialect == "postgres" else "BLOB"
        # Written only while the device is there: asked in the transaction, as a logout may be under way.
        self._put_device = (
            f"INSERT INTO device_keys (user_id, device_id, content) SELECT d.user_id, d.device_id, CAST(? AS {blob}) "
            "FROM devices d WHERE d.user_id = ? AND d.device_id = ? "
            "ON CONFLICT (user_id, device_id) DO UPDATE SET content = excluded.content"
        )
        self._put_one_time = (
            "INSERT INTO one_time_keys (user_id, device_id, algorithm, key_id, content) "
            f"SELECT d.user_id, d.device_id, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS {blob}) FROM devices d "
            "WHERE d.user_id = ? AND d.device_id = ? AND NOT EXISTS (SELECT 1 FROM claimed_one_time_keys c "
            "WHERE c.user_id = d.user_id AND c.device_id = d.device_id AND c.algorithm = ? AND c.key_id = ?) "
            "ON CONFLICT (user_id, device_id, algorithm, key_id) DO NOTHING"
        )
        self._put_fallback = (
            "INSERT INTO fallback_keys (user_id, device_id, algorithm, key_id, content, used) "
            f"SELECT d.user_id, d.device_id, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS {blob}), "
            "CAST(? AS BOOLEAN) FROM devices d WHERE d.user_id = ? AND d.device_id = ? "
            "ON CONFLICT (user_id, device_id, algorithm) DO UPDATE SET key_id = excluded.key_id, "
            "content = excluded.content, used = CASE WHEN fallback_keys.key_id = excluded.key_id "
            "AND fallback_keys.content = excluded.content THEN fallback_keys.used ELSE excluded.used END"
        )

    def put_device(self, user_id: str, device_id: str, content: bytes) -> Statement:
        """Writes the identity keys of a device."""
        return Statement(self._put_device, args=(content, user_id, device_id))

    def put_one_time(self, user_id: str, device_id: str, keys: Iterable[UploadedKey]) -> Statement:
        """Adds one-time keys; those that were claimed before stay away."""
        rows = [(k.algorithm, k.key_id, k.content, user_id, device_id, k.algorithm, k.key_id) for k in keys]
        return Statement(self._put_one_time, rows)

    def put_fallback(self, user_id: str, device_id: str, keys: Iterable[UploadedKey]) -> Statement:
        """Replaces the fallback keys of those algorithms; a key that is there already stays used if it was."""
        rows = [(k.algorithm, k.key_id, k.content, False, user_id, device_id) for k in keys]
        return Statement(self._put_fallback, rows)

    async def device(self, user_id: str, device_id: str) -> bytes | None:
        """The identity keys of one device."""
        row = await self._database.fetch_one(
            "SELECT content FROM device_keys WHERE user_id = ? AND device_id = ?", user_id, device_id
        )
        return bytes(row["content"]) if row is not None else None

    async def devices(self, user_ids: Iterable[str]) -> dict[str, dict[str, bytes]]:
        """The identity keys of all devices of those users, by user and device ID."""
        found: dict[str, dict[str, bytes]] = {}
        for some in chunks(user_ids, CHUNK):
            rows = await self._database.fetch(
                f"SELECT user_id, device_id, content FROM device_keys WHERE user_id IN {in_list(len(some))}", *some
            )
            for user_id, device_id, content in rows:
                found.setdefault(user_id, {})[device_id] = bytes(content)
        return found

    async def one_time_named(
        self, user_id: str, device_id: str, keys: Iterable[UploadedKey]
    ) -> dict[tuple[str, str], bytes]:
        """Those of the keys of a device that are there by algorithm and ID, whatever they hold."""
        found: dict[tuple[str, str], bytes] = {}
        for some in chunks({key.key_id for key in keys}, CHUNK):
            rows = await self._database.fetch(
                "SELECT algorithm, key_id, content FROM one_time_keys WHERE user_id = ? AND device_id = ? "
                f"AND key_id IN {in_list(len(some))}",
                user_id,
                device_id,
                *some,
            )
            found.update({(algorithm, key_id): bytes(content) for algorithm, key_id, content in rows})
        return found

    async def stock(self, user_id: str, device_id: str) -> tuple[dict[str, int], list[str]]:
        """How many one-time keys a device has by algorithm, and the algorithms whose fallback key is unused."""
        rows = await self._database.fetch(
            "SELECT algorithm, COUNT(*) AS held FROM one_time_keys WHERE user_id = ? AND device_id = ? "
            "GROUP BY algorithm UNION ALL "
            "SELECT algorithm, -1 AS held FROM fallback_keys WHERE user_id = ? AND device_id = ? AND used = ?",
            user_id,
            device_id,
            user_id,
            device_id,
            False,
        )
        counts = {algorithm: held for algorithm, held in rows if held >= 0}
        return counts, sorted(algorithm for algorithm, held in rows if held < 0)

    async def oldest(self, triples: Iterable[Triple]) -> list[StoredKey]:
        """For each device and algorithm the one-time key that was uploaded first."""
        found: list[StoredKey] = []
        for some in chunks(triples, TRIPLES):
            rows = await self._database.fetch(
                "SELECT user_id, device_id, algorithm, key_id, content FROM one_time_keys WHERE id IN "
                f"(SELECT MIN(id) FROM one_time_keys WHERE {_any_of(len(some))} "
                "GROUP BY user_id, device_id, algorithm)",
                *(part for triple in some for part in triple),
            )
            found += [_stored(row, used=False) for row in rows]
        return found

    async def fallbacks(self, triples: Iterable[Triple]) -> list[StoredKey]:
        """For each device and algorithm the fallback key."""
        found: list[StoredKey] = []
        for some in chunks(triples, TRIPLES):
            rows = await self._database.fetch(
                "SELECT user_id, device_id, algorithm, key_id, content, used FROM fallback_keys "
                f"WHERE {_any_of(len(some))}",
                *(part for triple in some for part in triple),
            )
            found += [_stored(row, used=bool(row["used"])) for row in rows]
        return found


def claim(keys: Sequence[StoredKey], now_ms: int) -> list[Statement]:
    """Takes one-time keys away; a constraint refuses those that somebody else has claimed."""
    names = [(k.user_id, k.device_id, k.algorithm, k.key_id) for k in keys]
    return [
        Statement(
            "INSERT INTO claimed_one_time_keys (user_id, device_id, algorithm, key_id, claimed_ms) "
            "VALUES (?, ?, ?, ?, ?)",
            [(*name, now_ms) for name in names],
        ),
        Statement(
            "DELETE FROM one_time_keys WHERE user_id = ? AND device_id = ? AND algorithm = ? AND key_id = ?", names
        ),
    ]


def use_fallbacks(keys: Sequence[StoredKey]) -> Statement:
    """Takes note that fallback keys were given out."""
    return Statement(
        "UPDATE fallback_keys SET used = ? WHERE user_id = ? AND device_id = ? AND algorithm = ? AND key_id = ?",
        [(True, k.user_id, k.device_id, k.algorithm, k.key_id) for k in keys],
    )


def forget_claims(user_id: str, device_id: str, before_ms: int) -> Statement:
    """Forgets claims of a device that are so old that it will not upload the keys again."""
    return Statement(
        "DELETE FROM claimed_one_time_keys WHERE user_id = ? AND device_id = ? AND claimed_ms < ?",
        args=(user_id, device_id, before_ms),
    )


def chunks(items: Iterable[T], size: int) -> Iterable[list[T]]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while some := list(islice(rest, size)):
        yield some


def _stored(row: Row, used: bool) -> StoredKey:
    return StoredKey(row["user_id"], row["device_id"], row["algorithm"], row["key_id"], bytes(row["content"]), used)


def _any_of(count: int) -> str:
    return " OR ".join(["(user_id = ? AND device_id = ? AND algorithm = ?)"] * count)
