"""Which URLs may have a preview, and why a page has none."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

LONGEST_URL: Final = 4000


class PageUnavailable(Exception):
    """The page cannot be had; the text says why, and is for the log alone: it could tell of our own network."""


class HostDenied(Exception):
    """The configuration wants no previews of this host."""


def check_url(url: str) -> str:
    """The URL without its fragment. Raises `ValueError` for what is no URL of the web."""
    if len(url) > LONGEST_URL:
        raise ValueError("the URL is too long")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
        raise ValueError("the URL must begin with http:// or https:// and a host")
    if parts.username is not None or parts.password is not None:
        raise ValueError("the URL may hold no password")
    return parts._replace(fragment="").geturl()
