"""Keys as a client makes them: real Ed25519 keys and signatures, by no code of the server's but canonical JSON."""

from __future__ import annotations

import base64
import secrets
from typing import Any

from nacl.signing import SigningKey

from homeserver.protocol import canonical_json
from tests.rig.client import Client

OLM = "signed_curve25519"


def text(raw: bytes) -> str:
    """Unpadded Base64."""
    return base64.b64encode(raw).decode().rstrip("=")


class Key:
    """An Ed25519 key."""

    def __init__(self) -> None:
        self._key = SigningKey.generate()
        self.public = text(bytes(self._key.verify_key))

    def sign(self, content: dict[str, Any], user_id: str, name: str | None = None) -> dict[str, Any]:
        """The object with a signature; `name` is the key's, its public part where none is given."""
        bare = {key: value for key, value in content.items() if key not in ("signatures", "unsigned")}
        signature = text(self._key.sign(canonical_json.encode(bare)).signature)
        signatures = {user: dict(by_key) for user, by_key in content.get("signatures", {}).items()}
        signatures.setdefault(user_id, {})[f"ed25519:{name or self.public}"] = signature
        return {**content, "signatures": signatures}

    def cross_signing(self, user_id: str, usage: str, master: Key | None = None) -> dict[str, Any]:
        """The key as one of that usage, signed by the master key where one is given."""
        content = {"user_id": user_id, "usage": [usage], "keys": {f"ed25519:{self.public}": self.public}}
        return master.sign(content, user_id) if master is not None else content


class Device:
    """A client with keys."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.key = Key()
        self._made = 0

    @property
    def keys(self) -> dict[str, Any]:
        """The identity keys of the device, signed by itself."""
        user_id, device_id = self.client.user_id, self.client.device_id
        content = {
            "user_id": user_id,
            "device_id": device_id,
            "algorithms": ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"],
            "keys": {f"curve25519:{device_id}": "3C5BFWi2Y8MaVvjM8M22DBmh24PmgR0nPvJOIArzgyI"}
            | {f"ed25519:{device_id}": self.key.public},
        }
        return self.key.sign(content, user_id, device_id)

    def one_time_keys(self, count: int, *, fallback: bool = False) -> dict[str, Any]:
        """So many new keys, named in the order in which they are made."""
        made = {}
        for _ in range(count):
            self._made += 1
            content: dict[str, Any] = {"key": text(secrets.token_bytes(32))}
            if fallback:
                content["fallback"] = True
            made[f"{OLM}:K{self._made:04}"] = self.key.sign(content, self.client.user_id, self.client.device_id)
        return made

    async def upload(self, **body: Any) -> dict[str, int]:
        """`POST /keys/upload`; the counts."""
        answer = await self.client.ok("POST", "keys/upload", body)
        counts: dict[str, int] = answer["one_time_key_counts"]
        return counts

    async def publish(self) -> None:
        """Uploads the identity keys."""
        await self.upload(device_keys=self.keys)


async def claim(client: Client, *devices: Device, algorithm: str = OLM) -> dict[str, Any]:
    """The keys that are claimed, by user and device."""
    wanted: dict[str, dict[str, str]] = {}
    for device in devices:
        wanted.setdefault(device.client.user_id, {})[device.client.device_id] = algorithm
    answer = await client.ok("POST", "keys/claim", {"one_time_keys": wanted})
    keys: dict[str, Any] = answer["one_time_keys"]
    return keys


async def query(client: Client, *user_ids: str, devices: list[str] | None = None) -> Any:
    """`POST /keys/query`."""
    return await client.ok("POST", "keys/query", {"device_keys": {user_id: devices or [] for user_id in user_ids}})
