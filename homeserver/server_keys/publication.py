"""The document in which this server publishes its keys (Server-server API, "Publishing Keys")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from homeserver.config import OldKey
from homeserver.federation.key_document import PublishedKey
from homeserver.protocol.signatures import SigningKey, decode_verify_key, sign_json
from homeserver.protocol.unpadded_base64 import encode_base64

VALID_MS: Final = 24 * 3_600_000
SIGNED_AGAIN_MS: Final = 3_600_000
_FOR_EVER: Final = 2**53 - 1


class Publication:
    """Signed anew each hour, so that it is always valid for most of a day."""

    def __init__(
        self, server_name: str, key: SigningKey, old_keys: Sequence[OldKey], now_ms: Callable[[], int]
    ) -> None:
        self.server_name = server_name
        self.key = key
        self._old_keys = old_keys
        self._now_ms = now_ms
        self._signed: dict[str, Any] = {}
        self._signed_ms = 0

    def document(self) -> dict[str, Any]:
        """The signed document."""
        now = self._now_ms()
        if not 0 <= now - self._signed_ms < SIGNED_AGAIN_MS:
            unsigned = {
                "server_name": self.server_name,
                "valid_until_ts": now + VALID_MS,
                "verify_keys": {self.key.key_id: {"key": encode_base64(self.key.verify_key)}},
                "old_verify_keys": {
                    old.id: {"key": old.verify_key.rstrip("="), "expired_ts": old.expired_ms}
                    for old in self._old_keys
                    if old.id != self.key.key_id
                },
            }
            self._signed, self._signed_ms = sign_json(unsigned, self.server_name, self.key), now
        return self._signed

    def keys(self) -> dict[str, PublishedKey]:
        """The same keys for the key ring, by their IDs."""
        old = {
            key.id: PublishedKey(decode_verify_key(key.verify_key), key.expired_ms, current=False)
            for key in self._old_keys
        }
        return {**old, self.key.key_id: PublishedKey(self.key.verify_key, _FOR_EVER, current=True)}
