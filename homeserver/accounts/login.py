"""Logging in (Client-server API, "Login"): who a client says it is, and the proof."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jwt
from jwt.exceptions import PyJWTError
from msgspec import Struct

from homeserver.accounts import store
from homeserver.accounts.interactive_auth import PASSWORD, Demand, InteractiveAuth
from homeserver.accounts.locks import refuse_locked
from homeserver.accounts.passwords import Passwords
from homeserver.accounts.registration import Registration
from homeserver.accounts.sessions import Granted, Opening, Sessions
from homeserver.accounts.tokens import LONGEST, OneUser, Tokens
from homeserver.accounts.usernames import Usernames
from homeserver.clock import now_ms
from homeserver.config import JwtLogin
from homeserver.http import RateLimiter
from homeserver.journal import Change, Journal
from homeserver.protocol.errors import Forbidden, InvalidParam, MatrixError, MissingParam, UserDeactivated
from homeserver.storage import ConstraintViolated, Statement

TOKEN = "m.login.token"
JWT = "org.matrix.login.jwt"
LOGIN_TOKEN_LIFETIME_MS = 120_000
OPENID_LIFETIME_MS = 3_600_000
_WRONG = "Invalid username or password"
_DEACTIVATED = "This account has been deactivated"


class LoginRequest(Struct):
    """The body of `POST /login`."""

    type: str
    identifier: dict[str, Any] | None = None
    user: str | None = None
    medium: str | None = None
    address: str | None = None
    password: str | None = None
    token: str | None = None
    device_id: str | None = None
    initial_device_display_name: str | None = None
    refresh_token: bool = False


class Logins:
    """Judges credentials."""

    def __init__(
        self,
        accounts: store.AccountStore,
        journal: Journal,
        sessions: Sessions,
        passwords: Passwords,
        usernames: Usernames,
        registration: Registration,
        interactive: InteractiveAuth,
        tokens: Tokens,
        jwt_login: JwtLogin,
        limiter: RateLimiter,
    ) -> None:
        self._accounts = accounts
        self._journal = journal
        self._sessions = sessions
        self._passwords = passwords
        self._usernames = usernames
        self._registration = registration
        self._interactive = interactive
        self._tokens = tokens
        self._jwt = jwt_login
        self._limiter = limiter

    def flows(self) -> list[dict[str, Any]]:
        """The login types that a client may choose from."""
        flows: list[dict[str, Any]] = [{"type": PASSWORD}, {"type": TOKEN, "get_login_token": True}]
        return [*flows, {"type": JWT}] if self._jwt.enabled else flows

    async def log_in(self, request: LoginRequest) -> Granted:
        """Opens a session for who proves to be the user.

        Raises M_FORBIDDEN where the proof is wrong, M_USER_DEACTIVATED, M_USER_LOCKED, M_UNKNOWN for a login type that
        is not offered, M_MISSING_PARAM or M_INVALID_PARAM.
        """
        if request.type == PASSWORD:
            user_id = await self._by_password(request)
        elif request.type == TOKEN:
            return await self._by_token(request)
        elif request.type == JWT and self._jwt.enabled:
            user_id = await self._by_jwt(request)
        else:
            raise MatrixError(400, "M_UNKNOWN", "This server does not offer that login type")
        return await self._sessions.open(self._opening(user_id, request))

    async def prove_again(self, user_id: str, operation: str, auth: object) -> None:
        """User-interactive authentication by the user's password, for what a stolen token alone must not do.

        Raises as `InteractiveAuth.complete` does.
        """

        async def check(submitted: Mapping[str, Any]) -> bool:
            return await self._check_own_password(user_id, submitted)

        await self._interactive.complete(Demand(f"{operation} {user_id}", [[PASSWORD]], {PASSWORD: check}, {}), auth)

    def login_token(self, user_id: str) -> tuple[str, int]:
        """A token by which another client of the user logs in once, and its lifetime in ms."""
        return self._tokens.login(user_id, now_ms() + LOGIN_TOKEN_LIFETIME_MS), LOGIN_TOKEN_LIFETIME_MS

    def openid_token(self, user_id: str) -> tuple[str, int]:
        """A token by which the user proves its identity to a third party, and its lifetime in ms."""
        return self._tokens.openid(user_id, now_ms() + OPENID_LIFETIME_MS), OPENID_LIFETIME_MS

    async def openid_user(self, token: str) -> str | None:
        """Whose OpenID token it is, None where it is not (or no longer) good."""
        said = self._tokens.read_openid(token, now_ms())
        account = await self._accounts.account(said.user_id) if said else None
        return None if account is None or account.deactivated else account.user_id

    async def _by_password(self, request: LoginRequest) -> str:
        if request.password is None:
            raise MissingParam("The member password is missing")
        user_id = self._claimed(request.identifier, request.user, third_party=request.medium is not None)
        # The edge counts by address; this counts by account, so that many addresses do not guess faster than one.
        if user_id is not None:
            self._limiter.check("login", f"password of {user_id}")
        account = await self._accounts.account(user_id) if user_id else None
        encoded = account.password_hash if account else None
        right = await self._passwords.verify(encoded, request.password)
        if account is not None and account.deactivated:
            raise UserDeactivated(_DEACTIVATED)  # without a password, which is forgotten: who was here is told why not
        if account is None or encoded is None or not right:
            raise Forbidden(_WRONG)
        _refuse_unfit(account)
        if self._passwords.outdated(encoded):
            renewed = store.set_password(account.user_id, await self._passwords.hash(request.password))
            await self._journal.commit(Change(writes=lambda _: [renewed]))
        return account.user_id

    async def _by_token(self, request: LoginRequest) -> Granted:
        if request.token is None:
            raise MissingParam("The member token is missing")
        said = self._tokens.read_login(request.token, now_ms())
        if said is None:
            raise Forbidden("That login token is not valid")
        account = await self._accounts.account(said.user_id)
        if account is None:
            raise Forbidden("That login token is not valid")
        _refuse_unfit(account)
        opening = self._opening(account.user_id, request)

        def writes(position: int) -> list[Statement]:
            return [*_spend(said), *self._sessions.writes(opening, position)]

        try:
            position = await self._journal.commit(Change(writes=writes, news=lambda _: self._sessions.news(opening)))
        except ConstraintViolated:
            raise Forbidden("That login token has been used") from None
        return self._sessions.granted(opening, position)

    async def _by_jwt(self, request: LoginRequest) -> str:
        """The user that the other system vouches for; the account is made at the first login."""
        if request.token is None:
            raise MissingParam("The member token is missing")
        username = self._read_jwt(request.token)
        if username is None:
            raise Forbidden("That JWT is not valid")
        user_id = self._usernames.user_id(username)
        account = await self._accounts.account(user_id)
        if account is None:
            try:
                return await self._registration.create(username, None)
            except MatrixError as error:
                if error.errcode != "M_USER_IN_USE":
                    raise
                account = await self._accounts.account(user_id)
        if account is not None:
            _refuse_unfit(account)
        return user_id

    def _read_jwt(self, token: str) -> str | None:
        if len(token) > LONGEST:
            return None
        try:
            claims = jwt.decode(
                token,
                self._jwt.secret,
                algorithms=[self._jwt.algorithm],
                issuer=self._jwt.issuer or None,
                audience=list(self._jwt.audiences) or None,
                options={"verify_aud": bool(self._jwt.audiences)},
            )
        except (PyJWTError, ValueError):
            return None
        subject = claims.get(self._jwt.subject_claim)
        return subject if isinstance(subject, str) else None

    async def _check_own_password(self, user_id: str, submitted: Mapping[str, Any]) -> bool:
        password = submitted.get("password")
        if not isinstance(password, str):
            raise MissingParam("The member auth.password is missing")
        identifier, user = submitted.get("identifier"), submitted.get("user")
        claimed: str | None = user_id
        if isinstance(identifier, dict) or isinstance(user, str):
            named = user if isinstance(user, str) else None
            claimed = self._claimed(identifier if isinstance(identifier, dict) else None, named, third_party=False)
        account = await self._accounts.account(user_id)
        right = await self._passwords.verify(account.password_hash if account else None, password)
        if not right or claimed != user_id:
            raise Forbidden("Invalid password")
        return True

    def _claimed(self, identifier: Mapping[str, Any] | None, user: str | None, *, third_party: bool) -> str | None:
        """Whom a client says it is ("Identifier types"): a user ID that may exist here, or None."""
        if identifier is not None:
            kind = identifier.get("type")
            if kind in ("m.id.thirdparty", "m.id.phone") or (kind is None and "medium" in identifier):
                raise Forbidden("That third-party identifier is not known")
            if kind != "m.id.user":
                raise InvalidParam("identifier.type is not one that this server knows")
            user = identifier.get("user")
        elif third_party:
            raise Forbidden("That third-party identifier is not known")
        if user is None:
            raise MissingParam("The member identifier is missing")
        if not isinstance(user, str):
            raise InvalidParam("identifier.user must be a string")
        return self._usernames.from_login(user)

    def _opening(self, user_id: str, request: LoginRequest) -> Opening:
        return self._sessions.opening(
            user_id, request.device_id, request.initial_device_display_name, request.refresh_token
        )


def _refuse_unfit(account: store.Account) -> None:
    if account.deactivated:
        raise UserDeactivated(_DEACTIVATED)
    refuse_locked(account)


def _spend(token: OneUser) -> list[Statement]:
    return [
        Statement("DELETE FROM spent_login_tokens WHERE expires_ms <= ?", args=(now_ms() - 60_000,)),
        Statement(
            "INSERT INTO spent_login_tokens (token_id, expires_ms) VALUES (?, ?)",
            args=(token.token_id, token.expires_ms),
        ),
    ]
