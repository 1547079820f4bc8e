"""Claims on media that go from server to server."""

from __future__ import annotations

import asyncio
import email
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio

from tests.federation.authority import Answering, Authority, TlsServer, answer
from tests.federation.neighbour import federating
from tests.media.content import CLIENT, announce, download, fill, noise, opened, picture, thumbnail, upload
from tests.media.content import OLD as OLD_MEDIA
from tests.media.media_server import NEW, OLD, TYPE, MediaServer, broken_off, endless, parts, whole
from tests.media.test_uploads import stored
from tests.rig.client import Client, Reply
from tests.rig.porch import PorchProcess

LARGEST = 300_000
PNG = "Content-Type: image/png"


@pytest.fixture(scope="session")
def server(new_database: Callable[[], dict[str, Any]], authority: Authority) -> Iterator[PorchProcess]:
    """A Porch that federates, and takes small files only."""
    settings = {**new_database(), **federating(authority), "media.largest_remote_bytes": LARGEST}
    made = PorchProcess(settings).start()
    yield made
    bugs = made.bugs()
    try:
        assert not bugs, "\n".join(bugs)
    finally:
        made.remove()


@pytest_asyncio.fixture
async def other(server: PorchProcess, authority: Authority) -> AsyncIterator[MediaServer]:
    """A server that has media."""
    neighbour = MediaServer(authority, server)
    neighbour.media, neighbour.requests = {}, []
    async with neighbour:
        yield neighbour


@pytest_asyncio.fixture
async def alice(server: PorchProcess) -> Client:
    return await Client.register(server)


def two_parts(reply: Reply) -> tuple[Any, Any]:
    """What a server answers another one, as Python's own library reads it."""
    assert reply.status == 200, reply.body
    assert int(reply.headers["Content-Length"]) == len(reply.body)
    head = b"MIME-Version: 1.0\r\nContent-Type: " + reply.headers["Content-Type"].encode() + b"\r\n\r\n"
    first, second = email.message_from_bytes(head + reply.body).get_payload()
    assert first.get_content_type() == "application/json"  # type: ignore[union-attr]
    assert first.get_payload(decode=True) == b"{}"  # type: ignore[union-attr]
    return first, second


async def test_another_server_gets_media_of_this_one(server: PorchProcess, other: MediaServer, alice: Client) -> None:
    content = noise(200_000)
    name, media_id = (await upload(alice, content, "text/html", filename="ä.html")).split("/")
    assert name == server.server_name
    _, media = two_parts(await other.ask("GET", f"media/download/{media_id}"))
    assert media.get_payload(decode=True) == content
    assert media["Content-Type"] == "text/html"
    assert media["Content-Disposition"] == "attachment; filename*=utf-8''%C3%A4.html"


async def test_another_server_gets_thumbnails_of_this_one(other: MediaServer, alice: Client) -> None:
    media_id = (await upload(alice, picture(400, 200), "image/png")).partition("/")[2]
    _, media = two_parts(await other.ask("GET", f"media/thumbnail/{media_id}?width=32&height=32&method=crop"))
    assert opened(media.get_payload(decode=True)).size == (32, 32)
    assert media["Content-Type"] == "image/jpeg"
    no_picture = (await upload(alice, noise(100))).partition("/")[2]
    for media_id, query, status, errcode in [
        (no_picture, "width=32&height=32", 400, "M_UNKNOWN"),
        (no_picture, "width=32", 400, "M_MISSING_PARAM"),
        (no_picture, "width=32&height=-1", 400, "M_INVALID_PARAM"),
        ("unknown", "width=32&height=32", 404, "M_NOT_FOUND"),
    ]:
        reply = await other.ask("GET", f"media/thumbnail/{media_id}?{query}")
        assert (reply.status, reply.errcode) == (status, errcode)


