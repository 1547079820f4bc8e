"""Claims on thumbnails over HTTP."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from PIL import Image

from tests.media.content import CLIENT, OLD, announce, fill, film, noise, opened, picture, thumbnail, upload
from tests.media.test_uploads import SANDBOX, stored
from tests.rig.client import Client
from tests.rig.porch import PorchProcess
from tests.sandbox.test_workers import environment_of, runs, workers_of


@pytest.mark.parametrize(
    ("wanted", "method", "size"),
    [
        ((30, 10), "crop", None),
        ((32, 32), "crop", (32, 32)),
        ((33, 33), "crop", (96, 96)),
        ((300, 100), "scale", (320, 213)),
        ((640, 480), "scale", (640, 427)),
        ((801, 100), "scale", (1600, 1067)),
    ],
)
async def test_a_thumbnail_has_a_standard_size_at_least_as_large_as_was_asked_for(
    porch: PorchProcess, wanted: tuple[int, int], method: str, size: tuple[int, int] | None
) -> None:
    alice = await Client.register(porch)
    uri = await upload(alice, picture(1800, 1200, "JPEG"), "image/jpeg")
    reply = await thumbnail(alice, uri, *wanted, method=method)
    assert reply.status == 200, reply.body
    assert opened(reply.body).size == (size or wanted)
    assert reply.headers["Content-Type"] == "image/jpeg"
    assert reply.headers["Content-Disposition"] == 'inline; filename="thumbnail.jpg"'
    assert reply.headers["Content-Security-Policy"] == SANDBOX
    assert reply.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert int(reply.headers["Content-Length"]) == len(reply.body)


async def test_a_picture_that_is_smaller_than_that_comes_as_it_is(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    content = picture(300, 200)
    uri = await upload(alice, content, "text/html", filename="x.html")
    for size in ((320, 240), (5000, 5000)):
        reply = await thumbnail(alice, uri, *size)
        assert (reply.status, reply.body) == (200, content)
        assert reply.headers["Content-Type"] == "image/png"
        assert reply.headers["Content-Disposition"] == 'inline; filename="thumbnail.png"'


async def test_a_film_moves_only_where_that_is_wished_for(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    uri = await upload(alice, film(200, 100), "image/gif")
    frames = {}
    for animated in (None, False, True):
        query = {} if animated is None else {"animated": animated}
        reply = await thumbnail(alice, uri, 96, 96, method="crop", **query)
        frames[animated] = (reply.headers["Content-Type"], getattr(opened(reply.body), "n_frames", 1))
    assert frames == {None: ("image/jpeg", 1), False: ("image/jpeg", 1), True: ("image/webp", 3)}


async def test_a_thumbnail_is_made_once_and_kept(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch()
    alice = await Client.register(server)
    uri = await upload(alice, picture(800, 600), "image/png")
    replies = await asyncio.gather(*(thumbnail(alice, uri, 90 + n % 3, 90 + n % 3, method="crop") for n in range(12)))
    assert {reply.body for reply in replies} == {replies[0].body}
    assert len(stored(server)) == 2
    server.restart()
    await alice.close()
    again = await thumbnail(alice, uri, 96, 96, method="crop")
    assert again.body == replies[0].body
    assert len(stored(server)) == 2


async def test_only_so_many_thumbnails_of_a_file_are_kept(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch()
    alice = await Client.register(server)
    uri = await upload(alice, picture(200, 100), "image/png")
    for number in range(33):
        reply = await thumbnail(alice, uri, 20 + number, 10, method="crop")
        assert opened(reply.body).size == (20 + number, 10)
    assert len(stored(server)) == 31


@pytest.mark.parametrize("content", [noise(3000), b"", picture(400, 400)[:500]])
async def test_of_what_is_no_picture_there_is_no_thumbnail(porch: PorchProcess, content: bytes) -> None:
    alice = await Client.register(porch)
    uri = await upload(alice, content, "image/png")
    for _ in range(2):
        reply = await thumbnail(alice, uri, 32, 32)
        assert (reply.status, reply.errcode) == (400, "M_UNKNOWN")


async def test_a_bomb_is_too_large_and_harms_nobody(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    bomb = await upload(alice, file.getvalue(), "image/png")
    good = await upload(alice, picture(200, 200), "image/png")
    refused, drawn = await asyncio.gather(thumbnail(alice, bomb, 32, 32), thumbnail(alice, good, 32, 32, method="crop"))
    assert (refused.status, refused.errcode) == (413, "M_TOO_LARGE")
    assert opened(drawn.body).size == (32, 32)


@pytest.mark.parametrize(
    ("query", "errcode"),
    [
        ({}, "M_MISSING_PARAM"),
        ({"width": 32}, "M_MISSING_PARAM"),
        ({"width": "x", "height": 32}, "M_INVALID_PARAM"),
        ({"width": -1, "height": 32}, "M_INVALID_PARAM"),
        ({"width": 0, "height": 32}, "M_INVALID_PARAM"),
        ({"width": 1.5, "height": 32}, "M_INVALID_PARAM"),
        ({"width": 32, "height": 32, "method": "stretch"}, "M_INVALID_PARAM"),
        ({"width": 32, "height": 32, "animated": "maybe"}, "M_INVALID_PARAM"),
    ],
)
async def test_a_size_that_makes_no_sense_is_refused(porch: PorchProcess, query: dict[str, Any], errcode: str) -> None:
    alice = await Client.register(porch)
    uri = await upload(alice, picture(100, 100), "image/png")
    await alice.refused(400, errcode, "GET", f"{CLIENT}/thumbnail/{uri}?{urlencode(query)}")


async def test_a_thumbnail_waits_for_an_announced_file(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    uri = await announce(alice)
    late = await thumbnail(alice, uri, 32, 32, timeout_ms=50)
    assert (late.status, late.errcode) == (504, "M_NOT_YET_UPLOADED")
    waiting = asyncio.create_task(thumbnail(alice, uri, 32, 32))
    await asyncio.sleep(0.1)
    await fill(alice, uri, picture(100, 100), "image/png")
    assert (await waiting).status == 200


async def test_thumbnails_are_open_only_where_their_files_are(start_porch: Callable[..., PorchProcess]) -> None:
    open_server = start_porch({"media.unauthenticated_downloads": "true"})
    alice, nobody = await Client.register(open_server), Client(open_server.url)
    uri = await upload(alice, picture(100, 100), "image/png")
    reply = await nobody.get(f"{OLD}/thumbnail/{uri}?method=crop", width=32, height=32)
    assert (reply.status, opened(reply.body).size) == (200, (32, 32))
    await nobody.refused(401, "M_MISSING_TOKEN", "GET", f"{CLIENT}/thumbnail/{uri}", width=32, height=32)


async def test_without_logging_in_there_are_no_thumbnails_of_new_files(porch: PorchProcess) -> None:
    alice, nobody = await Client.register(porch), Client(porch.url)
    uri = await upload(alice, picture(100, 100), "image/png")
    await nobody.refused(404, "M_NOT_FOUND", "GET", f"{OLD}/thumbnail/{uri}", width=32, height=32)


async def test_what_draws_ends_with_the_server(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch()
    alice = await Client.register(server)
    uri = await upload(alice, picture(100, 100), "image/png")
    await thumbnail(alice, uri, 32, 32, method="crop")
    (worker,) = workers_of(server.pid)
    known = environment_of(worker)
    assert b"PYTHONPATH=" in known
    assert b"HOME=" not in known
    server.kill()
    async with asyncio.timeout(5):
        while runs(worker):
            await asyncio.sleep(0.02)
