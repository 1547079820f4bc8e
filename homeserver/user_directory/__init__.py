"""The user directory: finding people by name."""

from homeserver.user_directory.index import DirectoryIndex
from homeserver.user_directory.search import UserDirectory

__all__ = ["DirectoryIndex", "UserDirectory"]
