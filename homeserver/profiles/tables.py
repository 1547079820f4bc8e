"""The table of profile fields."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from homeserver.storage.columns import PositionField


class ProfileField(Model):
    """One field of a local user's profile; `value` is its JSON."""

    position = PositionField(primary_key=True, generated=False)
    user_id = fields.CharField(max_length=255)
    name = fields.CharField(max_length=255)
    value = fields.BinaryField()

    class Meta:
        table = "profile_fields"
        unique_together = (("user_id", "name"),)
