"""Who may invite whom (Client-server API, "Invite permission"), and invites by third-party identifiers."""

from homeserver.invitations.permission import InvitePermission
from homeserver.invitations.third_party import ThirdPartyInvites

__all__ = ["InvitePermission", "ThirdPartyInvites"]
