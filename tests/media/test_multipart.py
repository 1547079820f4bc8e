"""Claims on bodies of several parts."""

from __future__ import annotations

import email
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeserver.media.multipart import Composed, MalformedMultipart, Multipart, boundary_of

NASTY = st.sampled_from([b"\r\n--b", b"\r\n--", b"\r\n", b"--b--", b"--b", b"\n", b"-", b"\r", b"x", b"\0", b"bbbb"])
PLAIN = b"--b\r\nContent-Type: application/json\r\n\r\n{}\r\n--b\r\nContent-Type: a/b\r\n\r\nmedia\r\n--b--"


async def in_steps(body: bytes, step: int) -> AsyncIterator[bytes]:
    for begin in range(0, len(body), step):
        yield body[begin : begin + step]


async def parts_of(body: bytes, step: int, boundary: bytes = b"b") -> list[tuple[dict[str, str], bytes]]:
    reading = Multipart(in_steps(body, step), boundary)
    found = []
    while (headers := await reading.next_part()) is not None:
        found.append((headers, b"".join([piece async for piece in reading.body()])))
    return found


@given(st.lists(NASTY, max_size=12).map(b"".join), st.integers(1, 40))
async def test_media_come_through_whatever_is_in_them(content: bytes, step: int) -> None:
    composed = Composed({"Content-Type": "a/b", "Content-Disposition": 'inline; filename="x"'}, len(content))
    body = b"".join([piece async for piece in composed.pieces(in_steps(content, 7))])
    assert len(body) == composed.size
    (metadata, empty), (headers, media) = await parts_of(body, step, boundary_of(composed.content_type))
    assert (metadata, empty) == ({"content-type": "application/json"}, b"{}")
    assert headers == {"content-type": "a/b", "content-disposition": 'inline; filename="x"'}
    assert media == content


async def test_others_read_what_is_composed() -> None:
    composed = Composed({"Content-Type": "image/png"}, 3)
    body = b"".join([piece async for piece in composed.pieces(in_steps(b"\x00\xff\r", 2))])
    head = b"MIME-Version: 1.0\r\nContent-Type: " + composed.content_type.encode() + b"\r\n\r\n"
    first, second = email.message_from_bytes(head + body).get_payload()
    assert first.get_content_type() == "application/json"  # type: ignore[union-attr]
    assert second.get_content_type() == "image/png"  # type: ignore[union-attr]
    assert second.get_payload(decode=True) == b"\x00\xff\r"  # type: ignore[union-attr]


@pytest.mark.parametrize("step", [1, 3, 1000])
@pytest.mark.parametrize(
    ("body", "found"),
    [
        (PLAIN, [({"content-type": "application/json"}, b"{}"), ({"content-type": "a/b"}, b"media")]),
        (b"said before\r\n" + PLAIN + b"\r\nsaid after", [({"content-type": "application/json"}, b"{}")]),
        (b"--b\r\n\r\nno headers\r\n--b--", [({}, b"no headers")]),
        (b"--b  \r\nA:  b \r\n\r\n\r\n--b--", [({"a": "b"}, b"")]),
        (b"--b--", []),
    ],
)
async def test_the_forms_that_parts_may_have(body: bytes, found: list[tuple[dict[str, str], bytes]], step: int) -> None:
    assert (await parts_of(body, step))[: len(found)] == found


@pytest.mark.parametrize("step", [1, 1000])
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nothing",
        b"x" * 20_000,
        b"--b",
        b"--b\r\n",
        b"--b\r\nA: b\r\n",
        b"--b\r\nA: b\r\n\r\nhalf of it",
        b"--b\r\nA: b\r\n\r\nhalf of it\r\n--",
        b"--b\r\nA: b\r\n\r\nall of it\r\n--b",
        b"--b\r\nA: b\r\n\r\nall of it\r\n--bother\r\n",
        b"--b\r\nno header\r\n\r\nx\r\n--b--",
        b"--b\r\nA: " + b"b" * 20_000 + b"\r\n\r\nx\r\n--b--",
        b"--b\r\n" + b"A: b\r\n" * 5000 + b"\r\nx\r\n--b--",
        b"--c\r\n\r\nx\r\n--c--",
    ],
)
async def test_what_is_malformed_or_broken_off_is_refused(body: bytes, step: int) -> None:
    with pytest.raises(MalformedMultipart):
        await parts_of(body, step)


def test_the_boundary_is_read_from_the_type() -> None:
    assert boundary_of("multipart/mixed; boundary=abc") == b"abc"
    assert boundary_of('Multipart/Mixed;charset=x; Boundary="a b c"') == b"a b c"
    for wrong in ("", "multipart/mixed", "multipart/form-data; boundary=a", "multipart/mixed; boundary=" + "a" * 71):
        with pytest.raises(MalformedMultipart):
            boundary_of(wrong)
