"""The tables of messages that wait for devices, and of the transactions that brought them."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from homeserver.storage.columns import RowIdField


class ToDeviceMessageRow(Model):
    """A message that a device has not yet said it has got.  `event` is what the device is told, as JSON.

    `position` is that of the change that brought it; a change brings a device at most one message.
    """

    id = RowIdField(primary_key=True)
    user_id = fields.CharField(max_length=255)
    device_id = fields.CharField(max_length=255)
    position = fields.BigIntField()
    event = fields.BinaryField()

    class Meta:
        table = "to_device_messages"
        unique_together = (("user_id", "device_id", "position"),)


class ToDeviceTransactionRow(Model):
    """A transaction that was taken in, so that its repetition sends nothing.  `good_until_ms` is when it may be
    forgotten, since the epoch."""

    txn_key = fields.CharField(max_length=64, primary_key=True)
    good_until_ms = fields.BigIntField()

    class Meta:
        table = "to_device_transactions"
        indexes = (Index(fields=("good_until_ms",), name="to_device_transactions_good_until"),)
