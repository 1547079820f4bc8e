"""Making accounts (Client-server API, `POST /register`), by whichever way the configuration leaves open."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from homeserver.accounts import store
from homeserver.accounts.interactive_auth import DUMMY, REGISTRATION_TOKEN, TERMS, Demand, InteractiveAuth, StageCheck
from homeserver.accounts.passwords import Passwords
from homeserver.accounts.registration_tokens import RegistrationToken, RegistrationTokens
from homeserver.accounts.server_secret import ServerSecret
from homeserver.accounts.sessions import Granted, Opening, Sessions
from homeserver.accounts.usernames import Usernames
from homeserver.clock import now_ms
from homeserver.config import Registration as RegistrationConfig
from homeserver.journal import Change, Journal, News
from homeserver.protocol.errors import Forbidden, InvalidParam, MatrixError, MissingParam, Unauthorized, UserInUse
from homeserver.storage import ConstraintViolated, Statement

FIRST_ACCOUNT = "first account"
NONCE_LIFETIME_MS = 60_000
MOST_ATTEMPTS = 20
"""How often a registration starts over when others use its token in between."""


class RegistrationRequest(Struct):
    """The body of `POST /register`."""

    auth: Any = None
    username: str | None = None
    password: str | None = None
    device_id: str | None = None
    initial_device_display_name: str | None = None
    inhibit_login: bool = False
    refresh_token: bool = False
    guest_access_token: str | None = None


class Registration:
    """Registers users, guests, and what administrators ask for."""

    def __init__(
        self,
        config: RegistrationConfig,
        accounts: store.AccountStore,
        journal: Journal,
        sessions: Sessions,
        passwords: Passwords,
        usernames: Usernames,
        interactive: InteractiveAuth,
        tokens: RegistrationTokens,
        secret: ServerSecret,
    ) -> None:
        self._config = config
        self._accounts = accounts
        self._journal = journal
        self._sessions = sessions
        self._passwords = passwords
        self._usernames = usernames
        self._interactive = interactive
        self._tokens = tokens
        self._nonce_key = secret.key("registration nonce")
        self._first_token = secret.key("first account").hex()[:40]

    async def check_username(self, username: str) -> str:
        """The user ID that the username would give.  Raises M_INVALID_USERNAME, M_EXCLUSIVE or M_USER_IN_USE."""
        user_id = self._usernames.user_id(username)
        if await self._accounts.account(user_id) is not None:
            raise UserInUse("That username is taken")
        return user_id

    async def register(self, request: RegistrationRequest, operation: str, guest: str | None = None) -> Granted:
        """Registers a user, once a flow of user-interactive authentication is complete.

        `guest` is the guest who becomes that user, already shown to be who asks.  Raises what the endpoint names.
        """
        if self._config.mode == "closed":
            raise Forbidden("Registration is closed on this server")
        user_id = await self._wanted_user_id(request, guest)
        if request.password is not None:
            self._passwords.check_strength(request.password)
        done = await self._interactive.complete(self._demand(operation), request.auth)
        if request.password is None:
            raise MissingParam("The member password is missing")
        opening = self._sessions.opening(
            user_id, request.device_id, request.initial_device_display_name, request.refresh_token
        )
        password_hash = await self._passwords.hash(request.password)
        if guest is not None:
            return await self._upgrade(opening, password_hash)
        shown = done.get(REGISTRATION_TOKEN)
        return await self._make(opening, password_hash, token=shown, logged_in=not request.inhibit_login)

    async def register_guest(self, display_name: str | None) -> Granted:
        """Makes a guest account with a device (Client-server API, "Guest Access").  Raises M_FORBIDDEN."""
        if not self._config.guests:
            raise Forbidden("This server does not take guests")
        opening = self._sessions.opening(self._usernames.generate(), display_name=display_name)
        return await self._make(opening, None, is_guest=True)

    async def create(self, username: str, password: str | None, *, is_admin: bool = False) -> str:
        """Makes an account without logging in, whatever the registration mode.  Answers the user ID.

        Raises M_INVALID_USERNAME, M_EXCLUSIVE, M_USER_IN_USE, M_WEAK_PASSWORD.
        """
        user_id = await self.check_username(username)
        password_hash = None
        if password is not None:
            self._passwords.check_strength(password)
            password_hash = await self._passwords.hash(password)
        opening = self._sessions.opening(user_id)
        return (await self._make(opening, password_hash, is_admin=is_admin, logged_in=False)).user_id

    async def token_is_valid(self, token: str) -> bool:
        """`GET /register/m.login.registration_token/validity`.  Raises M_FORBIDDEN where registration is closed."""
        if self._config.mode == "closed":
            raise Forbidden("Registration is closed on this server")
        return await self._tokens.is_valid(token)

    def nonce(self) -> str:
        """A nonce for registration by shared secret, good for a minute."""
        said = f"{now_ms() + NONCE_LIFETIME_MS}.{secrets.token_hex(8)}"
        return f"{said}.{self._sign_nonce(said)}"

    async def register_by_secret(
        self, nonce: str, username: str, password: str, mac: str, admin: bool, user_type: str | None
    ) -> Granted:
        """Registers and logs in whom the holder of the shared secret vouches for: `/_synapse/admin/v1/register`.

        `mac` is HMAC-SHA1 under the secret over nonce, username, password, "admin" or "notadmin", and the user type if
        there is one, with NUL between them.  A nonce needs no memory: the MAC names a user who then exists.
        Raises M_INVALID_PARAM for an unknown nonce, M_FORBIDDEN for a wrong MAC, and what `create` raises.
        """
        said, _, signature = nonce.rpartition(".")
        genuine = hmac.compare_digest(signature.encode(), self._sign_nonce(said).encode())
        if not genuine or int(said.partition(".")[0]) <= now_ms():
            raise InvalidParam("The nonce is not known")
        parts = [nonce, username, password, "admin" if admin else "notadmin", *([user_type] if user_type else [])]
        wanted = hmac.new(self._config.shared_secret.encode(), "\0".join(parts).encode(), hashlib.sha1).hexdigest()
        if not self._config.shared_secret or not hmac.compare_digest(wanted.encode(), mac.encode()):
            raise Forbidden("HMAC incorrect")
        user_id = await self.check_username(username)
        self._passwords.check_strength(password)
        password_hash = await self._passwords.hash(password)
        return await self._make(self._sessions.opening(user_id), password_hash, is_admin=admin)

    async def name_in_accounts(self) -> str | None:
        """The server name that the accounts of this database bear; None while there are none."""
        return await self._accounts.server_name()

    async def first_account_token(self) -> str | None:
        """The secret of the link that makes the first account, None once there is an account."""
        return None if await self._accounts.any_account() else self._first_token

    async def make_first_account(self, token: str, username: str, password: str) -> str:
        """Makes the first account, an administrator, for who holds the link.  Answers the user ID.

        Raises M_FORBIDDEN where the link is wrong or used, and what `create` raises.
        """
        if not hmac.compare_digest(token.encode(), self._first_token.encode()) or await self._accounts.any_account():
            raise Forbidden("This link has been used or was never good")
        user_id = await self.check_username(username)
        self._passwords.check_strength(password)
        password_hash = await self._passwords.hash(password)
        link = RegistrationToken(FIRST_ACCOUNT, 1, 0, None)
        try:
            await self._commit(self._sessions.opening(user_id), password_hash, link, True, False, False)
        except ConstraintViolated:
            raise Forbidden("This link has been used or was never good") from None
        return user_id

    async def _wanted_user_id(self, request: RegistrationRequest, guest: str | None) -> str:
        if guest is not None:
            if request.username is None or self._usernames.from_login(request.username) != guest:
                raise InvalidParam("username must be that of the guest who upgrades")
            return guest
        return await self.check_username(request.username) if request.username else self._usernames.generate()

    def _demand(self, operation: str) -> Demand:
        stages = [REGISTRATION_TOKEN] if self._config.mode == "token" else []
        params: dict[str, Any] = {}
        if self._config.terms:
            stages.append(TERMS)
            params[TERMS] = {"policies": _policies(self._config)}
        checks: dict[str, StageCheck] = {REGISTRATION_TOKEN: self._check_token, TERMS: _accept, DUMMY: _accept}
        return Demand(operation, [stages or [DUMMY]], checks, params)

    async def _check_token(self, auth: Mapping[str, Any]) -> str:
        token = auth.get("token")
        if not isinstance(token, str):
            raise MissingParam("The member auth.token is missing")
        if not await self._tokens.is_valid(token):
            raise Unauthorized("That registration token is not valid")
        return token

    async def _make(
        self,
        opening: Opening,
        password_hash: str | None,
        *,
        token: str | None = None,
        is_admin: bool = False,
        is_guest: bool = False,
        logged_in: bool = True,
    ) -> Granted:
        for _ in range(MOST_ATTEMPTS):
            found = await self._tokens.find(token) if token is not None else None
            if token is not None and (found is None or not found.is_valid()):
                raise Unauthorized("That registration token is not valid any more")
            try:
                position = await self._commit(opening, password_hash, found, is_admin, is_guest, logged_in)
                return self._sessions.granted(opening, position)
            except ConstraintViolated:
                if await self._accounts.account(opening.user_id) is not None:
                    raise UserInUse("That username is taken") from None
        raise MatrixError(503, "M_UNKNOWN", "Too many people are registering with this token; try again")

    async def _commit(
        self,
        opening: Opening,
        password_hash: str | None,
        token: RegistrationToken | None,
        is_admin: bool,
        is_guest: bool,
        logged_in: bool,
    ) -> int:
        """Account, use of the token, device and session in one change."""

        def writes(position: int) -> list[Statement]:
            user_id, now = opening.user_id, opening.opened_ms
            made = store.insert_account(user_id, password_hash, now, is_admin=is_admin, is_guest=is_guest)
            used = self._tokens.use(position, token, user_id) if token is not None else []
            return [made, *used, *(self._sessions.writes(opening, position) if logged_in else [])]

        told = [News("account", opening.user_id)]
        return await self._journal.commit(Change(writes=writes, news=lambda _: told))

    async def _upgrade(self, opening: Opening, password_hash: str) -> Granted:
        """Makes a guest an ordinary user, logged in anew."""
        upgrade = Statement(
            "UPDATE accounts SET is_guest = ?, password_hash = ? WHERE user_id = ? AND is_guest = ?",
            args=(False, password_hash, opening.user_id, True),
        )
        change = Change(
            writes=lambda position: [upgrade, *self._sessions.writes(opening, position)],
            news=lambda _: [News("session", opening.user_id), News("account", opening.user_id)],
        )
        return self._sessions.granted(opening, await self._journal.commit(change))

    def _sign_nonce(self, said: str) -> str:
        return hmac.new(self._nonce_key, said.encode(), hashlib.sha256).hexdigest()[:32]


async def _accept(auth: Mapping[str, Any]) -> bool:
    """For stages that ask nothing but to be submitted: m.login.dummy, and m.login.terms."""
    return True


def _policies(config: RegistrationConfig) -> dict[str, Any]:
    """The policies of m.login.terms (Client-server API, "Terms of service at registration")."""
    return {
        policy.id: {"version": policy.version, "en": {"name": policy.name, "url": policy.url}}
        for policy in config.terms
    }
