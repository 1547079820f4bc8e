"""The edge of a running server."""

from __future__ import annotations

from tests.rig.client import Client
from tests.rig.porch import PorchProcess


async def test_an_unknown_path_is_unrecognized(porch: PorchProcess) -> None:
    client = Client(porch.url)
    reply = await client.get("/_matrix/client/v3/there/is/no/such/thing")
    assert (reply.status, reply.errcode) == (404, "M_UNRECOGNIZED")
    assert reply.headers["Access-Control-Allow-Origin"] == "*"
