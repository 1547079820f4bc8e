"""Rule 5: who may join, be invited, leave, be banned and knock."""

from homeserver.protocol.auth_rules.invites import check_invite
from homeserver.protocol.auth_rules.refusal import AuthRefused
from homeserver.protocol.auth_rules.room_state import AUTHORISER, RoomState
from homeserver.protocol.auth_rules.signers import authoriser_domain
from homeserver.protocol.event import Event
from homeserver.protocol.power_levels import creator_of


def check_member(event: Event, room: RoomState) -> None:
    """Raise `AuthRefused` unless the membership may change so.

    5. If type is `m.room.member`:
       1. If there is no `state_key` property, or no `membership` property in `content`, reject.
       2. v8: If `content` has a `join_authorised_via_users_server` key: If the event is not validly signed by the
          homeserver of the user ID denoted by the key, reject. (Here: if the key denotes no user ID. The signature is
          checked by whoever received the event, see `required_signers`.)
       3. If `membership` is `join`: see `_check_join`.
       4. If `membership` is `invite`: see `check_invite`.
       5. If `membership` is `leave`: see `_check_leave`.
       6. If `membership` is `ban`: see `_check_ban`.
       7. v7: If `membership` is `knock`: see `_check_knock`.
       8. Otherwise, the membership is unknown. Reject.
    """
    # 5.1. "If there is no state_key property, or no membership property in content, reject."
    target = event.state_key
    if target is None or "membership" not in event.content:
        raise AuthRefused("5.1", "A membership needs a user and a membership")
    # 5.2. v8: "If content has a join_authorised_via_users_server key"
    if event.version.restricted_joins and AUTHORISER in event.content:
        authoriser_domain(event.content[AUTHORISER])
    membership = event.membership
    if membership == "join":
        _check_join(event, target, room)
    elif membership == "invite":
        check_invite(event, target, room)
    elif membership == "leave":
        _check_leave(event, target, room)
    elif membership == "ban":
        _check_ban(event, target, room)
    elif membership == "knock" and event.version.knocking:
        _check_knock(event, target, room)
    else:
        # 5.8. "Otherwise, the membership is unknown. Reject."
        raise AuthRefused("5.8", "The membership is not a known one")


def _check_join(event: Event, target: str, room: RoomState) -> None:
    """Rule 5.3:

    1. If the only previous event is an `m.room.create` and the `state_key` is the creator (v11: the sender of the
       `m.room.create`), allow.
    2. If the `sender` does not match `state_key`, reject.
    3. If the `sender` is banned, reject.
    4. If the `join_rule` is `invite` (v7: or `knock`) then allow if membership state is `invite` or `join`.
    5. v8: If the `join_rule` is `restricted` (v10: or `knock_restricted`):
       1. If membership state is `join` or `invite`, allow.
       2. If the `join_authorised_via_users_server` key in `content` is not a user with sufficient permission to
          invite other users or is not a joined member of the room, reject.
       3. Otherwise, allow.
    6. If the `join_rule` is `public`, allow.
    7. Otherwise, reject.
    """
    # 5.3.1. "If the only previous event is an m.room.create and the state_key is the creator, allow."
    if event.prev_events == [room.create.event_id] and target == creator_of(event.version, room.create):
        return
    # 5.3.2. "If the sender does not match state_key, reject."
    if event.sender != target:
        raise AuthRefused("5.3.2", "Nobody can join in the name of another")
    membership = room.membership(event.sender)
    # 5.3.3. "If the sender is banned, reject."
    if membership == "ban":
        raise AuthRefused("5.3.3", f"{event.sender} is banned from the room")
    join_rule = room.join_rule
    # 5.3.4. "If the join_rule is invite or knock then allow if membership state is invite or join."
    if join_rule == "invite" or (join_rule == "knock" and event.version.knocking):
        if membership in ("invite", "join"):
            return
        raise AuthRefused("5.3.4", f"{event.sender} is not invited to the room")
    # 5.3.5. "If the join_rule is restricted or knock_restricted"
    if _is_restricted(join_rule, room):
        _check_restricted_join(event, membership, room)
        return
    # 5.3.6. "If the join_rule is public, allow."
    if join_rule == "public":
        return
    # 5.3.7. "Otherwise, reject."
    raise AuthRefused("5.3.7", "The join rule of the room lets nobody in")


def _is_restricted(join_rule: str, room: RoomState) -> bool:
    # v8: "If the join_rule is restricted"; v10: "If the join_rule is restricted or knock_restricted"
    if join_rule == "restricted":
        return room.version.restricted_joins
    return join_rule == "knock_restricted" and room.version.knock_restricted


