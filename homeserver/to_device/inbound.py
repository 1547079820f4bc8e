"""Messages that other servers bring (Server-server API, "Send-to-device messaging")."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from homeserver.protocol.errors import BadJson
from homeserver.protocol.identifiers import is_user_id, parse_user_id
from homeserver.to_device.messages import check_name, read_messages
from homeserver.to_device.outbound import EDU
from homeserver.to_device.service import ToDevice, transaction_key

REMEMBERED_MS: Final = 7 * 24 * 60 * 60 * 1000
"""How long a message is known by its ID: servers that got no answer try again for days."""


class InboundMessages:
    """Takes in `m.direct_to_device`; the same message of the same server again delivers nothing."""

    def __init__(self, to_device: ToDevice, is_local: Callable[[str], bool]) -> None:
        self._to_device = to_device
        self._is_local = is_local

    async def received(self, origin: str, content: dict[str, Any]) -> None:
        """Delivers to the devices of local users; other users are passed over.

        Raises M_BAD_JSON, M_INVALID_PARAM and M_TOO_LARGE for what is not in order, and delivers nothing of it then.
        """
        sender, message_id, type_ = (content.get(name) for name in ("sender", "message_id", "type"))
        if not is_user_id(sender) or parse_user_id(str(sender))[1] != origin:
            raise BadJson("The sender is not a user of the server that sent this")
        if not isinstance(type_, str) or not isinstance(message_id, str):
            raise BadJson("type and message_id must be strings")
        check_name("The message ID", message_id)
        messages = read_messages(str(sender), type_, content.get("messages"))
        local = {user_id: by_device for user_id, by_device in messages.items() if self._is_local(user_id)}
        if any(local.values()):
            await self._to_device.send(transaction_key(origin, None, EDU, message_id), local, REMEMBERED_MS)
