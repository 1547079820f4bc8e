"""The tables of keys, of signatures on them, and of who changed them."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from homeserver.storage.columns import RowIdField


class DeviceKeysRow(Model):
    """The identity keys of a device, as JSON, without `unsigned`."""

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    device_id = fields.CharField(max_length=255)
    content = fields.BinaryField()

    class Meta:
        table = "device_keys"
        unique_together = (("user_id", "device_id"),)


class OneTimeKeyRow(Model):
    """A one-time key that nobody has claimed; the lower the ID, the earlier it was uploaded."""

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    device_id = fields.CharField(max_length=255)
    algorithm = fields.CharField(max_length=255)
    key_id = fields.CharField(max_length=255)
    content = fields.BinaryField()

    class Meta:
        table = "one_time_keys"
        unique_together = (("user_id", "device_id", "algorithm", "key_id"),)


class ClaimedOneTimeKeyRow(Model):
    """A one-time key that was claimed: nobody gets it again, even where its device uploads it again."""

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    device_id = fields.CharField(max_length=255)
    algorithm = fields.CharField(max_length=255)
    key_id = fields.CharField(max_length=255)
    claimed_ms = fields.BigIntField()

    class Meta:
        table = "claimed_one_time_keys"
        unique_together = (("user_id", "device_id", "algorithm", "key_id"),)


class FallbackKeyRow(Model):
    """The key that is given out where a device has no one-time key left."""

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    device_id = fields.CharField(max_length=255)
    algorithm = fields.CharField(max_length=255)
    key_id = fields.CharField(max_length=255)
    content = fields.BinaryField()
    used = fields.BooleanField()

    class Meta:
        table = "fallback_keys"
        unique_together = (("user_id", "device_id", "algorithm"),)


class CrossSigningKeyRow(Model):
    """A user's key of one usage: `master`, `self_signing` or `user_signing`."""

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    usage = fields.CharField(max_length=16)
    public_key = fields.CharField(max_length=64)
    content = fields.BinaryField()

    class Meta:
        table = "cross_signing_keys"
        unique_together = (("user_id", "usage"),)


class DeviceSignatureRow(Model):
    """A signature on a device's keys, made by the self-signing key of its user."""

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    device_id = fields.CharField(max_length=255)
    signer_key_id = fields.CharField(max_length=255)
    signature = fields.CharField(max_length=128)

    class Meta:
        table = "device_signatures"
        unique_together = (("user_id", "device_id", "signer_key_id"),)


class MasterKeySignatureRow(Model):
    """A signature on a master key, made by a device of its user or by the user-signing key of another."""

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    public_key = fields.CharField(max_length=64)
    signer_id = fields.CharField(max_length=255)
    signer_key_id = fields.CharField(max_length=255)
    signature = fields.CharField(max_length=128)

    class Meta:
        table = "master_key_signatures"
        unique_together = (("user_id", "public_key", "signer_id", "signer_key_id"),)


class DeviceListChangeRow(Model):
    """When the keys of a user changed last.  `told_to` is empty where it is for all, else the only user to be told."""

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    told_to = fields.CharField(max_length=255)
    position = fields.BigIntField()

    class Meta:
        table = "device_list_changes"
        unique_together = (("user_id", "told_to"),)
        indexes = (Index(fields=("position",), name="device_list_changes_position"),)


class DeviceListNoteRow(Model):
    """What of a local user changed that other servers are still to be told: a device, or the cross-signing keys where
    `device_id` is empty.  `position` is that of the newest change."""

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    device_id = fields.CharField(max_length=255)
    position = fields.BigIntField()

    class Meta:
        table = "device_list_notes"
        unique_together = (("user_id", "device_id"),)


class DeviceListStreamRow(Model):
    """The `stream_id` of the newest update of a local user's device list; a user without a row stands at 0."""

    user_id = fields.CharField(max_length=255, primary_key=True)
    stream_id = fields.BigIntField()

    class Meta:
        table = "device_list_streams"


class RemoteDeviceListRow(Model):
    """That the device list of a user of another server is kept here: the keys are where those of local users are.

    `stream_id` is that of the list, `seen` the newest ones taken in, as JSON.  While `stale` the list is not to be
    trusted.
    """

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255, unique=True)
    stream_id = fields.BigIntField()
    seen = fields.BinaryField()
    stale = fields.BooleanField()

    class Meta:
        table = "remote_device_lists"
