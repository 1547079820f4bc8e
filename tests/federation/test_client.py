"""Claims on requests to other servers, over real TLS connections on loopback."""

from __future__ import annotations

import asyncio
import time

import orjson
import pytest

from homeserver.federation import x_matrix
from homeserver.federation.client import path
from homeserver.federation.connections import CertificatesUnreadable, tls_context
from homeserver.federation.errors import (
    AnswerTooLarge,
    BackingOff,
    BadAnswer,
    FederationError,
    NotAllowed,
    Refused,
    TooSlow,
    Unreachable,
)
from homeserver.federation.resolve import Service
from homeserver.federation.server_lists import ServerLists
from homeserver.federation.well_known import Page, PageError, WellKnown
from tests.federation.authority import Authority, Heard, TlsServer, answer
from tests.federation.conftest import KEY, Outward


def at(outward: Outward, name: str, *servers: TlsServer) -> None:
    """Lets a name lead to servers, over SRV records that name them in order."""
    outward.names.hosts["host.test"] = ["127.0.0.1"]
    records = [Service(n, 0, server.port, "host.test") for n, server in enumerate(servers)]
    outward.names.records[f"_matrix-fed._tcp.{name}"] = records


async def test_a_request_is_signed_and_sent_to_the_name_that_discovery_found(
    outward: Outward, authority: Authority
) -> None:
    async with TlsServer(authority.context("there.org"), answer(b'{"a": 1}')) as server:
        at(outward, "there.org", server)
        uri = path("_matrix", "federation", "v1", "event", "$a/b c")
        body = await outward.client.put("there.org", uri, {"x": "é"}, query={"q": ["1", "ü"], "r": "a b"})
    assert body == {"a": 1}
    (heard,) = server.heard
    assert heard.sni == "there.org"
    assert heard.headers["host"] == "there.org"
    assert heard.headers["content-type"] == "application/json"
    assert heard.uri == "/_matrix/federation/v1/event/%24a%2Fb%20c?q=1&q=%C3%BC&r=a+b"
    (credentials,) = x_matrix.parse_all([heard.headers["authorization"]], "there.org")
    assert (credentials.origin, credentials.destination) == ("here.org", "there.org")
    x_matrix.verify(credentials, "PUT", heard.uri, orjson.loads(heard.body), KEY.verify_key)


async def test_literals_and_ports_are_connected_to_and_named_in_the_host_header(
    outward: Outward, authority: Authority
) -> None:
    outward.names.hosts["name.org"] = ["127.0.0.1"]
    async with TlsServer(authority.context("127.0.0.1", "name.org"), answer(b"{}")) as server:
        await outward.ask(f"127.0.0.1:{server.port}")
        await outward.ask(f"name.org:{server.port}")
    assert [heard.headers["host"] for heard in server.heard] == [f"127.0.0.1:{server.port}", f"name.org:{server.port}"]
    assert [heard.sni for heard in server.heard] == [None, "name.org"]


async def test_connections_are_used_again_but_not_for_another_name(outward: Outward, authority: Authority) -> None:
    """Two names on one host and port: the connection that was checked for the one is not used for the other."""
    async with TlsServer(authority.context("one.org"), answer(b"{}")) as server:
        at(outward, "one.org", server)
        at(outward, "two.org", server)
        for _ in range(5):
            await outward.ask("one.org")
        assert server.connections == 1
        with pytest.raises(Unreachable):
            await outward.ask("two.org")
        assert len(server.heard) == 5


async def test_a_certificate_of_another_name_is_refused_before_anything_is_sent(
    outward: Outward, authority: Authority
) -> None:
    async with TlsServer(authority.context("other.org", "host.test"), answer(b"{}")) as server:
        at(outward, "there.org", server)
        with pytest.raises(Unreachable, match="certificate"):
            await outward.ask("there.org")
    assert server.heard == []


async def test_a_certificate_of_an_unknown_authority_or_one_that_is_too_old_is_refused(
    outward: Outward, authority: Authority, stranger: Authority
) -> None:
    contexts = [stranger.context("there.org"), authority.context("there.org", days=-1)]
    async with TlsServer(contexts[0], answer(b"{}")) as one, TlsServer(contexts[1], answer(b"{}")) as two:
        at(outward, "there.org", one, two)
        with pytest.raises(Unreachable):
            await outward.ask("there.org")
    assert one.heard == two.heard == []


