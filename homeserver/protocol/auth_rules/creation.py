"""Rule 1: how a room may begin."""

from homeserver.protocol.auth_rules.refusal import AuthRefused
from homeserver.protocol.event import Event
from homeserver.protocol.identifiers import IdentifierError, domain_of, is_user_id
from homeserver.protocol.room_versions import ROOM_VERSIONS


def check_create(event: Event) -> None:
    """Raise `AuthRefused` unless a room may begin with this event.

    1. If type is `m.room.create`:
       1. If it has any `prev_events`, reject.
       2. Until v11: If the domain of the `room_id` does not match the domain of the `sender`, reject.
          v12: If the event has a `room_id`, reject.
       3. If `content.room_version` is present and is not a recognised version, reject.
       4. Until v10: If `content` has no `creator` property, reject.
          v12: If `additional_creators` is present in `content` and is not an array of strings where each string
          passes the same user ID validation applied to `sender`, reject.
       5. Otherwise, allow.
    """
    version = event.version
    # 1.1. "If it has any prev_events, reject."
    if event.prev_events:
        raise AuthRefused("1.1", "A create event cannot follow another event")
    if version.room_id_is_create_hash:
        # 1.2. v12: "If the event has a room_id, reject."
        if "room_id" in event.pdu:
            raise AuthRefused("1.2", "A create event cannot name its room: the room ID is made of it")
    # 1.2. until v11: "If the domain of the room_id does not match the domain of the sender, reject."
    elif _room_domain(event) != event.sender_domain:
        raise AuthRefused("1.2", "The room ID belongs to another server than the creator")
    # 1.3. "If content.room_version is present and is not a recognised version, reject."
    if "room_version" in event.content:
        named = event.content["room_version"]
        if not isinstance(named, str) or named not in ROOM_VERSIONS:
            raise AuthRefused("1.3", "The room version is not known")
    # 1.4. until v10: "If content has no creator property, reject."
    if not version.creator_is_sender and "creator" not in event.content:
        raise AuthRefused("v10 1.4", "The create event names no creator")
    # 1.4. v12: "If additional_creators is present in content and is not an array of strings where each string passes
    #       the same user ID validation applied to sender, reject."
    if version.privileged_creators and "additional_creators" in event.content:
        listed = event.content["additional_creators"]
        if not isinstance(listed, list) or not all(is_user_id(user_id) for user_id in listed):
            raise AuthRefused("1.4", "additional_creators must be a list of user IDs")
    # 1.5. "Otherwise, allow."


def _room_domain(event: Event) -> str | None:
    try:
        return domain_of(event.room_id)
    except IdentifierError:
        return None
