"""The tables of the search: one number for each word of each message."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from homeserver.storage.columns import PositionField


class SearchWord(Model):
    """That a word is in an event.  `key` holds the word's hash and the event's position; see `words.py`."""

    key = PositionField(primary_key=True, generated=False)

    class Meta:
        table = "search_words"


class SearchProgress(Model):
    """One row, `id` 0: the position up to which events are indexed."""

    id = PositionField(primary_key=True, generated=False)
    position = fields.BigIntField()

    class Meta:
        table = "search_progress"
