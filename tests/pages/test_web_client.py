"""What the server does with a build of the web client: which files it serves, and how browsers may keep them."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from homeserver.pages import welcome
from tests.rig.client import PASSWORD, Client
from tests.rig.porch import PorchProcess

INDEX = b"<!doctype html><title>Porch</title><script type=module src=/assets/index-abc123.js></script>"
SCRIPT = b"export const answer = 42;\n" * 40_000  # more than one piece
FILES = {
    "index.html": INDEX,
    "favicon.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "app.webmanifest": b"{}",
    ".secret": b"not part of a build",
    "assets/index-abc123.js": SCRIPT,
    "assets/index-abc123.js.gz": gzip.compress(SCRIPT),
    "assets/index-abc123.js.br": b"brotli stands here",
    "assets/crypto-abc123.wasm": b"\0asm",
    "assets/inter-abc123.woff2": b"wOF2",
    "assets/empty-abc123.css": b"",
}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the build of the client leaves it."""
    folder = tmp_path_factory.mktemp("dist")
    for name, content in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def serving(build: Path) -> Iterator[PorchProcess]:
    """A server with that build."""
    server = PorchProcess({"web_client.folder": build}).start()
    yield server
    bugs = server.bugs()
    server.remove()
    assert not bugs, "\n".join(bugs)


