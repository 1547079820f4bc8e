"""Claims on previews of web pages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web

from tests.media.content import CLIENT, OLD, download, film, noise, picture
from tests.media.web_site import WebSite, page
from tests.rig.client import Client, Reply
from tests.rig.porch import PorchProcess

HTML = """<!doctype html><html><head><title>Not this</title>
<meta property="og:title" content="A &amp; B"><meta property="og:description" content="About  <b>both</b>">
<meta property="og:site_name" content="Letters"><meta property="og:image" content="/cat.png">
<meta property="og:image:width" content="7"><meta name="author" content="nobody">
</head><body><p>Text</p></body></html>"""


@pytest.fixture(scope="session")
def server(new_database: Callable[[], dict[str, Any]]) -> Iterator[PorchProcess]:
    """A Porch that makes previews of pages on 127.0.0.1."""
    settings = {
        "media.preview_allowed_networks": "127.0.0.1/32",
        "media.preview_denied_hosts": "*.denied.test,denied.test",
    }
    made = PorchProcess({**new_database(), **settings}).start()
    yield made
    bugs = made.bugs()
    try:
        assert not bugs, "\n".join(bugs)
    finally:
        made.remove()


@pytest_asyncio.fixture
async def alice(server: PorchProcess) -> Client:
    return await Client.register(server)


async def preview(client: Client, url: str, **query: Any) -> Reply:
    return await client.get(f"{CLIENT}/preview_url", url=url, **query)


async def said(client: Client, url: str) -> Any:
    reply = await preview(client, url)
    assert reply.status == 200, reply.body
    return reply.json


async def test_a_page_says_what_it_is_and_its_picture_is_kept_here(server: PorchProcess, alice: Client) -> None:
    cat = picture(60, 40)
    async with WebSite(**{"cat.png": page(cat, "image/png"), "a": page(HTML)}) as site:
        found = await said(alice, f"{site.url}/a#part")
        again = await alice.ok("GET", f"{OLD}/preview_url", url=f"{site.url}/a", ts=1510610716656)
        assert again == found
        assert site.heard == ["/a", "/cat.png"]
        assert "bot" in site.headers["User-Agent"]
        assert "Authorization" not in site.headers
    image = found.pop("og:image")
    assert found == {
        "og:title": "A & B",
        "og:description": "About both",
        "og:site_name": "Letters",
        "og:image:type": "image/png",
        "og:image:width": 60,
        "og:image:height": 40,
        "matrix:image:size": len(cat),
    }
    assert image.startswith("mxc://porch.test/")
    reply = await download(alice, image.removeprefix("mxc://"))
    assert (reply.body, reply.headers["Content-Type"]) == (cat, "image/png")


async def test_many_who_ask_at_once_make_one_request(alice: Client) -> None:
    async with WebSite(a=page("<title>once</title>")) as site:
        found = await asyncio.gather(*(said(alice, f"{site.url}/a") for _ in range(8)))
        assert found == [{"og:title": "once"}] * 8
        assert site.heard == ["/a"]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<title> A\n title </title><p>Some   text</p>", {"og:title": "A title", "og:description": "Some text"}),
        (
            "<h1>Head</h1><script>no</script><nav><p>no</p></nav><p>yes</p>",
            {"og:title": "Head", "og:description": "yes"},
        ),
        (
            "<meta name=twitter:title content=T><meta name=twitter:description content=D>",
            {"og:title": "T", "og:description": "D"},
        ),
        ("<meta name=description content='Described'>", {"og:description": "Described"}),
        ("<meta property=og:title content='&lt;script&gt;alert(1)&lt;/script&gt;safe'>", {"og:title": "safe"}),
        ("<meta property=og:title content='&amp;lt;img src=x onerror=y&amp;gt;safe'>", {"og:title": "safe"}),
        ("<meta property=og:title content='1 &lt; 2 &amp;amp; 3'>", {"og:title": "1 < 2 & 3"}),
        ("<meta property=og:title content=first><meta property=og:title content=second>", {"og:title": "first"}),
        ("<meta property=og:url content='javascript:alert(1)'><title>x</title>", {"og:title": "x"}),
        ("<base href='https://a.test/b/'><meta property=og:url content=c>", {"og:url": "https://a.test/b/c"}),
        ("<p>" + "word " * 200, {"og:description": ("word " * 60).strip() + "…"}),
        ("<meta property=og:title content='" + "x" * 5000 + "'>", {"og:title": "x" * 1000}),
        ("", {}),
        ("\0\0\0<", {}),
        ("<meta property='og:' content=x><meta property='og:ü' content=x><meta property=og:title>", {}),
    ],
)
async def test_what_a_page_says_of_itself(alice: Client, html: str, found: dict[str, str]) -> None:
    async with WebSite(a=page(html)) as site:
        assert await said(alice, f"{site.url}/a") == found
        assert site.heard == ["/a"]


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        ("<title>Grüße</title>".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ("<meta charset='windows-1252'><title>Grüße</title>".encode("cp1252"), "text/html"),
        ("<title>Grüße</title>".encode(), "application/xhtml+xml"),
        ("<title>Grüße</title>".encode(), "text/html; charset=nonsense"),
    ],
)
async def test_pages_are_read_in_their_own_encoding(alice: Client, content: bytes, content_type: str) -> None:
    async with WebSite(a=page(content, content_type)) as site:
        assert await said(alice, f"{site.url}/a") == {"og:title": "Grüße"}


async def test_a_picture_is_its_own_preview(alice: Client) -> None:
    async with WebSite(a=page(film(30, 20), "image/gif")) as site:
        found = await said(alice, f"{site.url}/a")
        assert (found["og:image:type"], found["og:image:width"], found["og:image:height"]) == ("image/gif", 30, 20)


@pytest.mark.parametrize(
    "content_type", ["application/pdf", "video/mp4", "text/plain", "image/svg+xml", "image/png", ""]
)
async def test_of_other_things_there_is_an_empty_preview(alice: Client, content_type: str) -> None:
    async with WebSite(a=page(b"<svg><title>x</title>", content_type)) as site:
        assert await said(alice, f"{site.url}/a") == {}


@pytest.mark.parametrize(
    "image",
    [
        page(noise(500), "image/png"),
        page(b"gone", status=404),
        page(noise(11_000_000), "image/png"),
        page("", status=302, Location="http://10.0.0.1/x.png"),
    ],
)
async def test_a_page_whose_picture_cannot_be_had_has_a_preview_without(alice: Client, image: Any) -> None:
    async with WebSite(**{"cat.png": image, "a": page(HTML)}) as site:
        found = await said(alice, f"{site.url}/a")
        assert found == {"og:title": "A & B", "og:description": "About both", "og:site_name": "Letters"}


@pytest.mark.parametrize(
    "place",
    [
        "http://127.0.0.2:{port}/a",
        "http://[::1]:{port}/a",
        "http://[::ffff:127.0.0.2]:{port}/a",
        "http://10.0.0.1/a",
        "http://169.254.169.254/latest/meta-data",
        "http://0.0.0.0:{port}/a",
        "https://127.0.0.1:{port}/a",
        "http://2130706434:{port}/a",
        "http://127.0.0.1:1/a",
    ],
)
async def test_nothing_is_fetched_from_our_own_network_also_not_after_a_redirect(alice: Client, place: str) -> None:
    async with WebSite(a=page("<title>secret</title>")) as site:
        inside = place.format(port=site.url.rpartition(":")[2])
        site.pages["/moved"] = page("", status=302, Location=inside)
        for url in (inside, f"{site.url}/moved"):
            reply = await preview(alice, url)
            assert (reply.status, reply.errcode, reply.json["error"]) == (
                502,
                "M_UNKNOWN",
                "The page could not be fetched",
            )
        assert site.heard == ["/moved"]


@pytest.mark.parametrize(
    ("url", "errcode"),
    [
        (None, "M_MISSING_PARAM"),
        ("", "M_INVALID_PARAM"),
        ("nonsense", "M_INVALID_PARAM"),
        ("ftp://127.0.0.1/a", "M_INVALID_PARAM"),
        ("file:///etc/passwd", "M_INVALID_PARAM"),
        ("http://", "M_INVALID_PARAM"),
        ("http:///a", "M_INVALID_PARAM"),
        ("http://user:secret@127.0.0.1/a", "M_INVALID_PARAM"),
        ("http://127.0.0.1:99999/a", "M_INVALID_PARAM"),
        ("http://127.0.0.1:x/a", "M_INVALID_PARAM"),
        ("http://[::1/a", "M_INVALID_PARAM"),
        ("http://127.0.0.1/" + "a" * 4000, "M_INVALID_PARAM"),
    ],
)
async def test_what_is_no_url_of_the_web_has_no_preview(alice: Client, url: str | None, errcode: str) -> None:
    query = {} if url is None else {"url": url}
    await alice.refused(400, errcode, "GET", f"{CLIENT}/preview_url", **query)


@pytest.mark.parametrize("url", ["http://a b/", "http://127.0.0.1\r\n/", "http://ä\u0000.test/", "http://\ud7ff/"])
async def test_strange_urls_are_refused_in_good_order(alice: Client, url: str) -> None:
    assert (await preview(alice, url)).status in (400, 502)


async def test_of_denied_hosts_there_are_no_previews(alice: Client) -> None:
    for url in ("http://denied.test/", "https://www.DENIED.test:1234/a", "http://denied.test./"):
        reply = await preview(alice, url)
        assert (reply.status, reply.errcode) == (403, "M_FORBIDDEN")


async def test_redirects_are_followed_so_far(alice: Client) -> None:
    async with WebSite(end=page("<title>end</title><meta property=og:url content=x>")) as site:
        for number in range(6):
            site.pages[f"/{number}"] = page("", status=301, Location=f"/{number - 1}" if number else "/end")
        assert await said(alice, f"{site.url}/4") == {"og:title": "end", "og:url": f"{site.url}/x"}
        assert (await preview(alice, f"{site.url}/5")).status == 502
        site.pages["/signed"] = page("", status=302, Location="/end?a=b%2Fc%20d&e=%C3%A4")
        await said(alice, f"{site.url}/signed")
        assert site.heard[-1] == "/end?a=b%2Fc%20d&e=%C3%A4"


async def test_a_page_that_fails_is_left_alone_for_a_while(alice: Client) -> None:
    async with WebSite(a=page("sorry", status=500)) as site:
        for _ in range(3):
            reply = await preview(alice, f"{site.url}/a")
            assert (reply.status, reply.errcode) == (502, "M_UNKNOWN")
        assert site.heard == ["/a"]


async def test_a_page_made_to_take_for_ever_is_given_up(alice: Client) -> None:
    deep = "<title>deep</title>" + "<div>" * 100_000
    async with WebSite(deep=page(deep), well=page("<title>well</title>")) as site:
        slow = asyncio.create_task(preview(alice, f"{site.url}/deep"))
        assert await said(alice, f"{site.url}/well") == {"og:title": "well"}
        assert (await slow).status == 502


async def test_of_an_endless_page_only_the_beginning_is_read(alice: Client) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": "text/html"})
        await response.prepare(request)
        await response.write(b"<title>endless</title>")
        while True:
            await response.write(b"<!-- " + bytes(60_000) + b" -->")

    async with WebSite(a=endless) as site:
        assert await said(alice, f"{site.url}/a") == {"og:title": "endless"}


async def test_where_previews_are_off_there_are_none(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch({"media.previews": "false"})
    alice = await Client.register(server)
    await alice.refused(404, "M_UNRECOGNIZED", "GET", f"{CLIENT}/preview_url", url="https://matrix.org")


async def test_without_logging_in_there_are_no_previews(server: PorchProcess) -> None:
    for base in (CLIENT, OLD):
        await Client(server.url).refused(401, "M_MISSING_TOKEN", "GET", f"{base}/preview_url", url="https://matrix.org")
