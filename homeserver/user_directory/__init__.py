"""The user directory: finding people by name."""

from homeserver.user_directory.index import ROOM_TABLES, DirectoryIndex
from homeserver.user_directory.search import UserDirectory

__all__ = ["ROOM_TABLES", "DirectoryIndex", "UserDirectory"]
