"""The table of receipts."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from homeserver.storage.columns import RowIdField


class ReceiptRow(Model):
    """Up to which event a user has read; one for each user, type and thread of a room.

    `thread_id` is empty for a receipt without one.  `event_position` is the place of the event in the timeline,
    `position` that of the receipt in the journal.
    """

    id = RowIdField(primary_key=True)
    room_nid = fields.BigIntField()
    user_id = fields.CharField(max_length=255)
    receipt_type = fields.CharField(max_length=32)
    thread_id = fields.CharField(max_length=255)
    event_id = fields.CharField(max_length=255)
    event_position = fields.BigIntField()
    ts = fields.BigIntField()
    position = fields.BigIntField()

    class Meta:
        table = "receipts"
        unique_together = (("room_nid", "user_id", "receipt_type", "thread_id"),)
        indexes = (Index(fields=("position",), name="receipts_position"),)
