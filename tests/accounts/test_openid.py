"""Claims on OpenID tokens (Client-server API and Server-server API, "OpenID")."""

from __future__ import annotations

from tests.rig.client import Client
from tests.rig.porch import PorchProcess

USERINFO = "/_matrix/federation/v1/openid/userinfo"


async def test_who_is_given_an_openid_token_learns_whose_it_is_and_nothing_else(porch: PorchProcess) -> None:
    user, service = await Client.register(porch), Client(porch.url)
    told = await user.ok("POST", f"user/{user.user_id}/openid/request_token")
    token = told["access_token"]
    assert await service.ok("GET", USERINFO, access_token=token) == {"sub": user.user_id}
    await service.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami", access_token=token)


async def test_other_tokens_are_no_openid_tokens(porch: PorchProcess) -> None:
    user, service = await Client.register(porch), Client(porch.url)
    for token in (user.access_token, "x", "x" * 5000):
        await service.refused(401, "M_UNKNOWN_TOKEN", "GET", USERINFO, access_token=token)
    for query in ("", "?access_token="):
        await service.refused(401, "M_MISSING_TOKEN", "GET", USERINFO + query)
