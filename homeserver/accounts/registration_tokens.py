"""Registration tokens, from the configuration and the database.

Client-server API, "Token-authenticated registration".
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from homeserver.clock import now_ms
from homeserver.journal import Change, Journal
from homeserver.protocol.errors import InvalidParam
from homeserver.protocol.identifiers import is_opaque_identifier
from homeserver.storage import ConstraintViolated, Database, Row, Statement

LONGEST = 64


@dataclass(frozen=True, slots=True)
class RegistrationToken:
    """A token with what is left of it; `uses_allowed` and `expires_ms` are None where there is no such limit."""

    token: str
    uses_allowed: int | None
    used: int
    expires_ms: int | None

    def is_valid(self) -> bool:
        """Whether it can be used now."""
        unspent = self.uses_allowed is None or self.used < self.uses_allowed
        return unspent and (self.expires_ms is None or self.expires_ms > now_ms())


_SELECT = (
    "SELECT t.token, t.uses_allowed, t.expires_ms, "
    "(SELECT COUNT(*) FROM registration_token_uses u WHERE u.token = t.token) AS used FROM registration_tokens t"
)


class RegistrationTokens:
    """Judges tokens, counts their uses, and lets administrators make and delete them."""

    def __init__(self, database: Database, journal: Journal, configured: Iterable[str]) -> None:
        self._database = database
        self._journal = journal
        self._configured = [token.encode() for token in configured]

    async def find(self, token: str) -> RegistrationToken | None:
        """The token, spent and expired ones too; None if there is no such token."""
        if len(token) > LONGEST or not is_opaque_identifier(token):
            return None
        if sum(hmac.compare_digest(one, token.encode()) for one in self._configured):
            return RegistrationToken(token, None, 0, None)
        row = await self._database.fetch_one(f"{_SELECT} WHERE t.token = ?", token)
        return None if row is None else _token(row)

    async def is_valid(self, token: str) -> bool:
        """Whether somebody could register with it now."""
        found = await self.find(token)
        return found is not None and found.is_valid()

    def use(self, position: int, token: RegistrationToken, user_id: str) -> list[Statement]:
        """What counts one use, for the change that registers the user.

        When somebody else used the token since it was read, it violates a constraint.
        """
        if token.token.encode() in self._configured:
            return []
        return [
            Statement(
                "INSERT INTO registration_token_uses (use_id, token, ordinal, user_id) VALUES (?, ?, ?, ?)",
                args=(position, token.token, token.used + 1, user_id),
            )
        ]

    async def make(
        self, token: str | None = None, uses_allowed: int | None = None, expires_ms: int | None = None
    ) -> RegistrationToken:
        """Makes a token, a random one unless it is named.  Raises M_INVALID_PARAM for one that is there or unfit."""
        token = secrets.token_urlsafe(12) if token is None else token
        if len(token) > LONGEST or not is_opaque_identifier(token):
            raise InvalidParam(f"A registration token is at most {LONGEST} of the characters A-Z a-z 0-9 . _ ~ -")
        insert = Statement(
            "INSERT INTO registration_tokens (token, uses_allowed, expires_ms, created_ms) VALUES (?, ?, ?, ?)",
            args=(token, uses_allowed, expires_ms, now_ms()),
        )
        try:
            await self._journal.commit(Change(writes=lambda _: [insert]))
        except ConstraintViolated:
            raise InvalidParam("There is such a registration token already") from None
        return RegistrationToken(token, uses_allowed, 0, expires_ms)

    async def delete(self, token: str) -> None:
        """Deletes a token; nobody registers with it from then on."""
        delete = Statement("DELETE FROM registration_tokens WHERE token = ?", args=(token,))
        await self._journal.commit(Change(writes=lambda _: [delete]))

    async def all(self) -> list[RegistrationToken]:
        """The tokens made by administrators, at most 1,000, by name."""
        rows = await self._database.fetch(f"{_SELECT} ORDER BY t.token LIMIT 1000")
        return [_token(row) for row in rows]


def _token(row: Row) -> RegistrationToken:
    return RegistrationToken(row["token"], row["uses_allowed"], row["used"], row["expires_ms"])
