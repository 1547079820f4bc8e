"""Content as an answer: described and guarded by headers, streamed in full or in part."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

from homeserver.http import Answer, Call
from homeserver.media.disposition import disposition
from homeserver.media.library import Library
from homeserver.media.ranges import RangeNotSatisfiable, part_of
from homeserver.protocol.errors import MatrixError

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
    blob: str,
    size: int,
    content_type: str,
    file_name: str | None,
    *,
    cache: str = PRIVATE,
) -> Answer:
    """The content, or the part of it that the request asks for. Raises as `Library.read` does; 416 M_UNKNOWN."""
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
    body = _nothing() if call.method == "HEAD" else await library.read(blob, begin, end)
    return Answer(body, 200 if part is None else 206, headers)


async def _nothing() -> AsyncIterator[bytes]:
    nothing: tuple[bytes, ...] = ()
    for piece in nothing:
        yield piece
