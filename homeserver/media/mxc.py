"""Matrix content URIs (Client-server API, "Matrix Content (mxc://) URIs")."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Final

from homeserver.protocol.errors import NotFound
from homeserver.protocol.identifiers import is_server_name

_MEDIA_ID: Final = re.compile(r"[A-Za-z0-9_\-]{1,255}")
_RANDOM_BYTES: Final = 18


@dataclass(frozen=True, slots=True)
class Mxc:
    """The two parts of a URI, both of the grammar that the specification wants against traversal."""

    server_name: str
    media_id: str

    def __str__(self) -> str:
        return f"mxc://{self.server_name}/{self.media_id}"


def mxc_of(server_name: str, media_id: str) -> Mxc:
    """The URI with these parts. Raises `NotFound`: there is no media under any other."""
    if not is_server_name(server_name) or not _MEDIA_ID.fullmatch(media_id):
        raise NotFound("There is no media of this ID")
    return Mxc(server_name, media_id)


def new_media_id() -> str:
    """A media ID that nobody can guess: 24 characters."""
    return secrets.token_urlsafe(_RANDOM_BYTES)
