"""The tables of the event graph.

Everything is keyed by *positions* of the journal: a room's `nid` is the position at which it was made, an event's
`position` is both its identity inside the database and its place in every timeline.  Events outside of the timeline
(known only as state or for their authority, soft-failed, rejected) have negative positions.  Where history is missing,
positions are left free for it (`RoomGap`), so that ordering by position is ordering by time of the room as this server
tells it.
"""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from homeserver.storage.columns import PositionField, RowIdField


class Room(Model):
    """A room this server takes part in, or has taken part in."""

    nid = PositionField(primary_key=True, generated=False)
    room_id = fields.CharField(max_length=255, unique=True)
    version = fields.CharField(max_length=32)
    creator = fields.CharField(max_length=255)
    is_public = fields.BooleanField(default=False)

    class Meta:
        table = "rooms"


class EventRow(Model):
    """One PDU.  `pdu` is its federation format as JSON bytes, already redacted where `redacted_by` is set."""

    position = PositionField(primary_key=True, generated=False)
    room_nid = fields.BigIntField()
    event_id = fields.CharField(max_length=255, unique=True)
    type = fields.CharField(max_length=255)
    state_key = fields.CharField(max_length=255, null=True)
    sender = fields.CharField(max_length=255)
    origin_server_ts = fields.BigIntField()
    depth = fields.BigIntField()
    pdu = fields.BinaryField()
    thread_root = fields.CharField(max_length=255, null=True)
    notify_ordinal = fields.BigIntField(default=0)
    redacted_by = fields.CharField(max_length=255, null=True)
    replaces = fields.BigIntField(null=True)
    """Position of the state event that this one took the place of."""
    device_id = fields.CharField(max_length=255, null=True)
    """With `txn_id`: which device sent it under which transaction, for `unsigned.transaction_id`."""
    txn_id = fields.CharField(max_length=255, null=True)
    standing = fields.SmallIntField(default=0)
    """See `rooms.standing.Standing`."""
    outbound = fields.BooleanField(default=False)
    """Whether this server is the one that sends the event to the other servers in the room."""
    gap_before = fields.BooleanField(default=False)
    """Whether history is missing right before it; see `RoomGap`."""

    class Meta:
        table = "events"
        indexes = (
            Index(fields=("room_nid", "position"), name="events_room_position"),
            Index(fields=("room_nid", "origin_server_ts"), name="events_room_time"),
        )


class RoomState(Model):
    """State as intervals: an event held (type, state_key) from `from_position` until before `to_position`."""

    id = RowIdField(primary_key=True)
    room_nid = fields.BigIntField()
    type = fields.CharField(max_length=255)
    state_key = fields.CharField(max_length=255)
    from_position = fields.BigIntField()
    to_position = fields.BigIntField(null=True)
    event_position = fields.BigIntField()

    class Meta:
        table = "room_state"
        unique_together = (("room_nid", "type", "state_key", "from_position"),)


class MembershipRow(Model):
    """The newest membership of each user in each room, with the stripped state that an invite or a knock showed."""

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    room_nid = fields.BigIntField()
    membership = fields.CharField(max_length=8)
    position = fields.BigIntField()
    event_id = fields.CharField(max_length=255)
    sender = fields.CharField(max_length=255)
    forgotten = fields.BooleanField(default=False)
    stripped = fields.BinaryField(null=True)

    class Meta:
        table = "memberships"
        unique_together = (("user_id", "room_nid"),)
        indexes = (Index(fields=("room_nid", "membership"), name="memberships_room"),)


class ForwardExtremity(Model):
    """The ends of a room's graph, kept only while there are several; otherwise the newest event is the end."""

    event_id = fields.CharField(max_length=255, primary_key=True)
    room_nid = fields.BigIntField()

    class Meta:
        table = "forward_extremities"
        indexes = (Index(fields=("room_nid",), name="forward_extremities_room"),)


class ForkState(Model):
    """The state after an event on a fork, where that is not the state of the main timeline at the event.

    It is the main timeline's state at `base_position` with `changes` laid over it: JSON of
    `[[type, state key, event ID or null], ...]`.  Soft-failed and rejected events always have such a row; the state
    after a rejected event is the one before it.
    """

    event_position = PositionField(primary_key=True, generated=False)
    base_position = fields.BigIntField()
    changes = fields.BinaryField()

    class Meta:
        table = "fork_states"


class RoomServer(Model):
    """Since when until when a server had joined members in a room: from `from_position` until before `to_position`."""

    id = RowIdField(primary_key=True)
    room_nid = fields.BigIntField()
    server = fields.CharField(max_length=255)
    from_position = fields.BigIntField()
    to_position = fields.BigIntField(null=True)

    class Meta:
        table = "room_servers"
        unique_together = (("room_nid", "server", "from_position"),)
        indexes = (Index(fields=("server", "to_position"), name="room_servers_server"),)


class RoomGap(Model):
    """History that is missing: positions above `floor` up to `ceiling` are free for it, filled from above.

    `missing` is JSON of the event IDs that come next, going back; `below` the position of the event above the gap.
    """

    below = PositionField(primary_key=True, generated=False)
    room_nid = fields.BigIntField()
    floor = fields.BigIntField()
    ceiling = fields.BigIntField()
    missing = fields.BinaryField()

    class Meta:
        table = "room_gaps"
        indexes = (Index(fields=("room_nid",), name="room_gaps_room"),)


class PendingRedaction(Model):
    """A redaction that came before the event that it redacts."""

    target_id = fields.CharField(max_length=255, primary_key=True)
    room_nid = fields.BigIntField()
    redaction_id = fields.CharField(max_length=255)

    class Meta:
        table = "pending_redactions"
        indexes = (Index(fields=("room_nid",), name="pending_redactions_room"),)


class EventRelation(Model):
    """`m.relates_to` of an event, so that children are found by their parent."""

    position = PositionField(primary_key=True, generated=False)
    room_nid = fields.BigIntField()
    parent_id = fields.CharField(max_length=255)
    rel_type = fields.CharField(max_length=255)

    class Meta:
        table = "event_relations"
        indexes = (
            Index(fields=("parent_id", "rel_type", "position"), name="event_relations_parent"),
            Index(fields=("room_nid", "rel_type", "position"), name="event_relations_room"),
        )


class Transaction(Model):
    """Which event a transaction made.  `key` (22 characters) is a hash of user, device, path and transaction ID."""

    key = fields.CharField(max_length=32, primary_key=True)
    position = fields.BigIntField()
    created_ms = fields.BigIntField()

    class Meta:
        table = "transactions"
        indexes = (Index(fields=("created_ms",), name="transactions_created"),)


class RoomAlias(Model):
    """A local alias and the room it names."""

    alias = fields.CharField(max_length=255, primary_key=True)
    room_id = fields.CharField(max_length=255)
    creator = fields.CharField(max_length=255)

    class Meta:
        table = "room_aliases"
        indexes = (Index(fields=("room_id",), name="room_aliases_room"),)
