"""Messages that other servers bring (Server-server API, "Send-to-device messaging")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import structlog

from homeserver.protocol.errors import BadJson, MatrixError
from homeserver.protocol.identifiers import is_user_id, parse_user_id
from homeserver.to_device.messages import check_name, read_messages
from homeserver.to_device.outbound import EDU
from homeserver.to_device.service import ToDevice, transaction_key

log = structlog.get_logger(__name__)

REMEMBERED_MS: Final = 7 * 24 * 60 * 60 * 1000
"""How long a message is known by its ID: servers that got no answer try again for days."""


class InboundMessages:
    """Takes in `m.direct_to_device`; the same message of the same server again delivers nothing."""

    def __init__(self, to_device: ToDevice, is_local: Callable[[str], bool]) -> None:
        self._to_device = to_device
        self._is_local = is_local

    async def received(self, origin: str, content: Mapping[str, Any]) -> None:
        """Delivers to the devices of local users; what is not in order is dropped, and so are other users."""
        try:
            sender, message_id = content.get("sender"), content.get("message_id")
            if not is_user_id(sender) or parse_user_id(str(sender))[1] != origin:
                raise BadJson("The sender is not a user of the server that sent this")
            type_ = content.get("type")
            if not isinstance(type_, str) or not isinstance(message_id, str):
                raise BadJson("type and message_id must be strings")
            check_name("The message ID", message_id)
            messages = read_messages(str(sender), type_, content.get("messages"))
        except MatrixError as error:
            log.info("direct_to_device_refused", origin=origin, reason=error.error)
            return
        local = {user_id: by_device for user_id, by_device in messages.items() if self._is_local(user_id)}
        if any(local.values()):
            await self._to_device.send(transaction_key(origin, None, EDU, message_id), local, REMEMBERED_MS)