def _check_restricted_join(event: Event, membership: str | None, room: RoomState) -> None:
    # 5.3.5.1. "If membership state is join or invite, allow."
    if membership in ("join", "invite"):
        return
    # 5.3.5.2. "If the join_authorised_via_users_server key in content is not a user with sufficient permission to
    #           invite other users or is not a joined member of the room, reject."
    authoriser = event.content.get(AUTHORISER)
    if not isinstance(authoriser, str):
        raise AuthRefused("5.3.5.2", "Nobody in the room authorised the join")
    if room.membership(authoriser) != "join":
        raise AuthRefused("5.3.5.2", f"{authoriser} authorised the join without being in the room")
    if room.power.user(authoriser) < room.power.invite:
        raise AuthRefused("5.3.5.2", f"{authoriser} authorised the join without the power to invite")
    # 5.3.5.3. "Otherwise, allow."


def _check_leave(event: Event, target: str, room: RoomState) -> None:
    """Rule 5.5:

    1. If the `sender` matches `state_key`, allow if and only if that user's current membership state is `invite`,
       `join`, or (v7) `knock`.
    2. If the `sender`'s current membership state is not `join`, reject.
    3. If the *target user*'s current membership state is `ban`, and the `sender`'s power level is less than the *ban
       level*, reject.
    4. If the `sender`'s power level is greater than or equal to the *kick level*, and the *target user*'s power level
       is less than the `sender`'s power level, allow.
    5. Otherwise, reject.
    """
    membership = room.membership(event.sender)
    # 5.5.1. "If the sender matches state_key, allow if and only if that user's current membership state is invite,
    #         join, or knock."
    if event.sender == target:
        if membership in ("invite", "join") or (membership == "knock" and event.version.knocking):
            return
        raise AuthRefused("5.5.1", f"{event.sender} is not in the room")
    # 5.5.2. "If the sender's current membership state is not join, reject."
    if membership != "join":
        raise AuthRefused("5.5.2", f"{event.sender} is not in the room")
    level = room.power.user(event.sender)
    # 5.5.3. "If the target user's current membership state is ban, and the sender's power level is less than the ban
    #         level, reject."
    if room.membership(target) == "ban" and level < room.power.ban:
        raise AuthRefused("5.5.3", f"Lifting a ban needs power level {room.power.ban}, {event.sender} has {level}")
    # 5.5.4. "If the sender's power level is greater than or equal to the kick level, and the target user's power
    #         level is less than the sender's power level, allow."
    if level < room.power.kick:
        raise AuthRefused("5.5.5", f"Kicking needs power level {room.power.kick}, {event.sender} has {level}")
    if room.power.user(target) >= level:
        raise AuthRefused("5.5.5", f"{target} is as powerful as {event.sender}")


def _check_ban(event: Event, target: str, room: RoomState) -> None:
    """Rule 5.6:

    1. If the `sender`'s current membership state is not `join`, reject.
    2. If the `sender`'s power level is greater than or equal to the *ban level*, and the *target user*'s power level
       is less than the `sender`'s power level, allow.
    3. Otherwise, reject.
    """
    # 5.6.1. "If the sender's current membership state is not join, reject."
    if room.membership(event.sender) != "join":
        raise AuthRefused("5.6.1", f"{event.sender} is not in the room")
    # 5.6.2. "If the sender's power level is greater than or equal to the ban level, and the target user's power level
    #         is less than the sender's power level, allow."
    level = room.power.user(event.sender)
    if level < room.power.ban:
        raise AuthRefused("5.6.3", f"Banning needs power level {room.power.ban}, {event.sender} has {level}")
    if room.power.user(target) >= level:
        raise AuthRefused("5.6.3", f"{target} is as powerful as {event.sender}")


def _check_knock(event: Event, target: str, room: RoomState) -> None:
    """Rule 5.7, since version 7:

    1. If the `join_rule` is anything other than `knock` or (v10) `knock_restricted`, reject.
    2. If `sender` does not match `state_key`, reject.
    3. If the `sender`'s current membership is not `ban`, `invite`, or `join`, allow.
    4. Otherwise, reject.
    """
    # 5.7.1. "If the join_rule is anything other than knock or knock_restricted, reject."
    join_rule = room.join_rule
    if join_rule != "knock" and not (join_rule == "knock_restricted" and event.version.knock_restricted):
        raise AuthRefused("5.7.1", "The join rule of the room does not allow knocking")
    # 5.7.2. "If sender does not match state_key, reject."
    if event.sender != target:
        raise AuthRefused("5.7.2", "Nobody can knock in the name of another")
    # 5.7.3. "If the sender's current membership is not ban, invite, or join, allow."
    if room.membership(event.sender) in ("ban", "invite", "join"):
        # 5.7.4. "Otherwise, reject."
        raise AuthRefused("5.7.4", f"{event.sender} is banned, invited or in the room already")
