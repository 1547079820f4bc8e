"""The table of reports."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from homeserver.storage.columns import PositionField


class Report(Model):
    """What a user reported to the administrators: a room, an event in a room, or a user."""

    position = PositionField(primary_key=True, generated=False)
    reporter = fields.CharField(max_length=255)
    room_id = fields.CharField(max_length=255, null=True)
    event_id = fields.CharField(max_length=255, null=True)
    user_id = fields.CharField(max_length=255, null=True)
    reason = fields.TextField()
    received_ms = fields.BigIntField()

    class Meta:
        table = "reports"
