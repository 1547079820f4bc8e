"""Takes in the keys of devices.  Client-server API, "Uploading keys"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import orjson

from homeserver.journal import Change, Journal, News
from homeserver.keys import device_lists, stock
from homeserver.keys.cross_signing_store import CrossSigningStore
from homeserver.keys.notes import Notes
from homeserver.keys.shapes import MOST_KEYS, UploadedKey, encode, read_device_keys, read_keys
from homeserver.keys.stock import Stocks
from homeserver.keys.store import KeyStore, forget_claims
from homeserver.protocol.errors import BadJson, Forbidden, InvalidParam
from homeserver.storage import Statement

CLAIMS_KEPT_MS = 30 * 24 * 60 * 60 * 1000
"""How long a claimed key is known, so that uploading it again does not bring it back."""


class Uploads:
    """Takes in identity keys, one-time keys and fallback keys."""

    def __init__(
        self,
        store: KeyStore,
        cross_signing: CrossSigningStore,
        stocks: Stocks,
        journal: Journal,
        notes: Notes,
        now_ms: Callable[[], int],
    ) -> None:
        self._store = store
        self._cross_signing = cross_signing
        self._stocks = stocks
        self._journal = journal
        self._notes = notes
        self._now_ms = now_ms

    async def upload(self, user_id: str, device_id: str, body: Mapping[str, Any]) -> Mapping[str, int]:
        """Takes in what the body of `POST /keys/upload` holds; how many one-time keys there are now, by algorithm.

        Raises M_BAD_JSON, M_MISSING_PARAM, M_INVALID_PARAM, M_TOO_LARGE for what does not fit (another key under a
        name that is taken among it), M_FORBIDDEN for a device whose ID is a cross-signing key of the user.
        """
        device = body.get("device_keys")
        content = None if device is None else await self._device(user_id, device_id, device)
        one_time = read_keys("one_time_keys", _or_empty(body.get("one_time_keys")))
        fallback = read_keys("fallback_keys", _or_empty(body.get("fallback_keys")))
        if len({key.algorithm for key in fallback}) < len(fallback):
            raise InvalidParam("fallback_keys holds more than one key of an algorithm")
        new = await self._new(user_id, device_id, one_time)
        if content is not None or new or fallback:
            await self._write(user_id, device_id, content, new, fallback)
        return (await self._stocks.of(user_id, device_id)).counts

    async def _device(self, user_id: str, device_id: str, value: Any) -> dict[str, Any] | None:
        """The identity keys, None where they are those that are there already."""
        content = read_device_keys(value, user_id, device_id)
        if await self._store.device(user_id, device_id) == encode(content):
            return None
        keys = (await self._cross_signing.of([user_id])).get(user_id, {})
        if device_id in {key.public_key for key in keys.values()}:
            raise Forbidden("The device has the ID of a cross-signing key")
        return content

    async def _new(self, user_id: str, device_id: str, keys: list[UploadedKey]) -> list[UploadedKey]:
        """Those of the one-time keys that are not there yet."""
        if not keys:
            return []
        there = await self._store.one_time_named(user_id, device_id, keys)
        new = []
        for key in keys:
            content = there.get((key.algorithm, key.key_id))
            if content is None:
                new.append(key)
            elif content != key.content:
                raise InvalidParam(f"There is another one-time key {key.algorithm}:{key.key_id} already")
        held = sum((await self._stocks.of(user_id, device_id)).counts.values())
        if new and held + len(new) > MOST_KEYS:
            raise InvalidParam(f"A device has at most {MOST_KEYS} one-time keys")
        return new

    async def _write(
        self,
        user_id: str,
        device_id: str,
        content: dict[str, Any] | None,
        one_time: list[UploadedKey],
        fallback: list[UploadedKey],
    ) -> None:
        old = await self._store.device(user_id, device_id) if content is not None else None
        resigned = old is not None and content is not None and orjson.loads(old).get("keys") != content["keys"]
        forgotten_ms = self._now_ms() - CLAIMS_KEPT_MS

        def writes(position: int) -> Iterable[Statement]:
            if content is not None:
                yield self._store.put_device(user_id, device_id, encode(content))
                if resigned:
                    yield CrossSigningStore.forget_device_signatures(user_id, device_id)
                yield device_lists.changed(position, user_id)
                yield from self._notes.of(position, user_id, [device_id])
            if one_time:
                yield forget_claims(user_id, device_id, forgotten_ms)
                yield self._store.put_one_time(user_id, device_id, one_time)
            if fallback:
                yield self._store.put_fallback(user_id, device_id, fallback)

        def news(_: int) -> Iterable[News]:
            if content is not None:
                yield News(device_lists.NEWS, user_id)
                yield from self._notes.news(user_id)
            if one_time or fallback:
                yield News(stock.NEWS, user_id)

        await self._journal.commit(Change(writes=writes, news=news))


def _or_empty(value: Any) -> Any:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise BadJson("one_time_keys and fallback_keys must be objects")
    return value
