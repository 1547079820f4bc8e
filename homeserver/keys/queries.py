"""Answers with the keys of users' devices.  Client-server API, `POST /keys/query`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any, Final

import orjson

from homeserver.devices import Devices
from homeserver.keys.cross_signing_store import MASTER, SELF_SIGNING, USER_SIGNING, CrossSigningStore, Signature
from homeserver.keys.shapes import SigningKeyUpload
from homeserver.keys.store import KeyStore

AT_ONCE: Final = 200
"""Devices written before others may run."""

KnownUsers = Callable[[Sequence[str]], Awaitable[Collection[str]]]
"""Those of the users who have an account here."""


class Queries:
    """Puts together what is known here of devices and cross-signing keys."""

    def __init__(
        self, keys: KeyStore, cross_signing: CrossSigningStore, devices: Devices, known_users: KnownUsers
    ) -> None:
        self._keys = keys
        self._cross_signing = cross_signing
        self._devices = devices
        self._known_users = known_users

    async def query(
        self, reader: str | None, wanted: Mapping[str, Collection[str]], tracked: Collection[str] = ()
    ) -> dict[str, Any]:
        """The members `device_keys`, `master_keys`, `self_signing_keys` and `user_signing_keys` of the answer.

        `wanted` maps users to the devices asked for, none of them for all; `tracked` are those of other servers whose
        list is kept here.  Users who are not known are left out; one who has no device with keys is there with none, so
        that the reader forgets those there were.  Of signatures `reader` is shown what it may see.  Where that is None
        it is another server: the names of devices are not for it.  A handful of queries, however many users.
        """
        users = sorted(wanted)
        names = await self._devices.names([user_id for user_id in users if user_id not in tracked])
        unsure = [user_id for user_id in users if user_id not in names and user_id not in tracked]
        known = {*names, *tracked, *(await self._known_users(unsure) if unsure else ())}
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
                if reader is not None and user_id not in tracked:
                    name = names.get(user_id, {}).get(device_id)
                    device = device | {"unsigned": {"device_display_name": name} if name else {}}
                answer[user_id][device_id] = device
                written += 1
                if written % AT_ONCE == 0:
                    await asyncio.sleep(0)
        return {"device_keys": answer, **await self.signing_keys(reader, users)}

    async def signing_keys(self, reader: str | None, users: Sequence[str]) -> dict[str, dict[str, Any]]:
        """The members `master_keys`, `self_signing_keys` and `user_signing_keys` of such an answer."""
        found = await self._cross_signing.of(users)
        masters = {user_id: keys[MASTER] for user_id, keys in found.items() if MASTER in keys}
        answer: dict[str, dict[str, Any]] = {
            "master_keys": await self.vouched(reader, masters),
            "self_signing_keys": {},
            "user_signing_keys": {},
        }
        for user_id, keys in found.items():
            if SELF_SIGNING in keys:
                answer["self_signing_keys"][user_id] = keys[SELF_SIGNING].content
            if USER_SIGNING in keys and user_id == reader:
                answer["user_signing_keys"][user_id] = keys[USER_SIGNING].content
        return answer

    async def vouched(self, reader: str | None, masters: Mapping[str, SigningKeyUpload]) -> dict[str, dict[str, Any]]:
        """Master keys by user, with the signatures on them that are known here and that `reader` may see."""
        if not masters:
            return {}
        signatures = _by_target(await self._cross_signing.master_signatures(list(masters), reader or ""))
        return {
            user_id: _signed(_visible(key.content, user_id, reader), signatures.get((user_id, key.public_key), ()))
            for user_id, key in masters.items()
        }


def _visible(content: dict[str, Any], owner: str, reader: str | None) -> dict[str, Any]:
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
