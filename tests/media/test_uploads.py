"""Claims on uploading and downloading."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp
import pytest

from tests.media.content import CLIENT, OLD, announce, download, fill, noise, upload
from tests.rig.client import Client
from tests.rig.porch import PorchProcess

SANDBOX = (
    "sandbox; default-src 'none'; script-src 'none'; plugin-types application/pdf; "
    "style-src 'unsafe-inline'; object-src 'self';"
)


def stored(server: PorchProcess) -> list[Path]:
    """The files in the server's store."""
    return [path for path in (server.data_dir / "media").rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, 65_536, 3_000_001])
async def test_what_is_uploaded_comes_back_to_every_user_byte_for_byte(porch: PorchProcess, size: int) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    content = noise(size)
    uri = await upload(alice, content, "image/png", filename="cat.png")
    assert uri.startswith("porch.test/")
    reply = await download(bob, uri)
    assert (reply.status, reply.body) == (200, content)
    assert reply.headers["Content-Type"] == "image/png"
    assert reply.headers["Content-Length"] == str(size)
    assert reply.headers["Content-Disposition"] == 'inline; filename="cat.png"'
    assert reply.headers["Content-Security-Policy"] == SANDBOX
    assert reply.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert "private" in reply.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("content_type", "kept", "way"),
    [
        ("text/html", "text/html", "attachment"),
        ("image/svg+xml", "image/svg+xml", "attachment"),
        ("application/pdf", "application/pdf", "attachment"),
        ("IMAGE/JPEG", "IMAGE/JPEG", "inline"),
        ("text/plain; charset=utf-8", "text/plain; charset=utf-8", "inline"),
        ("image/png text/html", "application/octet-stream", "attachment"),
        ("nonsense", "application/octet-stream", "attachment"),
        ("", "application/octet-stream", "attachment"),
        ("a/" + "b" * 300, "application/octet-stream", "attachment"),
    ],
)
async def test_only_harmless_types_are_shown_in_place(
    porch: PorchProcess, content_type: str, kept: str, way: str
) -> None:
    alice = await Client.register(porch)
    reply = await download(alice, await upload(alice, b"<script>", content_type))
    assert (reply.headers["Content-Type"], reply.headers["Content-Disposition"]) == (kept, way)


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("War and Peace.pdf", 'attachment; filename="War and Peace.pdf"'),
        ("ключ.pdf", "attachment; filename*=utf-8''%D0%BA%D0%BB%D1%8E%D1%87.pdf"),
        ('a"; x="b', "attachment; filename*=utf-8''a%22%3B%20x%3D%22b"),
        ("back\\slash", "attachment; filename*=utf-8''back%5Cslash"),
    ],
)
async def test_a_file_keeps_its_name_and_no_name_breaks_out_of_the_header(
    porch: PorchProcess, name: str, header: str
) -> None:
    alice = await Client.register(porch)
    uri = await upload(alice, b"x", filename=name)
    assert (await download(alice, uri)).headers["Content-Disposition"] == header
    other = await download(alice, uri, "other%20name.txt")
    assert other.headers["Content-Disposition"] == 'attachment; filename="other name.txt"'
    await alice.refused(400, "M_INVALID_PARAM", "GET", f"{CLIENT}/download/{uri}/a%0D%0Ab")