async def fetch(
    server: PorchProcess, path: str, method: str = "GET", **headers: str
) -> tuple[aiohttp.ClientResponse, bytes]:
    """An answer and its body as it came over the wire."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with (
        aiohttp.ClientSession(auto_decompress=False, skip_auto_headers=["Accept-Encoding"]) as session,
        session.request(method, server.url + path, headers=named, allow_redirects=False) as response,
    ):
        return response, await response.read()


async def test_the_page_has_a_strict_policy_and_is_asked_for_again_each_time(serving: PorchProcess) -> None:
    response, body = await fetch(serving, "/")
    assert (response.status, body) == (200, INDEX)
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    policy = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"


async def test_a_page_that_did_not_change_is_not_sent_again(serving: PorchProcess) -> None:
    etag = (await fetch(serving, "/"))[0].headers["ETag"]
    for tags in (etag, f'"other", W/{etag}', "*"):
        response, body = await fetch(serving, "/", If_None_Match=tags)
        assert (response.status, body) == (304, b"")
        assert response.headers["ETag"] == etag
        assert "Content-Length" not in response.headers
    assert (await fetch(serving, "/", If_None_Match='"other"'))[0].status == 200


@pytest.mark.parametrize(
    ("accepted", "encoding", "name"),
    [
        ("gzip, deflate, br, zstd", "br", "index-abc123.js.br"),
        ("gzip;q=1.0, br;q=0", "gzip", "index-abc123.js.gz"),
        ("identity", None, "index-abc123.js"),
        ("", None, "index-abc123.js"),
        ("br;q=0.000, gzip;q=0", None, "index-abc123.js"),
    ],
)
async def test_an_asset_comes_in_the_best_form_that_the_browser_takes(
    serving: PorchProcess, accepted: str, encoding: str | None, name: str
) -> None:
    response, body = await fetch(serving, "/assets/index-abc123.js", Accept_Encoding=accepted)
    assert (response.status, body) == (200, FILES[f"assets/{name}"])
    assert response.headers.get("Content-Encoding") == encoding
    assert response.headers["Content-Length"] == str(len(body))
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Vary"] == "Accept-Encoding"


async def test_the_forms_of_an_asset_have_tags_of_their_own(serving: PorchProcess) -> None:
    tags = {
        (await fetch(serving, "/assets/index-abc123.js", Accept_Encoding=accepted))[0].headers["ETag"]
        for accepted in ("br", "gzip", "identity")
    }
    assert len(tags) == 3


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/index.html", "text/html; charset=utf-8"),
        ("/favicon.svg", "image/svg+xml"),
        ("/app.webmanifest", "application/manifest+json"),
        ("/assets/crypto-abc123.wasm", "application/wasm"),
        ("/assets/inter-abc123.woff2", "font/woff2"),
        ("/assets/empty-abc123.css", "text/css; charset=utf-8"),
    ],
)
async def test_each_file_says_what_it_is(serving: PorchProcess, path: str, kind: str) -> None:
    response, body = await fetch(serving, path)
    assert (response.status, body) == (200, FILES[path.removeprefix("/")])
    assert response.headers["Content-Type"] == kind
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/assets/index-abc123.js"])
async def test_head_tells_of_a_file_without_sending_it(serving: PorchProcess, path: str) -> None:
    response, body = await fetch(serving, path, "HEAD")
    whole, content = await fetch(serving, path)
    assert (response.status, body) == (200, b"")
    assert response.headers["Content-Length"] == str(len(content))
    assert response.headers["ETag"] == whole.headers["ETag"]


@pytest.mark.parametrize(
    "path",
    [
        "/.secret",
        "/assets/",
        "/assets",
        "/assets/index-abc123.js.br",
        "/assets/none.js",
        "/assets/..%2f.secret",
        "/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/..%2f..%2fetc%2fpasswd",
        "/assets/%00",
    ],
)
async def test_what_was_not_in_the_build_is_not_there(serving: PorchProcess, path: str) -> None:
    reply = await Client(serving.url).request("GET", path)
    assert reply.status in (400, 404)
    assert reply.errcode in ("M_NOT_FOUND", "M_UNRECOGNIZED", "M_INVALID_PARAM")


async def test_what_is_put_into_the_folder_later_is_not_served(serving: PorchProcess, build: Path) -> None:
    (build / "assets" / "later.js").write_bytes(b"1")
    (build / "index.html").write_bytes(b"changed")
    assert (await fetch(serving, "/assets/later.js"))[0].status == 404
    assert (await fetch(serving, "/"))[1] == INDEX


def test_a_folder_without_a_build_is_named(tmp_path: Path) -> None:
    server = PorchProcess({"web_client.folder": tmp_path})
    try:
        with pytest.raises(RuntimeError, match=r"there is no web client in .*: it holds no index\.html"):
            server.start()
    finally:
        server.remove()


async def test_a_server_that_is_to_have_no_client_says_who_it_is() -> None:
    server = PorchProcess({"web_client.enabled": "false"}).start()
    try:
        response, body = await fetch(server, "/")
        assert (response.status, response.content_type) == (200, "text/html")
        assert "porch.test" in body.decode()
        assert "make run" not in body.decode()
        assert (await fetch(server, "/assets/index-abc123.js"))[0].status == 404
    finally:
        server.remove()


async def test_where_the_client_is_not_built_the_page_says_how_to_build_it() -> None:
    (route,) = welcome.routes("porch.test", "http://localhost:8008", wanted=True).http
    answer = await route.handler(None)
    assert route.pattern == "/"
    assert "make run" in answer.body
    assert "porch.test" in answer.body


async def test_who_made_the_first_account_goes_on_into_the_client_without_another_password(build: Path) -> None:
    server = PorchProcess({"web_client.folder": build, "registration.mode": "closed"}).start()
    try:
        link = re.findall(r"http://\S+/_porch/first-account\?token=\S+", server.log())[-1]
        form = {"token": link.partition("token=")[2], "username": "ann", "password": PASSWORD}
        async with aiohttp.ClientSession() as session, session.post(link, data=form) as made:
            page = await made.text()
        assert '<link rel="icon" href="data:image/svg+xml,' in page, "the policy lets no browser fetch one"
        assert "img-src data:" in made.headers["Content-Security-Policy"]
        token = re.findall(r'href="/#/login\?loginToken=([^"]+)"', page)[0]
        request = {"type": "m.login.token", "token": token}
        stranger = Client(server.url)
        assert (await stranger.ok("POST", "login", request))["user_id"] == "@ann:porch.test"
        assert (await stranger.request("POST", "login", request)).status == 403, "the token is good once"
    finally:
        server.remove()
