"""Reads of the tables of accounts, and the statements that change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from homeserver.protocol.identifiers import domain_of
from homeserver.storage import Database, Row, Statement, in_list


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this server, with what an administrator or the user has laid on it."""

    user_id: str
    password_hash: str | None
    created_ms: int
    is_admin: bool
    is_guest: bool
    locked: bool
    suspended: bool
    deactivated: bool


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session, and what its account allows it."""

    session_id: int
    user_id: str
    device_id: str
    pair: int
    next_pair: int | None
    is_admin: bool
    is_guest: bool
    locked: bool
    suspended: bool
    deactivated: bool


_ACCOUNT = "user_id, password_hash, created_ms, is_admin, is_guest, locked, suspended, deactivated FROM accounts"
_SESSION = (
    "s.session_id, s.user_id, s.device_id, s.pair, s.next_pair, a.is_admin, a.is_guest, a.locked, a.suspended, "
    "a.deactivated FROM sessions s JOIN accounts a ON a.user_id = s.user_id"
)


class AccountStore:
    """Queries on accounts and sessions; each is one indexed lookup unless it says otherwise."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def account(self, user_id: str) -> Account | None:
        """The account, deactivated ones too."""
        row = await self._database.fetch_one(f"SELECT {_ACCOUNT} WHERE user_id = ?", user_id)
        return None if row is None else _account(row)

    async def any_account(self) -> bool:
        """Whether this server has any account yet, guests aside."""
        row = await self._database.fetch_one("SELECT 1 FROM accounts WHERE is_guest = ? LIMIT 1", False)
        return row is not None

    async def server_name(self) -> str | None:
        """The server name in the ID of some account, None while there is none."""
        row = await self._database.fetch_one("SELECT user_id FROM accounts LIMIT 1")
        return domain_of(row[0]) if row is not None else None

    async def guests_among(self, user_ids: Sequence[str]) -> set[str]:
        """Those of the users who are guests, in one query for each 500."""
        guests: set[str] = set()
        for start in range(0, len(user_ids), 500):
            part = user_ids[start : start + 500]
            rows = await self._database.fetch(
                f"SELECT user_id FROM accounts WHERE is_guest = ? AND user_id IN {in_list(len(part))}", True, *part
            )
            guests.update(row["user_id"] for row in rows)
        return guests

    async def known(self, user_ids: Sequence[str]) -> set[str]:
        """Those of the user IDs that have an account, deactivated ones too."""
        found: set[str] = set()
        for start in range(0, len(user_ids), 500):
            some = user_ids[start : start + 500]
            rows = await self._database.fetch(
                f"SELECT user_id FROM accounts WHERE user_id IN {in_list(len(some))}", *some
            )
            found.update(row[0] for row in rows)
        return found

    async def departing(self) -> list[tuple[str, bool]]:
        """Deactivated users who are still to be taken out of their rooms, each with whether to erase them."""
        rows = await self._database.fetch("SELECT user_id, erased FROM accounts WHERE departing = ? LIMIT 1000", True)
        return [(row["user_id"], bool(row["erased"])) for row in rows]

    async def session(self, session_id: int) -> SessionRow | None:
        """A session with its account."""
        row = await self._database.fetch_one(f"SELECT {_SESSION} WHERE s.session_id = ?", session_id)
        return None if row is None else _session(row)


def insert_account(
    user_id: str, password_hash: str | None, now: int, *, is_admin: bool = False, is_guest: bool = False
) -> Statement:
    """What makes an account.  A user ID that is taken violates a constraint."""
    return Statement(
        "INSERT INTO accounts (user_id, password_hash, created_ms, is_admin, is_guest, locked, suspended, "
        "deactivated, erased, departing) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        args=(user_id, password_hash, now, is_admin, is_guest, False, False, False, False, False),
    )


def set_password(user_id: str, password_hash: str) -> Statement:
    """What gives an account another password; nothing happens to a deactivated one."""
    return Statement(
        "UPDATE accounts SET password_hash = ? WHERE user_id = ? AND deactivated = ?",
        args=(password_hash, user_id, False),
    )


def insert_session(session_id: int, user_id: str, device_id: str, pair: int, now: int) -> Statement:
    """What makes a session."""
    return Statement(
        "INSERT INTO sessions (session_id, user_id, device_id, pair, created_ms) VALUES (?, ?, ?, ?, ?)",
        args=(session_id, user_id, device_id, pair, now),
    )


def confirm_pair(session_id: int, pair: int) -> Statement:
    """What makes the pair that a refresh gave out the only one of its session, now that it is used."""
    return Statement(
        "UPDATE sessions SET pair = next_pair, next_pair = NULL WHERE session_id = ? AND next_pair = ?",
        args=(session_id, pair),
    )


def offer_pair(session_id: int, shown: int, offered: int) -> Statement:
    """What gives out a next pair to who shows `shown`, if that is one of the session's pairs; it is then confirmed."""
    return Statement(
        "UPDATE sessions SET pair = ?, next_pair = ? WHERE session_id = ? AND (pair = ? OR next_pair = ?)",
        args=(shown, offered, session_id, shown, shown),
    )


def _account(row: Row) -> Account:
    return Account(
        user_id=row["user_id"],
        password_hash=row["password_hash"],
        created_ms=row["created_ms"],
        is_admin=bool(row["is_admin"]),
        is_guest=bool(row["is_guest"]),
        locked=bool(row["locked"]),
        suspended=bool(row["suspended"]),
        deactivated=bool(row["deactivated"]),
    )


def _session(row: Row) -> SessionRow:
    return SessionRow(
        session_id=row["session_id"],
        user_id=row["user_id"],
        device_id=row["device_id"],
        pair=row["pair"],
        next_pair=row["next_pair"],
        is_admin=bool(row["is_admin"]),
        is_guest=bool(row["is_guest"]),
        locked=bool(row["locked"]),
        suspended=bool(row["suspended"]),
        deactivated=bool(row["deactivated"]),
    )
