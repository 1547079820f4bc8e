"""The table of account data."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from homeserver.storage.columns import PositionField


class AccountDatumRow(Model):
    """The newest content of one type of account data.  `position` is that of its last change."""

    position = PositionField(primary_key=True, generated=False)
    user_id = fields.CharField(max_length=255)
    room_id = fields.CharField(max_length=255)
    """The room it belongs to; empty for global account data."""
    type = fields.CharField(max_length=255)
    content = fields.BinaryField()

    class Meta:
        table = "account_data"
        unique_together = (("user_id", "room_id", "type"),)
        indexes = (Index(fields=("user_id", "position"), name="account_data_changes"),)
