"""Claims on the processes that draw: what goes wrong in one of them is that picture's matter alone."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import struct
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image

from homeserver.sandbox.workers import Picture, PictureTooLarge, Unusable, Wish, WorkerFailed, Workers
from tests.media.content import film, noise, opened, picture

MOST_PIXELS = 2_000_000


@pytest_asyncio.fixture
async def workers() -> AsyncIterator[Workers]:
    made = Workers(2, MOST_PIXELS)
    yield made
    await made.close()


async def pieces(content: bytes) -> AsyncIterator[bytes]:
    for begin in range(0, len(content), 65_536):
        yield content[begin : begin + 65_536]


async def draw(
    workers: Workers, content: bytes, width: int, height: int, crop: bool = False, film: bool = False
) -> Picture:
    return await workers.draw(pieces(content), len(content), Wish(width, height, crop, film))


def children() -> set[int]:
    """The processes that this one has started to draw, and that run."""
    return workers_of(os.getpid())


def workers_of(pid: int) -> set[int]:
    """The processes that another one has started to draw, and that run."""
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                command = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if int(fields[1]) == pid and b"homeserver.sandbox.worker" in command:
                found.add(int(entry.name))
    return found


def environment_of(pid: int) -> bytes:
    """The environment that a process was started with."""
    return Path(f"/proc/{pid}/environ").read_bytes()


def runs(pid: int) -> bool:
    """Whether there is such a process."""
    return Path(f"/proc/{pid}").exists()


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, without the pixels for it."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("size", "wanted", "crop", "drawn"),
    [
        ((1000, 500), (640, 480), False, (640, 320)),
        ((500, 1000), (640, 480), False, (240, 480)),
        ((1000, 500), (96, 96), True, (96, 96)),
        ((1000, 20), (96, 96), True, (20, 20)),
        ((1000, 20), (200, 10), True, (200, 10)),
        ((1200, 3), (64, 64), False, (64, 1)),
        ((101, 100), (100, 100), True, (100, 100)),
    ],
)
async def test_a_picture_gets_smaller_and_never_larger(
    workers: Workers, size: tuple[int, int], wanted: tuple[int, int], crop: bool, drawn: tuple[int, int]
) -> None:
    for form in ("JPEG", "PNG", "WEBP"):
        found = await draw(workers, picture(*size, form), *wanted, crop=crop)
        assert found.content is not None
        image = opened(found.content)
        assert (image.size, image.format, found.content_type) == (drawn, "JPEG", "image/jpeg")
        if min(drawn) > 8:  # the left half is still red, and the right half blue
            red, blue = image.getpixel((1, 1)), image.getpixel((drawn[0] - 2, 1))
            assert isinstance(red, tuple)
            assert isinstance(blue, tuple)
            assert red[0] > 150 > red[2]
            assert blue[2] > 150 > blue[0]


@pytest.mark.parametrize(
    ("form", "content_type"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("GIF", "image/gif"), ("WEBP", "image/webp")],
)
async def test_a_picture_that_is_small_enough_is_its_own_thumbnail(
    workers: Workers, form: str, content_type: str
) -> None:
    found = await draw(workers, picture(100, 50, form), 100, 50)
    assert (found.content_type, found.content) == (content_type, None)


async def test_what_is_transparent_stays_so(workers: Workers) -> None:
    for content in (picture(200, 200, mode="RGBA"), picture(200, 200, "WEBP", mode="RGBA")):
        image = Image.open(io.BytesIO(content))
        image.putalpha(Image.new("L", image.size, 100))
        file = io.BytesIO()
        image.save(file, "PNG")
        found = await draw(workers, file.getvalue(), 50, 50)
        assert found.content is not None
        assert (opened(found.content).mode, found.content_type) == ("RGBA", "image/png")


@pytest.mark.parametrize("mode", ["L", "LA", "P", "CMYK", "I;16", "1"])
async def test_every_kind_of_colour_is_understood(workers: Workers, mode: str) -> None:
    file = io.BytesIO()
    Image.new(mode, (200, 100)).save(file, "JPEG" if mode == "CMYK" else "PNG")
    found = await draw(workers, file.getvalue(), 50, 50)
    assert found.content is not None
    assert opened(found.content).size == (50, 25)


async def test_a_photograph_stands_upright(workers: Workers) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = await draw(workers, picture(400, 200, "JPEG", exif=exif), 100, 100)
    assert found.content is not None
    assert opened(found.content).size == (50, 100)
    cut = await draw(workers, picture(400, 200, "JPEG", exif=exif), 80, 40, crop=True)
    assert cut.content is not None
    assert opened(cut.content).size == (80, 40)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
async def test_a_film_moves_only_where_that_is_wished_for(workers: Workers, form: str) -> None:
    content = film(200, 100, 5, form)
    still = await draw(workers, content, 50, 50)
    whole = await draw(workers, content, 400, 400)
    moving = await draw(workers, content, 50, 50, film=True)
    own = await draw(workers, content, 400, 400, film=True)
    assert own.content is None
    assert moving.content is not None
    assert (opened(moving.content).size, getattr(opened(moving.content), "n_frames", 1)) == ((50, 25), 5)
    assert moving.content_type == "image/webp"
    for found, size in ((still, (50, 25)), (whole, (200, 100))):
        assert found.content is not None
        assert (opened(found.content).size, getattr(opened(found.content), "n_frames", 1)) == (size, 1)


async def test_of_a_film_that_is_too_long_the_first_frame_is_drawn(workers: Workers) -> None:
    found = await draw(workers, film(60, 60, 301), 30, 30, film=True)
    assert found.content is not None
    assert getattr(opened(found.content), "n_frames", 1) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        noise(5000),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture(300, 300)[:400],
        png_of(300, 300),
    ],
)
async def test_what_is_no_whole_picture_is_refused(workers: Workers, content: bytes) -> None:
    with pytest.raises(Unusable):
        await draw(workers, content, 32, 32)
    assert (await draw(workers, picture(100, 100), 32, 32)).content is not None


async def test_a_bomb_is_refused_before_it_is_unpacked(workers: Workers) -> None:
    for width, height in ((50_000, 50_000), (2**31 - 1, 1), (MOST_PIXELS + 1, 1)):
        with pytest.raises(PictureTooLarge):
            await draw(workers, png_of(width, height), 32, 32)
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG", optimize=True)
    assert len(bomb.getvalue()) < 100_000
    with pytest.raises(PictureTooLarge):
        await draw(workers, bomb.getvalue(), 32, 32)
    assert (await draw(workers, picture(100, 100), 32, 32)).content is not None


async def test_a_process_that_is_killed_takes_only_its_own_picture_along(workers: Workers) -> None:
    assert children() == set()
    released = asyncio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        content = picture(100, 100)
        yield content[:100]
        await released.wait()
        yield content[100:]

    size = len(picture(100, 100))
    doomed = asyncio.create_task(workers.draw(slowly(), size, Wish(32, 32)))
    async with asyncio.timeout(10):
        while not children():
            await asyncio.sleep(0.01)
    (victim,) = children()
    other = await draw(workers, picture(100, 100), 32, 32)
    os.kill(victim, signal.SIGKILL)
    released.set()
    with pytest.raises(WorkerFailed):
        await doomed
    assert other.content is not None
    assert victim not in children()
    results = await asyncio.gather(*(draw(workers, picture(100, 100), 32, 32) for _ in range(8)))
    assert all(result.content is not None for result in results)
    assert len(children()) <= 2


async def test_a_process_that_died_while_it_was_idle_is_noticed(workers: Workers) -> None:
    await draw(workers, picture(100, 100), 32, 32)
    (idle,) = children()
    os.kill(idle, signal.SIGKILL)
    async with asyncio.timeout(5):
        while idle in children():
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.2)  # until this process has heard of it too
    assert (await draw(workers, picture(100, 100), 32, 32)).content is not None


async def test_what_takes_too_long_is_ended() -> None:
    async def for_ever() -> AsyncIterator[bytes]:
        yield picture(100, 100)[:100]
        await asyncio.sleep(60)

    workers = Workers(1, 40_000_000, drawing_s=0.1)
    with pytest.raises(WorkerFailed, match="too long"):
        await workers.draw(for_ever(), 1000, Wish(32, 32))
    assert children() == set()
    await workers.close()


async def test_no_process_outlives_the_server(workers: Workers) -> None:
    await draw(workers, picture(100, 100), 32, 32)
    assert len(children()) == 1
    await workers.close()
    assert children() == set()
