"""Claims on invites by third-party identifiers (Server-server API, "Third-party invites")."""

from __future__ import annotations

from typing import Any

import pytest

from homeserver.protocol.event import Event
from homeserver.protocol.event_build import add_signature
from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.protocol.signatures import SigningKey, sign_json
from homeserver.protocol.unpadded_base64 import encode_base64
from tests.federation.neighbour import Neighbour
from tests.rig.client import Client, escape
from tests.rig.porch import PorchProcess

KEY = SigningKey(b"\x05" * 32, "id")
ONBIND = "/_matrix/federation/v1/3pid/onbind"


def signed(user_id: str, token: str, key: SigningKey = KEY) -> dict[str, Any]:
    """What the identity server says when the identifier is bound."""
    return sign_json({"mxid": user_id, "token": token}, "identity.test", key)


async def offered(host: Client, token: str = "token") -> str:
    """A room in which `host` has invited an address."""
    room_id = await host.create_room(preset="private_chat")
    content = {
        "display_name": "a...@e...",
        "key_validity_url": "https://identity.test/valid",
        "public_key": encode_base64(KEY.verify_key),
    }
    await host.ok("PUT", f"rooms/{escape(room_id)}/state/m.room.third_party_invite/{token}", content)
    return room_id


async def invite_of(user: Client, room_id: str) -> dict[str, Any] | None:
    """The user's invite to a room, as a sync shows it."""
    shown = (await user.sync()).get("rooms", {}).get("invite", {}).get(room_id)
    if shown is None:
        return None
    events = shown["invite_state"]["events"]
    return next(event["content"] for event in events if event.get("state_key") == user.user_id)


async def test_who_binds_an_address_gets_the_invites_that_waited_for_it(federated: PorchProcess) -> None:
    host, user = await Client.register(federated), await Client.register(federated)
    room_id = await offered(host)
    held = {"room_id": room_id, "sender": host.user_id, "signed": signed(user.user_id, "token")}
    await Client(federated.url).ok("PUT", ONBIND, {"mxid": user.user_id, "invites": [held]})
    content = await invite_of(user, room_id)
    assert content is not None
    assert content["third_party_invite"]["display_name"] == "a...@e..."
    await user.join(room_id)


@pytest.mark.parametrize(
    "forge",
    [
        lambda held, other: {**held, "signed": signed(other, "token")},
        lambda held, other: {**held, "signed": signed(held["signed"]["mxid"], "another")},
        lambda held, other: {**held, "signed": signed(held["signed"]["mxid"], "token", SigningKey(b"\x06" * 32, "x"))},
        lambda held, other: {**held, "signed": {}},
        lambda held, other: {**held, "sender": other},
        lambda held, other: {**held, "room_id": "!nowhere:here.test"},
    ],
)
async def test_nobody_is_invited_by_what_the_identity_server_has_not_signed(
    federated: PorchProcess, forge: Any
) -> None:
    host, user, other = [await Client.register(federated) for _ in range(3)]
    room_id = await offered(host)
    held = {"room_id": room_id, "sender": host.user_id, "signed": signed(user.user_id, "token")}
    forged = forge(held, other.user_id)
    await Client(federated.url).ok("PUT", ONBIND, {"mxid": user.user_id, "invites": [forged]})
    assert await invite_of(user, room_id) is None


async def test_what_makes_no_sense_is_refused(federated: PorchProcess) -> None:
    user, nobody = await Client.register(federated), Client(federated.url)
    held = {"room_id": "!a:b.test", "sender": "@a:b.test", "signed": {}}
    for body, status, errcode in (
        ({}, 400, "M_MISSING_PARAM"),
        ({"mxid": user.user_id, "invites": 5}, 400, "M_BAD_JSON"),
        ({"mxid": user.user_id, "invites": [{**held, "sender": "x"}]}, 400, "M_INVALID_PARAM"),
        ({"mxid": user.user_id, "invites": [{**held, "room_id": "x"}]}, 400, "M_INVALID_PARAM"),
        ({"mxid": user.user_id, "invites": [held] * 51}, 400, "M_INVALID_PARAM"),
        ({"mxid": f"@nobody:{federated.server_name}"}, 404, "M_NOT_FOUND"),
        ({"mxid": "@a:elsewhere.test"}, 404, "M_NOT_FOUND"),
    ):
        await nobody.refused(status, errcode, "PUT", ONBIND, body)


async def test_the_server_of_who_invited_is_asked_for_the_invite(federated: PorchProcess, neighbour: Neighbour) -> None:
    user = await Client.register(federated)
    neighbour.answers["exchange_third_party_invite"] = lambda _: {}
    room_id, proof = f"!r:{neighbour.server_name}", signed(user.user_id, "token")
    held = {"room_id": room_id, "sender": neighbour.user("host"), "signed": proof}
    await Client(federated.url).ok("PUT", ONBIND, {"mxid": user.user_id, "invites": [held]})
    ((method, path, body),) = neighbour.asked
    assert (method, path) == ("PUT", f"exchange_third_party_invite/{escape(room_id)}")
    assert body == {
        "type": "m.room.member",
        "room_id": room_id,
        "sender": neighbour.user("host"),
        "state_key": user.user_id,
        "content": {
            "membership": "invite",
            "third_party_invite": {"display_name": user.user_id, "signed": proof},
        },
    }


async def test_another_server_exchanges_the_signature_of_its_user_for_an_invite(
    federated: PorchProcess, neighbour: Neighbour
) -> None:
    host = await Client.register(federated)
    room_id, guest = await offered(host), neighbour.user("guest")
    version = ROOM_VERSIONS["12"]

    def sign(body: Any) -> dict[str, Any]:
        event = Event.from_pdu(body["event"], version)
        return {"event": add_signature(event, neighbour.server_name, neighbour.key).pdu}

    neighbour.answers["/_matrix/federation/v2/invite/"] = sign
    path = f"exchange_third_party_invite/{escape(room_id)}"

    def wish(**changed: Any) -> dict[str, Any]:
        third = {"display_name": "Me", "signed": signed(guest, "token")}
        content = {"membership": "invite", "third_party_invite": third}
        event = {"type": "m.room.member", "room_id": room_id, "sender": host.user_id, "state_key": guest}
        return {**event, "content": content, **changed}

    for changed, status, errcode in (
        ({"room_id": "!x:y.test"}, 400, "M_INVALID_PARAM"),
        ({"type": "m.room.name"}, 400, "M_BAD_JSON"),
        ({"content": {"membership": "join", "third_party_invite": {"signed": {}}}}, 400, "M_BAD_JSON"),
        ({"content": {"membership": "invite"}}, 400, "M_MISSING_PARAM"),
        ({"sender": neighbour.user("x")}, 400, "M_INVALID_PARAM"),
        ({"state_key": "@a:elsewhere.test"}, 403, "M_FORBIDDEN"),
        ({"state_key": neighbour.user("other")}, 403, "M_FORBIDDEN"),
    ):
        await neighbour.refused(status, errcode, "PUT", path, wish(**changed))
    assert neighbour.asked == []
    await neighbour.ok("PUT", path, wish())
    member = await host.ok("GET", f"rooms/{escape(room_id)}/state/m.room.member/{escape(guest)}")
    assert member["membership"] == "invite"
    assert member["third_party_invite"]["display_name"] == "a...@e..."
    unknown = "exchange_third_party_invite/!x:y.test"
    await neighbour.refused(404, "M_NOT_FOUND", "PUT", unknown, wish(room_id="!x:y.test"))
