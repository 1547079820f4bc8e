"""How local users take part in rooms of other servers: joins, knocks, invites and leaves through resident servers.

"Joining server" is the specification's term (Server-server API, "Joining Rooms").

    KnownServers (known_servers.py)   whom to ask; candidates.py: in which order, and how many
    ask_each (asking.py)              one after another; what an error means, and what the client is told
    Joins, Knocks, Departures         the handshakes; own_event.py makes and signs the member events
    received_room (received_room.py)  what of a room that another server tells holds together
    SentInvites, ReceivedInvites      invites in both directions; server_api.py has their routes
    Strays (strays.py)                events of rooms that this server is not in: an invite taken back, a join under way
    ForgottenRooms                    rooms that everybody here left and forgot go, rows and all (room_remains.py)
"""

from homeserver.joining.forgotten_rooms import ForgottenRooms, nobody_to_tell
from homeserver.joining.joining import Joining
from homeserver.joining.own_event import Signer
from homeserver.joining.room_remains import RoomRemains
from homeserver.joining.turns import RoomTurns

__all__ = ["ForgottenRooms", "Joining", "RoomRemains", "RoomTurns", "Signer", "nobody_to_tell"]
