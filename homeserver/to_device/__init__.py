"""Messages from device to device (Client-server API, "Send-to-Device messaging")."""

from homeserver.to_device.inbound import InboundMessages
from homeserver.to_device.mailboxes import Mailboxes
from homeserver.to_device.service import ToDevice

__all__ = ["InboundMessages", "Mailboxes", "ToDevice"]
