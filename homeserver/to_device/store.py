"""Messages and transactions in the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from homeserver.storage import Database, Statement

# Only devices that are there at this moment get a message: asked in the transaction, as a removal may be under way.
_PUT = (
    "INSERT INTO to_device_messages (user_id, device_id, position, event) "
    "SELECT d.user_id, d.device_id, CAST(? AS BIGINT), CAST(? AS {blob}) FROM devices d WHERE d.user_id = ?"
)


class MessageStore:
    """Reads messages, and says how they are written."""

    def __init__(self, database: Database) -> None:
        self._database = database
        put = _PUT.format(blob="BYTEA" if database.dialect == "postgres" else "BLOB")
        self._put_one = put + " AND d.device_id = ?"
        # Those that got a message of their own are left out by the unique key.
        self._put_every = put + " ON CONFLICT (user_id, device_id, position) DO NOTHING"

    def put(self, position: int, user_id: str, named: Mapping[str, bytes], every: bytes | None) -> Iterable[Statement]:
        """Puts messages for the named devices, and `every` for all others of the user, as far as they are there."""
        if named:
            rows = [(position, event, user_id, device_id) for device_id, event in named.items()]
            yield Statement(self._put_one, rows)
        if every is not None:
            yield Statement(self._put_every, args=(position, every, user_id))

    async def after(self, user_id: str, device_id: str, since: int, upto: int, limit: int) -> list[tuple[int, bytes]]:
        """The device's messages with `since` < position <= `upto`, the oldest `limit` of them, with their positions."""
        rows = await self._database.fetch(
            "SELECT position, event FROM to_device_messages WHERE user_id = ? AND device_id = ? AND position > ? "
            "AND position <= ? ORDER BY position LIMIT ?",
            user_id,
            device_id,
            since,
            upto,
            limit,
        )
        return [(row["position"], bytes(row["event"])) for row in rows]

    async def newest(self, user_id: str, device_id: str) -> int:
        """The position of the newest message that waits for the device, 0 where none does."""
        row = await self._database.fetch_one(
            "SELECT MAX(position) FROM to_device_messages WHERE user_id = ? AND device_id = ?", user_id, device_id
        )
        return 0 if row is None or row[0] is None else int(row[0])

    async def was_sent(self, txn_key: str) -> bool:
        """Whether a transaction was taken in."""
        row = await self._database.fetch_one("SELECT 1 FROM to_device_transactions WHERE txn_key = ?", txn_key)
        return row is not None


def delete_upto(user_id: str, device_id: str, position: int) -> Statement:
    """Deletes what a device has said it has got."""
    return Statement(
        "DELETE FROM to_device_messages WHERE user_id = ? AND device_id = ? AND position <= ?",
        args=(user_id, device_id, position),
    )


def remember_transaction(txn_key: str, good_until_ms: int) -> Statement:
    """Takes note of a transaction; a constraint refuses one that was there before."""
    return Statement(
        "INSERT INTO to_device_transactions (txn_key, good_until_ms) VALUES (?, ?)", args=(txn_key, good_until_ms)
    )


def forget_transactions(now_ms: int) -> Statement:
    """Forgets transactions that nobody will repeat any more."""
    return Statement("DELETE FROM to_device_transactions WHERE good_until_ms < ?", args=(now_ms,))
