"""Rules 1 to 11 in their order: what an event needs of the state that it meets."""

from collections.abc import Mapping

from homeserver.protocol.auth_rules.creation import check_create
from homeserver.protocol.auth_rules.level_changes import check_power_levels
from homeserver.protocol.auth_rules.membership import check_member
from homeserver.protocol.auth_rules.refusal import AuthRefused
from homeserver.protocol.auth_rules.room_state import (
    CREATE,
    MEMBER,
    POWER_LEVELS,
    THIRD_PARTY_INVITE,
    RoomState,
    StateKey,
)
from homeserver.protocol.event import Event
from homeserver.protocol.identifiers import IdentifierError, domain_of


def check(event: Event, state: Mapping[StateKey, Event]) -> None:
    """Raise `AuthRefused` unless the event is authorised by this state.

    `state` needs to hold no more than the create event and the entries of `auth_types`. Not looked at here: what the
    event cites (rule 3, `check_auth_events`) and the signature of the server that authorised a restricted join (rule
    5.2, `required_signers`).

    1. If type is `m.room.create`: see `check_create`.
    2. v12: If the event's `room_id` is not an event ID for an accepted (not rejected) `m.room.create` event, with the
       sigil `!` instead of `$`, reject.
    4. If the `content` of the `m.room.create` event in the room state has the property `m.federate` set to `false`,
       and the `sender` domain of the event does not match the `sender` domain of the create event, reject.
    v5 4. If type is `m.room.aliases`:
       1. If event has no `state_key`, reject.
       2. If sender's domain doesn't match `state_key`, reject.
       3. Otherwise, allow.
    5. If type is `m.room.member`: see `check_member`.
    6. If the `sender`'s current membership state is not `join`, reject.
    7. If type is `m.room.third_party_invite`: Allow if and only if `sender`'s current power level is greater than or
       equal to the *invite level*.
    8. If the event type's *required power level* is greater than the `sender`'s power level, reject.
    9. If the event has a `state_key` that starts with an `@` and does not match the `sender`, reject.
    10. If type is `m.room.power_levels`: see `check_power_levels`.
    v2 11. If type is `m.room.redaction`: see `_check_redaction`.
    11. Otherwise, allow.
    """
    # 1. "If type is m.room.create"
    if event.type == CREATE[0]:
        check_create(event)
        return
    room = RoomState(event.version, _create_of(event, state), state)
    _check_federation(event, room)
    # v5 4. "If type is m.room.aliases"
    if event.version.aliases_auth_rule and event.type == "m.room.aliases":
        _check_aliases(event)
        return
    # 5. "If type is m.room.member"
    if event.type == MEMBER:
        check_member(event, room)
        return
    # 6. "If the sender's current membership state is not join, reject."
    if room.membership(event.sender) != "join":
        raise AuthRefused("6", f"{event.sender} is not in the room")
    level = room.power.user(event.sender)
    # 7. "If type is m.room.third_party_invite: Allow if and only if sender's current power level is greater than or
    #     equal to the invite level."
    if event.type == THIRD_PARTY_INVITE:
        if level < room.power.invite:
            raise AuthRefused("7.1", f"Inviting needs power level {room.power.invite}, {event.sender} has {level}")
        return
    # 8. "If the event type's required power level is greater than the sender's power level, reject."
    required = room.power.required(event.type, event.is_state)
    if required > level:
        raise AuthRefused("8", f"{event.type} needs power level {required}, {event.sender} has {level}")
    # 9. "If the event has a state_key that starts with an @ and does not match the sender, reject."
    if event.state_key is not None and event.state_key.startswith("@") and event.state_key != event.sender:
        raise AuthRefused("9", "This state belongs to another user")
    # 10. "If type is m.room.power_levels"
    if event.type == POWER_LEVELS[0]:
        check_power_levels(event, room)
    # v2 11. "If type is m.room.redaction"
    elif event.version.redaction_power_in_auth_rules and event.type == "m.room.redaction":
        _check_redaction(event, room)
    # 11. "Otherwise, allow."


def _create_of(event: Event, state: Mapping[StateKey, Event]) -> Event:
    """The create event of the room; raises `AuthRefused` when the state has none or, since v12, that of another room.

    Until v11, rule 3.4 makes every event cite it, so a state without one authorises nothing.
    """
    create = state.get(CREATE)
    if create is None:
        raise AuthRefused("2" if event.version.room_id_is_create_hash else "v11 3.4", "The room has no create event")
    # 2. v12: "If the event's room_id is not an event ID for an accepted (not rejected) m.room.create event, with the
    #     sigil ! instead of $, reject."
    if event.version.room_id_is_create_hash and event.room_id[1:] != create.event_id[1:]:
        raise AuthRefused("2", "The room ID does not belong to the create event")
    return create


def _check_federation(event: Event, room: RoomState) -> None:
    # 4. "If the content of the m.room.create event in the room state has the property m.federate set to false, and
    #     the sender domain of the event does not match the sender domain of the create event, reject."
    if room.create.content.get("m.federate") is False and event.sender_domain != room.create.sender_domain:
        raise AuthRefused("4", "The room is closed to other servers")


def _check_aliases(event: Event) -> None:
    # v5 4.1. "If event has no state_key, reject."
    if event.state_key is None:
        raise AuthRefused("v5 4.1", "Aliases must be a state event")
    # v5 4.2. "If sender's domain doesn't match state_key, reject."
    if event.sender_domain != event.state_key:
        raise AuthRefused("v5 4.2", "Aliases may be set by their own server alone")
    # v5 4.3. "Otherwise, allow."


def _check_redaction(event: Event, room: RoomState) -> None:
    """Rule 11 of versions 1 and 2; since version 3 redactions are judged when they are applied.

    1. If the `sender`'s power level is greater than or equal to the *redact level*, allow.
    2. If the domain of the `event_id` of the event being redacted is the same as the domain of the `event_id` of the
       `m.room.redaction`, allow.
    3. Otherwise, reject.
    """
    # v2 11.1. "If the sender's power level is greater than or equal to the redact level, allow."
    if room.power.user(event.sender) >= room.power.redact:
        return
    # v2 11.2. "If the domain of the event_id of the event being redacted is the same ..., allow."
    try:
        if event.redacts is not None and domain_of(event.redacts) == domain_of(event.event_id):
            return
    except IdentifierError:
        pass
    # v2 11.3. "Otherwise, reject."
    raise AuthRefused("v2 11.3", f"Redacting events of other servers needs power level {room.power.redact}")
