"""Presence of users."""

from homeserver.presence.federation import PresenceFederation
from homeserver.presence.record import PresenceRecord
from homeserver.presence.service import Presence
from homeserver.presence.states import Limits

__all__ = ["Limits", "Presence", "PresenceFederation", "PresenceRecord"]
