"""Profiles (Client-server API, "Profiles")."""

from homeserver.profiles.others import OtherProfiles
from homeserver.profiles.profiles import NEWS, ProfileObserver, Profiles, RemoteLookup
from homeserver.profiles.propagation import Propagation

__all__ = ["NEWS", "OtherProfiles", "ProfileObserver", "Profiles", "Propagation", "RemoteLookup"]
