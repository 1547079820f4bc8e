"""What no endpoint reaches yet: tokens that administrators make, the first account, OpenID, cut-off departures."""

from __future__ import annotations

import asyncio

import pytest

from homeserver.accounts import Accounts
from homeserver.accounts.registration import RegistrationRequest
from homeserver.clock import now_ms
from homeserver.protocol.errors import MatrixError
from tests.rig.client import PASSWORD


async def register(accounts: Accounts, name: str, token: str) -> str:
    """The user ID, or the code of the error."""
    auth = {"type": "m.login.registration_token", "token": token}
    request = RegistrationRequest(username=name, password=PASSWORD, auth=auth)
    try:
        return (await accounts.registration.register(request, "POST /register")).user_id
    except MatrixError as error:
        return error.errcode


async def test_a_token_is_good_for_as_many_users_as_it_says_even_at_once(accounts: Accounts) -> None:
    await accounts.registration_tokens.make("three", uses_allowed=3)
    outcomes = await asyncio.gather(*(register(accounts, f"user{n}", "three") for n in range(8)))
    assert len([one for one in outcomes if one.startswith("@")]) == 3
    assert set(outcomes) - {f"@user{n}:localhost" for n in range(8)} == {"M_UNAUTHORIZED"}
    (token,) = await accounts.registration_tokens.all()
    assert (token.used, token.uses_allowed, token.is_valid()) == (3, 3, False)
    assert not await accounts.registration_tokens.is_valid("three")


async def test_a_registration_that_fails_does_not_use_the_token_up(accounts: Accounts) -> None:
    await accounts.registration_tokens.make("once", uses_allowed=1)
    await accounts.registration.create("taken", PASSWORD)
    assert await register(accounts, "taken", "once") == "M_USER_IN_USE"
    assert await register(accounts, "free", "once") == "@free:localhost"


async def test_expired_and_deleted_tokens_are_not_valid(accounts: Accounts) -> None:
    tokens = accounts.registration_tokens
    await tokens.make("expired", expires_ms=now_ms() - 1)
    await tokens.make("lasting", expires_ms=now_ms() + 60_000)
    assert await register(accounts, "alice", "expired") == "M_UNAUTHORIZED"
    assert await register(accounts, "alice", "lasting") == "@alice:localhost"
    await tokens.delete("lasting")
    assert await register(accounts, "bob", "lasting") == "M_UNAUTHORIZED"


async def test_tokens_from_the_configuration_have_no_end(accounts: Accounts) -> None:
    for number in range(3):
        assert await register(accounts, f"user{number}", "configured") == f"@user{number}:localhost"
    assert await accounts.registration_tokens.all() == []


async def test_random_tokens_are_made_and_unfit_ones_refused(accounts: Accounts) -> None:
    tokens = accounts.registration_tokens
    first, second = await tokens.make(), await tokens.make()
    assert first.token != second.token
    assert await tokens.is_valid(first.token)
    for unfit in (first.token, "", "has space", "x" * 65, "ü"):
        with pytest.raises(MatrixError) as refused:
            await tokens.make(unfit)
        assert refused.value.errcode == "M_INVALID_PARAM"


async def test_the_first_account_link_makes_one_administrator_and_no_second(accounts: Accounts) -> None:
    registration = accounts.registration
    link = await registration.first_account_token()
    assert link is not None
    with pytest.raises(MatrixError, match="M_FORBIDDEN"):
        await registration.make_first_account("x" * len(link), "mallory", PASSWORD)
    with pytest.raises(MatrixError, match="M_WEAK_PASSWORD"):
        await registration.make_first_account(link, "root", "short")
    made = await asyncio.gather(
        *(registration.make_first_account(link, f"root{n}", PASSWORD) for n in range(6)), return_exceptions=True
    )
    (user_id,) = [one for one in made if isinstance(one, str)]
    account = await accounts.management.account(user_id)
    assert account is not None
    assert account.is_admin
    assert {one.errcode for one in made if isinstance(one, MatrixError)} == {"M_FORBIDDEN"}
    assert await registration.first_account_token() is None
    with pytest.raises(MatrixError, match="M_FORBIDDEN"):
        await registration.make_first_account(link, "late", PASSWORD)


async def test_an_openid_token_names_its_user_until_the_account_is_gone(accounts: Accounts) -> None:
    user_id = await accounts.registration.create("alice", PASSWORD)
    token, lifetime_ms = accounts.logins.openid_token(user_id)
    assert lifetime_ms == 3_600_000
    assert await accounts.logins.openid_user(token) == user_id
    assert await accounts.logins.openid_user(accounts.logins.login_token(user_id)[0]) is None
    await accounts.management.deactivate(user_id, erase=False)
    assert await accounts.logins.openid_user(token) is None


async def test_departures_that_were_cut_off_are_taken_up_at_the_next_start(accounts: Accounts) -> None:
    user_id = await accounts.registration.create("leaver", PASSWORD)
    calls: list[tuple[str, bool]] = []

    async def departure(who: str, erase: bool) -> None:
        calls.append((who, erase))
        if len(calls) == 1:
            raise RuntimeError("cut off")

    accounts.management.on_departure(departure)
    await accounts.management.deactivate(user_id, erase=True)
    await asyncio.sleep(0.1)
    for _ in range(2):
        accounts.start()
        await asyncio.sleep(0.1)
    assert calls == [(user_id, True)] * 2
