"""Sessions: what a login makes, how its tokens are refreshed, and how it ends.

A session belongs to one device, and goes when the device goes (Client-server API, "Relationship between access tokens
and devices").
"""

from __future__ import annotations

import secrets
import string
from collections.abc import Iterable
from dataclasses import dataclass

from homeserver.accounts import store
from homeserver.accounts.locks import refuse_locked
from homeserver.accounts.tokens import SessionClaims, Tokens, new_pair
from homeserver.clock import now_ms
from homeserver.devices import Devices, Removal, check_text
from homeserver.journal import Change, Journal, News
from homeserver.protocol.errors import InvalidParam, UnknownToken
from homeserver.storage import Statement

NEWS = "session"
"""Kind of the news that sessions of a user changed; the key is the user ID."""


@dataclass(frozen=True, slots=True)
class Granted:
    """What a client gets for a login.  `expires_in_ms` and `refresh_token` are None where the token does not expire."""

    user_id: str
    device_id: str
    access_token: str
    refresh_token: str | None = None
    expires_in_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A session about to be made: a part of the change that logs somebody in."""

    user_id: str
    device_id: str
    display_name: str | None
    refreshable: bool
    replaces: bool
    """Whether the client named the device, so that a session it has already is to end."""
    pair: int
    opened_ms: int


class Sessions:
    """Opens, refreshes and ends sessions.  `lifetime_ms` is that of an access token that can be refreshed."""

    def __init__(
        self, accounts: store.AccountStore, journal: Journal, devices: Devices, tokens: Tokens, lifetime_ms: int
    ) -> None:
        self._accounts = accounts
        self._journal = journal
        self._devices = devices
        self._tokens = tokens
        self._lifetime_ms = lifetime_ms
        devices.on_removal(_end_with_device)

    def opening(
        self,
        user_id: str,
        device_id: str | None = None,
        display_name: str | None = None,
        refreshable: bool = False,
    ) -> Opening:
        """Prepares a session on the device named, or on a new one.  Raises M_INVALID_PARAM for an unfit name."""
        if device_id == "":
            raise InvalidParam("device_id is empty")
        if device_id is not None:
            check_text("device_id", device_id)
        if display_name is not None:
            check_text("initial_device_display_name", display_name)
        return Opening(
            user_id=user_id,
            device_id=device_id or _new_device_id(),
            display_name=display_name,
            refreshable=refreshable,
            replaces=device_id is not None,
            pair=new_pair(),
            opened_ms=now_ms(),
        )

    def writes(self, opening: Opening, position: int) -> list[Statement]:
        """What makes the session; its ID is the position."""
        statements: list[Statement] = []
        if opening.replaces:
            statements += Removal(opening.user_id, (opening.device_id,)).delete_from("sessions")
        user_id, device_id, now = opening.user_id, opening.device_id, opening.opened_ms
        statements.append(self._devices.making(position, user_id, device_id, opening.display_name, now))
        statements.append(store.insert_session(position, user_id, device_id, opening.pair, now))
        return statements

    def news(self, opening: Opening) -> Iterable[News]:
        """What to tell of it: sessions that it replaces must be forgotten."""
        return [News(NEWS, opening.user_id)] if opening.replaces else []

    def granted(self, opening: Opening, position: int) -> Granted:
        """The tokens, once the change is committed at `position`."""
        return self._grant(opening.user_id, opening.device_id, position, opening.pair, opening.refreshable)

    async def open(self, opening: Opening) -> Granted:
        """Makes the session in a change of its own."""
        change = Change(writes=lambda position: self.writes(opening, position), news=lambda _: self.news(opening))
        return self.granted(opening, await self._journal.commit(change))

    async def refresh(self, refresh_token: str) -> Granted:
        """New tokens for a refresh token (Client-server API, `POST /refresh`).

        The old pair stays good until one of the new pair is used.  Raises M_UNKNOWN_TOKEN, softly where the session is
        still there, or M_USER_LOCKED.
        """
        claims = self._tokens.read_refresh(refresh_token)
        session = await self._accounts.session(claims.session_id) if claims else None
        if claims is None or session is None or session.deactivated:
            raise UnknownToken("Unknown refresh token")
        refuse_locked(session)
        offered = new_pair()
        change = Change(
            writes=lambda _: [store.offer_pair(claims.session_id, claims.pair, offered)],
            news=lambda _: [News(NEWS, claims.user_id)],
        )
        await self._journal.commit(change)
        session = await self._accounts.session(claims.session_id)
        if session is None or session.next_pair != offered:
            raise UnknownToken("The refresh token has been used", soft_logout=session is not None)
        return self._grant(claims.user_id, claims.device_id, claims.session_id, offered, refreshable=True)

    async def end(self, user_id: str, device_id: str) -> None:
        """Logs a device out: its session ends, and it is removed."""
        await self._devices.remove(Removal(user_id, (device_id,)))

    async def end_all(self, user_id: str) -> None:
        """Logs out all devices of a user."""
        await self._devices.remove(Removal(user_id))

    def _grant(self, user_id: str, device_id: str, session_id: int, pair: int, refreshable: bool) -> Granted:
        if not refreshable:
            access = self._tokens.access(SessionClaims(user_id, device_id, session_id, pair))
            return Granted(user_id, device_id, access)
        claims = SessionClaims(user_id, device_id, session_id, pair, now_ms() + self._lifetime_ms)
        refresh = self._tokens.refresh(SessionClaims(user_id, device_id, session_id, pair))
        return Granted(user_id, device_id, self._tokens.access(claims), refresh, self._lifetime_ms)


def _end_with_device(removal: Removal, _: int) -> tuple[Iterable[Statement], Iterable[News]]:
    return removal.delete_from("sessions"), [News(NEWS, removal.user_id)]


def _new_device_id() -> str:
    return "".join(secrets.choice(string.ascii_uppercase) for _ in range(10))