async def test_the_next_endpoint_is_tried_when_one_takes_no_connection(outward: Outward, authority: Authority) -> None:
    async with TlsServer(authority.context("there.org"), answer(b"{}")) as gone:
        pass
    async with TlsServer(authority.context("there.org"), answer(b"{}")) as server:
        at(outward, "there.org", gone, server)
        assert await outward.ask("there.org") == {}


async def test_no_private_address_is_connected_to_by_any_way(strict: Outward, authority: Authority) -> None:
    context = authority.context("there.org", "127.0.0.1", "name.org")
    async with TlsServer(context, answer(b"{}")) as server:
        at(strict, "there.org", server)
        strict.names.hosts["name.org"] = ["127.0.0.1"]
        for name in ("there.org", f"127.0.0.1:{server.port}", f"name.org:{server.port}", f"[::1]:{server.port}"):
            with pytest.raises(Unreachable, match="not allowed"):
                await strict.ask(name)
    assert server.connections == 0


async def test_a_well_known_page_is_fetched_over_tls_and_its_redirects_do_not_lead_inside(
    outward: Outward, authority: Authority
) -> None:
    """The page is on port 443, which no test can have: what is fetched here is what a redirect would lead to."""
    body = b'{"m.server": "there.org"}'
    async with TlsServer(authority.context("127.0.0.1"), answer(body, Cache_Control="max-age=7200")) as server:
        page = await outward.connections.get(f"https://127.0.0.1:{server.port}/matrix", 1000)
        assert (page.status, page.body, page.headers["cache-control"]) == (200, body, "max-age=7200")


async def test_a_redirect_of_a_well_known_page_does_not_lead_inside(strict: Outward, authority: Authority) -> None:
    """The first page is the test's own, the second one is fetched as every page is."""
    async with TlsServer(authority.context("127.0.0.1"), answer(b'{"m.server": "there.org"}')) as server:

        class Redirecting:
            async def get(self, url: str, limit: int) -> Page:
                if "example.org" in url:
                    return Page(302, {"location": f"https://127.0.0.1:{server.port}/x"}, b"")
                return await strict.connections.get(url, limit)

        assert await WellKnown(Redirecting(), strict.clock).delegate("example.org") is None
        with pytest.raises(PageError, match="not allowed"):
            await strict.connections.get(f"https://127.0.0.1:{server.port}/x", 1000)
    assert server.connections == 0


async def test_a_page_that_is_too_large_or_of_a_stranger_is_an_error(
    outward: Outward, authority: Authority, stranger: Authority
) -> None:
    async with TlsServer(authority.context("127.0.0.1"), answer(b"x" * 2000)) as server:
        with pytest.raises(PageError):
            await outward.connections.get(f"https://127.0.0.1:{server.port}/x", 1000)
    async with TlsServer(stranger.context("127.0.0.1"), answer(b"x")) as server:
        with pytest.raises(PageError):
            await outward.connections.get(f"https://127.0.0.1:{server.port}/x", 1000)


async def test_refusals_carry_the_matrix_error(outward: Outward, authority: Authority) -> None:
    refusal = b'{"errcode": "M_FORBIDDEN", "error": "No", "extra": 1}'
    async with TlsServer(authority.context("there.org"), answer(refusal, 403)) as server:
        at(outward, "there.org", server)
        with pytest.raises(Refused) as caught:
            await outward.ask("there.org")
    assert (caught.value.status, caught.value.errcode, caught.value.error) == (403, "M_FORBIDDEN", "No")
    assert caught.value.body["extra"] == 1
    assert outward.backoff.of("there.org") is None


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"17", b'{"a": NaN}', b"[" * 100_000, b'{"a":' * 100_000])
async def test_what_is_no_json_object_is_a_bad_answer(outward: Outward, authority: Authority, body: bytes) -> None:
    async with TlsServer(authority.context("there.org"), answer(body)) as server:
        at(outward, "there.org", server)
        with pytest.raises(BadAnswer):
            await outward.ask("there.org")


async def test_redirects_are_not_followed(outward: Outward, authority: Authority) -> None:
    async with TlsServer(authority.context("there.org"), answer(b"", 302, Location="https://there.org/x")) as server:
        at(outward, "there.org", server)
        with pytest.raises(Refused):
            await outward.ask("there.org")
    assert len(server.heard) == 1


async def test_compressed_answers_are_refused_as_nobody_asked_for_them(outward: Outward, authority: Authority) -> None:
    async with TlsServer(authority.context("there.org"), answer(b"x", Content_Encoding="gzip")) as server:
        at(outward, "there.org", server)
        with pytest.raises(Unreachable, match="compressed"):
            await outward.ask("there.org")
    assert server.heard[0].headers["accept-encoding"] == "identity"


