"""Users of another server, with keys of their own."""

from __future__ import annotations

from typing import Any

from tests.federation.neighbour import Neighbour
from tests.keys.device import Device, Key
from tests.keys.test_cross_signing import Identity
from tests.rig.client import Client


class Resident:
    """A user of a neighbour: what that server tells of their keys."""

    def __init__(self, neighbour: Neighbour, name: str, *device_ids: str) -> None:
        self.neighbour = neighbour
        self.user_id = neighbour.user(name)
        self.devices: dict[str, Device] = {}
        self.identity = Identity(Client("", self.user_id))
        self.stream_id = 1
        for device_id in device_ids:
            self.add(device_id)

    def add(self, device_id: str) -> Device:
        """One more device."""
        self.devices[device_id] = Device(Client("", self.user_id, device_id=device_id))
        return self.devices[device_id]

    @property
    def keys(self) -> dict[str, dict[str, Any]]:
        """The keys of the devices."""
        return {device_id: device.keys for device_id, device in self.devices.items()}

    @property
    def signing_keys(self) -> dict[str, Any]:
        """The two keys that are told to others."""
        return {name: self.identity.body[name] for name in ("master_key", "self_signing_key")}

    def query(self, body: Any = None) -> dict[str, Any]:
        """The answer to `POST /user/keys/query`."""
        return {
            "device_keys": {self.user_id: self.keys},
            "master_keys": {self.user_id: self.signing_keys["master_key"]},
            "self_signing_keys": {self.user_id: self.signing_keys["self_signing_key"]},
        }

    def list(self, body: Any = None) -> dict[str, Any]:
        """The answer to `GET /user/devices/{userId}`."""
        devices = [{"device_id": device_id, "keys": keys} for device_id, keys in self.keys.items()]
        return {"user_id": self.user_id, "stream_id": self.stream_id, "devices": devices, **self.signing_keys}

    def live(self) -> None:
        """Lets the neighbour answer about this user."""
        self.neighbour.answers["user/keys/query"] = self.query
        self.neighbour.answers["user/devices"] = self.list

    def update(self, device_id: str, *, prev: list[int] | None = None, **more: Any) -> tuple[str, dict[str, Any]]:
        """The next `m.device_list_update`: the device as it is now, or gone."""
        before, self.stream_id = self.stream_id, self.stream_id + 1
        content: dict[str, Any] = {"user_id": self.user_id, "device_id": device_id, "stream_id": self.stream_id}
        content["prev_id"] = [before] if prev is None else prev
        device = self.devices.get(device_id)
        content |= {"keys": device.keys} if device is not None else {"deleted": True}
        return "m.device_list_update", {**content, **more}


def forged(keys: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """Keys with members exchanged, signed by somebody."""
    return Key().sign({**keys, **changed}, keys["user_id"])
