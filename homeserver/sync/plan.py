"""Which rooms go into which section of an answer, and from where on each is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from homeserver.journal import Token
from homeserver.rooms import Membership, RoomHead, StoredEvent
from homeserver.rooms.visibility import Sight
from homeserver.sync.moment import Moment
from homeserver.sync.request import SyncRequest
from homeserver.sync.room_work import RoomWork

MEMBER = "m.room.member"
SUMMARISED = frozenset({MEMBER, "m.room.name", "m.room.canonical_alias"})


@dataclass(slots=True)
class Stay:
    """What a user was in a room: `before` the device's token, and what they became since, with positions."""

    before: str | None
    since: list[tuple[int, str]]

    @property
    def was_joined(self) -> bool:
        """Whether the user was joined at the token."""
        return self.before == "join"

    @property
    def is_unbroken(self) -> bool:
        """Whether the user was joined all the time."""
        return self.was_joined and all(held == "join" for _, held in self.since)

    @property
    def end(self) -> int | None:
        """Position at which the last stay ended; None where there was none, or it goes on."""
        end, joined = None, self.was_joined
        for position, held in self.since:
            if joined and held != "join":
                end = position
            joined = held == "join"
        return None if joined else end

    @classmethod
    def in_window(cls, user_id: str, events: Sequence[StoredEvent]) -> Stay:
        """Out of all events of the room since the token."""
        own = [
            (stored, holder) for stored in events for key, holder in stored.state_changes() if key == (MEMBER, user_id)
        ]
        replaced = own[0][1].replaced if own and own[0][1] is not None else None
        before = replaced.membership if replaced is not None else None
        return cls(
            before,
            [(stored.position, (holder.event.membership if holder else None) or "leave") for stored, holder in own],
        )

    @classmethod
    def in_sight(cls, sight: Sight, since: int | None) -> Stay:
        """Out of the whole history of the user's membership; `since` is None for all of it."""
        if since is None:
            return cls(None, list(sight.memberships))
        return cls(sight.membership_before(since + 1), [each for each in sight.memberships if each[0] > since])


@dataclass(slots=True)
class Plan:
    """The rooms of an answer by section; `new_users` share a room with the reader since the token only."""

    joined: dict[str, RoomWork] = field(default_factory=dict)
    left: dict[str, RoomWork] = field(default_factory=dict)
    invited: list[Membership] = field(default_factory=list)
    knocked: list[Membership] = field(default_factory=list)
    new_users: set[str] = field(default_factory=set)


def make_plan(
    request: SyncRequest,
    since: Token | None,
    moment: Moment,
    stays: Mapping[str, Stay],
    endings: Mapping[str, StoredEvent],
    ignored: Collection[str],
) -> Plan:
    """Sorts the rooms.

    `stays` are those of the changed memberships by room ID, `endings` the member events, by ID, of those that say
    that the user is not in the room.
    """
    plan = Plan()
    wanted = request.filter.room
    for membership in moment.changed:
        if not wanted.wants_room(membership.room_id):
            continue
        kind = membership.membership
        if kind == "join":
            stay = stays.get(membership.room_id)
            if since is None or stay is None or not stay.is_unbroken:
                _join(plan, since, moment, membership, stay)
        elif kind == "invite":
            if membership.sender not in ignored:
                plan.invited.append(membership)
        elif kind == "knock":
            plan.knocked.append(membership)
        elif membership.room_id in stays and not membership.forgotten:
            _leave(plan, request, since, moment, membership, stays[membership.room_id], endings)
    if since is not None:
        _go_on(plan, request, since, moment)
    return plan


