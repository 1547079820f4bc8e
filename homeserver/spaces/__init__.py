"""Spaces: rooms that hold rooms (Client-server API, "Spaces")."""

from homeserver.spaces.hierarchy import Hierarchy

__all__ = ["Hierarchy"]
