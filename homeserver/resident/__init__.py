"""What a server that is in a room answers other servers about it: they read it, and bring users in and out."""

from homeserver.resident.accepting import Accepting
from homeserver.resident.access import Access
from homeserver.resident.reading import Reading
from homeserver.resident.sight import ServerSights
from homeserver.resident.templates import Templates

__all__ = ["Accepting", "Access", "Reading", "ServerSights", "Templates"]
