"""How local users take part in rooms of other servers: joins, knocks, invites and leaves through resident servers.

"Joining server" is the specification's term (Server-server API, "Joining Rooms").
"""

from homeserver.joining.forgotten_rooms import ForgottenRooms, nobody_to_tell
from homeserver.joining.joining import Joining
from homeserver.joining.own_event import Signer
from homeserver.joining.room_remains import RoomRemains
from homeserver.joining.turns import RoomTurns

__all__ = ["ForgottenRooms", "Joining", "RoomRemains", "RoomTurns", "Signer", "nobody_to_tell"]
