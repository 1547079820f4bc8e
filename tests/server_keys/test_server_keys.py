"""Claims on what other servers may ask without a signature: keys, a notary's word, the version, the delegation."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from homeserver import __version__
from homeserver.federation.key_document import read
from homeserver.protocol.signatures import decode_verify_key, verify_json
from tests.federation.authority import Authority, TlsServer, answer
from tests.federation.key_servers import DAY, HOUR, key, publish
from tests.rig.client import Client
from tests.rig.porch import PorchProcess

Start = Callable[..., PorchProcess]
OLD = key(5)
OLD_KEY = publish("x", [OLD], 1)["verify_keys"][OLD.key_id]["key"]
KEYS = "/_matrix/key/v2/server"
QUERY = "/_matrix/key/v2/query"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Signs the certificates of the other servers."""
    return Authority(tmp_path_factory.mktemp("authority"))


def federating(authority: Authority, **more: Any) -> dict[str, Any]:
    """Settings of a server that may speak with servers on loopback."""
    ca_file: Path = authority.ca_file
    return {
        "federation.enabled": "true",
        "federation.ca_file": ca_file,
        "federation.allowed_networks": "127.0.0.0/8",
        **{f"federation.{name}": value for name, value in more.items()},
    }


def now() -> int:
    """The time in ms."""
    return time.time_ns() // 1_000_000


async def test_the_keys_of_this_server_are_signed_by_them_and_valid_for_a_day(
    start_porch: Start, authority: Authority
) -> None:
    old = f'[{{id = "{OLD.key_id}", verify_key = "{OLD_KEY}", expired_ms = 1700000000000}}]'
    porch = start_porch(federating(authority, old_keys=old))
    document = await Client(porch.url).ok("GET", KEYS)
    keys = read(document, porch.server_name, now())
    assert now() + 23 * HOUR < document["valid_until_ts"] <= now() + DAY
    assert document["old_verify_keys"] == {OLD.key_id: {"key": OLD_KEY, "expired_ts": 1_700_000_000_000}}
    assert [name for name, one in keys.keys.items() if one.current] == list(document["verify_keys"])
    assert await Client(porch.url).ok("GET", KEYS) == document
    porch.restart()
    assert (await Client(porch.url).ok("GET", KEYS))["verify_keys"] == document["verify_keys"]
    version = await Client(porch.url).ok("GET", "/_matrix/federation/v1/version")
    assert version == {"server": {"name": "Porch", "version": __version__}}


async def test_without_federation_there_is_none_of_it(porch: PorchProcess) -> None:
    client = Client(porch.url)
    for path in (KEYS, f"{QUERY}/a.org", "/_matrix/federation/v1/version", "/.well-known/matrix/server"):
        await client.refused(404, "M_UNRECOGNIZED", "GET", path)


async def test_the_delegation_is_told_where_it_is_configured(start_porch: Start) -> None:
    porch = start_porch({"federation.delegate": "matrix.porch.test:443"})
    found = await Client(porch.url).ok("GET", "/.well-known/matrix/server")
    assert found == {"m.server": "matrix.porch.test:443"}


async def test_a_notary_signs_what_another_server_says_and_remembers_it_when_that_is_gone(
    start_porch: Start, authority: Authority
) -> None:
    porch = start_porch(federating(authority, denied_servers="127.0.0.9"))
    client = Client(porch.url)
    own = await client.ok("GET", KEYS)
    async with TlsServer(authority.context("127.0.0.1"), answer(b"")) as server:
        name = f"127.0.0.1:{server.port}"
        published = publish(name, [key(1)], now() + DAY)
        server.answering = answer(orjson.dumps(published))
        wanted = {name: {}, porch.server_name: {}, "gone.invalid": {}, "127.0.0.9": {}}
        found = (await client.ok("POST", QUERY, {"server_keys": wanted}))["server_keys"]
        assert [document["server_name"] for document in found] == [porch.server_name, name]
        assert found[0] == own
        ((key_id, told),) = own["verify_keys"].items()
        verify_json(found[1], porch.server_name, key_id, decode_verify_key(told["key"]))
        assert read(found[1], name, now()).body["verify_keys"] == published["verify_keys"]
        assert len(server.heard) == 1
    porch.restart()
    again = (await client.ok("GET", f"{QUERY}/{name}", minimum_valid_until_ts=now() + 2 * DAY))["server_keys"]
    assert again == found[1:]
    assert (await client.ok("GET", f"{QUERY}/127.0.0.9"))["server_keys"] == []
    assert not porch.bugs()


@pytest.mark.parametrize(
    ("body", "errcode"),
    [
        ({}, "M_MISSING_PARAM"),
        ({"server_keys": []}, "M_BAD_JSON"),
        ({"server_keys": {"a.org": []}}, "M_BAD_JSON"),
        ({"server_keys": {"a.org": {"ed25519:1": 1}}}, "M_BAD_JSON"),
        ({"server_keys": {"a.org": {"ed25519:1": {"minimum_valid_until_ts": "1"}}}}, "M_BAD_JSON"),
        ({"server_keys": {"a.org": {"ed25519:1": {"minimum_valid_until_ts": 2**60}}}}, "M_BAD_JSON"),
        ({"server_keys": {"a b": {}}}, "M_INVALID_PARAM"),
        ({"server_keys": {f"s{n}.invalid": {} for n in range(51)}}, "M_INVALID_PARAM"),
    ],
)
async def test_queries_that_are_not_in_order_are_refused(
    notary: PorchProcess, body: dict[str, Any], errcode: str
) -> None:
    await Client(notary.url).refused(400, errcode, "POST", QUERY, body)


async def test_a_query_for_nobody_is_answered_with_nothing(notary: PorchProcess) -> None:
    assert await Client(notary.url).ok("POST", QUERY, {"server_keys": {}}) == {"server_keys": []}
    for path in (f"{QUERY}/a%20b", f"{QUERY}/a.org?minimum_valid_until_ts=x"):
        await Client(notary.url).refused(400, "M_INVALID_PARAM", "GET", path)


async def test_nobody_makes_this_server_ask_around_without_end(start_porch: Start, authority: Authority) -> None:
    settings = {"rate_limits.enabled": "true", "rate_limits.notary.burst": 2, "rate_limits.notary.per_second": 0.01}
    client = Client(start_porch({**federating(authority), **settings}).url)
    for _ in range(2):
        await client.ok("POST", QUERY, {"server_keys": {}})
    await client.refused(429, "M_LIMIT_EXCEEDED", "GET", f"{QUERY}/a.invalid")
    await client.ok("GET", KEYS)


@pytest.fixture(scope="module")
def notary(new_database: Callable[[], dict[str, Any]], authority: Authority) -> Any:
    """One server for the queries that change nothing."""
    server = PorchProcess({**new_database(), **federating(authority)}).start()
    yield server
    server.remove()
