"""What locked and suspended accounts may still do (Client-server API, "Account locking", "Account suspension")."""

from __future__ import annotations

import re
from typing import Protocol

from homeserver.protocol.errors import MatrixError

_WHILE_LOCKED = re.compile(r"/_matrix/client/(?:r0|v3)/logout(?:/all)?")
_CLIENT = r"/_matrix/client/(?:r0|v3|v1|unstable)/"
_WHILE_SUSPENDED_REFUSED = (
    ("POST", re.compile(_CLIENT + r"(?:createRoom|join/[^/]+|knock/[^/]+)")),
    ("POST", re.compile(_CLIENT + r"rooms/[^/]+/(?:join|invite|kick|ban|unban|upgrade)")),
    ("PUT", re.compile(_CLIENT + r"rooms/[^/]+/send/(?!m\.room\.redaction/).+")),
    ("PUT", re.compile(_CLIENT + r"rooms/[^/]+/state/.+")),
    ("PUT", re.compile(_CLIENT + r"profile/.+")),
    ("DELETE", re.compile(_CLIENT + r"profile/.+")),
)


class Standing(Protocol):
    """Anything that knows whether its account is locked."""

    @property
    def locked(self) -> bool:
        """Whether it is."""
        ...


def refuse_locked(standing: Standing) -> None:
    """Raises M_USER_LOCKED for a locked account."""
    if standing.locked:
        raise MatrixError(401, "M_USER_LOCKED", "This account has been locked", soft_logout=True)


def allowed_while_locked(path: str) -> bool:
    """Whether a locked account may still ask this: only to log out."""
    return _WHILE_LOCKED.fullmatch(path) is not None


def refuse_suspended(method: str, path: str) -> None:
    """Raises M_USER_SUSPENDED where the account may not act while it is suspended.

    It reads, leaves rooms, redacts, verifies devices, logs out and deactivates itself as before; it does not join,
    invite, speak or change its profile.
    """
    for refused_method, pattern in _WHILE_SUSPENDED_REFUSED:
        if method == refused_method and pattern.fullmatch(path):
            raise MatrixError(403, "M_USER_SUSPENDED", "You cannot perform this action while suspended.")
