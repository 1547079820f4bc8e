"""Words of texts, and the numbers by which they are found.

A word in a room is a hash of 24 bits, an event a position of 39 bits; both together are one key of 63 bits.  So the
index of a message costs its database a dozen bytes a word, the events with a word in a room are one stretch of keys,
and they lie there in the order of time.  Two words may share a hash: what is found is compared with the text again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any, Final

POSITION_BITS: Final = 39
MIDDLE: Final = 1 << (POSITION_BITS - 1)
"""Added to positions, since those of earlier events that came later are below zero."""
MOST_WORDS: Final = 200
"""Different words of one event that are indexed."""
LONGEST_WORD: Final = 64
LONGEST_TEXT: Final = 20_000
"""Characters of a text that are looked at."""

# Scripts without spaces between words: each character is a word of its own.
_SINGLE: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
_WORD: Final = re.compile(rf"[{_SINGLE}]|[^\W_{_SINGLE}]+(?:['’][^\W_{_SINGLE}]+)*")

KEYS: Final = ("content.body", "content.name", "content.topic")
"""`keys` of a search."""
TYPES: Final = ("m.room.message", "m.room.name", "m.room.topic")


def words(text: str) -> Iterator[str]:
    """The words of a text in the form in which they are compared: without case, accents kept, width unified."""
    unified = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    # Case folding takes some letters apart, which the second normalisation puts together again.
    folded = unicodedata.normalize("NFKC", unified.casefold())
    for match in _WORD.finditer(folded):
        yield match[0].replace("’", "'")[:LONGEST_WORD].rstrip("'")


def texts_of(type_: str, content: Mapping[str, Any]) -> dict[str, list[str]]:
    """The texts of an event that are searched, by key.  Client-server API, "Search Categories"."""
    if type_ == "m.room.message":
        return _texts("content.body", content.get("body"))
    if type_ == "m.room.name":
        return _texts("content.name", content.get("name"))
    if type_ == "m.room.topic":
        return _texts("content.topic", content.get("topic"), *_plain(content.get("m.topic")))
    return {}


def key_of(room_nid: int, word: str, position: int) -> int:
    """The key that says that the word is in the event at `position` of the room."""
    return first_key(room_nid, word) + position + MIDDLE


def position_of(key: int) -> int:
    """The position of the event that a key tells of."""
    return (key & ((1 << POSITION_BITS) - 1)) - MIDDLE


def first_key(room_nid: int, word: str) -> int:
    """Below every key of the word in the room; all of them are within 2^39 of it."""
    digest = blake2b(f"{room_nid} {word}".encode(errors="replace"), digest_size=3).digest()
    return int.from_bytes(digest, "big") << POSITION_BITS


def _texts(key: str, *values: Any) -> dict[str, list[str]]:
    texts = [value for value in values if isinstance(value, str)]
    return {key: texts} if texts else {}


def _plain(topic: Any) -> Iterator[Any]:
    """The bodies of the `text/plain` forms in `m.topic`."""
    forms = topic.get("m.text") if isinstance(topic, dict) else None
    for form in forms[:10] if isinstance(forms, list) else ():
        if isinstance(form, dict) and form.get("mimetype", "text/plain") == "text/plain":
            yield form.get("body")
