"""Which user IDs this server gives out (Appendices, "User identifiers")."""

from __future__ import annotations

import secrets
import string
from collections.abc import Callable

from homeserver.protocol.errors import InvalidUsername, MatrixError
from homeserver.protocol.identifiers import MAX_BYTES, is_new_localpart, is_user_id

_GENERATED = string.ascii_lowercase + string.digits

Reservation = Callable[[str], bool]
"""Answers whether a user ID belongs to somebody else, such as an application service."""


class Usernames:
    """Turns the username a client asks for into a user ID, or says why it cannot have it."""

    def __init__(self, server_name: str) -> None:
        self._server_name = server_name
        self._reservations: list[Reservation] = []

    def reserve(self, reservation: Reservation) -> None:
        """From now on, nobody registers a user ID that the reservation claims."""
        self._reservations.append(reservation)

    def user_id(self, username: str) -> str:
        """The user ID for a username: capital letters become small ones.

        Raises M_INVALID_USERNAME, or M_EXCLUSIVE for a reserved name (Client-server API, `POST /register`).
        """
        localpart = username.lower()
        if not is_new_localpart(localpart):
            raise InvalidUsername("A username holds only the characters a-z, 0-9 and . _ = - / +")
        if localpart.startswith("_"):
            raise InvalidUsername("A username does not start with an underscore")
        user_id = f"@{localpart}:{self._server_name}"
        if len(user_id.encode()) > MAX_BYTES:
            raise InvalidUsername(f"With that username the user ID would be longer than {MAX_BYTES} bytes")
        if any(claims(user_id) for claims in self._reservations):
            raise MatrixError(400, "M_EXCLUSIVE", "That username is reserved")
        return user_id

    def generate(self) -> str:
        """A user ID for a client that names none."""
        localpart = "u" + "".join(secrets.choice(_GENERATED) for _ in range(11))
        return f"@{localpart}:{self._server_name}"

    def from_login(self, user: str) -> str | None:
        """The user ID meant by what a client logs in with: a full user ID or its localpart; None if not a local one."""
        localpart, domain = user, self._server_name
        if user.startswith("@"):
            localpart, colon, domain = user[1:].partition(":")
            if not colon:
                domain = self._server_name
        user_id = f"@{localpart.lower()}:{domain}"
        return user_id if domain == self._server_name and localpart and is_user_id(user_id) else None

    def is_local(self, user_id: str) -> bool:
        """Whether the user ID is of this server."""
        return user_id.startswith("@") and user_id.partition(":")[2] == self._server_name
