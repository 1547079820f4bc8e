"""From an access token to who asks.

With one process, tokens seen lately are answered from memory, and a logout drops them at once.  With several
processes each request looks its session up by primary key, so a token that was logged out in one process is refused
in all of them from that moment on.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from homeserver.accounts import store
from homeserver.accounts.locks import allowed_while_locked, refuse_locked, refuse_suspended
from homeserver.accounts.sessions import NEWS
from homeserver.accounts.tokens import SessionClaims, Tokens
from homeserver.clock import now_ms
from homeserver.devices import Devices
from homeserver.http import Call, Requester, WebsocketCall
from homeserver.journal import Change, Heard, Journal, News
from homeserver.protocol.errors import UnknownToken

MOST_IN_MEMORY = 50_000
NOTE_EVERY_S = 60.0
"""A token in memory is looked at in full after so long, to note where its device was seen last."""


class _Known:
    """A token that was found good; `until` (monotonic seconds) is when to look again."""

    __slots__ = ("expires_ms", "requester", "until")

    def __init__(self, requester: Requester, expires_ms: int | None) -> None:
        self.requester = requester
        self.expires_ms = expires_ms
        self.until = 0.0


class SessionAuthenticator:
    """The edge's `Authenticator`.  `shared` says that other processes may end sessions too."""

    def __init__(
        self, accounts: store.AccountStore, journal: Journal, devices: Devices, tokens: Tokens, shared: bool
    ) -> None:
        self._accounts = accounts
        self._journal = journal
        self._devices = devices
        self._tokens = tokens
        self._shared = shared
        self._known: dict[str, _Known] = {}
        self._of_user: dict[str, set[str]] = {}
        self._changes_heard = 0
        journal.follow(NEWS, self)

    def cached(self, token: str) -> Requester | None:
        """Who asks, if the token is in memory and need not be looked at again yet."""
        known = self._known.get(token)
        if known is not None and known.until > monotonic():
            return known.requester
        return None

    async def authenticate(self, token: str, call: Call | WebsocketCall) -> Requester:
        """Who asks.

        Raises M_UNKNOWN_TOKEN (with `soft_logout` for an expired token of a session that is still there),
        M_USER_LOCKED or M_USER_SUSPENDED.
        """
        known = self._known.get(token)
        if known is not None and (known.expires_ms is None or known.expires_ms > now_ms()):
            self._keep(token, known)
            self._note(known.requester, call)
            return known.requester
        claims = self._tokens.read_access(token)
        if claims is None:
            raise UnknownToken()
        heard_before = self._changes_heard
        session = await self._session(claims)
        requester = Requester(
            user_id=session.user_id,
            device_id=session.device_id,
            session_id=session.session_id,
            is_guest=session.is_guest,
            is_admin=session.is_admin,
            is_suspended=session.suspended,
        )
        self._refuse(session, call)
        self._note(requester, call)
        unrestricted = not session.locked and not session.suspended
        # News of a session that arrived during the query may have come too late for its answer: then ask again later.
        if unrestricted and not self._shared and heard_before == self._changes_heard:
            self._keep(token, _Known(requester, claims.expires_ms))
        return requester

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """News of other processes carry all that is needed."""
        return [News(one.kind, one.key) for one in heard]

    def apply(self, position: int, news: News) -> None:
        """Forgets every token of the user whose sessions changed."""
        self._changes_heard += 1
        for token in self._of_user.pop(news.key, ()):
            self._known.pop(token, None)

    async def _session(self, claims: SessionClaims) -> store.SessionRow:
        session = await self._accounts.session(claims.session_id)
        if session is not None and session.next_pair == claims.pair:
            await self._confirm(claims)
            session = await self._accounts.session(claims.session_id)
        if session is None or session.deactivated or session.user_id != claims.user_id:
            raise UnknownToken()
        if claims.expires_ms is not None and claims.expires_ms <= now_ms():
            raise UnknownToken("The access token has expired", soft_logout=True)
        if session.pair != claims.pair:
            raise UnknownToken("The access token has been replaced", soft_logout=True)
        return session

    async def _confirm(self, claims: SessionClaims) -> None:
        """The first use of a refreshed token ends the pair before it ("Refreshing access tokens")."""
        change = Change(
            writes=lambda _: [store.confirm_pair(claims.session_id, claims.pair)],
            news=lambda _: [News(NEWS, claims.user_id)],
        )
        await self._journal.commit(change)

    def _refuse(self, session: store.SessionRow, call: Call | WebsocketCall) -> None:
        path = call.path if isinstance(call, Call) else ""
        if session.locked and not allowed_while_locked(path):
            refuse_locked(session)
        if session.suspended and isinstance(call, Call):
            refuse_suspended(call.method, path)

    def _note(self, requester: Requester, call: Call | WebsocketCall) -> None:
        if requester.device_id is not None:
            agent = call.headers.get("user-agent")
            self._devices.seen(requester.user_id, requester.device_id, call.remote_address, agent)

    def _keep(self, token: str, known: _Known) -> None:
        """Puts the token in memory as the one seen last; it stays there no longer than it is good."""
        known.until = monotonic() + NOTE_EVERY_S
        if known.expires_ms is not None:
            known.until = min(known.until, monotonic() + (known.expires_ms - now_ms()) / 1000)
        self._known.pop(token, None)
        self._known[token] = known
        self._of_user.setdefault(known.requester.user_id, set()).add(token)
        if len(self._known) > MOST_IN_MEMORY:
            oldest = next(iter(self._known))
            user_id = self._known.pop(oldest).requester.user_id
            tokens = self._of_user.get(user_id, set())
            tokens.discard(oldest)
            if not tokens:
                self._of_user.pop(user_id, None)
