"""The tables of what came in: answers that were given, and events that were accepted but not worked off yet."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from homeserver.storage.columns import PositionField, RowIdField


class ReceivedTransaction(Model):
    """The answer to a transaction of another server, kept for a day: the same one is answered the same."""

    id = RowIdField(primary_key=True)
    origin = fields.CharField(max_length=255)
    txn_id = fields.CharField(max_length=255)
    answer = fields.BinaryField()
    received_ms = fields.BigIntField()

    class Meta:
        table = "received_transactions"
        unique_together = (("origin", "txn_id"),)
        indexes = (Index(fields=("received_ms",), name="received_transactions_age"),)


class StagedEvent(Model):
    """An event that was answered for: its signatures are checked, its place in the room is not known yet.

    Positions are those of the journal, so that their order is the order in which events came.
    """

    position = PositionField(primary_key=True, generated=False)
    origin = fields.CharField(max_length=255)
    room_id = fields.CharField(max_length=255)
    event_id = fields.CharField(max_length=255)
    pdu = fields.BinaryField()

    class Meta:
        table = "staged_events"
        indexes = (Index(fields=("origin",), name="staged_events_origin"),)
