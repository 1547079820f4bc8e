"""Media for other servers (Server-server API, "Content Repository")."""

from __future__ import annotations

from typing import Final

from homeserver.http import Answer, Auth, Call, Routes
from homeserver.media.answers import held, thumbnail_wish
from homeserver.media.disposition import disposition
from homeserver.media.library import USUAL_WAIT_MS, Library
from homeserver.media.multipart import Composed
from homeserver.media.mxc import mxc_of
from homeserver.media.store import Media
from homeserver.media.thumbnails import Thumbnails

_MEDIA: Final = "/_matrix/federation/v1/media"


def routes(server_name: str, library: Library, thumbnails: Thumbnails) -> Routes:
    """What other servers take: the media of this server, and of no other."""
    table = Routes()

    async def find(call: Call, media_id: str) -> Media:
        return await library.find(mxc_of(server_name, media_id), call.query_int("timeout_ms", USUAL_WAIT_MS))

    @table.get(f"{_MEDIA}/download/<media_id>", auth=Auth.SERVER, limit="federation")
    async def download(call: Call, media_id: str) -> Answer:
        media = await find(call, media_id)
        return await answer(media.blob, media.size, media.content_type, media.file_name, None)

    @table.get(f"{_MEDIA}/thumbnail/<media_id>", auth=Auth.SERVER, limit="federation")
    async def thumbnail(call: Call, media_id: str) -> Answer:
        wish = thumbnail_wish(call)
        made = await thumbnails.of(await find(call, media_id), *wish)
        return await answer(made.blob, made.size, made.content_type, made.file_name, made.content)

    async def answer(
        blob: str | None, size: int, content_type: str, file_name: str | None, content: bytes | None
    ) -> Answer:
        composed = Composed(
            {"Content-Type": content_type, "Content-Disposition": disposition(content_type, file_name)}, size
        )
        return Answer(
            composed.pieces(await held(library, blob, content, 0, size)),
            headers={"Content-Type": composed.content_type, "Content-Length": str(composed.size)},
        )

    return table
