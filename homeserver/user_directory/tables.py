"""The tables of the user directory: an index beside the event graph, which can be made anew from it."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from homeserver.storage.columns import PositionField


class DirectoryName(Model):
    """What a user is called, by the newest of their member events; `folded_name` and `folded_id` are for the search."""

    user_id = fields.CharField(max_length=255, primary_key=True)
    display_name = fields.TextField(null=True)
    avatar_url = fields.TextField(null=True)
    folded_id = fields.TextField()
    folded_name = fields.TextField()
    position = fields.BigIntField()

    class Meta:
        table = "directory_names"


class DirectoryRoom(Model):
    """Whether everyone may know of a room's members: because anyone may join, or because the world may read it."""

    room_nid = PositionField(primary_key=True, generated=False)
    public_join = fields.BooleanField(default=False)
    world_readable = fields.BooleanField(default=False)
    position = fields.BigIntField()

    class Meta:
        table = "directory_rooms"
