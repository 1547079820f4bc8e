"""Answers with the keys of users' devices.  Client-server API, `POST /keys/query`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any, Final

import orjson

from homeserver.devices import Devices
from homeserver.keys.cross_signing_store import MASTER, SELF_SIGNING, USER_SIGNING, CrossSigningStore, Signature
from homeserver.keys.store import KeyStore

AT_ONCE: Final = 200
"""Devices written before others may run."""

KnownUsers = Callable[[Sequence[str]], Awaitable[Collection[str]]]
"""Those of the users who have an account here."""


class Queries:
    """Puts together what is known of devices and cross-signing keys of local users."""

    def __init__(
        self, keys: KeyStore, cross_signing: CrossSigningStore, devices: Devices, known_users: KnownUsers
    ) -> None:
        self._keys = keys
        self._cross_signing = cross_signing
        self._devices = devices
        self._known_users = known_users

    async def query(self, reader: str, wanted: Mapping[str, Collection[str]]) -> dict[str, Any]:
        """The members `device_keys`, `master_keys`, `self_signing_keys` and `user_signing_keys` of the answer.

        `wanted` maps local users to the devices asked for, none of them for all.  Users who are not known are left out;
        one who has no device with keys is there with none, so that the reader forgets those there were.  Of signatures
        `reader` is shown what it may see.  A handful of queries, however many users.
        """
        users = sorted(wanted)
        names = await self._devices.names(users)
        known = {*names, *await self._known_users([user_id for user_id in users if user_id not in names])}
        users = [user_id for user_id in users if user_id in known]
        stored = await self._keys.devices(users)
        vouched = _by_target(await self._cross_signing.device_signatures(users))
        answer: dict[str, dict[str, Any]] = {user_id: {} for user_id in users}
        written = 0
        for user_id, devices in stored.items():
            asked = wanted[user_id]
            for device_id, content in devices.items():
                if asked and device_id not in asked:
                    continue
                device = _signed(orjson.loads(content), vouched.get((user_id, device_id), ()))
                name = names.get(user_id, {}).get(device_id)
                answer[user_id][device_id] = device | {"unsigned": {"device_display_name": name} if name else {}}
                written += 1
                if written % AT_ONCE == 0:
                    await asyncio.sleep(0)
        return {"device_keys": answer, **await self._signing_keys(reader, users)}

    async def _signing_keys(self, reader: str, users: Sequence[str]) -> dict[str, dict[str, Any]]:
        found = await self._cross_signing.of(users)
        vouched = _by_target(await self._cross_signing.master_signatures(list(found), reader))
        answer: dict[str, dict[str, Any]] = {"master_keys": {}, "self_signing_keys": {}, "user_signing_keys": {}}
        for user_id, keys in found.items():
            for usage, key in keys.items():
                if usage == MASTER:
                    signatures = vouched.get((user_id, key.public_key), ())
                    answer["master_keys"][user_id] = _signed(_visible(key.content, user_id, reader), signatures)
                elif usage == SELF_SIGNING:
                    answer["self_signing_keys"][user_id] = key.content
                elif usage == USER_SIGNING and user_id == reader:
                    answer["user_signing_keys"][user_id] = key.content
        return answer


def _visible(content: dict[str, Any], owner: str, reader: str) -> dict[str, Any]:
    """A master key without signatures by others than its owner and the reader."""
    signatures = content.get("signatures", {})
    shown = {signer: by_key for signer, by_key in signatures.items() if signer in (owner, reader)}
    return content if len(shown) == len(signatures) else {**content, "signatures": shown}


def _by_target(signatures: Sequence[Signature]) -> dict[tuple[str, str], list[Signature]]:
    found: dict[tuple[str, str], list[Signature]] = {}
    for signature in signatures:
        found.setdefault((signature.user_id, signature.target), []).append(signature)
    return found


def _signed(content: dict[str, Any], signatures: Collection[Signature]) -> dict[str, Any]:
    """The key with further signatures."""
    if not signatures:
        return content
    merged = {signer: dict(by_key) for signer, by_key in content.get("signatures", {}).items()}
    for each in signatures:
        merged.setdefault(each.signer_id, {})[each.signer_key_id] = each.signature
    return {**content, "signatures": merged}
