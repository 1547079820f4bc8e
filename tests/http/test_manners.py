"""What is wrong with a request becomes the Matrix error that names it, whatever the route."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import orjson
import pytest

from homeserver.http import call
from tests.http.conftest import Served

V3 = "/_matrix/client/v3"


async def test_a_missing_token_is_named(served: Served) -> None:
    await served.client().refused(401, "M_MISSING_TOKEN", "GET", "empty")
    reply = await served.client().request("GET", "empty", headers={"Authorization": "Basic dXNlcjp1c2Vy"})
    assert reply.errcode == "M_MISSING_TOKEN"


async def test_an_unknown_token_is_named_with_soft_logout(served: Served) -> None:
    assert (await served.client("no").refused(401, "M_UNKNOWN_TOKEN", "GET", "empty")).json["soft_logout"] is False
    assert (await served.client("soft").refused(401, "M_UNKNOWN_TOKEN", "GET", "empty")).json["soft_logout"] is True


async def test_a_token_may_stand_in_the_query(served: Served) -> None:
    assert (await served.client().ok("GET", "empty", access_token="user"))["user_id"] == "@user:test"
    assert (await served.client("late").ok("GET", "empty"))["user_id"] == "@user:test"
    lower = await served.client().request("GET", "empty", headers={"authorization": "bearer user"})
    assert lower.status == 200


async def test_a_guest_gets_only_what_guests_may(served: Served) -> None:
    await served.client("guest").refused(403, "M_GUEST_ACCESS_FORBIDDEN", "GET", "empty")
    assert (await served.client("guest").ok("GET", "guest"))["user_id"] == "@guest:test"


async def test_where_a_login_is_not_needed_a_wrong_token_still_is_an_error(served: Served) -> None:
    assert (await served.client().ok("GET", "maybe"))["user_id"] is None
    assert (await served.client("user").ok("GET", "maybe"))["user_id"] == "@user:test"
    await served.client("no").refused(401, "M_UNKNOWN_TOKEN", "GET", "maybe")


async def test_every_answer_carries_cors(served: Served) -> None:
    client = served.client("user")
    replies = [
        await client.get("empty"),
        await client.get("/nowhere"),
        await client.get("bug"),
        await served.client().get("empty"),
        await client.request("OPTIONS", "/anywhere/at/all"),
        await client.request("PATCH", "empty"),
    ]
    for reply in replies:
        assert reply.headers["Access-Control-Allow-Origin"] == "*"
        assert "PUT" in reply.headers["Access-Control-Allow-Methods"]
        assert "Authorization" in reply.headers["Access-Control-Allow-Headers"]
    assert replies[4].status == 204


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"{'a': 1}",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": -Infinity}',
        b'{"a": 1} trailing',
        b'{"a": 1}{}',
        b'{"a": "\xff"}',
        b'{"a": "\xed\xa0\x80"}',
        b'{"a": "\\ud800"}',
        b'{"a": 01}',
        b"\x00",
        b"\xef\xbb\xbf{}",
        b"nonsense",
        b'{"a": ' * 5000,
        b"[" * 100_000,
    ],
)
async def test_what_is_not_json_is_named(served: Served, raw: bytes) -> None:
    reply = await served.client().request("POST", "echo", raw=raw)
    assert (reply.status, reply.errcode) == (400, "M_NOT_JSON")


@pytest.mark.parametrize("raw", [b"[]", b"1", b'"text"', b"null", b"true", b"1.5"])
async def test_json_that_is_no_object_is_named(served: Served, raw: bytes) -> None:
    reply = await served.client().request("PUT", "echo", raw=raw)
    assert (reply.status, reply.errcode) == (400, "M_BAD_JSON")


@pytest.mark.parametrize("opening", [b'{"a":', b"["])
async def test_a_body_is_a_hundred_levels_deep_at_most(served: Served, opening: bytes) -> None:
    def nested(depth: int) -> bytes:
        closing = b"}" if opening.startswith(b"{") else b"]"
        inner = opening * (depth - 1) + b"1" + closing * (depth - 1)
        return b'{"a":' + inner + b"}"

    assert (await served.client().request("POST", "echo", raw=nested(100))).status == 200
    reply = await served.client().request("POST", "echo", raw=nested(101))
    assert (reply.status, reply.errcode) == (400, "M_BAD_JSON")


async def test_a_broad_body_is_not_a_deep_one(served: Served) -> None:
    body = {str(number): [{}, []] for number in range(500)}
    assert (await served.client().ok("POST", "echo", body))["got"] == body


async def test_a_missing_body_is_an_empty_object_and_the_content_type_does_not_matter(served: Served) -> None:
    client = served.client()
    assert (await client.request("POST", "echo")).json == {"got": {}}
    for kind in ("text/plain", "application/x-www-form-urlencoded", "nonsense"):
        reply = await client.request("POST", "echo", raw=b'{"a":1}', headers={"Content-Type": kind})
        assert reply.json == {"got": {"a": 1}}


@pytest.mark.parametrize(
    ("body", "errcode", "named"),
    [
        ({}, "M_MISSING_PARAM", "name"),
        ({"name": "x", "inner": {}}, "M_MISSING_PARAM", "inner.key"),
        ({"name": 1}, "M_BAD_JSON", "name"),
        ({"name": "x", "count": "1"}, "M_BAD_JSON", "count"),
        ({"name": "x", "count": 2**70}, "M_BAD_JSON", "count"),
        ({"name": "x", "inner": []}, "M_BAD_JSON", "inner"),
    ],
)
async def test_a_body_of_another_shape_is_named_with_the_member(
    served: Served, body: dict[str, Any], errcode: str, named: str
) -> None:
    raw = orjson.dumps(body) if body.get("count") != 2**70 else b'{"name":"x","count":1180591620717411303424}'
    reply = await served.client().request("POST", "shape", raw=raw)
    assert (reply.status, reply.errcode) == (400, errcode)
    assert named in reply.json["error"]


async def test_members_that_nobody_knows_are_left_out(served: Served) -> None:
    answer = await served.client().ok("POST", "shape", {"name": "x", "org.example": {}})
    assert answer == {"name": "x", "count": 0, "inner": None}


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("int=x", "int"),
        ("int=1.5", "int"),
        ("int=0", "int"),
        ("int=-5", "int"),
        ("int=" + "9" * 5000, "int"),
        ("int=%D9%A3", "int"),
        ("flag=yes", "flag"),
        ("text=%FF", "query string"),
        ("text=a%00b", "query string"),
        ("&".join(f"a{number}=" for number in range(600)), "query string"),
    ],
)
async def test_a_wrong_query_is_named(served: Served, query: str, named: str) -> None:
    reply = await served.client().refused(400, "M_INVALID_PARAM", "GET", f"{V3}/query?{query}")
    assert named in reply.json["error"]


async def test_a_query_is_typed_bounded_and_has_defaults(served: Served) -> None:
    client = served.client()
    assert await client.ok("GET", f"{V3}/query") == {"text": None, "int": 7, "flag": False, "all": []}
    answer = await client.ok("GET", f"{V3}/query?text=a+b%20c%2B&int=5000&flag=true&all=1&all=2")
    assert answer == {"text": "a b c+", "int": 100, "flag": True, "all": ["1", "2"]}
    await client.refused(400, "M_MISSING_PARAM", "GET", "required")


async def test_a_body_that_is_too_large_is_refused_and_the_refusal_can_be_read(served: Served) -> None:
    client = served.client()
    for size in (101, 100_000, 5_000_000):
        reply = await client.request("POST", "small", raw=b"x" * size)
        assert (reply.status, reply.errcode) == (413, "M_TOO_LARGE")
    assert (await client.request("POST", "small", raw=b"x" * 100)).json == {"size": 100}


async def test_a_body_without_a_length_is_bounded_too(served: Served, raw: Callable[..., Any]) -> None:
    head = b"POST /_matrix/client/v3/small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    answer = await raw(head + b"64\r\n" + b"x" * 100 + b"\r\n1\r\nx\r\n0\r\n\r\n", until=b"}")
    assert b" 413 " in answer
    assert b"M_TOO_LARGE" in answer


async def test_a_head_that_is_too_large_is_refused(raw: Callable[..., Any]) -> None:
    long_line = b"GET /_matrix/client/v3/query?text=" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n"
    assert (await raw(long_line)).split()[1] in (b"400", b"431")


async def test_a_body_that_drips_is_given_up(
    served: Served, raw: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(call, "BODY_TIMEOUT_S", 0.2)
    answer = await raw(b"POST /_matrix/client/v3/small HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx", until=b"}")
    assert b" 408 " in answer
    assert b"M_UNKNOWN" in answer


async def test_a_large_body_is_refused_without_a_token_before_it_is_read(served: Served) -> None:
    reply = await served.client().request("PUT", "private", raw=b"x" * 3_000_000)
    assert (reply.status, reply.errcode) == (401, "M_MISSING_TOKEN")


async def test_a_connection_outlives_an_error(served: Served, raw: Callable[..., Any]) -> None:
    bad = b"POST /_matrix/client/v3/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n{"
    good = b"POST /_matrix/client/v3/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
    answer = await raw(bad + good)
    assert answer.index(b"M_NOT_JSON") < answer.index(b'{"got":{}}')


async def test_a_bug_is_a_500_that_tells_nothing(served: Served) -> None:
    for client, path in ((served.client(), "bug"), (served.client(), "unwritable"), (served.client("bug"), "empty")):
        reply = await client.get(path)
        assert (reply.status, reply.json) == (500, {"errcode": "M_UNKNOWN", "error": "Internal server error"})


async def test_an_error_may_say_more(served: Served) -> None:
    reply = await served.client().refused(403, "M_FORBIDDEN", "GET", "refuse")
    assert reply.json == {"errcode": "M_FORBIDDEN", "error": "No", "more": "said"}


async def test_an_answer_is_what_the_handler_made_it(served: Served) -> None:
    client = served.client()
    as_bytes = await client.get("bytes")
    assert (as_bytes.body, as_bytes.headers["Content-Type"]) == (b'{"as": "they are"}', "application/json")
    page = await client.get("page")
    assert (page.status, page.body.decode()) == (201, "<p>\u00e9</p>")
    assert (page.headers["Content-Type"], page.headers["X-More"]) == ("text/html; charset=utf-8", "yes")
    stream = await client.get("stream")
    assert stream.body == b"".join(bytes([number]) * 50_000 for number in range(20))


async def test_too_many_requests_are_told_when_to_come_back(served: Served) -> None:
    client = served.client("user")
    for _ in range(3):
        await client.ok("POST", "limited")
    reply = await client.refused(429, "M_LIMIT_EXCEEDED", "POST", "limited")
    assert 0 < reply.json["retry_after_ms"] <= 501
    assert reply.headers["Retry-After"] == "1"
    await served.client().ok("POST", "limited")  # another key: an address, not the user
    await asyncio.sleep(reply.json["retry_after_ms"] / 1000)
    await client.ok("POST", "limited")


async def test_a_trusted_proxy_is_asked_for_the_address(served: Served) -> None:
    async def limited(address: str) -> int:
        reply = await served.client().request("POST", "limited", {}, headers={"X-Forwarded-For": f"6.6.6.6, {address}"})
        return reply.status

    assert [await limited("10.0.0.1") for _ in range(4)] == [200, 200, 200, 429]
    assert await limited("10.0.0.2") == 200
    assert [await limited(f"2001:db8::{number}") for number in range(1, 5)] == [200, 200, 200, 429]
    assert await limited("2001:db8:0:1::1") == 200
