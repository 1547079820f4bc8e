"""The table of presence: what is remembered over a restart."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model


class PresenceRow(Model):
    """A user's presence as it was a short while ago at most."""

    user_id = fields.CharField(max_length=255, primary_key=True)
    presence = fields.CharField(max_length=16)
    status_msg = fields.TextField(null=True)
    last_active_ms = fields.BigIntField()

    class Meta:
        table = "presence"
