"""What a server that is in a room answers other servers about it: they read it, and bring users in and out."""

from homeserver.resident.resident import Resident

__all__ = ["Resident"]
