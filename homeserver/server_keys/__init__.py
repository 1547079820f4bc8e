"""This server's keys, told to others; and those of others, kept and passed on as a notary."""

from homeserver.server_keys.notary import Notary
from homeserver.server_keys.publication import Publication
from homeserver.server_keys.store import KeptKeys

__all__ = ["KeptKeys", "Notary", "Publication"]
