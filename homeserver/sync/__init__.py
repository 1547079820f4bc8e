"""Telling clients what is new: one engine behind `GET /sync` and the websocket stream."""

from homeserver.sync.engine import SyncEngine
from homeserver.sync.inner_calls import InnerCalls
from homeserver.sync.long_poll import LongPolls
from homeserver.sync.sessions import SessionChanges
from homeserver.sync.sources import SyncSource, UnreadCounts
from homeserver.sync.websocket import Streams
from homeserver.sync.wishes import Wishes

__all__ = [
    "InnerCalls",
    "LongPolls",
    "SessionChanges",
    "Streams",
    "SyncEngine",
    "SyncSource",
    "UnreadCounts",
    "Wishes",
]
