"""The table of other servers' keys."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model


class ServerKeysRow(Model):
    """What is known of the keys of a server: bytes that the key ring made and reads back."""

    server_name = fields.CharField(max_length=255, primary_key=True)
    document = fields.BinaryField()

    class Meta:
        table = "server_keys"
