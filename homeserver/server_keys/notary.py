"""Vouching for other servers' keys (Server-server API, "Querying Keys Through Another Server")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from homeserver.federation.key_ring import KeyRing
from homeserver.federation.server_lists import ServerLists
from homeserver.protocol.errors import MatrixError
from homeserver.protocol.identifiers import is_server_name
from homeserver.protocol.signatures import sign_json
from homeserver.server_keys.publication import Publication


class Notary:
    """Passes on documents that the key ring has checked, with this server's signature added."""

    def __init__(self, publication: Publication, key_ring: KeyRing, lists: ServerLists) -> None:
        self._publication = publication
        self._key_ring = key_ring
        self._lists = lists

    async def query(self, minimum_valid_until: Mapping[str, int]) -> list[dict[str, Any]]:
        """The documents of servers, each valid until the time (ms) given where that can be had; those of which nothing
        is known, and those with which this server does not talk, are left out."""
        own = self._publication.server_name
        others = {
            name: least
            for name, least in minimum_valid_until.items()
            if name != own and is_server_name(name) and self._lists.allows(name)
        }
        found = [self._publication.document()] if own in minimum_valid_until else []
        for document in (await self._key_ring.documents(others)).values():
            try:
                found.append(sign_json(document.body, own, self._publication.key))
            except MatrixError:  # it claims signatures of ours in a form that cannot be added to
                continue
        return found
