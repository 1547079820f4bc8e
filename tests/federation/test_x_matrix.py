"""Claims on signed requests (Server-server API, "Request Authentication")."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from homeserver.federation import x_matrix
from homeserver.federation.x_matrix import Credentials
from homeserver.protocol.errors import Unauthorized
from homeserver.protocol.signatures import SignatureError, SigningKey, sign_json

KEY = SigningKey(b"\x07" * 32, "1")
URI = "/_matrix/federation/v1/send/1?a=b%20c"
CONTENT = {"pdus": [], "origin": "a.org"}


def signed(content: object = CONTENT, destination: str = "b.org") -> Credentials:
    return x_matrix.parse(x_matrix.authorization("PUT", URI, "a.org", destination, KEY, content))


def test_what_is_signed_is_the_request_object_of_the_specification() -> None:
    request = {"method": "PUT", "uri": URI, "origin": "a.org", "destination": "b.org", "content": CONTENT}
    assert signed().signature == sign_json(request, "a.org", KEY)["signatures"]["a.org"]["ed25519:1"]


def test_a_request_without_a_body_has_no_content() -> None:
    request = {"method": "PUT", "uri": URI, "origin": "a.org", "destination": "b.org"}
    assert signed(None).signature == sign_json(request, "a.org", KEY)["signatures"]["a.org"]["ed25519:1"]


def test_a_signed_request_verifies() -> None:
    x_matrix.verify(signed(), "PUT", URI, CONTENT, KEY.verify_key)


def test_anything_changed_does_not_verify() -> None:
    for method, uri, content, key in [
        ("POST", URI, CONTENT, KEY.verify_key),
        ("PUT", URI + "x", CONTENT, KEY.verify_key),
        ("PUT", URI, {**CONTENT, "x": 1}, KEY.verify_key),
        ("PUT", URI, None, KEY.verify_key),
        ("PUT", URI, CONTENT, SigningKey(b"\x08" * 32, "1").verify_key),
        ("PUT", URI, {"x": 1.5}, KEY.verify_key),
    ]:
        with pytest.raises(SignatureError):
            x_matrix.verify(signed(), method, uri, content, key)


def test_the_destination_is_part_of_what_is_signed() -> None:
    good = signed()
    for destination in (None, "c.org"):
        other = Credentials(good.origin, destination, good.key_id, good.signature)
        with pytest.raises(SignatureError):
            x_matrix.verify(other, "PUT", URI, CONTENT, KEY.verify_key)


def test_a_request_without_a_destination_verifies_as_older_servers_sign_it() -> None:
    signature = KEY.sign(x_matrix.signed_bytes("PUT", URI, "a.org", None, CONTENT))
    credentials = x_matrix.parse(f'X-Matrix origin=a.org,key="ed25519:1",sig="{signature}"')
    assert credentials.destination is None
    x_matrix.verify(credentials, "PUT", URI, CONTENT, KEY.verify_key)


EXPECTED = Credentials("a.org:8448", "b.org", "ed25519:k_1", "ab+/cd")


@pytest.mark.parametrize(
    "header",
    [
        'X-Matrix origin="a.org:8448",destination="b.org",key="ed25519:k_1",sig="ab+/cd"',
        'x-mAtRiX origin="a.org:8448",destination="b.org",key="ed25519:k_1",sig="ab+/cd"',
        'X-Matrix    origin="a.org:8448"\t , \tdestination="b.org" ,key="ed25519:k_1", sig="ab+/cd"',
        'X-Matrix Origin="a.org:8448",DESTINATION="b.org",Key="ed25519:k_1",SIG="ab+/cd"',
        'X-Matrix sig="ab+/cd",key="ed25519:k_1",destination="b.org",origin="a.org:8448"',
        "X-Matrix origin=a.org:8448,destination=b.org,key=ed25519:k_1,sig=ab+/cd",
        'X-Matrix origin="a.org\\:8448",destination="\\b.org",key="ed25519:k_1",sig="ab+\\/cd"',
        'X-Matrix origin="a.org:8448",destination="b.org",key="ed25519:k_1",sig="ab+/cd",more="x, \\"y\\""',
        'X-Matrix origin="a.org:8448",,destination="b.org",key="ed25519:k_1",sig="ab+/cd",',
        'X-Matrix origin="a.org:8448",destination="b.org",key="ed25519:k_1",signature="ab+/cd"',
    ],
)
def test_the_grammar_of_the_header_is_taken_as_wide_as_the_specification_says(header: str) -> None:
    assert x_matrix.parse(header) == EXPECTED


@pytest.mark.parametrize(
    "header",
    [
        "",
        "X-Matrix",
        "X-Matrix ",
        "X-Matrixorigin=a.org,key=ed25519:1,sig=x",
        "Bearer abc",
        "X-Matrix key=ed25519:1,sig=x",
        "X-Matrix origin=a.org,sig=x",
        "X-Matrix origin=a.org,key=ed25519:1",
        "X-Matrix origin=a.org,key=ed25519:1,sig=",
        "X-Matrix origin=a.org,key=rsa:1,sig=x",
        "X-Matrix origin=a.org,key=ed25519,sig=x",
        'X-Matrix origin="a b",key=ed25519:1,sig=x',
        "X-Matrix origin=a.org,origin=b.org,key=ed25519:1,sig=x",
        "X-Matrix origin=a.org key=ed25519:1 sig=x",
        'X-Matrix origin="a.org,key=ed25519:1,sig=x',
        'X-Matrix origin="a.org"x,key=ed25519:1,sig=x',
        'X-Matrix origin=a.org,destination="",key=ed25519:1,sig=x',
        'X-Matrix origin=a.org,destination="b b",key=ed25519:1,sig=x',
        "X-Matrix origin=a.org,key=ed25519:1,sig=" + "x" * 5000,
    ],
)
def test_other_headers_are_refused(header: str) -> None:
    with pytest.raises(Unauthorized):
        x_matrix.parse(header)


@given(st.text(max_size=300))
@example('a="' + "\\" * 2000)
@example("a=" + "," * 3000)
def test_no_header_breaks_the_parser(text: str) -> None:
    for header in (text, "X-Matrix " + text):
        try:
            x_matrix.parse(header)
        except Unauthorized:
            continue


@given(st.from_regex(r"[ -~]{1,80}", fullmatch=True))
def test_what_is_escaped_is_read_as_it_was(text: str) -> None:
    escaped = "".join("\\" + character for character in text)
    header = f'X-Matrix origin=a.org,key="ed25519:1",sig="{escaped}"'
    assert x_matrix.parse(header).signature == text


def test_several_headers_are_one_request_signed_with_several_keys() -> None:
    one = x_matrix.authorization("GET", "/", "a.org", "b.org", KEY)
    two = x_matrix.authorization("GET", "/", "a.org", "b.org", SigningKey(b"\x08" * 32, "2"))
    found = x_matrix.parse_all([one, "Bearer x", two], "b.org")
    assert [credentials.key_id for credentials in found] == ["ed25519:1", "ed25519:2"]


@pytest.mark.parametrize(
    "headers",
    [
        [],
        ["Bearer x"],
        [x_matrix.authorization("GET", "/", "a.org", "c.org", KEY)],
        [x_matrix.authorization("GET", "/", origin, "b.org", KEY) for origin in ("a.org", "z.org")],
        [x_matrix.authorization("GET", "/", "a.org", "b.org", KEY)] * 5,
    ],
)
def test_headers_that_do_not_belong_to_one_request_for_us_are_refused(headers: list[str]) -> None:
    with pytest.raises(Unauthorized) as caught:
        x_matrix.parse_all(headers, "b.org")
    assert caught.value.status == 401
