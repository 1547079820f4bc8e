"""Read receipts, public, private and threaded, and the fully-read marker."""

from homeserver.receipts.service import Receipts
from homeserver.receipts.store import Receipt

__all__ = ["Receipt", "Receipts"]
