"""Uploading and downloading (Client-server API, "Content repository")."""

from __future__ import annotations

from typing import Any, Final

from homeserver.http import Answer, Auth, Call, Routes
from homeserver.media.answers import PRIVATE, PUBLIC, content_answer, thumbnail_wish
from homeserver.media.disposition import check_file_name
from homeserver.media.library import USUAL_WAIT_MS, Library
from homeserver.media.mxc import mxc_of
from homeserver.media.thumbnails import Thumbnails
from homeserver.media.uploads import Uploads

_CLIENT: Final = "/_matrix/client/v1/media"
_OLD: Final = "/_matrix/media/v3"
_ID: Final = "<server_name>/<media_id>"


def uploading(uploads: Uploads) -> Routes:
    """What users bring, and how much they may."""
    table = Routes()

    @table.post(f"{_OLD}/upload", limit="upload")
    async def upload(call: Call) -> dict[str, Any]:
        mxc = await uploads.upload(
            call.requester.user_id,
            call.chunks(uploads.largest),
            call.headers.get("content-type"),
            call.query_text("filename"),
        )
        return {"content_uri": str(mxc)}

    @table.put(f"{_OLD}/upload/{_ID}", limit="upload")
    async def upload_announced(call: Call, server_name: str, media_id: str) -> dict[str, Any]:
        await uploads.upload_to(
            call.requester.user_id,
            server_name,
            media_id,
            call.chunks(uploads.largest),
            call.headers.get("content-type"),
            call.query_text("filename"),
        )
        return {}

    @table.post("/_matrix/media/v1/create", limit="upload")
    async def announce(call: Call) -> dict[str, Any]:
        mxc, expires = await uploads.announce(call.requester.user_id)
        return {"content_uri": str(mxc), "unused_expires_at": expires}

    @table.get(f"{_CLIENT}/config", f"{_OLD}/config", auth=Auth.GUEST)
    async def config(call: Call) -> dict[str, Any]:
        return {"m.upload.size": uploads.largest}

    return table


def downloading(library: Library, thumbnails: Thumbnails) -> Routes:
    """What users take."""
    table = Routes()

    async def answer(call: Call, server_name: str, media_id: str, file_name: str | None, open_to_all: bool) -> Answer:
        mxc = mxc_of(server_name, media_id)
        media = await library.find(
            mxc,
            call.query_int("timeout_ms", USUAL_WAIT_MS),
            fetch=not open_to_all or call.query_flag("allow_remote", True),
            unauthenticated=open_to_all,
        )
        return await content_answer(
            call,
            library,
            media.blob,
            media.size,
            media.content_type,
            check_file_name(file_name) or media.file_name,
            cache=PUBLIC if open_to_all else PRIVATE,
        )

    @table.get(f"{_CLIENT}/download/{_ID}", auth=Auth.GUEST, limit="download")
    async def download(call: Call, server_name: str, media_id: str) -> Answer:
        return await answer(call, server_name, media_id, None, False)

    @table.get(f"{_CLIENT}/download/{_ID}/<file_name>", auth=Auth.GUEST, limit="download")
    async def download_as(call: Call, server_name: str, media_id: str, file_name: str) -> Answer:
        return await answer(call, server_name, media_id, file_name, False)

    @table.get(f"{_OLD}/download/{_ID}", auth=Auth.NONE, limit="download")
    async def old_download(call: Call, server_name: str, media_id: str) -> Answer:
        return await answer(call, server_name, media_id, None, True)

    @table.get(f"{_OLD}/download/{_ID}/<file_name>", auth=Auth.NONE, limit="download")
    async def old_download_as(call: Call, server_name: str, media_id: str, file_name: str) -> Answer:
        return await answer(call, server_name, media_id, file_name, True)

    async def thumbnail_answer(call: Call, server_name: str, media_id: str, open_to_all: bool) -> Answer:
        wish = thumbnail_wish(call)
        media = await library.find(
            mxc_of(server_name, media_id),
            call.query_int("timeout_ms", USUAL_WAIT_MS),
            fetch=not open_to_all or call.query_flag("allow_remote", True),
            unauthenticated=open_to_all,
        )
        made = await thumbnails.of(media, *wish)
        cache = PUBLIC if open_to_all else PRIVATE
        return await content_answer(
            call, library, made.blob, made.size, made.content_type, made.file_name, cache=cache, content=made.content
        )

    @table.get(f"{_CLIENT}/thumbnail/{_ID}", auth=Auth.GUEST, limit="download")
    async def thumbnail(call: Call, server_name: str, media_id: str) -> Answer:
        return await thumbnail_answer(call, server_name, media_id, False)

    @table.get(f"{_OLD}/thumbnail/{_ID}", auth=Auth.NONE, limit="download")
    async def old_thumbnail(call: Call, server_name: str, media_id: str) -> Answer:
        return await thumbnail_answer(call, server_name, media_id, True)

    return table
