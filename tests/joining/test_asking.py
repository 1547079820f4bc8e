"""Claims on whom this server asks for help with a room, and on what it tells its client when nobody helps."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from homeserver.federation.errors import BackingOff, FederationError, Refused, TooSlow, Unreachable
from homeserver.joining.asking import ask_each
from homeserver.joining.candidates import candidates, senders, server_of
from homeserver.joining.own_event import BadTemplate
from homeserver.joining.received_room import BadRoom
from homeserver.protocol.errors import MatrixError


def refused(status: int, errcode: str, **more: Any) -> Refused:
    """A refusal."""
    return Refused("s", status, {"errcode": errcode, "error": "because", **more})


async def asked(answers: Mapping[str, Exception | str], within_s: float = 5) -> tuple[str | MatrixError, Sequence[str]]:
    """What comes of asking these servers, and which of them were asked."""
    heard: list[str] = []

    async def ask(server: str) -> str:
        heard.append(server)
        answer = answers[server]
        if isinstance(answer, Exception):
            raise answer
        if answer == "silence":
            await asyncio.sleep(60)
        return answer

    try:
        return await ask_each(list(answers), ask, what="join", room_id="!r", within_s=within_s), heard
    except MatrixError as error:
        return error, heard


@pytest.mark.parametrize(
    "trouble",
    [
        Unreachable("a", "gone"),
        TooSlow("a", "slow"),
        BackingOff("a", 5),
        BadTemplate("another room"),
        BadRoom("no create"),
        refused(500, "M_UNKNOWN"),
        refused(502, ""),
        refused(429, "M_LIMIT_EXCEEDED"),
        refused(404, "M_NOT_FOUND"),
        refused(404, "M_UNRECOGNIZED"),
        refused(400, "M_INCOMPATIBLE_ROOM_VERSION"),
        refused(400, "M_UNABLE_TO_GRANT_JOIN"),
        refused(400, "M_UNABLE_TO_AUTHORISE_JOIN"),
        refused(400, "M_INVALID_PARAM"),
        refused(401, "M_UNAUTHORIZED"),
        refused(403, "M_SOMETHING_OF_ITS_OWN"),
    ],
)
async def test_the_trouble_of_one_server_need_not_be_that_of_the_next(trouble: Exception) -> None:
    assert await asked({"a": trouble, "b": "done", "c": "too"}) == ("done", ["a", "b"])


async def test_where_the_room_lets_nobody_in_no_other_server_is_asked() -> None:
    error, heard = await asked({"a": refused(403, "M_FORBIDDEN"), "b": "done"})
    assert isinstance(error, MatrixError)
    assert (error.status, error.errcode, error.error) == (403, "M_FORBIDDEN", "s says: because")
    assert heard == ["a"]


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ([], (404, "M_NOT_FOUND")),
        ([refused(404, "M_NOT_FOUND")] * 2, (404, "M_NOT_FOUND")),
        ([refused(404, "M_NOT_FOUND"), Unreachable("b", "gone")], (502, "M_UNKNOWN")),
        ([refused(400, "M_INVALID_PARAM")], (502, "M_UNKNOWN")),
        ([BadRoom("no create")], (502, "M_UNKNOWN")),
        ([refused(400, "M_UNABLE_TO_GRANT_JOIN"), Unreachable("b", "")], (400, "M_UNABLE_TO_GRANT_JOIN")),
        (
            [refused(400, "M_UNABLE_TO_AUTHORISE_JOIN"), refused(400, "M_UNABLE_TO_GRANT_JOIN")],
            (400, "M_UNABLE_TO_GRANT_JOIN"),
        ),
        ([refused(500, "M_UNABLE_TO_GRANT_JOIN")], (502, "M_UNKNOWN")),
    ],
)
async def test_what_says_most_is_told(answers: list[FederationError], told: tuple[int, str]) -> None:
    error, _ = await asked({f"s{at}": answer for at, answer in enumerate(answers)})
    assert isinstance(error, MatrixError)
    assert (error.status, error.errcode) == told


async def test_the_version_that_we_lack_is_told() -> None:
    error, _ = await asked({"a": refused(400, "M_INCOMPATIBLE_ROOM_VERSION", room_version="x" * 99)})
    assert isinstance(error, MatrixError)
    assert (error.errcode, error.fields) == ("M_INCOMPATIBLE_ROOM_VERSION", {"room_version": "x" * 32})


async def test_all_servers_together_have_so_much_time_and_no_more() -> None:
    error, heard = await asked({"a": "silence", "b": "done"}, within_s=0.05)
    assert isinstance(error, MatrixError)
    assert (error.status, error.errcode, heard) == (502, "M_UNKNOWN", ["a"])


def test_candidates_are_others_each_once_and_not_too_many() -> None:
    found = candidates("us", ["b", "us", "b", "not a name", "c:8448"], [], ["a", "c:8448"], most=3)
    assert found == ["b", "c:8448", "a"]
    assert candidates("us", [f"s{n}" for n in range(99)]) == [f"s{n}" for n in range(10)]


def test_servers_are_read_off_identifiers_where_they_name_one() -> None:
    assert [server_of(each) for each in ("@a:b.c:1", "!abc", "!abc:d", "")] == [["b.c:1"], [], ["d"], []]
    assert senders([{"sender": "@a:b"}, {}, {"sender": 5}]) == ["b"]
