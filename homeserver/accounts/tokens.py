"""The tokens this server gives out: all are JWTs (HS256), each kind under a key of its own.

Claims are one letter, to keep every request short: `u` user ID, `d` device ID, `s` session, `p` pair (see
`tables.Session`), `e` expiry in ms since the epoch, `i` the token's own identity.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

import jwt
from jwt.exceptions import PyJWTError

from homeserver.accounts.server_secret import ServerSecret

ALGORITHM = "HS256"
LONGEST = 4_096
"""Bytes; nothing longer is looked at."""
_OPTIONS: Any = {
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
    "verify_aud": False,
    "verify_iss": False,
    "verify_sub": False,
    "verify_jti": False,
}


@dataclass(frozen=True, slots=True)
class SessionClaims:
    """What an access or refresh token says: whose it is, and which pair of its session it belongs to."""

    user_id: str
    device_id: str
    session_id: int
    pair: int
    expires_ms: int | None = None


@dataclass(frozen=True, slots=True)
class OneUser:
    """What a login or OpenID token says: whose it is, until when, and which token it is."""

    user_id: str
    expires_ms: int
    token_id: str


class Tokens:
    """Makes tokens, and reads them back; reading answers None for whatever this server did not make itself."""

    def __init__(self, secret: ServerSecret) -> None:
        self._keys = {kind: secret.key(f"token {kind}") for kind in ("access", "refresh", "login", "openid")}

    def access(self, claims: SessionClaims) -> str:
        """An access token."""
        return self._session_token("access", claims)

    def refresh(self, claims: SessionClaims) -> str:
        """A refresh token."""
        return self._session_token("refresh", claims)

    def read_access(self, token: str) -> SessionClaims | None:
        """What an access token says.  An expired one is read too: the caller judges `expires_ms`."""
        return self._read_session_token("access", token)

    def read_refresh(self, token: str) -> SessionClaims | None:
        """What a refresh token says."""
        return self._read_session_token("refresh", token)

    def login(self, user_id: str, expires_ms: int) -> str:
        """A token for m.login.token."""
        return self._user_token("login", user_id, expires_ms)

    def read_login(self, token: str, now: int) -> OneUser | None:
        """What a login token says, unless it has expired at `now` (ms)."""
        return self._read_user_token("login", token, now)

    def openid(self, user_id: str, expires_ms: int) -> str:
        """An OpenID token."""
        return self._user_token("openid", user_id, expires_ms)

    def read_openid(self, token: str, now: int) -> OneUser | None:
        """What an OpenID token says, unless it has expired at `now` (ms)."""
        return self._read_user_token("openid", token, now)

    def _session_token(self, kind: str, claims: SessionClaims) -> str:
        payload: dict[str, Any] = {
            "u": claims.user_id,
            "d": claims.device_id,
            "s": claims.session_id,
            "p": claims.pair,
        }
        if claims.expires_ms is not None:
            payload["e"] = claims.expires_ms
        return jwt.encode(payload, self._keys[kind], algorithm=ALGORITHM)

    def _read_session_token(self, kind: str, token: str) -> SessionClaims | None:
        payload = self._read(kind, token)
        if payload is None:
            return None
        return SessionClaims(payload["u"], payload["d"], payload["s"], payload["p"], payload.get("e"))

    def _user_token(self, kind: str, user_id: str, expires_ms: int) -> str:
        payload = {"u": user_id, "e": expires_ms, "i": secrets.token_hex(16)}
        return jwt.encode(payload, self._keys[kind], algorithm=ALGORITHM)

    def _read_user_token(self, kind: str, token: str, now: int) -> OneUser | None:
        payload = self._read(kind, token)
        if payload is None or payload["e"] <= now:
            return None
        return OneUser(payload["u"], payload["e"], payload["i"])

    def _read(self, kind: str, token: str) -> dict[str, Any] | None:
        if len(token) > LONGEST:
            return None
        try:
            return jwt.decode(token, self._keys[kind], algorithms=[ALGORITHM], options=_OPTIONS)
        except (PyJWTError, ValueError):
            return None


def new_pair() -> int:
    """A random number for a pair of tokens, below 2^53."""
    return secrets.randbits(53)
