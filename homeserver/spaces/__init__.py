"""Spaces, rooms that hold rooms, and what is told of rooms to those outside (Client-server API, "Spaces")."""

from homeserver.spaces.branches import Branches
from homeserver.spaces.elsewhere import Elsewhere
from homeserver.spaces.for_servers import ForServers
from homeserver.spaces.hierarchy import Hierarchy
from homeserver.spaces.previews import Previews

__all__ = ["Branches", "Elsewhere", "ForServers", "Hierarchy", "Previews"]
