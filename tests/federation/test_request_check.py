"""Claims on who is taken to have sent a request (Server-server API, "Request Authentication")."""

from __future__ import annotations

import json
from typing import Any

import orjson
import pytest

from homeserver.federation import x_matrix
from homeserver.federation.key_ring import KeyRing
from homeserver.federation.request_check import MOST_REWRITTEN, RequestCheck
from homeserver.federation.server_lists import ServerLists
from homeserver.protocol.canonical_json import encode_lenient
from homeserver.protocol.errors import Forbidden, Unauthorized
from tests.federation.key_servers import DAY, Kept, Servers, key, publish
from tests.federation.names import Clock

URI = "/_matrix/federation/v1/send/1?a=%20"
CONTENT: dict[str, Any] = {"pdus": [], "é": 1}


class Checking:
    """The check of `here.org`, which finds the keys of `there.org` when it asks."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.servers = Servers(self.clock)
        self.servers.documents["there.org"] = publish("there.org", [key(1)], self.clock.now + DAY)
        self.ring = KeyRing("here.org", {}, self.servers, Kept(), self.clock)
        self.check = RequestCheck("here.org", self.ring, ServerLists(denied=["denied.org"]))

    def signed(self, number: int = 1, origin: str = "there.org", content: Any = CONTENT) -> str:
        """The header of a request."""
        return x_matrix.authorization("PUT", URI, origin, "here.org", key(number), content)

    async def origin(self, *headers: str, method: str = "PUT", uri: str = URI, content: Any = CONTENT) -> str:
        """Who sent it; a body that is not bytes is sent as canonical JSON."""
        body = content if isinstance(content, bytes) else b"" if content is None else encode_lenient(content)
        return await self.check.origin(headers, method, uri, body, orjson.loads)


@pytest.fixture
def checking() -> Checking:
    return Checking()


async def test_one_good_signature_is_enough(checking: Checking) -> None:
    assert await checking.origin(checking.signed()) == "there.org"
    assert await checking.origin(checking.signed(2), checking.signed(1)) == "there.org"
    assert checking.servers.asked == ["there.org"]


@pytest.mark.parametrize(
    "changed",
    [{"method": "POST"}, {"uri": URI + "&"}, {"content": {}}, {"content": None}, {"content": {**CONTENT, "x": 1}}],
)
async def test_a_signature_is_good_for_the_request_that_was_signed_alone(checking: Checking, changed: Any) -> None:
    with pytest.raises(Unauthorized):
        await checking.origin(checking.signed(), **changed)


async def test_keys_of_nobody_and_of_others_are_worth_nothing(checking: Checking) -> None:
    for header in (checking.signed(2), checking.signed(1, "silent.org")):
        with pytest.raises(Unauthorized):
            await checking.origin(header)
    with pytest.raises(Unauthorized):
        await checking.origin(checking.signed(1, "here.org"))
    with pytest.raises(Forbidden):
        await checking.origin(checking.signed(1, "denied.org"))


async def test_it_is_told_beforehand_whether_somebody_has_to_be_asked(checking: Checking) -> None:
    assert not checking.check.is_known([checking.signed()])
    await checking.origin(checking.signed())
    assert checking.check.is_known([checking.signed()])
    assert not checking.check.is_known([checking.signed(2)])
    checking.clock.forward(hours=25)
    assert not checking.check.is_known([checking.signed()])
    with pytest.raises(Forbidden):
        checking.check.is_known([checking.signed(1, "denied.org")])
    with pytest.raises(Unauthorized):
        checking.check.is_known([])


async def test_a_body_may_be_written_in_another_way_than_it_was_signed_if_it_is_not_large(checking: Checking) -> None:
    written = rb' {"\u00e9": 1, "pdus":[ ]}'
    assert await checking.origin(checking.signed(), content=written) == "there.org"
    with pytest.raises(Unauthorized):
        await checking.origin(checking.signed(), content=written + b" " * MOST_REWRITTEN)
    with pytest.raises(Unauthorized):
        await checking.origin(checking.signed(), content=rb'{"\u00e9": 2, "pdus":[ ]}')


async def test_a_body_that_is_sent_as_it_was_signed_is_not_parsed_for_its_signature(checking: Checking) -> None:
    def parse(body: bytes) -> Any:
        raise AssertionError

    large = {"a": "x" * 2 * MOST_REWRITTEN, "number": 10**400, "deep": nested(900)}
    body = json.dumps(large, sort_keys=True, separators=(",", ":")).encode()
    around = x_matrix.signed_bytes_around("PUT", URI, "there.org", "here.org", body)
    header = f'X-Matrix origin="there.org",destination="here.org",key="{key(1).key_id}",sig="{key(1).sign(around)}"'
    assert await checking.check.origin([header], "PUT", URI, body, parse) == "there.org"
    without = x_matrix.signed_bytes_around("PUT", URI, "there.org", None, body)
    header = f'X-Matrix origin="there.org",key="{key(1).key_id}",sig="{key(1).sign(without)}"'
    assert await checking.check.origin([header], "PUT", URI, body, parse) == "there.org"


def nested(levels: int) -> Any:
    """A list in a list in a list."""
    value: Any = []
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("number", [1.5, 1.0, 1e300, 2**63])
async def test_any_number_may_stand_in_what_is_signed(checking: Checking, number: float) -> None:
    """EDUs carry what clients wrote, and a transaction that cannot be checked would be sent again without end."""
    content = {"edus": [{"content": number}]}
    assert await checking.origin(checking.signed(content=content), content=content) == "there.org"
