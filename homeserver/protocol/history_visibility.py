"""Who may see an event (Client-server API, "Room History Visibility", "Server behaviour")."""

from collections.abc import Mapping
from typing import Any, Final

from homeserver.protocol.event import Event

HISTORY_VISIBILITY: Final = "m.room.history_visibility"
DEFAULT: Final = "shared"
VISIBILITIES: Final = frozenset(["world_readable", "shared", "invited", "joined"])


def visibility_in(content: Mapping[str, Any] | None) -> str:
    """The visibility that the content of an `m.room.history_visibility` event sets; None when there is no event.

    "By default if no `history_visibility` is set, or if the value is not understood, the visibility is assumed to be
    `shared`."
    """
    visibility = content.get("history_visibility") if content is not None else None
    return visibility if isinstance(visibility, str) and visibility in VISIBILITIES else DEFAULT


def may_see(visibility: str, membership: str | None, joined_later: bool) -> bool:
    """Whether a user may see what was sent while the room stood so.

    `visibility` and the user's `membership` (None: never a member) are those of the room *at that event*;
    `joined_later` says whether the user joined at any point after it, whatever they are now.

    1. If the visibility was `world_readable`, allow.
    2. If the user's membership was `join`, allow.
    3. If the visibility was `shared` and the user joined at any point after the event was sent, allow.
    4. If the user's membership was `invite` and the visibility was `invited`, allow.
    5. Otherwise, deny.
    """
    if visibility == "world_readable":  # 1
        return True
    if membership == "join":  # 2
        return True
    if visibility == "shared" and joined_later:  # 3
        return True
    return membership == "invite" and visibility == "invited"  # 4, 5


def may_see_event(event: Event, user_id: str, visibility: str, membership: str | None, joined_later: bool) -> bool:
    """Whether `user_id` may see this event; `visibility` and `membership` are those *before* it.

    The event that changes the visibility, and the user's own membership events, are judged by the state before and by
    the state after; either suffices.
    """
    if may_see(visibility, membership, joined_later):
        return True
    if event.type == HISTORY_VISIBILITY and event.state_key == "":
        return may_see(visibility_in(event.content), membership, joined_later)
    if event.type == "m.room.member" and event.state_key == user_id:
        return may_see(visibility, event.membership, joined_later)
    return False


def server_may_see(visibility: str, joined: bool, invited: bool) -> bool:
    """Whether a server that is in the room may see what was sent while the room stood so.

    `joined` and `invited` say whether any of its users was that *at the event*. A server passes on to its users what
    they may see, so it may see what any user of it might: what is `shared` is for all who join later too.
    """
    if visibility in ("world_readable", "shared"):
        return True
    return joined or (invited and visibility == "invited")
