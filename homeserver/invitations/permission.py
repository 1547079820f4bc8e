"""Who can be invited: not users who want no invites (`m.invite_permission_config`), nor users who cannot be told."""

from __future__ import annotations

from collections.abc import Callable

from homeserver.account_data import AccountData
from homeserver.protocol.errors import Forbidden, MatrixError

TYPE = "m.invite_permission_config"


class InvitePermission:
    """Reads what local users say about invites."""

    def __init__(self, account_data: AccountData, is_local: Callable[[str], bool], *, federates: bool = False) -> None:
        """`federates` says whether there are other servers, who tell their users of invites."""
        self._account_data = account_data
        self._is_local = is_local
        self._federates = federates

    async def blocks(self, user_id: str) -> bool:
        """Whether the user wants no invites at all; what another server's user wants is for that server."""
        if not self._is_local(user_id):
            return False
        content = await self._account_data.get(user_id, TYPE)
        return content is not None and content.get("default_action") == "block"

    async def check(self, sender: str, target: str) -> None:
        """An `InviteGate`: raises 403 `M_INVITE_BLOCKED` where the target wants no invites.

        Raises `Forbidden` for users of other servers where this one talks to none: an invitation that nobody delivers
        would be lost in silence.
        """
        if not self._federates and not self._is_local(target):
            raise Forbidden(f"{target} is a user of another server, and this server does not talk to others.")
        if await self.blocks(target):
            raise MatrixError(403, "M_INVITE_BLOCKED", f"{target} does not accept invites.")