async def test_names_that_cannot_be_kept_are_refused(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    for name in ("a\nb", "x" * 1001):
        await alice.refused(400, "M_INVALID_PARAM", "POST", f"{OLD}/upload", filename=name)


async def test_a_range_is_answered_with_that_part(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    content = noise(200_000)
    uri = await upload(alice, content, "video/mp4")

    async def part(header: str) -> tuple[int, bytes, str | None]:
        reply = await download(alice, uri, headers={"Range": header})
        return reply.status, reply.body, reply.headers.get("Content-Range")

    assert await part("bytes=0-0") == (206, content[:1], "bytes 0-0/200000")
    assert await part("bytes=100-150000") == (206, content[100:150_001], "bytes 100-150000/200000")
    assert await part("bytes=199999-") == (206, content[-1:], "bytes 199999-199999/200000")
    assert await part("bytes=-5") == (206, content[-5:], "bytes 199995-199999/200000")
    assert await part("bytes=5-9999999") == (206, content[5:], "bytes 5-199999/200000")
    for ignored in ("bytes=0-1,4-5", "bytes=9-3", "lines=1-2", "bytes=-"):
        assert await part(ignored) == (200, content, None)
    status, _, where = await part("bytes=200000-")
    assert (status, where) == (416, "bytes */200000")


async def test_head_tells_the_size_without_the_content(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    uri = await upload(alice, noise(100_000))
    reply = await alice.request("HEAD", f"{CLIENT}/download/{uri}")
    assert (reply.status, reply.body, reply.headers["Content-Length"]) == (200, b"", "100000")


@pytest.mark.parametrize(
    "place",
    [
        "porch.test/nothing",
        "porch.test/..",
        "porch.test/..%2F..%2Fsigning.key",
        "..%2F..%2F/etc",
        "porch.test/a.b",
        "porch.test/%00",
        "porch.test/" + "a" * 256,
        "elsewhere.test/abc",
        "127.0.0.1:x/abc",
    ],
)
async def test_there_is_nothing_under_other_ids(porch: PorchProcess, place: str) -> None:
    alice = await Client.register(porch)
    for kind in ("download", "thumbnail"):
        reply = await alice.get(f"{CLIENT}/{kind}/{place}", width=32, height=32)
        assert (reply.status, reply.errcode) in ((404, "M_NOT_FOUND"), (400, "M_INVALID_PARAM"))
    assert (await fill(alice, place, b"x")).status in (404, 400)


async def test_an_upload_that_is_too_large_is_refused_and_leaves_nothing(
    start_porch: Callable[..., PorchProcess],
) -> None:
    server = start_porch({"media.largest_upload_bytes": 100_000})
    alice = await Client.register(server)
    assert (await alice.ok("GET", f"{CLIENT}/config"))["m.upload.size"] == 100_000
    assert (await alice.ok("GET", f"{OLD}/config"))["m.upload.size"] == 100_000
    await upload(alice, noise(100_000))

    async def unannounced() -> AsyncIterator[bytes]:
        for _ in range(4):
            yield noise(60_000)

    reply = await alice.request("POST", f"{OLD}/upload", raw=noise(100_001))
    assert (reply.status, reply.errcode) == (413, "M_TOO_LARGE")
    headers = {"Authorization": f"Bearer {alice.access_token}"}
    async with (
        aiohttp.ClientSession() as http,
        http.post(server.url + f"{OLD}/upload", data=unannounced(), headers=headers) as answer,
    ):
        assert (answer.status, (await answer.json())["errcode"]) == (413, "M_TOO_LARGE")
    assert [path.stat().st_size for path in stored(server)] == [100_000]


async def test_an_upload_that_breaks_off_leaves_nothing(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch()
    alice = await Client.register(server)
    host, port = server.url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    head = f"POST {OLD}/upload HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\nAuthorization: Bearer "
    writer.write(head.encode() + alice.access_token.encode() + b"\r\n\r\n" + noise(600_000))
    await writer.drain()
    async with asyncio.timeout(5):
        while not stored(server):
            await asyncio.sleep(0.01)
        writer.close()
        while stored(server):
            await asyncio.sleep(0.01)
    assert server.bugs() == []


async def test_who_has_uploaded_too_much_may_not_go_on(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch({"media.quota_files": 3, "media.quota_bytes": 1000})
    alice, bob, carol = [await Client.register(server) for _ in range(3)]
    await upload(alice, noise(900))
    reply = await alice.request("POST", f"{OLD}/upload", raw=noise(101))
    assert (reply.status, reply.errcode) == (403, "M_FORBIDDEN")
    await upload(alice, noise(100))
    for _ in range(3):
        await upload(bob, b"x")
    assert (await bob.request("POST", f"{OLD}/upload", raw=b"x")).errcode == "M_FORBIDDEN"
    await bob.refused(403, "M_FORBIDDEN", "POST", "/_matrix/media/v1/create")
    announced = [await announce(carol) for _ in range(3)]
    assert [(await fill(carol, uri, b"x")).status for uri in announced] == [200, 200, 200]
    assert len(stored(server)) == 8


async def test_files_are_found_again_after_a_crash(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch()
    alice = await Client.register(server)
    uri = await upload(alice, b"to be kept", "text/plain")
    server.kill()
    server.start()
    assert (await download(alice, uri)).body == b"to be kept"


async def test_media_of_the_time_before_the_freeze_are_open_and_later_ones_are_not(
    start_porch: Callable[..., PorchProcess],
) -> None:
    server = start_porch({"media.unauthenticated_downloads": "true"})
    alice, nobody = await Client.register(server), Client(server.url)
    early = await upload(alice, b"early", "text/plain", filename="a.txt")
    announced_early = await announce(alice)
    server.stop()
    server.settings["media.unauthenticated_downloads"] = "false"
    server.start()
    await alice.close()
    await nobody.close()
    late = await upload(alice, b"late", "text/plain")
    assert (await fill(alice, announced_early, b"in between")).status == 200
    reply = await nobody.get(f"{OLD}/download/{early}")
    assert (reply.status, reply.body) == (200, b"early")
    assert reply.headers["Content-Disposition"] == 'inline; filename="a.txt"'
    renamed = await nobody.get(f"{OLD}/download/{early}/b.txt")
    assert renamed.headers["Content-Disposition"] == 'inline; filename="b.txt"'
    assert (await nobody.get(f"/_matrix/media/r0/download/{early}")).body == b"early"
    for closed in (late, announced_early):
        await nobody.refused(404, "M_NOT_FOUND", "GET", f"{OLD}/download/{closed}")
    await nobody.refused(404, "M_NOT_FOUND", "GET", f"{OLD}/download/{late}/b.txt")
    assert [(await download(alice, uri)).body for uri in (early, late)] == [b"early", b"late"]


async def test_without_a_token_nothing_is_uploaded_or_downloaded(porch: PorchProcess) -> None:
    alice, nobody = await Client.register(porch), Client(porch.url)
    uri = await upload(alice, b"x")
    for method, path in [
        ("POST", f"{OLD}/upload"),
        ("POST", "/_matrix/media/v1/create"),
        ("PUT", f"{OLD}/upload/{uri}"),
        ("GET", f"{CLIENT}/download/{uri}"),
        ("GET", f"{CLIENT}/download/{uri}/a.txt"),
        ("GET", f"{CLIENT}/config"),
    ]:
        await nobody.refused(401, "M_MISSING_TOKEN", method, path)


async def test_guests_look_and_bring_nothing(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch({"registration.guests": "true"})
    alice, guest = await Client.register(server), Client(server.url)
    guest.access_token = (await guest.ok("POST", "register?kind=guest"))["access_token"]
    uri = await upload(alice, b"look", "text/plain")
    assert (await download(guest, uri)).body == b"look"
    for method, path in [
        ("POST", f"{OLD}/upload"),
        ("POST", "/_matrix/media/v1/create"),
        ("PUT", f"{OLD}/upload/{uri}"),
        ("GET", f"{CLIENT}/preview_url"),
    ]:
        await guest.refused(403, "M_GUEST_ACCESS_FORBIDDEN", method, path)


async def test_a_store_that_cannot_be_used_keeps_the_server_from_starting(
    start_porch: Callable[..., PorchProcess],
) -> None:
    for url in ("ftp://somewhere", "azure://container/path"):
        with pytest.raises(RuntimeError, match=r"media\.store: "):
            start_porch({"media.store": url})


async def test_files_lie_where_the_configuration_says(start_porch: Callable[..., PorchProcess], tmp_path: Path) -> None:
    server = start_porch({"media.store": f"file://{tmp_path}/elsewhere"})
    alice = await Client.register(server)
    uri = await upload(alice, b"there")
    assert [path.read_bytes() for path in (tmp_path / "elsewhere").rglob("*") if path.is_file()] == [b"there"]
    assert (await download(alice, uri)).body == b"there"