@pytest.mark.parametrize("announced", [True, False])
async def test_reading_stops_at_the_limit(outward: Outward, authority: Authority, announced: bool) -> None:
    sent = 0

    async def flood(heard: Heard, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        head = b"Content-Length: 104857600" if announced else b"Transfer-Encoding: chunked"
        writer.write(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n")
        for _ in range(1600):
            writer.write(b"x" * 65536 if announced else b"10000\r\n" + b"x" * 65536 + b"\r\n")
            await writer.drain()
            sent += 65536

    async with TlsServer(authority.context("there.org"), flood) as server:
        at(outward, "there.org", server)
        with pytest.raises(AnswerTooLarge):
            await outward.ask("there.org", limit=100_000)
        await asyncio.sleep(0.1)
    assert sent < 20_000_000


async def test_an_answer_that_trickles_ends_in_time(outward: Outward, authority: Authority) -> None:
    async def trickle(heard: Heard, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(1000):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.02)

    async def trickle_head(heard: Heard, writer: asyncio.StreamWriter) -> None:
        for number in range(1000):
            writer.write(b"HTTP/1.1 200 OK\r\n" if number == 0 else b"X-%d: y\r\n" % number)
            await writer.drain()
            await asyncio.sleep(0.02)

    for answering in (trickle, trickle_head):
        async with TlsServer(authority.context("there.org"), answering) as server:
            at(outward, "there.org", server)
            begin = time.monotonic()
            with pytest.raises(TooSlow):
                await outward.ask("there.org", timeout_s=0.4, even_if_failing=True)
            assert time.monotonic() - begin < 2


async def test_an_answer_that_hardly_comes_is_given_up_long_before_the_time_for_a_large_one(
    outward: Outward, authority: Authority
) -> None:
    async def trickle(heard: Heard, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        for _ in range(1000):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.01)

    async with TlsServer(authority.context("there.org"), trickle) as server:
        at(outward, "there.org", server)
        begin = time.monotonic()
        async with outward.client.stream(
            "GET", "there.org", "/large", limit=200_000, timeout_s=600, stall_s=0.3
        ) as answer:
            with pytest.raises(TooSlow):
                async for _ in answer.chunks():
                    pass
        assert time.monotonic() - begin < 2


async def test_a_body_is_streamed_at_the_pace_of_the_asker(outward: Outward, authority: Authority) -> None:
    body = bytes(range(256)) * 4000
    async with TlsServer(authority.context("there.org"), answer(body, Content_Type="x/y")) as server:
        at(outward, "there.org", server)
        received = b""
        async with outward.client.stream("GET", "there.org", "/large", limit=len(body), stall_s=0.1) as streamed:
            assert (streamed.status, streamed.headers["content-type"]) == (200, "x/y")
            async for chunk in streamed.chunks():
                if not received:
                    await asyncio.sleep(0.3)
                received += chunk
        assert received == body
        assert server.connections == 1


async def test_who_leaves_a_stream_early_leaves_no_connection_behind(outward: Outward, authority: Authority) -> None:
    async with TlsServer(authority.context("there.org"), answer(b"x" * 500_000)) as server:
        at(outward, "there.org", server)
        async with outward.client.stream("GET", "there.org", "/large", limit=1_000_000) as streamed:
            async for _ in streamed.chunks():
                break
        server.answering = answer(b"{}")
        assert await outward.ask("there.org") == {}
        assert server.connections == 2


async def test_other_statuses_are_refusals_unless_the_asker_knows_them(outward: Outward, authority: Authority) -> None:
    async with TlsServer(authority.context("there.org"), answer(b"", 307, Location="https://x.org/")) as server:
        at(outward, "there.org", server)
        with pytest.raises(Refused):
            async with outward.client.stream("GET", "there.org", "/media", limit=100):
                pass
        async with outward.client.stream("GET", "there.org", "/media", limit=100, statuses=(200, 307)) as answered:
            assert (answered.status, answered.headers["location"]) == (307, "https://x.org/")


async def test_a_place_that_another_server_names_is_fetched_over_https_under_the_same_rules(
    outward: Outward, strict: Outward, authority: Authority
) -> None:
    outward.names.hosts["cdn.test"] = strict.names.hosts["cdn.test"] = ["127.0.0.1"]
    async with TlsServer(authority.context("cdn.test"), answer(b"picture")) as server:
        url = f"https://cdn.test:{server.port}/a?b=c"
        async with outward.client.stream_url(url, limit=100) as streamed:
            assert await streamed.read() == b"picture"
        assert server.heard[0].uri == "/a?b=c"
        assert "authorization" not in server.heard[0].headers
        for client, bad in (
            (strict, url),
            (outward, url.replace("https", "http")),
            (outward, url.replace("cdn.test", "user@cdn.test")),
            (outward, "https://"),
            (outward, "https://[::1"),
            (outward, "file:///etc/passwd"),
        ):
            with pytest.raises(Unreachable):
                async with client.client.stream_url(bad, limit=100):
                    pass
    assert server.connections == 1


async def test_a_refusal_without_end_is_not_read_to_its_end(outward: Outward, authority: Authority) -> None:
    async with TlsServer(authority.context("there.org"), answer(b"{" * 5_000_000, 400)) as server:
        at(outward, "there.org", server)
        with pytest.raises(Refused) as caught:
            async with outward.client.stream("GET", "there.org", "/x", limit=100_000_000):
                pass
    assert caught.value.body == {}


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\x00\xff\x00\xff",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
    ],
)
async def test_what_is_no_http_is_unreachable(outward: Outward, authority: Authority, garbage: bytes) -> None:
    async def send(heard: Heard, writer: asyncio.StreamWriter) -> None:
        writer.write(garbage)
        await writer.drain()
        writer.close()
        raise ConnectionError

    async with TlsServer(authority.context("there.org"), send) as server:
        at(outward, "there.org", server)
        with pytest.raises(Unreachable):
            await outward.ask("there.org")


