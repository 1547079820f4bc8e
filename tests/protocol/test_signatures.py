"""Signed JSON and signed events (Appendices, "Cryptographic Test Vectors")."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeserver.protocol import signatures
from homeserver.protocol.event_build import hash_and_sign
from homeserver.protocol.hashes import content_hash_matches
from homeserver.protocol.redaction import redact
from homeserver.protocol.room_versions import V1
from homeserver.protocol.signatures import SignatureError, SigningKey, SigningKeyError
from homeserver.protocol.unpadded_base64 import Base64Error, decode_base64, encode_base64, encode_base64_url_safe
from tests.protocol import json_values, vectors

VECTORS = vectors.load("signing")
SERVER = VECTORS["server"]
KEY = SigningKey.load(f"ed25519 1 {VECTORS['seed']}")


@pytest.mark.parametrize("vector", VECTORS["json"])
def test_json_is_signed_as_in_the_specification(vector: dict[str, Any]) -> None:
    assert KEY.key_id == VECTORS["key_id"]
    assert signatures.sign_json(vector["unsigned"], SERVER, KEY) == vector["signed"]
    signatures.verify_json(vector["signed"], SERVER, KEY.key_id, KEY.verify_key)


@pytest.mark.parametrize("vector", VECTORS["events"])
def test_events_are_hashed_and_signed_as_in_the_specification(vector: dict[str, Any]) -> None:
    signed = hash_and_sign(vector["unsigned"], V1, SERVER, KEY)
    assert signed == vector["signed"]
    assert content_hash_matches(signed, V1)
    for pdu in (signed, redact(signed, V1)):
        signatures.verify_event(pdu, V1, SERVER, KEY.key_id, KEY.verify_key)


def test_signing_leaves_the_object_alone_and_keeps_other_signatures() -> None:
    obj = {"a": 1, "unsigned": {"age": 2}, "signatures": {"other": {"ed25519:x": "AAAA"}, SERVER: {"ed25519:old": "B"}}}
    before = repr(obj)
    signed = signatures.sign_json(obj, SERVER, KEY)
    assert repr(obj) == before
    assert signed["signatures"]["other"] == {"ed25519:x": "AAAA"}
    assert set(signed["signatures"][SERVER]) == {"ed25519:old", KEY.key_id}
    signatures.verify_json({**signed, "unsigned": {}}, SERVER, KEY.key_id, KEY.verify_key)


def test_a_changed_object_a_foreign_key_and_a_foreign_server_do_not_verify() -> None:
    signed = signatures.sign_json({"a": 1}, SERVER, KEY)
    other = SigningKey.generate("1")
    for obj, server, key in (
        ({**signed, "a": 2}, SERVER, KEY.verify_key),
        (signed, SERVER, other.verify_key),
        (signed, "elsewhere", KEY.verify_key),
        (signed, SERVER, b"short"),
        ({**signed, "a": float("nan")}, SERVER, KEY.verify_key),
        ({**signed, "signatures": {SERVER: {KEY.key_id: "?"}}}, SERVER, KEY.verify_key),
        ({**signed, "signatures": {SERVER: {KEY.key_id: "AAAA"}}}, SERVER, KEY.verify_key),
        ({**signed, "signatures": {SERVER: {KEY.key_id: 1}}}, SERVER, KEY.verify_key),
        ({"a": 1}, SERVER, KEY.verify_key),
    ):
        with pytest.raises(SignatureError) as refusal:
            signatures.verify_json(obj, server, KEY.key_id, key)
        assert refusal.value.status == 401


def test_a_key_survives_being_written_down() -> None:
    key = SigningKey.generate()
    again = SigningKey.load(key.dump())
    assert (again.key_id, again.verify_key, again.sign(b"x")) == (key.key_id, key.verify_key, key.sign(b"x"))
    assert SigningKey.generate().verify_key != key.verify_key
    assert key.dump().split()[2] not in repr(key)


@pytest.mark.parametrize(
    "text",
    ["", "ed25519 1", "rsa 1 YJDBA9Xnr2sVqXD9Vj7XVUnmFZcZrlw8Md7kMW+3XA1", "ed25519 1 AAAA", "ed25519 1 ??",
     "ed25519 a:b YJDBA9Xnr2sVqXD9Vj7XVUnmFZcZrlw8Md7kMW+3XA1"],
)  # fmt: skip
def test_what_is_no_key_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(SigningKeyError) as refusal:
        SigningKey.load(text)
    assert len(text) < 12 or text.split()[-1] not in str(refusal.value)


def test_only_ed25519_signatures_are_listed() -> None:
    obj = {"signatures": {SERVER: {"ed25519:1": "a", "rsa:1": "b", "ed25519:2": "c"}}}
    assert signatures.signing_key_ids(obj, SERVER) == ["ed25519:1", "ed25519:2"]
    assert signatures.signing_key_ids({"signatures": []}, SERVER) == []


def test_public_keys_have_32_bytes() -> None:
    assert signatures.decode_verify_key(encode_base64(KEY.verify_key)) == KEY.verify_key
    for wrong in ("AAAA", "?", None, 1):
        with pytest.raises(SignatureError):
            signatures.decode_verify_key(wrong)


@pytest.mark.parametrize(("plain", "encoded"), vectors.load("base64")["pairs"].items())
def test_unpadded_base64_as_in_the_specification(plain: str, encoded: str) -> None:
    assert encode_base64(plain.encode()) == encode_base64_url_safe(plain.encode()) == encoded
    assert decode_base64(encoded) == plain.encode()
    assert decode_base64(encoded + "=" * (-len(encoded) % 4)) == plain.encode()


@given(st.text() | st.none() | st.integers())
def test_decoding_base64_raises_nothing_but_its_own_error(value: Any) -> None:
    try:
        decoded = decode_base64(value)
    except Base64Error:
        return
    assert len(decoded) == len(value.rstrip("=")) * 3 // 4


@given(json_values.any_json, json_values.any_json, st.binary(max_size=40))
def test_verifying_raises_nothing_but_its_own_error(value: Any, some: Any, key: bytes) -> None:
    for obj in (value, {"signatures": value}, {"signatures": {SERVER: value}, "a": some}):
        if isinstance(obj, dict):
            with pytest.raises(SignatureError):
                signatures.verify_json(obj, SERVER, KEY.key_id, key)
            with pytest.raises(SignatureError):
                signatures.verify_event(obj, V1, SERVER, KEY.key_id, key)


@given(json_values.canonical_values, st.text())
def test_what_was_signed_verifies(value: Any, server: str) -> None:
    signed = signatures.sign_json({"value": value}, server, KEY)
    signatures.verify_json(signed, server, KEY.key_id, KEY.verify_key)
