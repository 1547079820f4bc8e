"""Claims on fetching keys from servers and notaries that mean harm, over real TLS."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import orjson
import pytest

from homeserver.federation.key_document import BadKeyDocument, load, read
from homeserver.federation.key_fetching import KeyFetcher
from homeserver.protocol.signatures import sign_json
from tests.federation.authority import Authority, Heard, TlsServer, answer
from tests.federation.conftest import Outward
from tests.federation.key_servers import DAY, key, publish
from tests.federation.test_client import at

ONE, TWO = key(1), key(2)
NOW = 1_800_000_000_000
GOOD = publish("there.org", [ONE], NOW + DAY)


def signed_again(**change: Any) -> dict[str, Any]:
    document = {name: value for name, value in {**GOOD, **change}.items() if name != "signatures"}
    return sign_json(document, "there.org", ONE)


BAD: dict[str, Any] = {
    "nothing": {},
    "another server's": publish("other.org", [ONE], NOW + DAY),
    "unsigned": {**GOOD, "signatures": {}},
    "signatures of the wrong shape": {**GOOD, "signatures": [1]},
    "changed after signing": {**GOOD, "valid_until_ts": NOW + 2 * DAY},
    "signed by another": {**GOOD, "signatures": {"other.org": GOOD["signatures"]["there.org"]}},
    "signed with a key that is not listed": signed_again(verify_keys={TWO.key_id: {"key": "A" * 43}}),
    "no keys": signed_again(verify_keys={}),
    "keys of the wrong shape": signed_again(verify_keys=[]),
    "a key of the wrong shape": signed_again(verify_keys={ONE.key_id: "text"}),
    "a key too short": signed_again(verify_keys={ONE.key_id: {"key": "AAAA"}}),
    "no time": {name: value for name, value in GOOD.items() if name != "valid_until_ts"},
    "a time that is text": signed_again(valid_until_ts="1"),
    "a time that is true": signed_again(valid_until_ts=True),
    "a negative time": signed_again(valid_until_ts=-1),
    "an old key without a time": signed_again(old_verify_keys={"ed25519:x": {"key": "A" * 43}}),
    "too many keys": signed_again(
        old_verify_keys={f"ed25519:{n}": {"key": "A" * 43, "expired_ts": 1} for n in range(101)}
    ),
}


@pytest.mark.parametrize("document", BAD.values(), ids=BAD)
async def test_documents_that_are_not_in_order_are_not_taken(
    outward: Outward, authority: Authority, document: dict[str, Any]
) -> None:
    with pytest.raises(BadKeyDocument):
        read(document, "there.org", NOW)
    fetcher = KeyFetcher(outward.client, outward.clock)
    async with TlsServer(authority.context("there.org"), answer(orjson.dumps(document))) as server:
        at(outward, "there.org", server)
        assert await fetcher.direct("there.org") is None


async def test_a_document_in_order_is_taken_and_asked_for_without_a_signature(
    outward: Outward, authority: Authority
) -> None:
    async with TlsServer(authority.context("there.org"), answer(orjson.dumps(GOOD))) as server:
        at(outward, "there.org", server)
        document = await KeyFetcher(outward.client, outward.clock).direct("there.org")
    assert document is not None
    assert document.request_key(ONE.key_id, NOW) == ONE.verify_key
    assert "authorization" not in server.heard[0].headers
    assert server.heard[0].uri == "/_matrix/key/v2/server"


def test_keys_of_unknown_algorithms_are_let_pass() -> None:
    document = read(signed_again(verify_keys={**GOOD["verify_keys"], "rsa:1": "?"}), "there.org", NOW)
    assert list(document.keys) == [ONE.key_id]
    assert load("there.org", document.dump()) == document


async def test_ten_megabytes_a_redirect_inside_and_garbage_are_no_keys(outward: Outward, authority: Authority) -> None:
    fetcher = KeyFetcher(outward.client, outward.clock)
    for answering in (
        answer(b"[" + b" " * 10_000_000 + b"]"),
        answer(b"", 302, Location="https://127.0.0.1/_matrix/key/v2/server"),
        answer(b"<html>"),
        answer(orjson.dumps(GOOD), 500),
    ):
        async with TlsServer(authority.context("there.org"), answering) as server:
            at(outward, "there.org", server)
            assert await fetcher.direct("there.org") is None
            assert len(server.heard) == 1


async def test_a_key_server_that_trickles_is_not_waited_for(
    outward: Outward, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("homeserver.federation.key_fetching.DIRECT_S", 0.3)

    async def trickle(heard: Heard, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.02)

    async with TlsServer(authority.context("there.org"), trickle) as server:
        at(outward, "there.org", server)
        begin = time.monotonic()
        assert await KeyFetcher(outward.client, outward.clock).direct("there.org") is None
        assert time.monotonic() - begin < 2


NOTARY = read(publish("notary.org", [TWO], NOW + DAY), "notary.org", NOW)


@pytest.mark.parametrize(
    ("documents", "taken"),
    [
        ([sign_json(GOOD, "notary.org", TWO)], True),
        ([GOOD], False),
        ([sign_json(GOOD, "notary.org", ONE)], False),
        ([sign_json(GOOD, "notary.org", key(3))], False),
        ([sign_json({**GOOD, "valid_until_ts": 1}, "notary.org", TWO)], False),
        ([sign_json(publish("unasked.org", [ONE], NOW + DAY), "notary.org", TWO)], False),
        ([None, 1, "x", [], {}, {"server_name": 1}, sign_json(GOOD, "notary.org", TWO)], True),
        ({"a": 1}, False),
        (None, False),
    ],
)
async def test_a_notary_is_believed_what_it_and_the_server_have_signed(
    outward: Outward, authority: Authority, documents: Any, taken: bool
) -> None:
    body = orjson.dumps({"server_keys": documents})
    async with TlsServer(authority.context("notary.org"), answer(body)) as server:
        at(outward, "notary.org", server)
        found = await KeyFetcher(outward.client, outward.clock).from_notary(NOTARY, ["there.org", "gone.org"])
    assert list(found) == (["there.org"] if taken else [])
    assert orjson.loads(server.heard[0].body) == {"server_keys": {"there.org": {}, "gone.org": {}}}


async def test_a_notary_that_knows_no_batches_is_asked_one_by_one(outward: Outward, authority: Authority) -> None:
    one = orjson.dumps({"server_keys": [sign_json(GOOD, "notary.org", TWO)]})

    async def send(heard: Heard, writer: asyncio.StreamWriter) -> None:
        refusal = answer(b'{"errcode": "M_UNRECOGNIZED", "error": "?"}', 405)
        await (refusal if heard.method == "POST" else answer(one))(heard, writer)

    async with TlsServer(authority.context("notary.org"), send) as server:
        at(outward, "notary.org", server)
        found = await KeyFetcher(outward.client, outward.clock).from_notary(NOTARY, ["there.org"])
    assert list(found) == ["there.org"]
    assert server.heard[1].uri == "/_matrix/key/v2/query/there.org"
