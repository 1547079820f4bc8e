"""How clients synchronised before `/sync`: deprecated, but still in the specification and in old bots."""

from homeserver.old_sync.event_stream import EventStream
from homeserver.old_sync.initial import InitialSync

__all__ = ["EventStream", "InitialSync"]
