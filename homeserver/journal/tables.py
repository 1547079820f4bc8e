"""The journal's own tables."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from homeserver.storage.columns import PositionField


class JournalHead(Model):
    """One row: the position of the newest committed change, and who this database is."""

    id = fields.IntField(primary_key=True, generated=False)
    position = fields.BigIntField()
    identity = fields.CharField(max_length=64)
    """Random; names the Redis channels, so that two databases may use one Redis."""

    class Meta:
        table = "journal_head"


class JournalVersion(Model):
    """How often a subject (a room, say) has been changed; a subject without a row stands at 0."""

    subject = PositionField(primary_key=True, generated=False)
    version = fields.BigIntField()

    class Meta:
        table = "journal_versions"


class JournalLog(Model):
    """What each change meant, for processes that did not make it. Pruned after an hour."""

    position = PositionField(primary_key=True, generated=False)
    """The first position of the change."""
    last_position = fields.BigIntField()
    """Its last position: the next row's `position` is `last_position + 1`."""
    origin = fields.CharField(max_length=32)
    """The process that made it."""
    news = fields.BinaryField()
    """JSON: [[kind, key], …]."""

    class Meta:
        table = "journal_log"


class LeaseRow(Model):
    """Who does what only one process may do at a time."""

    name = fields.CharField(max_length=64, primary_key=True)
    holder = fields.CharField(max_length=32)
    """The process, empty when it went in order."""
    beat = fields.BigIntField()
    """Grows as long as the holder lives."""

    class Meta:
        table = "leases"
