"""Searching messages (Client-server API, "Server Side Search")."""

from homeserver.search.index import SearchIndex
from homeserver.search.search import Search

__all__ = ["Search", "SearchIndex"]
