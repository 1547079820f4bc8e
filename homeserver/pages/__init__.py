"""Pages: the web client, and those that the server shows itself."""

from homeserver.pages.web_client import WebClient, find_build

__all__ = ["WebClient", "find_build"]
