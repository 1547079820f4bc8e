"""The tables of media."""

from __future__ import annotations

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from homeserver.storage.columns import PositionField, RowIdField


class MediaRow(Model):
    """A file: uploaded here, or `fetched` from another server or a web page, and then it may go again.

    `blob` names its content in the store; it is null while an announced upload (`expires_ms`) is still to come.
    `unauthenticated` says that whoever knows the URI may download it without logging in.
    """

    nid = PositionField(primary_key=True, generated=False)
    server_name = fields.CharField(max_length=255)
    media_id = fields.CharField(max_length=255)
    fetched = fields.BooleanField()
    user_id = fields.CharField(max_length=255, null=True)
    content_type = fields.CharField(max_length=255)
    file_name = fields.TextField(null=True)
    size = fields.BigIntField()
    blob = fields.CharField(max_length=64, null=True)
    unauthenticated = fields.BooleanField()
    created_ms = fields.BigIntField()
    expires_ms = fields.BigIntField(null=True)
    used_ms = fields.BigIntField()

    class Meta:
        table = "media"
        unique_together = (("server_name", "media_id"),)
        indexes = (
            Index(fields=("fetched", "used_ms"), name="media_used"),
            Index(fields=("user_id", "expires_ms"), name="media_user"),
            Index(fields=("expires_ms",), name="media_pending"),
        )


class ThumbnailRow(Model):
    """A smaller picture of a file, as it was wished for. Without `blob` the file itself is small enough."""

    id = RowIdField(primary_key=True)
    nid = fields.BigIntField()
    wish = fields.CharField(max_length=40)
    content_type = fields.CharField(max_length=255)
    size = fields.BigIntField()
    blob = fields.CharField(max_length=64, null=True)

    class Meta:
        table = "media_thumbnails"
        unique_together = (("nid", "wish"),)


class LeftoverRow(Model):
    """Content in the store to which no row leads yet, or none any more: to be deleted, unless it finds its row."""

    blob = fields.CharField(max_length=64, primary_key=True)
    since_ms = fields.BigIntField()

    class Meta:
        table = "media_leftovers"
        indexes = (Index(fields=("since_ms",), name="media_leftovers_since"),)


class PreviewRow(Model):
    """What a web page says of itself, by the SHA-256 of its URL; `image_nid` is the picture that goes with it."""

    key = fields.CharField(max_length=64, primary_key=True)
    body = fields.BinaryField()
    image_nid = fields.BigIntField(null=True)
    until_ms = fields.BigIntField()

    class Meta:
        table = "media_previews"
        indexes = (Index(fields=("until_ms",), name="media_previews_until"),)
