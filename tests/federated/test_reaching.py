"""Claims on servers that find each other by SRV records of both kinds and by ports, over TLS."""

from __future__ import annotations

import pytest

from tests.rig.eventually import eventually
from tests.rig.trio import NAMES, Trio

PAIRS = [(asked, of) for asked in NAMES for of in NAMES if asked != of]


async def keys(trio: Trio, asked: str, of: str) -> bool:
    """Whether a server has the other one's keys, fetching them where it must."""
    name = trio[of].server_name
    # Synapse fetches keys only where it lacks one of those that it was asked for.
    criteria = {name: {"ed25519:unknown": {"minimum_valid_until_ts": 0}}}
    await trio.ask(asked, "/_matrix/key/v2/query", {"server_keys": criteria})
    answer = await trio.ask(asked, f"/_matrix/key/v2/query/{name}")
    return any(document["server_name"] == name for document in answer["server_keys"])


@pytest.mark.parametrize(("asked", "of"), PAIRS)
async def test_every_server_finds_every_other_one_and_has_its_keys(trio: Trio, asked: str, of: str) -> None:
    await eventually(lambda: keys(trio, asked, of), True)


async def test_users_are_named_after_their_server(trio: Trio) -> None:
    for name, user in zip(NAMES, await trio.users(), strict=True):
        assert user.user_id.endswith(":" + trio[name].server_name)


async def test_a_wire_that_is_cut_carries_nothing_until_it_is_mended(trio: Trio) -> None:
    begin, end = trio.places["one"], trio.places["two"]
    address = trio.network.address(begin, end)
    trio.network.set_wire(begin, end, False)
    with pytest.raises(OSError, match="onnect"):
        await trio.ask("two", "/_matrix/federation/v1/version", address=address)
    assert "server" in await trio.ask("one", "/_matrix/federation/v1/version", address=trio.network.address(end, begin))
    trio.heal()
    assert "server" in await trio.ask("two", "/_matrix/federation/v1/version", address=address)
