"""Asks servers for their keys, and notaries for those of others (Server-server API, "Retrieving server keys")."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

import structlog

from homeserver.federation.client import FederationClient, path
from homeserver.federation.errors import BadAnswer, FederationError, Refused
from homeserver.federation.key_document import BadKeyDocument, KeyDocument, read
from homeserver.protocol.errors import MatrixError
from homeserver.protocol.signatures import SignatureError, signing_key_ids, verify_json

log = structlog.get_logger(__name__)

DIRECT_BYTES: Final = 128 * 1024
DIRECT_S: Final = 10.0
NOTARY_BYTES: Final = 1024 * 1024
NOTARY_S: Final = 20.0
MAX_IN_QUERY: Final = 50
"""So many servers are asked for in one query, which gives each 20 KiB of the answer."""
MAX_DOCUMENTS: Final = 5
"""So many documents of one server are looked at in one answer of a notary."""
_SINGLE_QUERIES: Final = 10


class KeyFetcher:
    """Fetches key documents and checks them. The key ring says when; nothing is remembered here."""

    def __init__(self, client: FederationClient, now_ms: Callable[[], int]) -> None:
        self._client = client
        self._now_ms = now_ms

    async def direct(self, server_name: str) -> KeyDocument | None:
        """What the server says itself, None where it says nothing usable. TLS vouches for where it comes from.

        A server that fails otherwise is asked all the same: its own request may be what waits for its keys.
        """
        try:
            body = await self._client.request(
                "GET",
                server_name,
                path("_matrix", "key", "v2", "server"),
                signed=False,
                limit=DIRECT_BYTES,
                timeout_s=DIRECT_S,
                even_if_failing=True,
            )
            return read(body, server_name, self._now_ms())
        except (FederationError, BadKeyDocument) as error:
            log.info("keys_not_fetched", server=server_name, reason=str(error))
            return None

    async def from_notary(
        self, notary: KeyDocument, server_names: Collection[str]
    ) -> Mapping[str, Sequence[KeyDocument]]:
        """What a notary, whose own keys are known, says of other servers; all of it signed by both."""
        names = sorted(server_names)
        found: dict[str, list[KeyDocument]] = {}
        for begin in range(0, len(names), MAX_IN_QUERY):
            chunk = names[begin : begin + MAX_IN_QUERY]
            for body in await self._query(notary.server_name, chunk):
                document = self._checked(notary, body)
                if document is not None and document.server_name in chunk:
                    found.setdefault(document.server_name, []).append(document)
        return {name: documents[:MAX_DOCUMENTS] for name, documents in found.items()}

    def _checked(self, notary: KeyDocument, body: Any) -> KeyDocument | None:
        name = body.get("server_name") if isinstance(body, dict) else None
        if not isinstance(name, str):
            return None
        now = self._now_ms()
        try:
            _check_notary(notary, body, now)
            return read(body, name, now)
        except (BadKeyDocument, SignatureError) as error:
            log.warning("bad_keys_from_notary", notary=notary.server_name, server=name[:255], reason=str(error))
            return None

    async def _query(self, notary: str, names: Sequence[str]) -> list[Any]:
        """One batch; one by one from a notary that does not know batches."""
        wanted: dict[str, Any] = {"server_keys": {name: {} for name in names}}
        try:
            return _list_in(
                notary,
                await self._client.request(
                    "POST",
                    notary,
                    path("_matrix", "key", "v2", "query"),
                    content=wanted,
                    signed=False,
                    limit=NOTARY_BYTES,
                    timeout_s=NOTARY_S,
                ),
            )
        except Refused as refused:
            if refused.status not in (404, 405):
                return []
        except (FederationError, MatrixError) as error:
            log.info("notary_not_asked", notary=notary, reason=str(error))
            return []
        answers = await asyncio.gather(*(self._query_one(notary, name) for name in names[:_SINGLE_QUERIES]))
        return [body for answer in answers for body in answer]

    async def _query_one(self, notary: str, name: str) -> list[Any]:
        try:
            return _list_in(
                notary,
                await self._client.request(
                    "GET",
                    notary,
                    path("_matrix", "key", "v2", "query", name),
                    signed=False,
                    limit=DIRECT_BYTES,
                    timeout_s=NOTARY_S,
                ),
            )
        except FederationError:
            return []


def _list_in(notary: str, body: Mapping[str, Any]) -> list[Any]:
    documents = body.get("server_keys")
    if not isinstance(documents, list):
        raise BadAnswer(notary, "no list of server_keys")
    return documents[: MAX_IN_QUERY * MAX_DOCUMENTS]


def _check_notary(notary: KeyDocument, body: Mapping[str, Any], now_ms: int) -> None:
    """Raises `SignatureError` unless a key that is the notary's own now has signed the document."""
    for key_id in signing_key_ids(body, notary.server_name):
        key = notary.request_key(key_id, now_ms)
        if key is not None:
            verify_json(body, notary.server_name, key_id, key)
            return
    raise SignatureError("the notary has not signed it")
