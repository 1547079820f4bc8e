"""Claims on uploads that are announced first (`POST /create`)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from tests.media.content import OLD, announce, download, fill, upload
from tests.rig.client import Client
from tests.rig.porch import PorchProcess


async def test_an_announced_file_comes_to_those_who_wait_for_it(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    uri = await announce(alice)
    waiting = [asyncio.create_task(download(bob, uri)) for _ in range(3)]
    await asyncio.sleep(0.2)
    assert not any(task.done() for task in waiting)
    assert (await fill(alice, uri, b"at last", filename="a.txt")).json == {}
    for reply in await asyncio.gather(*waiting):
        assert (reply.status, reply.body) == (200, b"at last")
        assert reply.headers["Content-Disposition"] == 'inline; filename="a.txt"'


async def test_who_does_not_want_to_wait_longer_is_told_so(porch: PorchProcess) -> None:
    alice = await Client.register(porch)
    uri = await announce(alice)
    for wait in (0, 100):
        reply = await download(alice, uri, timeout_ms=wait)
        assert (reply.status, reply.errcode) == (504, "M_NOT_YET_UPLOADED")
    assert (await download(alice, uri, timeout_ms="soon")).errcode == "M_INVALID_PARAM"
    assert (await fill(alice, uri, b"x")).status == 200
    assert (await download(alice, uri, timeout_ms=0)).body == b"x"


async def test_content_is_written_once_and_by_whoever_announced_it(porch: PorchProcess) -> None:
    alice, bob = await Client.register(porch), await Client.register(porch)
    uri = await announce(alice)
    stolen = await fill(bob, uri, b"stolen")
    assert (stolen.status, stolen.errcode) == (403, "M_FORBIDDEN")
    replies = await asyncio.gather(*(fill(alice, uri, b"%d" % number) for number in range(5)))
    assert sorted(reply.status for reply in replies) == [200, 409, 409, 409, 409]
    assert {reply.errcode for reply in replies if reply.status == 409} == {"M_CANNOT_OVERWRITE_MEDIA"}
    winner = next(number for number, reply in enumerate(replies) if reply.status == 200)
    assert (await download(alice, uri)).body == b"%d" % winner
    again = await fill(alice, await upload(alice, b"whole"), b"other")
    assert (again.status, again.errcode) == (409, "M_CANNOT_OVERWRITE_MEDIA")


async def test_an_announcement_expires(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch({"media.pending_lifetime_ms": 1000})
    alice = await Client.register(server)
    before = time.time() * 1000
    answer = await alice.ok("POST", "/_matrix/media/v1/create")
    assert before + 900 < answer["unused_expires_at"] < time.time() * 1000 + 1100
    uri = answer["content_uri"].removeprefix("mxc://")
    await asyncio.sleep(1.1)
    late = await fill(alice, uri, b"late")
    assert (late.status, late.errcode) == (404, "M_NOT_FOUND")
    assert (await download(alice, uri)).errcode == "M_NOT_FOUND"
    unknown = await fill(alice, "porch.test/unknown", b"x")
    assert (unknown.status, unknown.errcode) == (404, "M_NOT_FOUND")
    assert (await fill(alice, "elsewhere.test/unknown", b"x")).errcode == "M_NOT_FOUND"


async def test_a_user_may_announce_so_many_at_once(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch({"media.pending_uploads": 2})
    alice, bob = await Client.register(server), await Client.register(server)
    first, _ = await announce(alice), await announce(alice)
    reply = await alice.refused(429, "M_LIMIT_EXCEEDED", "POST", "/_matrix/media/v1/create")
    assert 0 < reply.json["retry_after_ms"] <= 86_400_000
    await announce(bob)
    await fill(alice, first, b"x")
    await announce(alice)


async def test_an_announced_file_is_refused_as_any_other(start_porch: Callable[..., PorchProcess]) -> None:
    server = start_porch({"media.largest_upload_bytes": 100})
    alice = await Client.register(server)
    uri = await announce(alice)
    reply = await alice.request("PUT", f"{OLD}/upload/{uri}", raw=b"x" * 101)
    assert (reply.status, reply.errcode) == (413, "M_TOO_LARGE")
    assert (await fill(alice, uri, b"x" * 100)).status == 200
