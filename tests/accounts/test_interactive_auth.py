"""User-interactive authentication, as clients meet it."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.rig.client import PASSWORD, Client
from tests.rig.porch import PorchProcess


def proof(session: str | None = None, password: str = PASSWORD, user: str | None = None) -> dict[str, Any]:
    auth: dict[str, Any] = {"type": "m.login.password", "password": password}
    if session is not None:
        auth["session"] = session
    if user is not None:
        auth["identifier"] = {"type": "m.id.user", "user": user}
    return auth


async def test_an_operation_that_needs_proof_never_succeeds_without(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    for path, body in (
        ("account/password", {"new_password": "another long password"}),
        ("account/deactivate", {}),
        ("delete_devices", {"devices": []}),
        ("/_matrix/client/v1/login/get_token", {}),
    ):
        reply = await user.post(path, body)
        assert (reply.status, reply.json["flows"]) == (401, [{"stages": ["m.login.password"]}])
        assert "errcode" not in reply.json


async def test_a_wrong_password_names_flows_session_and_error(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    session = (await user.post("delete_devices", {"devices": ["X"]})).json["session"]
    for auth in (proof(session, "wrong password"), proof(session, user="somebody-else")):
        reply = await user.post("delete_devices", {"devices": ["X"], "auth": auth})
        assert (reply.status, reply.errcode, reply.json["session"]) == (401, "M_FORBIDDEN", session)
        assert reply.json["flows"] == [{"stages": ["m.login.password"]}]
    await user.ok("POST", "delete_devices", {"devices": ["X"], "auth": proof(session)})


async def test_a_session_serves_its_own_operation_only(porch: PorchProcess) -> None:
    user, other = await Client.register(porch), await Client.register(porch)
    session = (await user.post("delete_devices", {"devices": ["X"]})).json["session"]
    auth = proof(session)
    await user.refused(403, "M_FORBIDDEN", "POST", "delete_devices", {"devices": ["Y"], "auth": auth})
    await user.refused(403, "M_FORBIDDEN", "POST", "account/deactivate", {"auth": auth})
    await other.refused(403, "M_FORBIDDEN", "POST", "delete_devices", {"devices": ["X"], "auth": auth})
    await user.ok("GET", "account/whoami")


async def test_sessions_that_were_never_given_out_are_refused(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    for session in ("made-up", "", 5, {}, "A" * 60, "\u00e9" * 60, "A" * 100_000):
        auth = {"type": "m.login.password", "password": PASSWORD, "session": session}
        await user.refused(400, "M_INVALID_PARAM", "POST", "delete_devices", {"devices": [], "auth": auth})


async def test_auth_of_the_wrong_shape_is_refused(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    for auth in ("x", [], 1, True):
        await user.refused(400, "M_BAD_JSON", "POST", "delete_devices", {"devices": [], "auth": auth})
    for auth, errcode in (
        ({"type": "m.login.unheard_of"}, "M_UNRECOGNIZED"),
        ({"type": ["m.login.password"]}, "M_UNRECOGNIZED"),
        ({"type": "m.login.password"}, "M_MISSING_PARAM"),
        ({"type": "m.login.password", "password": 5}, "M_MISSING_PARAM"),
        ({"type": "m.login.password", "password": PASSWORD, "identifier": {"type": "x"}}, "M_INVALID_PARAM"),
    ):
        reply = await user.post("delete_devices", {"devices": [], "auth": auth})
        assert (reply.status, reply.errcode) == (401, errcode)
        assert reply.json["flows"]


async def test_many_proofs_at_once_do_not_hold_up_others(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    attempts = [user.post("delete_devices", {"devices": [], "auth": proof(password="wrong")}) for _ in range(40)]
    replies = await asyncio.gather(*attempts, user.get("account/whoami"))
    assert replies[-1].status == 200
    assert {reply.status for reply in replies[:-1]} <= {401, 429}
