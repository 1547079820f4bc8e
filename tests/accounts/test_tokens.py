"""Tokens, usernames and passwords, by themselves."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from homeserver.accounts import server_secret
from homeserver.accounts.passwords import Passwords
from homeserver.accounts.server_secret import ServerSecret
from homeserver.accounts.tokens import SessionClaims, Tokens
from homeserver.accounts.usernames import Usernames
from homeserver.config import CannotStart
from homeserver.protocol.errors import InvalidUsername, MatrixError
from homeserver.protocol.identifiers import parse_user_id

TOKENS = Tokens(ServerSecret(b"s" * 32))
USERNAMES = Usernames("porch.test")


def test_what_a_token_says_is_read_back() -> None:
    claims = SessionClaims("@a:porch.test", "DEVICE", 7, 2**53 - 1, 99)
    assert TOKENS.read_access(TOKENS.access(claims)) == claims
    assert TOKENS.read_refresh(TOKENS.refresh(claims)) == claims
    said = TOKENS.read_login(TOKENS.login("@a:porch.test", 50), 49)
    assert said is not None
    assert said.user_id == "@a:porch.test"


def test_no_kind_of_token_passes_for_another_or_from_another_server() -> None:
    claims = SessionClaims("@a:porch.test", "DEVICE", 7, 8)
    others = [TOKENS.refresh(claims), TOKENS.login("@a:porch.test", 50), TOKENS.openid("@a:porch.test", 50)]
    others.append(Tokens(ServerSecret(b"t" * 32)).access(claims))
    assert [TOKENS.read_access(token) for token in others] == [None] * 4
    assert TOKENS.read_openid(TOKENS.login("@a:porch.test", 50), 0) is None


def test_login_and_openid_tokens_end_when_they_say() -> None:
    assert TOKENS.read_login(TOKENS.login("@a:porch.test", 50), 50) is None
    assert TOKENS.read_openid(TOKENS.openid("@a:porch.test", 50), 51) is None


@given(
    st.one_of(st.text(max_size=300), st.from_regex(r"[A-Za-z0-9_\-]{0,40}(\.[A-Za-z0-9_\-]{0,40}){2}", fullmatch=True))
)
def test_no_text_that_is_not_a_token_is_read(text: str) -> None:
    assert TOKENS.read_access(text) is None
    assert TOKENS.read_login(text, 0) is None


@given(st.text(max_size=300))
def test_a_username_gives_a_user_id_of_the_grammar_or_a_named_error(username: str) -> None:
    try:
        user_id = USERNAMES.user_id(username)
    except InvalidUsername:
        return
    localpart, domain = parse_user_id(user_id)
    assert (localpart, domain) == (username.lower(), "porch.test")
    assert USERNAMES.from_login(user_id) == USERNAMES.from_login(username) == user_id


@given(st.text(max_size=300))
def test_what_is_logged_in_with_gives_a_local_user_id_or_none(user: str) -> None:
    user_id = USERNAMES.from_login(user)
    assert user_id is None or parse_user_id(user_id)[1] == "porch.test"


def test_reserved_usernames_are_exclusive() -> None:
    usernames = Usernames("porch.test")
    usernames.reserve(lambda user_id: user_id.startswith("@bridge_"))
    with pytest.raises(MatrixError, match="M_EXCLUSIVE"):
        usernames.user_id("bridge_alice")
    assert usernames.user_id("alice") == "@alice:porch.test"


async def test_passwords_are_verified_and_costs_can_change() -> None:
    cheap, dear = (Passwords(cost, 64, 1, threads=1, shortest=8) for cost in (1, 2))
    encoded = await cheap.hash("correct horse")
    assert await cheap.verify(encoded, "correct horse")
    assert not await cheap.verify(encoded, "correct house")
    assert not await cheap.verify(None, "correct horse")
    assert not await cheap.verify("nonsense", "correct horse")
    assert not await cheap.verify(encoded, "x" * 513)
    assert await dear.verify(encoded, "correct horse")
    assert dear.outdated(encoded)
    assert not cheap.outdated(encoded)
    cheap.close()
    dear.close()


def test_the_server_secret_is_made_once_and_for_the_server_alone(tmp_path: Path) -> None:
    key = server_secret.load(tmp_path).key("x")
    file = tmp_path / "server_secret"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert server_secret.load(tmp_path).key("x") == key
    assert server_secret.load(tmp_path).key("y") != key
    for damaged in ("nonsense", "ab"):
        file.write_text(damaged)
        with pytest.raises(CannotStart, match="damaged"):
            server_secret.load(tmp_path)
