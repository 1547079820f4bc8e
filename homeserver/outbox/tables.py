"""The tables of the outbox. There is no row for a message and a server to which it goes."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from homeserver.storage.columns import RowIdField


class DestinationRow(Model):
    """A server that lacks something or fails; the others have no row.

    `delivered_position` is up to where it has every event that it should have, null where it has all of them.
    `outside` are further positions, as JSON, of events for it in rooms that it is not in, such as a ban.
    """

    name = fields.CharField(max_length=255, primary_key=True)
    delivered_position = fields.BigIntField(null=True)
    outside = fields.BinaryField(null=True)
    failing_since_ms = fields.BigIntField(null=True)
    failures = fields.BigIntField(default=0)
    retry_at_ms = fields.BigIntField(default=0)

    class Meta:
        table = "destinations"


class OutboxProgress(Model):
    """One row: of events up to `position` every server that lacks one has its row in `destinations`."""

    id = fields.IntField(primary_key=True, generated=False)
    position = fields.BigIntField()

    class Meta:
        table = "outbox_progress"


class OutboxEdu(Model):
    """An EDU that must arrive: a row for each destination, removed once it is there.

    `edu` is its canonical JSON; `replaces_key` is empty or names what a newer one takes the place of.
    """

    id = RowIdField(primary_key=True)
    destination = fields.CharField(max_length=255)
    edu_type = fields.CharField(max_length=255)
    replaces_key = fields.CharField(max_length=255)
    edu = fields.BinaryField()
    created_ms = fields.BigIntField()

    class Meta:
        table = "outbox_edus"
        indexes = (
            Index(fields=("destination", "id"), name="outbox_edus_destination"),
            Index(fields=("created_ms",), name="outbox_edus_created"),
        )
