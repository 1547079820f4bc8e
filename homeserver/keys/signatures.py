"""Takes in signatures on keys.  Client-server API, `POST /keys/signatures/upload`."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from homeserver.journal import Change, Journal, News
from homeserver.keys import device_lists
from homeserver.keys.cross_signing_store import MASTER, SELF_SIGNING, USER_SIGNING, CrossSigningStore, Signature
from homeserver.keys.notes import SIGNING_KEYS, Notes
from homeserver.keys.shapes import SigningKeyUpload, encode
from homeserver.keys.store import KeyStore
from homeserver.protocol.errors import BadJson, InvalidParam, MatrixError, NotFound
from homeserver.protocol.identifiers import is_user_id
from homeserver.protocol.signatures import SignatureError, decode_verify_key, signature_of, signing_key_ids, verify_json
from homeserver.storage import Statement

MOST_OBJECTS: Final = 1_000
"""Signed objects in one request."""
AT_ONCE: Final = 20
"""Signatures that are checked before others may run."""


MastersOf = Callable[[Collection[str]], Awaitable[Mapping[str, SigningKeyUpload]]]


@dataclass(slots=True)
class _Known:
    """What there is to be signed, and who signs: keys of devices of the signer, and cross-signing keys by user."""

    devices: Mapping[str, dict[str, Any]]
    keys: Mapping[str, Mapping[str, SigningKeyUpload]]


@dataclass(slots=True)
class _Signed:
    """The signatures that were found good."""

    devices: list[Signature] = field(default_factory=list)
    masters: list[Signature] = field(default_factory=list)


class Signatures:
    """Checks signatures and keeps the good ones."""

    def __init__(self, keys: KeyStore, store: CrossSigningStore, journal: Journal, notes: Notes) -> None:
        self._keys = keys
        self._store = store
        self._journal = journal
        self._notes = notes
        self.elsewhere: MastersOf | None = None
        """Tells the master keys of users of other servers, where this one speaks with others."""

    async def upload(self, signer: str, body: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """Takes in signed objects by user ID and by device ID or public key; the failures, in the same order.

        Raises M_BAD_JSON for a wrong shape, M_INVALID_PARAM for too many.
        """
        _check_shape(body)
        users = {user_id for user_id in body if is_user_id(user_id)} | {signer}
        devices = (await self._keys.devices([signer])).get(signer, {})
        known = _Known(
            {device_id: orjson.loads(content) for device_id, content in devices.items()},
            await self._signing_keys(users),
        )
        signed = _Signed()
        failures: dict[str, dict[str, Any]] = {}
        checked = 0
        for user_id, by_target in body.items():
            for target, content in by_target.items():
                try:
                    _take(known, signed, signer, user_id, target, content)
                except SignatureError as error:
                    failure = MatrixError(400, "M_INVALID_SIGNATURE", error.error)
                    failures.setdefault(user_id, {})[target] = failure.body()
                except MatrixError as error:
                    failures.setdefault(user_id, {})[target] = error.body()
                checked += 1
                if checked % AT_ONCE == 0:
                    await asyncio.sleep(0)
        await self._write(signer, signed)
        return failures

    async def _signing_keys(self, users: Collection[str]) -> dict[str, dict[str, SigningKeyUpload]]:
        found = await self._store.of(users)
        if self.elsewhere is not None:
            for user_id, master in (await self.elsewhere(users)).items():
                found[user_id] = {MASTER: master}
        return found

    async def _write(self, signer: str, signed: _Signed) -> None:
        users = {signature.user_id for signature in (*signed.devices, *signed.masters)}
        if not users:
            return
        others = sorted(users - {signer})
        noted = {signature.target for signature in signed.devices}
        if any(signature.user_id == signer for signature in signed.masters):
            noted.add(SIGNING_KEYS)

        def writes(position: int) -> Iterable[Statement]:
            if signed.devices:
                yield CrossSigningStore.sign_devices(signed.devices)
            if signed.masters:
                yield CrossSigningStore.sign_masters(signed.masters)
            if signer in users:
                yield device_lists.changed(position, signer)
                yield from self._notes.of(position, signer, noted)
            for user_id in others:
                yield device_lists.changed(position, user_id, told_to=signer)

        def news(_: int) -> Iterable[News]:
            if signer in users:
                yield News(device_lists.NEWS, signer)
                yield from self._notes.news(signer)
            for user_id in others:
                yield device_lists.news_for(signer, user_id)

        await self._journal.commit(Change(writes=writes, news=news))


def _take(known: _Known, signed: _Signed, signer: str, user_id: str, target: str, content: dict[str, Any]) -> None:
    """Puts the signatures of one object into `signed`.

    Raises M_NOT_FOUND where there is no such key, M_INVALID_PARAM for an object that is not the key, `SignatureError`.
    """
    own = known.keys.get(signer, {})
    master = known.keys.get(user_id, {}).get(MASTER)
    if master is not None and target == master.public_key:
        _must_be(content, master.content)
        if user_id == signer:
            signed.masters += _by_devices(known, signer, target, content)
        else:
            signed.masters.append(_by_key(own.get(USER_SIGNING), signer, user_id, target, content))
        return
    device = known.devices.get(target) if user_id == signer else None
    if device is None:
        raise NotFound("There is no such key")
    _must_be(content, device)
    signed.devices.append(_by_key(own.get(SELF_SIGNING), signer, user_id, target, content))


def _by_key(key: SigningKeyUpload | None, signer: str, user_id: str, target: str, content: dict[str, Any]) -> Signature:
    if key is None:
        raise SignatureError("There is no key of the user that could sign this")
    verify_json(content, signer, key.key_id, key.verify_key)
    return Signature(user_id, target, signer, key.key_id, signature_of(content, signer, key.key_id))


def _by_devices(known: _Known, signer: str, target: str, content: dict[str, Any]) -> list[Signature]:
    """Signatures of the user's devices on the user's own master key; there must be one, and none may be wrong."""
    found = []
    for key_id in signing_key_ids(content, signer):
        keys = known.devices.get(key_id.removeprefix("ed25519:"), {}).get("keys", {})
        if key_id not in keys:
            continue
        verify_json(content, signer, key_id, decode_verify_key(keys[key_id]))
        found.append(Signature(signer, target, signer, key_id, signature_of(content, signer, key_id)))
    if not found:
        raise SignatureError("No device of the user has signed this")
    return found


def _must_be(content: dict[str, Any], key: dict[str, Any]) -> None:
    if _bare(content) != _bare(key):
        raise InvalidParam("The signed object is not the key that is known here")


def _bare(content: dict[str, Any]) -> bytes:
    return encode({name: value for name, value in content.items() if name not in ("signatures", "unsigned")})


def _check_shape(body: Mapping[str, Any]) -> None:
    count = 0
    for by_target in body.values():
        if not isinstance(by_target, dict) or not all(isinstance(each, dict) for each in by_target.values()):
            raise BadJson("The body must map user IDs to maps of keys to signed objects")
        count += len(by_target)
    if count > MOST_OBJECTS:
        raise InvalidParam(f"At most {MOST_OBJECTS} signed objects are taken at once")
