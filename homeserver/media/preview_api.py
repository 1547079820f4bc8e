"""Previews of web pages over HTTP (Client-server API, "Content repository")."""

from __future__ import annotations

from typing import Any

from homeserver.http import Call, Routes
from homeserver.media.previews import Previews


def routes(previews: Previews) -> Routes:
    """For users, as they make this server fetch."""
    table = Routes()

    @table.get("/_matrix/client/v1/media/preview_url", "/_matrix/media/v3/preview_url", limit="preview")
    async def preview(call: Call) -> dict[str, Any]:
        call.query_int("ts")  # the newest is as good as that of a certain time
        return await previews.of(call.query.required("url"))

    return table
