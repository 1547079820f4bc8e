"""Keys of devices and users for end-to-end encryption (Client-server API, "End-to-End Encryption").

Keys are uploaded (`uploads.py`), asked for (`queries.py`), claimed (`claims.py`), made to vouch for each other
(`cross_signing.py`, `signatures.py`), and clients are told whose keys changed (`device_lists.py`) and how many of their
own are left (`stock.py`).
"""

from homeserver.keys.keys import Keys

__all__ = ["Keys"]
