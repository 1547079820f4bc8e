"""The content repository (Client-server API, "Content repository"; Server-server API, "Content Repository")."""

from homeserver.media.media import ContentRepository

__all__ = ["ContentRepository"]
