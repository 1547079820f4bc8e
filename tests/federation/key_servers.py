"""Servers that publish keys, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from homeserver.federation.key_document import BadKeyDocument, KeyDocument, read
from homeserver.protocol.signatures import SigningKey, sign_json
from homeserver.protocol.unpadded_base64 import encode_base64
from tests.federation.names import Clock

HOUR = 3_600_000
DAY = 24 * HOUR


def key(number: int) -> SigningKey:
    """Some signing key."""
    return SigningKey(bytes([number]) * 32, f"k{number}")


def publish(
    server_name: str,
    keys: Sequence[SigningKey],
    valid_until: int,
    old: Mapping[SigningKey, int] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """The signed document of a server."""
    document: dict[str, Any] = {
        "server_name": server_name,
        "valid_until_ts": valid_until,
        "verify_keys": {one.key_id: {"key": encode_base64(one.verify_key)} for one in keys},
        "old_verify_keys": {
            one.key_id: {"key": encode_base64(one.verify_key), "expired_ts": ts} for one, ts in (old or {}).items()
        },
        **more,
    }
    for one in keys:
        document = sign_json(document, server_name, one)
    return document


@dataclass
class Servers:
    """Answers for servers and for a notary, and counts."""

    clock: Clock
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    noted: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    batches: list[list[str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    async def direct(self, server_name: str) -> KeyDocument | None:
        self.asked.append(server_name)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0.005)
        self.at_once -= 1
        if server_name not in self.documents:
            return None
        try:
            return read(self.documents[server_name], server_name, self.clock.now)
        except BadKeyDocument:
            return None

    async def from_notary(
        self, notary: KeyDocument, server_names: Sequence[str]
    ) -> Mapping[str, Sequence[KeyDocument]]:
        self.batches.append(list(server_names))
        return {
            name: [read(body, name, self.clock.now) for body in self.noted[name]]
            for name in server_names
            if name in self.noted
        }


@dataclass
class Kept:
    """A store in memory."""

    rows: dict[str, bytes] = field(default_factory=dict)

    async def load(self, server_names: Sequence[str]) -> Mapping[str, bytes]:
        return {name: self.rows[name] for name in server_names if name in self.rows}

    async def save(self, documents: Mapping[str, bytes]) -> None:
        self.rows.update(documents)
