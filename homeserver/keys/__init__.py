"""Keys of devices and users for end-to-end encryption (Client-server API, "End-to-End Encryption").

Keys are uploaded (`uploads.py`), asked for (`queries.py`), claimed (`claims.py`), made to vouch for each other
(`cross_signing.py`, `signatures.py`), and clients are told whose keys changed (`device_lists.py`) and how many of their
own are left (`stock.py`).  Other servers read the keys of local users (`published.py`) and are told when they change
(`announcer.py`); `remote/` is about the keys of their users.
"""

from homeserver.keys.elsewhere import Elsewhere
from homeserver.keys.keys import Keys

__all__ = ["Elsewhere", "Keys"]
