"""Devices of local users (Client-server API, "Device Management")."""

from homeserver.devices.devices import Device, Devices, Removal, RemovalPart, check_text

__all__ = ["Device", "Devices", "Removal", "RemovalPart", "check_text"]
