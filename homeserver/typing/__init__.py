"""Typing notifications."""

from homeserver.typing.federation import TypingFederation
from homeserver.typing.service import Typing

__all__ = ["Typing", "TypingFederation"]