async def test_a_server_that_fails_is_left_alone_for_a_time_that_grows(outward: Outward) -> None:
    waits = []
    for _ in range(12):
        with pytest.raises(Unreachable):
            await outward.ask("nowhere.org")
        with pytest.raises(BackingOff) as caught:
            await outward.ask("nowhere.org")
        waits.append(caught.value.retry_after_ms)
        outward.clock.now += caught.value.retry_after_ms
    assert 1_600 <= waits[0] <= 2_400
    assert waits[5] > waits[2] > waits[0]
    assert max(waits) <= 3_600_000 * 1.2


async def test_who_asks_in_spite_of_the_backoff_ends_it(outward: Outward, authority: Authority) -> None:
    with pytest.raises(Unreachable):
        await outward.ask("there.org")
    async with TlsServer(authority.context("there.org"), answer(b"{}")) as server:
        at(outward, "there.org", server)
        with pytest.raises(BackingOff):
            await outward.ask("there.org")
        assert await outward.ask("there.org", even_if_failing=True) == {}
        assert await outward.ask("there.org") == {}


async def test_a_server_that_asks_for_quiet_gets_it(outward: Outward, authority: Authority) -> None:
    async with TlsServer(authority.context("there.org"), answer(b"{}", 429, Retry_After="60")) as server:
        at(outward, "there.org", server)
        with pytest.raises(Refused):
            await outward.ask("there.org")
        with pytest.raises(BackingOff) as caught:
            await outward.ask("there.org")
    assert caught.value.retry_after_ms == 60_000


@pytest.mark.parametrize("name", ["denied.org", "denied.org:8448", "here.org"])
async def test_servers_on_the_deny_list_and_we_ourselves_are_not_asked(outward: Outward, name: str) -> None:
    with pytest.raises(NotAllowed):
        await outward.ask(name)
    assert outward.names.asked == []


async def test_with_federation_disabled_nothing_is_looked_up_or_sent(outward: Outward) -> None:
    client = outward.client_with(ServerLists(enabled=False))
    with pytest.raises(NotAllowed):
        await client.get("there.org", "/_matrix/federation/v1/version")
    assert outward.names.asked == []


@pytest.mark.parametrize("name", ["", "a b", "x" * 300, "a.org:99999", "a/b", "a.org:0"])
async def test_what_is_no_server_name_is_a_federation_error(outward: Outward, name: str) -> None:
    with pytest.raises(FederationError):
        await outward.ask(name)


def test_a_file_of_authorities_that_cannot_be_read_is_named(authority: Authority) -> None:
    for file in ("/nonexistent/ca.pem", str(authority.certificate("key.org")[1])):
        with pytest.raises(CertificatesUnreadable, match=r"\.(pem|key)"):
            tls_context(file)