async def test_another_server_is_told_what_is_not_there(
    server: PorchProcess, other: MediaServer, alice: Client
) -> None:
    for media_id in ("unknown", "..%2Fsigning.key"):
        reply = await other.ask("GET", f"media/download/{media_id}")
        assert (reply.status, reply.errcode) == (404, "M_NOT_FOUND")
    uri = await announce(alice)
    path = f"media/download/{uri.partition('/')[2]}?timeout_ms="
    late = await other.ask("GET", path + "50")
    assert (late.status, late.errcode) == (504, "M_NOT_YET_UPLOADED")
    waiting = asyncio.create_task(other.ask("GET", path + "5000"))
    await asyncio.sleep(0.1)
    await fill(alice, uri, b"here it is")
    assert two_parts(await waiting)[1].get_payload(decode=True) == b"here it is"
    nobody = Client(server.url)
    for kind in ("download", "thumbnail"):
        await nobody.refused(401, "M_UNAUTHORIZED", "GET", f"/_matrix/federation/v1/media/{kind}/abc")


async def test_media_of_another_server_are_fetched_once_and_kept(
    server: PorchProcess, other: MediaServer, alice: Client
) -> None:
    content = noise(LARGEST)
    uri = f"{other.server_name}/abc"
    other.media[f"{NEW}abc"] = whole(content, PNG, "Content-Disposition: inline; filename*=utf-8''%C3%A4.png")
    other.delay_s = 0.2
    replies = await asyncio.gather(*(download(alice, uri) for _ in range(6)))
    assert {(reply.status, reply.body) for reply in replies} == {(200, content)}
    assert replies[0].headers["Content-Type"] == "image/png"
    assert replies[0].headers["Content-Disposition"] == "inline; filename*=utf-8''%C3%A4.png"
    (request,) = other.requests
    assert request.headers["authorization"].startswith("X-Matrix ")
    server.restart()
    await alice.close()
    assert (await download(alice, uri)).body == content
    assert len(other.requests) == 1
    # Media come to be known here after the freeze: without logging in there are none of them.
    nobody = Client(server.url)
    await nobody.refused(404, "M_NOT_FOUND", "GET", f"{OLD_MEDIA}/download/{uri}")


async def test_thumbnails_of_another_servers_media_are_made_here(other: MediaServer, alice: Client) -> None:
    other.media[f"{NEW}abc"] = whole(picture(400, 200), PNG)
    other.media[f"{NEW}text"] = whole(b"text", "Content-Type: text/plain")
    reply = await thumbnail(alice, f"{other.server_name}/abc", 32, 32, method="crop")
    assert opened(reply.body).size == (32, 32)
    refused = await thumbnail(alice, f"{other.server_name}/text", 32, 32)
    assert (refused.status, refused.errcode) == (400, "M_UNKNOWN")


@pytest.mark.parametrize("body", [b'{"errcode": "M_UNRECOGNIZED", "error": "?"}', b"<h1>404 Not Found</h1>"])
async def test_a_server_of_old_is_asked_the_old_way(other: MediaServer, alice: Client, body: bytes) -> None:
    other.media[NEW] = answer(body, 404)
    other.media[f"{OLD}{other.server_name.replace(':', '%3A')}/abc?"] = answer(
        b"of old", Content_Type="text/plain", Content_Disposition="attachment; filename=a.txt"
    )
    reply = await download(alice, f"{other.server_name}/abc")
    assert (reply.status, reply.body, reply.headers["Content-Type"]) == (200, b"of old", "text/plain")
    assert reply.headers["Content-Disposition"] == 'inline; filename="a.txt"'
    old = other.requests[-1]
    assert "allow_remote=false" in old.uri
    assert "allow_redirect=true" in old.uri
    assert "authorization" not in old.headers


async def test_what_another_server_does_not_have_is_not_asked_for_again(other: MediaServer, alice: Client) -> None:
    for _ in range(3):
        reply = await download(alice, f"{other.server_name}/abc")
        assert (reply.status, reply.errcode) == (404, "M_NOT_FOUND")
    assert len(other.requests) == 1


