"""Who may invite whom (Client-server API, "Invite permission")."""

from homeserver.invitations.permission import InvitePermission

__all__ = ["InvitePermission"]
