"""The User-Interactive Authentication API (Client-server API, section of that name).

The session that a client is given says, under a signature, which operation it is for and when it ends; so the first
answer to anybody costs no row.  A row is written only when a stage is done while others are still ahead, and it is in
the database, so that any process can go on from there.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from homeserver.accounts.server_secret import ServerSecret
from homeserver.clock import now_ms
from homeserver.journal import Change, Journal
from homeserver.protocol.errors import BadJson, Forbidden, InvalidParam, MatrixError
from homeserver.storage import Database, Statement

LIFETIME_MS = 30 * 60 * 1000
_IDENTITY, _EXPIRY, _OPERATION, _SIGNATURE = 9, 6, 12, 18  # bytes: 45 together, 60 characters of base64

DUMMY = "m.login.dummy"
PASSWORD = "m.login.password"
REGISTRATION_TOKEN = "m.login.registration_token"
TERMS = "m.login.terms"

StageCheck = Callable[[Mapping[str, Any]], Awaitable[Any]]
"""Judges what the client submitted for a stage: raises a MatrixError if it will not do; what it returns is kept."""


class AuthenticationNeeded(MatrixError):
    """401 with the flows; without `errcode` where nothing was wrong, only something still missing."""

    def __init__(self, answer: dict[str, Any], refusal: MatrixError | None = None) -> None:
        super().__init__(
            401,
            refusal.errcode if refusal else "M_FORBIDDEN",
            refusal.error if refusal else "Authentication is needed",
        )
        self._answer = answer
        self._refused = refusal is not None

    def body(self) -> dict[str, Any]:
        """Flows, params, session, completed stages, and what was wrong if something was."""
        return super().body() | self._answer if self._refused else self._answer


@dataclass(frozen=True, slots=True)
class Demand:
    """What an operation asks for: its flows, how each stage is judged, and the params that clients are shown.

    `operation` names what is authorised, user and object included: a session never serves another one.
    """

    operation: str
    flows: Sequence[Sequence[str]]
    checks: Mapping[str, StageCheck]
    params: Mapping[str, Any]


class InteractiveAuth:
    """Leads clients through the stages of a flow."""

    def __init__(self, secret: ServerSecret, database: Database, journal: Journal) -> None:
        self._key = secret.key("user-interactive authentication")
        self._database = database
        self._journal = journal

    async def complete(self, demand: Demand, auth: object) -> dict[str, Any]:
        """What each stage of a completed flow left behind, by stage.

        `auth` is that member of the request body, None if it is missing.  Raises `AuthenticationNeeded` until a flow
        is complete, M_FORBIDDEN for a session of another operation, M_INVALID_PARAM for one that was never given out.
        """
        if auth is None:
            raise AuthenticationNeeded(self._answer(demand, self._new_session(demand), {}))
        if not isinstance(auth, dict):
            raise BadJson("auth must be an object")
        session = auth.get("session")
        if session is None or self._expired(session, demand):
            session = self._new_session(demand)
        completed = await self._progress(session)
        stage = auth.get("type")
        if stage is not None and stage not in list(completed):
            completed = await self._attempt(demand, session, completed, stage, auth)
        if list(completed) in [list(flow) for flow in demand.flows]:
            return completed
        raise AuthenticationNeeded(self._answer(demand, session, completed))

    async def _attempt(
        self, demand: Demand, session: str, completed: dict[str, Any], stage: object, auth: Mapping[str, Any]
    ) -> dict[str, Any]:
        done = list(completed)
        ahead = {flow[len(done)] for flow in demand.flows if list(flow[: len(done)]) == done and len(flow) > len(done)}
        try:
            if not isinstance(stage, str) or stage not in ahead:
                raise MatrixError(401, "M_UNRECOGNIZED", "That stage is not the next of any flow")
            left_behind = await demand.checks[stage](auth)
        except MatrixError as refusal:
            if refusal.status == 429:
                raise
            raise AuthenticationNeeded(self._answer(demand, session, completed), refusal) from None
        reached = {**completed, stage: left_behind}
        if list(reached) in [list(flow) for flow in demand.flows]:
            if completed:
                await self._forget(session)
        else:
            await self._remember(session, reached)
        return reached

    def _answer(self, demand: Demand, session: str, completed: Mapping[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = {
            "flows": [{"stages": list(flow)} for flow in demand.flows],
            "params": dict(demand.params),
            "session": session,
        }
        if completed:
            answer["completed"] = list(completed)
        return answer

    async def _progress(self, session: str) -> dict[str, Any]:
        row = await self._database.fetch_one(
            "SELECT completed FROM authentication_progress WHERE session_id = ?", session
        )
        return orjson.loads(bytes(row["completed"])) if row else {}

    async def _remember(self, session: str, completed: Mapping[str, Any]) -> None:
        now = now_ms()
        statements = [
            Statement("DELETE FROM authentication_progress WHERE expires_ms <= ?", args=(now,)),
            Statement(
                "INSERT INTO authentication_progress (session_id, completed, expires_ms) VALUES (?, ?, ?) "
                "ON CONFLICT (session_id) DO UPDATE SET completed = excluded.completed",
                args=(session, orjson.dumps(completed), now + LIFETIME_MS),
            ),
        ]
        await self._journal.commit(Change(writes=lambda _: statements))

    async def _forget(self, session: str) -> None:
        statement = Statement("DELETE FROM authentication_progress WHERE session_id = ?", args=(session,))
        await self._journal.commit(Change(writes=lambda _: [statement]))

    def _new_session(self, demand: Demand) -> str:
        said = secrets.token_bytes(_IDENTITY)
        said += (now_ms() + LIFETIME_MS).to_bytes(_EXPIRY, "big") + _digest(demand.operation)
        return base64.urlsafe_b64encode(said + self._sign(said)).decode()

    def _expired(self, session: object, demand: Demand) -> bool:
        """Whether a session given out here has ended.  Raises if it was not, or if it is for another operation."""
        size = _IDENTITY + _EXPIRY + _OPERATION
        try:
            raw = base64.b64decode(session, altchars=b"-_", validate=True) if isinstance(session, str) else b""
        except ValueError:
            raw = b""
        said, signature = raw[:size], raw[size:]
        if len(said) != size or not hmac.compare_digest(signature, self._sign(said)):
            raise InvalidParam("That authentication session is not known")
        if said[_IDENTITY + _EXPIRY :] != _digest(demand.operation):
            raise Forbidden("That authentication session is for another operation")
        return int.from_bytes(said[_IDENTITY : _IDENTITY + _EXPIRY], "big") <= now_ms()

    def _sign(self, said: bytes) -> bytes:
        return hmac.new(self._key, said, hashlib.sha256).digest()[:_SIGNATURE]


def _digest(operation: str) -> bytes:
    return hashlib.sha256(operation.encode()).digest()[:_OPERATION]
