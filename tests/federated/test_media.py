"""Claims on media that users of three servers share."""

from __future__ import annotations

import pytest

from tests.media.content import download, noise, opened, picture, thumbnail, upload
from tests.rig.trio import NAMES, Trio

PAIRS = [(origin, reader) for origin in NAMES for reader in NAMES if origin != reader]


@pytest.mark.parametrize(("origin", "reader"), PAIRS)
async def test_a_file_of_one_server_is_downloaded_by_a_user_of_another(trio: Trio, origin: str, reader: str) -> None:
    author, other = await trio.users(origin, reader)
    content = noise(300_000)
    uri = await upload(author, content, "image/png", filename="каша.png")
    reply = await download(other, uri)
    assert (reply.status, reply.body, reply.headers["Content-Type"]) == (200, content, "image/png")
    name = reply.headers["Content-Disposition"].lower()
    assert "utf-8''%d0%ba%d0%b0%d1%88%d0%b0.png" in name


@pytest.mark.parametrize(("origin", "reader"), PAIRS)
async def test_a_user_sees_a_thumbnail_of_a_picture_of_another_server(trio: Trio, origin: str, reader: str) -> None:
    author, other = await trio.users(origin, reader)
    uri = await upload(author, picture(400, 200), "image/png")
    reply = await thumbnail(other, uri, 32, 32, method="crop")
    assert reply.status == 200, reply.body
    assert opened(reply.body).size == (32, 32)


@pytest.mark.parametrize(("origin", "reader"), PAIRS)
async def test_what_a_server_does_not_have_no_other_has(trio: Trio, origin: str, reader: str) -> None:
    other = await trio.user(reader)
    reply = await download(other, f"{trio[origin].server_name}/unknown")
    assert (reply.status, reply.errcode) == (404, "M_NOT_FOUND")