def _join(plan: Plan, since: Token | None, moment: Moment, membership: Membership, stay: Stay | None) -> None:
    """A room of which the device knows nothing, or nothing that still holds."""
    room_id = membership.room_id
    head = moment.heads[room_id]
    window = moment.window.get(room_id, [])
    plan.joined[room_id] = RoomWork(
        room_id,
        membership.room_nid,
        membership,
        since=None,
        upto=moment.upto.durable,
        head=head,
        window=window,
        window_complete=bool(window) and window[0].event.type == "m.room.create",
        full_state=True,
        # A device that was in the room before must not take the new timeline for a continuation of the old.
        limited=since is not None,
        known_until=since.durable if since is not None and stay is not None and stay.was_joined else None,
        summary_due=True,
        state_upto=head.state,
    )
    if since is not None:
        plan.new_users.update(head.joined)


def _go_on(plan: Plan, request: SyncRequest, since: Token, moment: Moment) -> None:
    """Rooms that the device knows, and in which something was said since."""
    user_id = request.user_id
    rooms = moment.heads if request.full_state or not moment.covered else moment.window
    for room_id in rooms:
        head = moment.heads.get(room_id)
        if head is None or room_id in plan.joined:
            continue
        if head.position <= since.durable and not request.full_state:
            continue
        work = known_room(request, since, moment, room_id)
        plan.joined[room_id] = work
        work.summary_due = request.full_state
        if work.window_complete:
            _look_for_members(plan, work, user_id)
        else:
            _look_for_members_in_state(plan, work, head, since.durable)


def _look_for_members(plan: Plan, work: RoomWork, user_id: str) -> None:
    """Finds out from the new events whether the summary changed and who is new."""
    for stored in work.window:
        for key, holder in stored.state_changes():
            if key[0] not in SUMMARISED:
                continue
            work.summary_due = True
            if holder is None or holder.event.membership != "join" or key[1] == user_id:
                continue
            if not _was_joined(holder):
                plan.new_users.add(key[1])


def _look_for_members_in_state(plan: Plan, work: RoomWork, head: RoomHead, since: int) -> None:
    """The same where the events are not in memory; a new profile counts as a new member."""
    for (type_, state_key), entry in head.state.items():
        if entry.position > since and type_ in SUMMARISED:
            work.summary_due = True
            if type_ == MEMBER and state_key in head.joined:
                plan.new_users.add(state_key)


def _was_joined(stored: StoredEvent) -> bool:
    return stored.replaced is not None and stored.replaced.membership == "join"


def known_room(request: SyncRequest, since: Token, moment: Moment, room_id: str) -> RoomWork:
    """A room that the device knows, told from its token on."""
    membership = moment.rooms[room_id]
    head = moment.heads.get(room_id)
    return RoomWork(
        room_id,
        membership.room_nid,
        membership,
        since=since.durable,
        upto=moment.upto.durable,
        head=head,
        window=moment.window.get(room_id, []),
        window_complete=moment.covered,
        full_state=request.full_state,
        state_upto=head.state if request.full_state and head is not None else None,
    )


def _leave(
    plan: Plan,
    request: SyncRequest,
    since: Token | None,
    moment: Moment,
    membership: Membership,
    stay: Stay,
    endings: Mapping[str, StoredEvent],
) -> None:
    """A room that the user left, was kicked or banned from, told up to the end of the stay."""
    end = stay.end
    window = moment.window.get(membership.room_id, [])
    if end is None:
        own = endings.get(membership.event_id)
        if since is None or own is None:
            return
        # Never in it since the token: an invitation or a knock that came to nothing, or a ban from outside.
        work = RoomWork(
            membership.room_id, membership.room_nid, membership, since.durable, membership.position, window=[own]
        )
    else:
        is_new = not stay.was_joined
        steps = [held for _, held in stay.since if held != "join"]
        work = RoomWork(
            membership.room_id,
            membership.room_nid,
            membership,
            since=None if is_new or since is None else since.durable,
            upto=end,
            window=[stored for stored in window if stored.position <= end],
            window_complete=moment.covered and not is_new,
            full_state=is_new or request.full_state,
            was_away=is_new or len(steps) > 1,
            limited=is_new and since is not None,
        )
        if membership.position > end:
            work.afterword = endings.get(membership.event_id)
    plan.left[membership.room_id] = work
