"""The table of devices."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from homeserver.storage.columns import PositionField


class DeviceRow(Model):
    """A device of a local user.  `nid` is the journal position at which it was made."""

    nid = PositionField(primary_key=True, generated=False)
    user_id = fields.CharField(max_length=255)
    device_id = fields.CharField(max_length=255)
    display_name = fields.CharField(max_length=255, null=True)
    created_ms = fields.BigIntField()
    last_seen_ms = fields.BigIntField(null=True)
    last_seen_ip = fields.CharField(max_length=64, null=True)
    last_seen_agent = fields.CharField(max_length=255, null=True)

    class Meta:
        table = "devices"
        unique_together = (("user_id", "device_id"),)
