"""The routes of rooms, by what a client wants to do."""

from __future__ import annotations

from homeserver.rooms.api.client_events import EventsFor
from homeserver.rooms.api.creating import routes as creating
from homeserver.rooms.api.directory import routes as directory
from homeserver.rooms.api.directory_server_api import routes as directory_for_servers
from homeserver.rooms.api.membership import routes as membership
from homeserver.rooms.api.page_positions import query_position
from homeserver.rooms.api.reading import routes as reading
from homeserver.rooms.api.sending import routes as sending
from homeserver.rooms.api.timeline import routes as timeline

__all__ = [
    "EventsFor",
    "creating",
    "directory",
    "directory_for_servers",
    "membership",
    "query_position",
    "reading",
    "sending",
    "timeline",
]
