"""Typing notifications."""

from homeserver.typing.service import Typing

__all__ = ["Typing"]
