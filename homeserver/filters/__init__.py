"""Stored filters (Client-server API, "Filtering")."""

from homeserver.filters.filters import Filters

__all__ = ["Filters"]
