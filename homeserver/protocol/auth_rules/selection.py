"""Which events must be cited as the authority for an event, and whether it cites them (Server-server API, "Auth
events selection"; rules 2 and 3)."""

from collections.abc import Container, Mapping
from typing import Any

from homeserver.protocol.auth_rules.refusal import AuthRefused
from homeserver.protocol.auth_rules.room_state import (
    AUTHORISER,
    CREATE,
    JOIN_RULES,
    MEMBER,
    POWER_LEVELS,
    THIRD_PARTY_INVITE,
    StateKey,
    object_in,
)
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import RoomVersion


def auth_types(
    version: RoomVersion, type: str, sender: str, state_key: str | None, content: Mapping[str, Any]
) -> list[StateKey]:
    """The entries of the room state that an event must cite in `auth_events`, as far as the room has them.

    Each at most once. `check` reads nothing else of the state, except the create event, which is not cited since
    room version 12. Content of the wrong shape selects nothing.
    """
    # "The auth_events for the m.room.create event in a room is empty"
    if type == CREATE[0]:
        return []
    # "Depending on the room version, the m.room.create event. The current m.room.power_levels event, if any.
    #  The sender's current m.room.member event, if any."
    keys = [CREATE] if version.create_in_auth_events else []
    keys += [POWER_LEVELS, (MEMBER, sender)]
    # "If type is m.room.member:"
    if type == MEMBER and state_key is not None:
        keys += _member_auth_types(version, state_key, content)
    return list(dict.fromkeys(keys))


def auth_types_of(event: Event) -> list[StateKey]:
    """`auth_types` of an event that is already there."""
    return auth_types(event.version, event.type, event.sender, event.state_key, event.content)


def _member_auth_types(version: RoomVersion, target: str, content: Mapping[str, Any]) -> list[StateKey]:
    membership = content.get("membership")
    # "The target's current m.room.member event, if any."
    keys = [(MEMBER, target)]
    # "If membership is join, invite or knock, the current m.room.join_rules event, if any."
    if membership in ("join", "invite", "knock"):
        keys.append(JOIN_RULES)
    # "If membership is invite and content contains a third_party_invite property, the current
    #  m.room.third_party_invite event with state_key matching content.third_party_invite.signed.token, if any."
    if membership == "invite":
        token = (object_in(object_in(content, "third_party_invite") or {}, "signed") or {}).get("token")
        if isinstance(token, str):
            keys.append((THIRD_PARTY_INVITE, token))
    # "If membership is join, content.join_authorised_via_users_server is present, and the room version supports
    #  restricted rooms, then the m.room.member event with state_key matching
    #  content.join_authorised_via_users_server."
    authoriser = content.get(AUTHORISER)
    if membership == "join" and version.restricted_joins and isinstance(authoriser, str):
        keys.append((MEMBER, authoriser))
    return keys


def check_auth_events(event: Event, events: Mapping[str, Event], rejected: Container[str] = frozenset()) -> None:
    """Raise `AuthRefused` unless the event cites what it should.

    `events` holds what it cites, by event ID, and since room version 12 the create event of its room. `rejected`
    tells which of them were rejected.

    2. v12: If the event's `room_id` is not an event ID for an accepted `m.room.create` event, with the sigil `!`
       instead of `$`, reject.
    3. Considering the event's `auth_events`:
       1. If there are duplicate entries for a given `type` and `state_key` pair, reject.
       2. If there are entries whose `type` and `state_key` don't match those specified by the auth events selection
          algorithm, reject.
       3. If there are entries which were themselves rejected under the checks performed on receipt of a PDU, reject.
       4. Until v11: If there is no `m.room.create` event among the entries, reject.
       5. If any event in `auth_events` has a `room_id` which does not match that of the event being authorised,
          reject.
    """
    # Rule 1 is about the create event alone and ends with allow or reject, so rules 2 and 3 do not reach it.
    if event.type == CREATE[0]:
        return
    version = event.version
    # 2. "If the event's room_id is not an event ID for an accepted (not rejected) m.room.create event ... reject."
    if version.room_id_is_create_hash:
        create = events.get("$" + event.room_id[1:])
        if create is None or create.type != CREATE[0] or create.event_id in rejected:
            raise AuthRefused("2", "The room ID does not belong to an accepted create event")
    expected = set(auth_types_of(event))
    cited: set[tuple[str, str | None]] = set()
    for event_id in event.auth_events:
        auth_event = events.get(event_id)
        if auth_event is None:
            raise AuthRefused("3", f"The auth event {event_id} is not known")
        key = (auth_event.type, auth_event.state_key)
        # 3.1. "If there are duplicate entries for a given type and state_key pair, reject."
        if key in cited:
            raise AuthRefused("3.1", f"The event cites {key[0]} twice")
        cited.add(key)
        # 3.2. "If there are entries whose type and state_key don't match those specified ..., reject."
        if key not in expected:
            raise AuthRefused("3.2", f"The event cites {key[0]}, which has no say in it")
        # 3.3. "If there are entries which were themselves rejected ..., reject."
        if event_id in rejected:
            raise AuthRefused("3.3", f"The auth event {event_id} was rejected")
        # 3.5. "If any event in auth_events has a room_id which does not match ..., reject."
        if auth_event.room_id != event.room_id:
            raise AuthRefused("3.5", f"The auth event {event_id} is of another room")
    # 3.4. until v11: "If there is no m.room.create event among the entries, reject."
    if version.create_in_auth_events and CREATE not in cited:
        raise AuthRefused("v11 3.4", "The event does not cite the create event")
