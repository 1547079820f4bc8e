"""The way out to other servers: one ordered queue a destination, retried until it is answered.

Events need no call: the outbox observes the rooms.  What is not an event goes through `Outbox.send`, for what may be
lost, or `Outbox.durable`, for what may not.
"""

from homeserver.outbox.durable import Enclosure
from homeserver.outbox.outbox import Outbox

__all__ = ["Enclosure", "Outbox"]
