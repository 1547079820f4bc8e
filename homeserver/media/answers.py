"""Content as an answer: described and guarded by headers, streamed in full or in part."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

from homeserver.http import Answer, Call
from homeserver.media.disposition import disposition
from homeserver.media.library import Library
from homeserver.media.ranges import RangeNotSatisfiable, part_of
from homeserver.media.thumbnails import Method
from homeserver.protocol.errors import InvalidParam, MatrixError, MissingParam

GUARDS: Final = {
    # Client-server API, "Content repository".
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; script-src 'none'; plugin-types application/pdf; "
        "style-src 'unsafe-inline'; object-src 'self';"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Accept-Ranges": "bytes",
}
PRIVATE: Final = "private, max-age=86400, immutable"
PUBLIC: Final = "public, max-age=86400, immutable"


async def content_answer(
    call: Call,
    library: Library,
    blob: str | None,
    size: int,
    content_type: str,
    file_name: str | None,
    *,
    cache: str = PRIVATE,
    content: bytes | None = None,
) -> Answer:
    """Content from the store or from memory, or the part of it that the request asks for.

    Raises as `Library.read` does, and 416 M_UNKNOWN.
    """
    headers = {
        "Content-Type": content_type,
        "Content-Disposition": disposition(content_type, file_name),
        "Cache-Control": cache,
        **GUARDS,
    }
    try:
        part = part_of(call.headers.get("range"), size)
    except RangeNotSatisfiable:
        error = MatrixError(416, "M_UNKNOWN", "The content has no such part")
        error.headers["Content-Range"] = f"bytes */{size}"
        raise error from None
    begin, end = part or (0, size)
    headers["Content-Length"] = str(end - begin)
    if part is not None:
        headers["Content-Range"] = f"bytes {begin}-{end - 1}/{size}"
    body = _nothing() if call.method == "HEAD" else await held(library, blob, content, begin, end)
    return Answer(body, 200 if part is None else 206, headers)


async def held(library: Library, blob: str | None, content: bytes | None, begin: int, end: int) -> AsyncIterator[bytes]:
    """A part of content that is in memory, or else in the store. Raises as `Library.read` does."""
    if content is not None:
        return _once(content[begin:end])
    assert blob is not None
    return await library.read(blob, begin, end)


def thumbnail_wish(call: Call) -> tuple[int, int, Method, bool]:
    """Width, height, method, and whether it may move, as the query has them. Raises `MissingParam`, `InvalidParam`."""
    sizes = [call.query_int(name, minimum=1) for name in ("width", "height")]
    if sizes[0] is None or sizes[1] is None:
        raise MissingParam("The query parameters width and height are needed")
    method = call.query_text("method", "scale")
    if method not in ("crop", "scale"):
        raise InvalidParam("The query parameter method must be crop or scale")
    return sizes[0], sizes[1], "crop" if method == "crop" else "scale", call.query_flag("animated")


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def _nothing() -> AsyncIterator[bytes]:
    nothing: tuple[bytes, ...] = ()
    for piece in nothing:
        yield piece
