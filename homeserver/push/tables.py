"""The tables of push rules, unread counts and pushers.

Unread counts are sums, never scans.  An event of the main timeline that notifies everyone raises its room's
`notify_ordinal`; what a user has not read is the difference of two ordinals, plus what differs from the default:
rows in `special_notifications` (for everyone) and in `notification_exceptions` (for one user).
"""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from homeserver.storage.columns import PositionField, RowIdField


class PushRuleset(Model):
    """What a user changed about their push rules; accounts that changed nothing have no row.

    `subject` and `version` are what the journal counts the changes by, so that two devices cannot undo each other.
    """

    subject = PositionField(primary_key=True, generated=False)
    user_id = fields.CharField(max_length=255, unique=True)
    version = fields.BigIntField()
    customised = fields.BinaryField()
    position = fields.BigIntField()

    class Meta:
        table = "push_rulesets"
        indexes = (Index(fields=("position",), name="push_rulesets_position"),)


class ReadPosition(Model):
    """Up to where a user has read, by receipt or by sending: the furthest of all of these.

    `thread_id` is empty for the whole room, `main` for its main timeline, or the event ID of a thread's root.
    `ordinal` is the room's `notify_ordinal` at `position`.
    """

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    room_nid = fields.BigIntField()
    thread_id = fields.CharField(max_length=255)
    position = fields.BigIntField()
    ordinal = fields.BigIntField()

    class Meta:
        table = "read_positions"
        unique_together = (("user_id", "room_nid", "thread_id"),)


class SpecialNotification(Model):
    """An event that by the default rules counts elsewhere than in the room's ordinal.

    Those in a thread (`thread_id` is its root) count there; those of the main timeline (`main`) are here for their
    highlight alone.
    """

    position = PositionField(primary_key=True, generated=False)
    room_nid = fields.BigIntField()
    thread_id = fields.CharField(max_length=255)
    sender = fields.CharField(max_length=255)
    notify = fields.SmallIntField()
    highlight = fields.SmallIntField()

    class Meta:
        table = "special_notifications"
        indexes = (Index(fields=("room_nid", "position"), name="special_notifications_room"),)


class NotificationException(Model):
    """A user for whom an event means something else than by the default rules.

    `notify` and `highlight` are the differences to the default (-1, 0 or 1), `notified` and `highlighted` what holds
    for this user, `actions` the JSON of the actions of the rule that matched.
    """

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    room_nid = fields.BigIntField()
    position = fields.BigIntField()
    thread_id = fields.CharField(max_length=255)
    notify = fields.SmallIntField()
    highlight = fields.SmallIntField()
    notified = fields.BooleanField()
    highlighted = fields.BooleanField()
    actions = fields.BinaryField()

    class Meta:
        table = "notification_exceptions"
        unique_together = (("user_id", "room_nid", "position"),)
        indexes = (Index(fields=("user_id", "position"), name="notification_exceptions_user"),)


class Pusher(Model):
    """Where a user wants to be notified; `pusher` is the JSON of the pusher as clients see it."""

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    app_id = fields.CharField(max_length=64)
    pushkey = fields.CharField(max_length=512)
    device_id = fields.CharField(max_length=255, null=True)
    """The device that set it, with which it goes."""
    pusher = fields.BinaryField()

    class Meta:
        table = "pushers"
        unique_together = (("user_id", "app_id", "pushkey"),)
        indexes = (Index(fields=("app_id", "pushkey"), name="pushers_key"),)
