"""Asking another server for its media: the endpoint for servers first, then the old one, and where they point to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any, Final
from urllib.parse import urljoin

import orjson

from homeserver.federation.client import FederationClient, Streamed, path
from homeserver.federation.errors import AnswerTooLarge, BadAnswer, Refused
from homeserver.media.disposition import content_type_of, file_name_in
from homeserver.media.intake import Intake
from homeserver.media.multipart import MalformedMultipart, Multipart, boundary_of
from homeserver.media.mxc import Mxc
from homeserver.media.store import Described

TOTAL_S: Final = 900.0
PATIENCE_S: Final = 15.0
"""For the head of an answer, on top of the time that the other server itself waits for an upload."""
MOST_REDIRECTS: Final = 3
OVERHEAD: Final = 64 * 1024
"""Bytes that may be around the media in an answer."""

_REDIRECTS: Final = frozenset([301, 302, 303, 307, 308])
_ANSWERS: Final = frozenset([200, 400, 403, 404, 413, 502, 504])
"""What says something of the media, and not of how the server does."""
_LONGEST_URL: Final = 4096
_LONGEST_ERROR: Final = 64 * 1024


class RemoteSource:
    """Fetches media into the store. What goes wrong is a `FederationError`, or `MatrixError` of our own store."""

    def __init__(self, client: FederationClient, intake: Intake, largest: int) -> None:
        self._client = client
        self._intake = intake
        self._largest = largest

    async def fetch(self, mxc: Mxc, timeout_ms: int) -> Described:
        """The media, at most as large as is allowed; the other server may wait so long for its upload."""
        try:
            return await self._from_federation(mxc, timeout_ms)
        except Refused as error:
            # Where nothing but a reverse proxy knows the path, the answer is no Matrix error at all.
            if error.status != 404 or error.errcode not in ("M_UNRECOGNIZED", ""):
                raise
        return await self._from_old_endpoint(mxc, timeout_ms)

    async def _from_federation(self, mxc: Mxc, timeout_ms: int) -> Described:
        async with self._client.stream(
            "GET",
            mxc.server_name,
            path("_matrix", "federation", "v1", "media", "download", mxc.media_id),
            query={"timeout_ms": str(timeout_ms)},
            statuses=_ANSWERS,
            **self._bounds(timeout_ms),
        ) as answer:
            await _check(answer)
            try:
                parts = Multipart(answer.chunks(), boundary_of(answer.headers.get("content-type", "")))
                await parts.next_part()
                headers = await parts.next_part()
                if headers is None:
                    raise MalformedMultipart("the part with the media is missing")
                if "location" not in headers:
                    return await self._take(answer, headers, parts.body())
            except MalformedMultipart as error:
                raise BadAnswer(mxc.server_name, str(error)) from error
        return await self._from_url(mxc, headers["location"])

    async def _from_old_endpoint(self, mxc: Mxc, timeout_ms: int) -> Described:
        async with self._client.stream(
            "GET",
            mxc.server_name,
            path("_matrix", "media", "v3", "download", mxc.server_name, mxc.media_id),
            query={"allow_remote": "false", "allow_redirect": "true", "timeout_ms": str(timeout_ms)},
            signed=False,
            statuses=_ANSWERS | _REDIRECTS,
            **self._bounds(timeout_ms),
        ) as answer:
            if answer.status not in _REDIRECTS:
                await _check(answer)
                return await self._take(answer, answer.headers, answer.chunks())
            place = f"https://{mxc.server_name}/"
            location = _next_place(mxc, place, answer.headers)
        return await self._from_url(mxc, location)

    async def _from_url(self, mxc: Mxc, url: str) -> Described:
        """Media at a place that the other server has named, which may name another one in turn."""
        for _ in range(MOST_REDIRECTS + 1):
            if len(url) > _LONGEST_URL:
                break
            async with self._client.stream_url(url, **self._bounds(0)) as answer:
                if answer.status == 200:
                    return await self._take(answer, answer.headers, answer.chunks())
                if answer.status not in _REDIRECTS:
                    raise BadAnswer(mxc.server_name, f"where it points to is {answer.status}")
                url = _next_place(mxc, url, answer.headers)
        raise BadAnswer(mxc.server_name, "it points to too many places")

    async def _take(self, answer: Streamed, headers: Mapping[str, str], pieces: AsyncIterator[bytes]) -> Described:
        return await self._intake.take(
            self._bounded(answer, pieces),
            content_type_of(headers.get("content-type")),
            file_name_in(headers.get("content-disposition")),
        )

    async def _bounded(self, answer: Streamed, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        size = 0
        async for piece in pieces:
            size += len(piece)
            if size > self._largest:
                raise AnswerTooLarge(answer.destination, self._largest)
            yield piece

    def _bounds(self, timeout_ms: int) -> dict[str, Any]:
        return {
            "limit": self._largest + OVERHEAD,
            "timeout_s": TOTAL_S,
            "stall_s": timeout_ms / 1000 + PATIENCE_S,
        }


async def _check(answer: Streamed) -> None:
    """Raises `Refused` for what is no media."""
    if answer.status == 200:
        return
    received = b""
    async for piece in answer.chunks():
        received += piece
        if len(received) > _LONGEST_ERROR:
            break
    try:
        body = orjson.loads(received)
    except orjson.JSONDecodeError:
        body = {}
    raise Refused(answer.destination, answer.status, body if isinstance(body, dict) else {})


def _next_place(mxc: Mxc, url: str, headers: Mapping[str, str]) -> str:
    location = headers.get("location", "")
    try:
        return urljoin(url, location[:_LONGEST_URL])
    except ValueError:
        raise BadAnswer(mxc.server_name, "it points to no URL") from None
