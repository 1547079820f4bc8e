"""Claims on who is taken to have sent a request (Server-server API, "Request Authentication")."""

from __future__ import annotations

from typing import Any

import pytest

from homeserver.federation import x_matrix
from homeserver.federation.key_ring import KeyRing
from homeserver.federation.request_check import RequestCheck
from homeserver.federation.server_lists import ServerLists
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
        """Who sent it."""
        return await self.check.origin(headers, method, uri, content)


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


@pytest.mark.parametrize("number", [1.5, 1.0, 1e300, 2**63])
async def test_any_number_may_stand_in_what_is_signed(checking: Checking, number: float) -> None:
    """EDUs carry what clients wrote, and a transaction that cannot be checked would be sent again without end."""
    content = {"edus": [{"content": number}]}
    assert await checking.origin(checking.signed(content=content), content=content) == "there.org"
