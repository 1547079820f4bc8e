"""The signed document in which a server publishes its keys (Server-server API, "Retrieving server keys")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import orjson

from homeserver.protocol.signatures import (
    SignatureError,
    decode_verify_key,
    signing_key_ids,
    verify_json,
)
from homeserver.protocol.unpadded_base64 import encode_base64

LONGEST_VALID_MS: Final = 7 * 24 * 3_600_000
"""A key counts as valid for at most so long after it was fetched, whatever its document says."""
MAX_KEYS: Final = 100
"""More keys than this are not remembered of one server, those of today and of before together."""

_HIGHEST_MS: Final = 2**53 - 1


class BadKeyDocument(Exception):
    """The document is malformed, another server's, or not signed as it must be. The text says which."""


@dataclass(frozen=True, slots=True)
class PublishedKey:
    """A server's public key, and until when (ms since the epoch) what it signed counts. Only a `current` key signs
    requests; others have signed events."""

    verify_key: bytes
    until_ms: int
    current: bool


@dataclass(frozen=True, slots=True)
class KeyDocument:
    """What is known of a server's keys: its newest document `body`, and keys that older ones held."""

    server_name: str
    body: Mapping[str, Any]
    fetched_ms: int
    valid_until_ms: int
    keys: Mapping[str, PublishedKey]

    def event_key(self, key_id: str, at_ms: int | None) -> bytes | None:
        """The key if it was good for an event of that `origin_server_ts`; None as the time: at any time, as in room
        versions 1 to 4 (Room Version 5, "Signing key validity period")."""
        key = self.keys.get(key_id)
        return key.verify_key if key is not None and (at_ms is None or at_ms <= key.until_ms) else None

    def request_key(self, key_id: str, now_ms: int) -> bytes | None:
        """The key if it is good for a request now."""
        key = self.keys.get(key_id)
        return key.verify_key if key is not None and key.current and now_ms <= key.until_ms else None

    def joined(self, other: KeyDocument) -> KeyDocument:
        """This document, with the keys that only `other` knows: they are good for events of their time."""
        more = {name: replace(key, current=False) for name, key in other.keys.items() if name not in self.keys}
        newest = sorted(more.items(), key=lambda item: -item[1].until_ms)[: max(0, MAX_KEYS - len(self.keys))]
        return replace(self, keys={**self.keys, **dict(newest)})

    def dump(self) -> bytes:
        """Bytes that `load` reads back."""
        own = _keys_in(self.body, self.valid_until_ms)
        earlier = {
            name: [encode_base64(key.verify_key), key.until_ms] for name, key in self.keys.items() if name not in own
        }
        return orjson.dumps({"body": self.body, "fetched_ms": self.fetched_ms, "earlier": earlier})


def load(server_name: str, kept: bytes) -> KeyDocument:
    """What `dump` made. Raises `BadKeyDocument` for anything else."""
    try:
        parts = orjson.loads(kept)
        document = read(parts["body"], server_name, parts["fetched_ms"])
        earlier = {
            name: PublishedKey(decode_verify_key(key), until_ms, current=False)
            for name, (key, until_ms) in parts["earlier"].items()
        }
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError, SignatureError) as error:
        raise BadKeyDocument("what was kept cannot be read") from error
    return replace(document, keys={**earlier, **document.keys})


def read(body: Mapping[str, Any], server_name: str, fetched_ms: int) -> KeyDocument:
    """Checks a document that came from anywhere: it must be of `server_name` and signed by a key that it lists.

    Raises `BadKeyDocument`.
    """
    if body.get("server_name") != server_name:
        raise BadKeyDocument("the document is another server's")
    valid_until = body.get("valid_until_ts")
    if not _is_time(valid_until):
        raise BadKeyDocument("valid_until_ts is missing")
    until_ms = min(int(body["valid_until_ts"]), fetched_ms + LONGEST_VALID_MS)
    keys = _keys_in(body, until_ms)
    current = {name: key for name, key in keys.items() if key.current}
    signed_with = [key_id for key_id in signing_key_ids(body, server_name) if key_id in current]
    if not signed_with:
        raise BadKeyDocument("the document is not signed by its own keys")
    try:
        for key_id in signed_with:
            verify_json(body, server_name, key_id, current[key_id].verify_key)
    except SignatureError as error:
        raise BadKeyDocument(f"the signature with {key_id} is wrong") from error
    return KeyDocument(server_name, body, fetched_ms, until_ms, keys)


def _keys_in(body: Mapping[str, Any], until_ms: int) -> dict[str, PublishedKey]:
    """The Ed25519 keys of a document, the current ones before the old ones. Raises `BadKeyDocument`."""
    found: dict[str, PublishedKey] = {}
    try:
        for key_id, old in _entries(body, "old_verify_keys"):
            if not _is_time(old.get("expired_ts")):
                raise BadKeyDocument(f"expired_ts of {key_id} is missing")
            found[key_id] = PublishedKey(decode_verify_key(old.get("key")), int(old["expired_ts"]), current=False)
        for key_id, entry in _entries(body, "verify_keys"):
            found[key_id] = PublishedKey(decode_verify_key(entry.get("key")), until_ms, current=True)
    except SignatureError as error:
        raise BadKeyDocument(error.error) from error
    if len(found) > MAX_KEYS:
        raise BadKeyDocument("too many keys")
    return found


def _entries(body: Mapping[str, Any], member: str) -> list[tuple[str, Mapping[str, Any]]]:
    entries = body.get(member, {})
    if not isinstance(entries, dict):
        raise BadKeyDocument(f"{member} is no object")
    ours = [(key_id, entry) for key_id, entry in entries.items() if key_id.startswith("ed25519:")]
    if not all(isinstance(entry, dict) for _, entry in ours):
        raise BadKeyDocument(f"{member} holds something other than keys")
    return ours


def _is_time(value: object) -> bool:
    return type(value) is int and 0 <= value <= _HIGHEST_MS
