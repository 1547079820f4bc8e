"""The tables of key backups."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from homeserver.storage.columns import PositionField, RowIdField


class KeyBackupRow(Model):
    """A version of a user's backup.  `version` is the journal position at which it was made, `etag` that of the last
    change of its keys.  A deleted version stays known, so that deleting it again is no error.
    """

    version = PositionField(primary_key=True, generated=False)
    user_id = fields.CharField(max_length=255)
    algorithm = fields.CharField(max_length=255)
    auth_data = fields.BinaryField()
    etag = fields.BigIntField()
    deleted = fields.BooleanField()

    class Meta:
        table = "key_backups"
        indexes = (Index(fields=("user_id", "version"), name="key_backups_user"),)


class BackedUpKeyRow(Model):
    """The key of a session in a backup.  `position` is that of the change that wrote it."""

    id = RowIdField(primary_key=True)
    version = fields.BigIntField()
    room_id = fields.CharField(max_length=255)
    session_id = fields.CharField(max_length=255)
    first_message_index = fields.BigIntField()
    forwarded_count = fields.BigIntField()
    is_verified = fields.BooleanField()
    session_data = fields.BinaryField()
    position = fields.BigIntField()

    class Meta:
        table = "backed_up_keys"
        unique_together = (("version", "room_id", "session_id"),)
        indexes = (Index(fields=("version", "position"), name="backed_up_keys_changes"),)
