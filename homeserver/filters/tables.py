"""The table of stored filters."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from homeserver.storage.columns import PositionField


class FilterRow(Model):
    """A filter that a user stored.  Equal filters of one user share a row, found by the digest of their JSON."""

    nid = PositionField(primary_key=True, generated=False)
    user_id = fields.CharField(max_length=255)
    digest = fields.CharField(max_length=64)
    definition = fields.BinaryField()

    class Meta:
        table = "filters"
        unique_together = (("user_id", "digest"),)