async def test_only_who_is_logged_in_makes_this_server_fetch(
    server: PorchProcess, other: MediaServer, alice: Client
) -> None:
    nobody = Client(server.url)
    await nobody.refused(401, "M_MISSING_TOKEN", "GET", f"{CLIENT}/download/{other.server_name}/abc")
    for remote in ("true", "false"):
        await nobody.refused(
            404, "M_NOT_FOUND", "GET", f"{OLD_MEDIA}/download/{other.server_name}/abc", allow_remote=remote
        )
    assert other.requests == []


async def test_where_media_are_open_to_all_they_are_fetched_for_all(
    start_porch: Callable[..., PorchProcess], authority: Authority
) -> None:
    server = start_porch({**federating(authority), "media.unauthenticated_downloads": "true"})
    nobody = Client(server.url)
    async with MediaServer(authority, server) as neighbour:
        neighbour.media, neighbour.requests = {NEW: whole(b"open")}, []
        path = f"{OLD_MEDIA}/download/{neighbour.server_name}/abc"
        await nobody.refused(404, "M_NOT_FOUND", "GET", path, allow_remote="false")
        assert neighbour.requests == []
        assert (await nobody.get(path)).body == b"open"


async def test_an_upload_that_is_still_to_come_elsewhere_is_no_failure_of_that_server(
    other: MediaServer, alice: Client
) -> None:
    other.media[f"{NEW}late"] = answer(
        b'{"errcode": "M_NOT_YET_UPLOADED", "error": "Wait"}', 504, Content_Type="application/json"
    )
    other.media[f"{NEW}large"] = answer(
        b'{"errcode": "M_TOO_LARGE", "error": "No"}', 502, Content_Type="application/json"
    )
    other.media[f"{NEW}there"] = whole(b"there")
    late = await download(alice, f"{other.server_name}/late", timeout_ms=1234)
    assert (late.status, late.errcode) == (504, "M_NOT_YET_UPLOADED")
    assert other.requests[-1].uri == f"{NEW}late?timeout_ms=1234"
    large = await download(alice, f"{other.server_name}/large")
    assert (large.status, large.errcode) == (502, "M_TOO_LARGE")
    assert (await download(alice, f"{other.server_name}/there")).body == b"there"


async def test_media_lie_where_the_other_server_points_to(
    other: MediaServer, alice: Client, authority: Authority
) -> None:
    async with TlsServer(authority.context("127.0.0.1"), answer(b"")) as store:
        base = f"https://127.0.0.1:{store.port}"

        async def answering(heard: Any, writer: Any) -> None:
            if heard.uri == "/moved":
                await answer(b"", 307, Location="/place?a=b%2Fc")(heard, writer)
            elif heard.uri == "/place?a=b%2Fc":
                await answer(b"found", Content_Type="image/gif")(heard, writer)
            else:
                await answer(b"", 302, Location=heard.uri + "x")(heard, writer)

        store.answering = answering
        other.media[f"{NEW}direct"] = whole(b"", f"Location: {base}/place?a=b%2Fc")
        other.media[f"{NEW}moved"] = whole(b"", f"location: {base}/moved")
        other.media[f"{NEW}circle"] = whole(b"", f"location: {base}/circle")
        for media_id in ("direct", "moved"):
            reply = await download(alice, f"{other.server_name}/{media_id}")
            assert (reply.status, reply.body, reply.headers["Content-Type"]) == (200, b"found", "image/gif")
        circle = await download(alice, f"{other.server_name}/circle")
        assert (circle.status, circle.errcode) == (502, "M_UNKNOWN")
        assert all("authorization" not in heard.headers for heard in store.heard)


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.1:{port}/x",
        "https://10.0.0.1/x",
        "https://[::1]:{port}/x",
        "https://[fe80::1]/x",
        "https://user:secret@127.0.0.1:{port}/x",
        "file:///etc/passwd",
        "/etc/passwd",
        "https://",
        "https://" + "a" * 5000,
        "",
    ],
)
async def test_no_other_server_points_into_our_network(other: MediaServer, alice: Client, place: str) -> None:
    port = other.server_name.rpartition(":")[2]
    other.media[f"{NEW}abc"] = whole(b"", f"Location: {place.format(port=port)}")
    reply = await download(alice, f"{other.server_name}/abc")
    assert (reply.status, reply.errcode) == (502, "M_UNKNOWN")
    assert len(other.requests) == 1


