"""Sync and pagination tokens say where, and nothing else passes for one."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeserver.journal import PageToken, Token, TokenError

POSITIONS = st.integers(0, 10**18 - 1)


@given(POSITIONS, POSITIONS)
def test_a_sync_token_reads_back(durable: int, ephemeral: int) -> None:
    assert Token.parse(Token(durable, ephemeral).encode()) == Token(durable, ephemeral)


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_a_page_token_reads_back(position: int) -> None:
    assert PageToken.parse(PageToken(position).encode()) == PageToken(position)


def test_a_sync_token_is_a_place_to_page_from() -> None:
    assert PageToken.parse("s12_34") == PageToken(12)


@given(st.text())
def test_anything_else_is_refused_by_name(text: str) -> None:
    for kind in (Token, PageToken):
        with suppress(TokenError):
            assert kind.parse(text).encode() == text or kind is PageToken


@pytest.mark.parametrize(
    "text", ["", "s1", "s1_", "s_1", "s-1_1", "s1_1 ", "s1_1\n", "s١_1", "s" + "9" * 19 + "_1", "t1"]
)
def test_near_misses_are_refused(text: str) -> None:
    with pytest.raises(TokenError):
        Token.parse(text)
