"""Room tags: the account data `m.tag` of a room (Client-server API, "Room Tagging")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from homeserver.protocol.errors import InvalidParam

TYPE = "m.tag"
LONGEST_TAG = 255
MOST_TAGS = 1_000


def tags_in(content: Mapping[str, Any]) -> dict[str, Any]:
    """The tags of an `m.tag` event; a client may have written anything there."""
    tags = content.get("tags")
    return dict(tags) if isinstance(tags, dict) else {}


def check_tag(tag: str, info: Mapping[str, Any]) -> None:
    """Refuses, with M_INVALID_PARAM, a name of more than 255 bytes or an order that is no number from 0 to 1."""
    if not tag or len(tag.encode()) > LONGEST_TAG:
        raise InvalidParam(f"A tag has 1 to {LONGEST_TAG} bytes")
    order = info.get("order", 0)
    if isinstance(order, bool) or not isinstance(order, int | float) or not 0 <= order <= 1:
        raise InvalidParam("order must be a number from 0 to 1")
