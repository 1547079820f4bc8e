"""Whose signature an event needs, and the signatures that rule 5.4.1 checks itself."""

from typing import Any

import pytest

from homeserver.protocol.auth_rules import AuthRefused, check, invites, required_signers
from homeserver.protocol.event import Event
from homeserver.protocol.room_versions import ROOM_VERSIONS
from homeserver.protocol.signatures import SignatureError, SigningKey, sign_json
from homeserver.protocol.unpadded_base64 import encode_base64, encode_base64_url_safe
from tests.protocol.room_making import Room, make_event, user

ALL = tuple(ROOM_VERSIONS)
ALICE, BOB = user("alice"), user("bob")
VOUCHER = "join_authorised_via_users_server"


def bob_event(version: str, type: str = "m.room.member", event_id: str = "$x:bob.example", **content: Any) -> Event:
    return make_event(
        ROOM_VERSIONS[version],
        room_id="!room:alice.example" if version != "12" else "!abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
        type=type,
        sender=BOB,
        state_key=BOB,
        content=content,
        event_id=event_id,
    )


@pytest.mark.parametrize("version", ALL)
def test_the_senders_server_signs(version: str) -> None:
    assert required_signers(bob_event(version, membership="join")) == {"bob.example"}


@pytest.mark.parametrize("version", ALL)
def test_the_server_of_the_event_id_signs_while_it_names_one(version: str) -> None:
    event = bob_event(version, event_id="$x:carol.example", membership="join")
    assert required_signers(event) == ({"bob.example", "carol.example"} if int(version) <= 2 else {"bob.example"})


@pytest.mark.parametrize("version", ["1", "2"])
def test_an_event_id_without_server_cannot_be_signed_for(version: str) -> None:
    with pytest.raises(AuthRefused):
        required_signers(Event(bob_event(version, membership="join").pdu, ROOM_VERSIONS[version], "$x"))


@pytest.mark.parametrize("version", ALL)
def test_an_invite_by_third_party_may_come_from_any_server(version: str) -> None:
    event = bob_event(version, membership="invite", third_party_invite={})
    assert required_signers(event) == ({"bob.example"} if int(version) <= 2 else set())
    assert required_signers(bob_event(version, membership="join", third_party_invite={})) == {"bob.example"}


@pytest.mark.parametrize("version", ALL)
def test_the_server_of_who_vouches_signs(version: str) -> None:
    since = int(version) >= 8
    event = bob_event(version, membership="join", **{VOUCHER: "@carol:carol.example:8448"})
    assert required_signers(event) == ({"bob.example", "carol.example:8448"} if since else {"bob.example"})
    assert required_signers(bob_event(version, type="x", **{VOUCHER: "@carol:carol.example"})) == {"bob.example"}
    broken = bob_event(version, membership="join", **{VOUCHER: {"@carol:carol.example": 1}})
    if since:
        with pytest.raises(AuthRefused) as refused:
            required_signers(broken)
        assert refused.value.rule == "5.2.1"
    else:
        assert required_signers(broken) == {"bob.example"}


@pytest.fixture(params=["1", "5", "6", "10", "11", "12"])
def room(request: pytest.FixtureRequest) -> Room:
    made = Room(request.param)
    made.open()
    return made


KEY, OTHER_KEY = SigningKey(b"k" * 32, "0"), SigningKey(b"o" * 32, "0")
URL_SAFE_KEY = next(
    key
    for key in (SigningKey(bytes([number]) * 32, "0") for number in range(256))
    if encode_base64_url_safe(key.verify_key) != encode_base64(key.verify_key)
)


def invited(room: Room, offer: dict[str, Any], signed: dict[str, Any]) -> None:
    """Raise `AuthRefused` unless bob may be invited on that offer with that signed object."""
    if "token" not in room.names:
        room.add("token", sender="alice", type="m.room.third_party_invite", state_key="t", content=offer)
    state = {key: room.events[event_id] for key, event_id in room.states["token"].items()}
    content = {"membership": "invite", "third_party_invite": {"display_name": "B", "signed": signed}}
    event = make_event(
        room.version, room_id=room.room_id, type="m.room.member", sender=ALICE, state_key=BOB, content=content
    )
    check(event, state)


def signed_by(key: SigningKey, **more: Any) -> dict[str, Any]:
    return sign_json({"mxid": BOB, "token": "t", **more}, "id.example", key)


def test_a_signature_with_the_single_key(room: Room) -> None:
    invited(room, {"public_key": encode_base64(KEY.verify_key)}, signed_by(KEY))


def test_a_signature_with_one_of_the_keys(room: Room) -> None:
    keys = [{"public_key": encode_base64(key.verify_key)} for key in (OTHER_KEY, KEY)]
    invited(room, {"public_key": "nonsense", "public_keys": ["x", {}, *keys]}, signed_by(KEY))


def test_a_key_in_the_url_safe_alphabet(room: Room) -> None:
    invited(room, {"public_key": encode_base64_url_safe(URL_SAFE_KEY.verify_key)}, signed_by(URL_SAFE_KEY))


def test_a_signature_of_any_server_and_key_id(room: Room) -> None:
    signed = signed_by(KEY)
    signed["signatures"] = {"a": {"rsa:1": "x", "ed25519:1": "x"}, **signed["signatures"]}
    invited(room, {"public_key": encode_base64(KEY.verify_key)}, signed)


@pytest.mark.parametrize("signed", [signed_by(OTHER_KEY), {**signed_by(KEY), "more": 1}])
def test_a_wrong_signature(room: Room, signed: dict[str, Any]) -> None:
    with pytest.raises(AuthRefused) as refused:
        invited(room, {"public_key": encode_base64(KEY.verify_key)}, signed)
    assert refused.value.rule == "5.4.1.8"


def test_the_number_of_verifications_is_bounded(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def refuse(*arguments: object) -> None:
        tried.append(arguments)
        raise SignatureError("wrong")

    monkeypatch.setattr(invites, "verify_json", refuse)
    keys = [{"public_key": encode_base64(number.to_bytes(32, "big"))} for number in range(100)]
    signatures = {"id.example": {f"ed25519:{number}": "x" for number in range(100)}}
    with pytest.raises(AuthRefused):
        invited(room, {"public_keys": keys}, {"mxid": BOB, "token": "t", "signatures": signatures})
    assert len(tried) == invites.MAX_VERIFICATIONS
