"""Cross-signing keys, and the signatures that vouch for keys, in the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import orjson

from homeserver.keys.shapes import SigningKeyUpload, encode
from homeserver.keys.store import CHUNK, chunks
from homeserver.keys.versions import versions
from homeserver.protocol.signatures import decode_verify_key
from homeserver.storage import Database, Statement, in_list

MASTER, SELF_SIGNING, USER_SIGNING = "master", "self_signing", "user_signing"
USAGES = (MASTER, SELF_SIGNING, USER_SIGNING)


@dataclass(frozen=True, slots=True)
class Signature:
    """`signer_key_id` of `signer_id` signed what belongs to `user_id`: a device, or a master key by its public part."""

    user_id: str
    target: str
    signer_id: str
    signer_key_id: str
    signature: str


class CrossSigningStore:
    """Reads cross-signing keys and signatures, and says how they are written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, user_ids: Iterable[str]) -> dict[str, dict[str, SigningKeyUpload]]:
        """The cross-signing keys of those users, by user and usage."""
        found: dict[str, dict[str, SigningKeyUpload]] = {}
        for some in chunks(user_ids, CHUNK):
            rows = await self._database.fetch(
                f"SELECT user_id, usage, public_key, content FROM cross_signing_keys WHERE user_id IN "
                f"{in_list(len(some))}",
                *some,
            )
            for user_id, usage, public_key, content in rows:
                key = SigningKeyUpload(usage, public_key, decode_verify_key(public_key), orjson.loads(bytes(content)))
                found.setdefault(user_id, {})[usage] = key
        return found

    async def versions(self, user_id: str) -> dict[int, int]:
        """How often the cross-signing keys of a user have been changed: what a `Change` of them expects."""
        return await versions(self._database, "cross-signing keys", [user_id])

    async def device_signatures(self, user_ids: Iterable[str]) -> list[Signature]:
        """Signatures of self-signing keys on the devices of those users."""
        found: list[Signature] = []
        for some in chunks(user_ids, CHUNK):
            rows = await self._database.fetch(
                "SELECT user_id, device_id, user_id AS signer_id, signer_key_id, signature FROM device_signatures "
                f"WHERE user_id IN {in_list(len(some))}",
                *some,
            )
            found += [Signature(*tuple(row)) for row in rows]
        return found

    async def master_signatures(self, user_ids: Iterable[str], reader: str) -> list[Signature]:
        """Signatures on the master keys of those users that `reader` may see: the owners' and the reader's own.

        Client-server API, "Cross-signing": others would show who has verified whom.
        """
        found: list[Signature] = []
        for some in chunks(user_ids, CHUNK):
            rows = await self._database.fetch(
                "SELECT user_id, public_key, signer_id, signer_key_id, signature FROM master_key_signatures "
                f"WHERE user_id IN {in_list(len(some))} AND (signer_id = user_id OR signer_id = ?)",
                *some,
                reader,
            )
            found += [Signature(*tuple(row)) for row in rows]
        return found

    async def clashing_devices(self, user_id: str, public_keys: Sequence[str]) -> bool:
        """Whether a device of the user has one of these keys as its ID."""
        row = await self._database.fetch_one(
            f"SELECT 1 FROM devices WHERE user_id = ? AND device_id IN {in_list(len(public_keys))}",
            user_id,
            *public_keys,
        )
        return row is not None

    @staticmethod
    def put(user_id: str, keys: Iterable[SigningKeyUpload]) -> Statement:
        """Writes cross-signing keys in the place of those of the same usage."""
        return Statement(
            "INSERT INTO cross_signing_keys (user_id, usage, public_key, content) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (user_id, usage) DO UPDATE SET public_key = excluded.public_key, content = excluded.content",
            [(user_id, key.usage, key.public_key, encode(key.content)) for key in keys],
        )

    @staticmethod
    def remove(user_id: str, keys: Iterable[SigningKeyUpload]) -> list[Statement]:
        """Removes keys that are replaced, with what they signed for their user and what was signed on them."""
        removed = list(keys)
        by_key = [(user_id, key.key_id) for key in removed]
        return [
            Statement(
                "DELETE FROM cross_signing_keys WHERE user_id = ? AND public_key = ?",
                [(user_id, key.public_key) for key in removed],
            ),
            Statement("DELETE FROM device_signatures WHERE user_id = ? AND signer_key_id = ?", by_key),
            Statement("DELETE FROM master_key_signatures WHERE signer_id = ? AND signer_key_id = ?", by_key),
            Statement(
                "DELETE FROM master_key_signatures WHERE user_id = ? AND public_key = ?",
                [(user_id, key.public_key) for key in removed],
            ),
        ]

    @staticmethod
    def sign_devices(signatures: Iterable[Signature]) -> Statement:
        """Adds signatures on devices."""
        return Statement(
            "INSERT INTO device_signatures (user_id, device_id, signer_key_id, signature) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (user_id, device_id, signer_key_id) DO UPDATE SET signature = excluded.signature",
            [(s.user_id, s.target, s.signer_key_id, s.signature) for s in signatures],
        )

    @staticmethod
    def sign_masters(signatures: Iterable[Signature]) -> Statement:
        """Adds signatures on master keys."""
        return Statement(
            "INSERT INTO master_key_signatures (user_id, public_key, signer_id, signer_key_id, signature) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (user_id, public_key, signer_id, signer_key_id) "
            "DO UPDATE SET signature = excluded.signature",
            [(s.user_id, s.target, s.signer_id, s.signer_key_id, s.signature) for s in signatures],
        )

    @staticmethod
    def forget_device_signatures(user_id: str, device_id: str) -> Statement:
        """Removes the signatures on a device whose keys are others now."""
        return Statement("DELETE FROM device_signatures WHERE user_id = ? AND device_id = ?", args=(user_id, device_id))

    @staticmethod
    def purge(user_id: str) -> list[Statement]:
        """Removes all cross-signing keys of a user and the signatures by and on them."""
        return [
            Statement(f"DELETE FROM {table} WHERE {column} = ?", args=(user_id,))
            for table, column in (
                ("cross_signing_keys", "user_id"),
                ("device_signatures", "user_id"),
                ("master_key_signatures", "user_id"),
                ("master_key_signatures", "signer_id"),
            )
        ]
