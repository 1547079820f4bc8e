"""Read receipts, public, private and threaded, and the fully-read marker."""

from homeserver.receipts.federation import ReceiptFederation
from homeserver.receipts.service import Receipts
from homeserver.receipts.store import ROOM_TABLES, Receipt

__all__ = ["ROOM_TABLES", "Receipt", "ReceiptFederation", "Receipts"]