@pytest.mark.parametrize(
    ("hostile", "errcode"),
    [
        (answer(b"media", Content_Type="image/png"), "M_UNKNOWN"),
        (answer(b"media", Content_Type="multipart/mixed"), "M_UNKNOWN"),
        (answer(b"no boundary in it", Content_Type=TYPE), "M_UNKNOWN"),
        (answer(parts(b"x", boundary="another"), Content_Type=TYPE), "M_UNKNOWN"),
        (answer(parts(b"x")[:-30], Content_Type=TYPE), "M_UNKNOWN"),
        (answer(b"--gc0p4Jq0M2Yt08jU534c0p\r\n\r\n{}\r\n--gc0p4Jq0M2Yt08jU534c0p--", Content_Type=TYPE), "M_UNKNOWN"),
        (whole(b"x", "X: " + "y" * 10_000), "M_UNKNOWN"),
        (broken_off(parts(noise(90_000))[:-50_000], announced=90_000), "M_UNKNOWN"),
        (answer(parts(b"x"), Content_Type=TYPE, Content_Encoding="gzip"), "M_UNKNOWN"),
        (answer(b"I am no JSON", 404), "M_NOT_FOUND"),
        (answer(b"[]", 502), "M_UNKNOWN"),
        (answer(b"{}", 302, Location="/elsewhere"), "M_UNKNOWN"),
        (whole(noise(LARGEST + 1)), "M_TOO_LARGE"),
        (broken_off(b"", announced=10_000_000), "M_TOO_LARGE"),
        (endless(parts(b"")[:-30]), "M_TOO_LARGE"),
    ],
)
async def test_what_is_no_proper_answer_leaves_nothing_behind(
    server: PorchProcess, other: MediaServer, alice: Client, hostile: Answering, errcode: str
) -> None:
    before = stored(server)
    other.media[f"{NEW}abc"] = hostile
    reply = await download(alice, f"{other.server_name}/abc")
    assert (reply.status, reply.errcode) == (404 if errcode == "M_NOT_FOUND" else 502, errcode)
    assert stored(server) == before


async def test_a_name_or_type_that_cannot_be_kept_is_left_out(other: MediaServer, alice: Client) -> None:
    other.media[f"{NEW}abc"] = whole(
        b"x", "Content-Type: what is this", 'Content-Disposition: inline; filename="a\x01b"'
    )
    reply = await download(alice, f"{other.server_name}/abc")
    assert reply.headers["Content-Type"] == "application/octet-stream"
    assert reply.headers["Content-Disposition"] == "attachment"


async def test_a_server_that_is_not_there_or_not_allowed(
    start_porch: Callable[..., PorchProcess], authority: Authority
) -> None:
    server = start_porch(federating(authority, denied_servers="denied.test"))
    alice = await Client.register(server)
    away = await download(alice, "127.0.0.1:1/abc")
    assert (away.status, away.errcode) == (502, "M_UNKNOWN")
    denied = await download(alice, "denied.test/abc")
    assert (denied.status, denied.errcode) == (403, "M_FORBIDDEN")
    itself = await download(alice, "porch.test/abc")
    assert (itself.status, itself.errcode) == (404, "M_NOT_FOUND")


async def test_a_server_that_does_not_answer_keeps_no_other_from_being_asked(
    server: PorchProcess, authority: Authority, alice: Client
) -> None:
    silent, lively = MediaServer(authority, server), MediaServer(authority, server)
    for neighbour in (silent, lively):
        neighbour.media, neighbour.requests = {NEW: whole(b"media")}, []
    silent.delay_s = 30.0
    async with silent, lively:
        waiting = [asyncio.create_task(download(alice, f"{silent.server_name}/{n}")) for n in range(30)]
        await asyncio.sleep(0.3)
        assert 0 < len(silent.requests) <= 8
        async with asyncio.timeout(5):
            assert (await download(alice, f"{lively.server_name}/abc")).body == b"media"
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await alice.close()
