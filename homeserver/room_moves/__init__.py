"""What moves along with a user from an upgraded room to its replacement (Client-server API, "Room Upgrades")."""

from homeserver.room_moves.moves import RoomMoves

__all__ = ["RoomMoves"]
