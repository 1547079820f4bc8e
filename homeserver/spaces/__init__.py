"""Spaces, rooms that hold rooms, and what is told of rooms to those outside (Client-server API, "Spaces")."""

from homeserver.spaces.spaces import Spaces

__all__ = ["Spaces"]
