"""What users do to their own accounts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.rig.client import PASSWORD, Client, escape
from tests.rig.eventually import eventually
from tests.rig.porch import PorchProcess

Start = Callable[..., PorchProcess]
PROOF = {"type": "m.login.password", "password": PASSWORD}
NEW_PASSWORD = "an entirely different one"


async def logs_in(porch: PorchProcess, user_id: str, password: str) -> bool:
    body = {"type": "m.login.password", "user": user_id, "password": password}
    return (await Client(porch.url).post("login", body)).status == 200


async def test_whoami_says_whose_token_it_is(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    said = await user.ok("GET", "account/whoami")
    assert said == {"user_id": user.user_id, "device_id": user.device_id, "is_guest": False}


async def test_a_new_password_replaces_the_old_and_ends_the_other_sessions(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    other = await user.login()
    await user.ok("POST", "account/password", {"new_password": NEW_PASSWORD, "auth": PROOF})
    await user.ok("GET", "account/whoami")
    await other.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")
    assert await logs_in(porch, user.user_id, NEW_PASSWORD)
    assert not await logs_in(porch, user.user_id, PASSWORD)


async def test_the_other_sessions_stay_where_the_user_wants_it(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    other = await user.login()
    body = {"new_password": NEW_PASSWORD, "logout_devices": False, "auth": PROOF}
    await user.ok("POST", "account/password", body)
    await other.ok("GET", "account/whoami")


async def test_a_weak_new_password_is_refused_before_the_old_is_asked_for(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    await user.refused(400, "M_WEAK_PASSWORD", "POST", "account/password", {"new_password": "x"})
    await user.refused(400, "M_MISSING_PARAM", "POST", "account/password", {"auth": PROOF})


async def test_a_deactivated_account_is_gone_for_good(porch: PorchProcess) -> None:
    user, friend = await Client.register(porch), await Client.register(porch)
    other = await user.login()
    done = await user.ok("POST", "account/deactivate", {"auth": PROOF})
    assert done == {"id_server_unbind_result": "success"}
    for client in (user, other):
        await client.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")
    login = {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": user.user_id}}
    for password in (PASSWORD, "another one"):
        await friend.refused(403, "M_USER_DEACTIVATED", "POST", "login", {**login, "password": password})
    name = user.user_id[1:].partition(":")[0]
    await friend.refused(400, "M_USER_IN_USE", "GET", "register/available", username=name)


async def joined(client: Client, room_id: str) -> list[str]:
    return sorted((await client.ok("GET", f"rooms/{escape(room_id)}/joined_members"))["joined"])


async def test_a_deactivated_user_leaves_its_rooms_and_with_erasure_its_data_goes(porch: PorchProcess) -> None:
    user, friend = await Client.register(porch), await Client.register(porch)
    await user.ok("PUT", f"profile/{user.user_id}/displayname", {"displayname": "Gone Soon"})
    room_id = await friend.create_room(preset="public_chat")
    await user.join(room_id)
    await user.ok("POST", "account/deactivate", {"auth": PROOF, "erase": True})
    await eventually(lambda: joined(friend, room_id), [friend.user_id])
    await friend.refused(404, "M_NOT_FOUND", "GET", f"profile/{user.user_id}")


async def test_an_openid_token_is_for_its_user_alone(porch: PorchProcess) -> None:
    user, other = await Client.register(porch), await Client.register(porch)
    given = await user.ok("POST", f"user/{user.user_id}/openid/request_token")
    assert given["token_type"] == "Bearer"
    assert given["matrix_server_name"] == porch.server_name
    assert given["expires_in"] == 3600
    stranger = Client(porch.url, access_token=given["access_token"])
    await stranger.refused(401, "M_UNKNOWN_TOKEN", "GET", "account/whoami")
    await other.refused(403, "M_FORBIDDEN", "POST", f"user/{user.user_id}/openid/request_token")


async def test_a_server_without_third_party_identifiers_says_so(porch: PorchProcess) -> None:
    user = await Client.register(porch)
    assert await user.ok("GET", "account/3pid") == {"threepids": []}
    email: dict[str, Any] = {"client_secret": "s", "email": "a@b.test", "send_attempt": 1}
    phone = {"client_secret": "s", "country": "GB", "phone_number": "07700", "send_attempt": 1}
    for kind, body in (("email", email), ("msisdn", phone)):
        path = f"{kind}/requestToken"
        await user.refused(403, "M_THREEPID_DENIED", "POST", f"register/{path}", body)
        await user.refused(400, "M_THREEPID_NOT_FOUND", "POST", f"account/password/{path}", body)
        await user.refused(400, "M_THREEPID_MEDIUM_NOT_SUPPORTED", "POST", f"account/3pid/{path}", body)
        await user.refused(400, "M_MISSING_PARAM", "POST", f"register/{path}", {})
    credentials = {"client_secret": "s", "sid": "1"}
    await user.refused(403, "M_THREEPID_AUTH_FAILED", "POST", "account/3pid", {"three_pid_creds": credentials})
    assert (await user.post("account/3pid/add", credentials)).json["flows"]
    await user.refused(403, "M_THREEPID_AUTH_FAILED", "POST", "account/3pid/add", {**credentials, "auth": PROOF})
    binding = {**credentials, "id_server": "id.test", "id_access_token": "t"}
    await user.refused(400, "M_SERVER_NOT_TRUSTED", "POST", "account/3pid/bind", binding)
    identifier = {"medium": "email", "address": "a@b.test"}
    for path in ("delete", "unbind"):
        done = await user.ok("POST", f"account/3pid/{path}", identifier)
        assert done == {"id_server_unbind_result": "no-support"}
