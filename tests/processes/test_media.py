"""Media on two processes, which share the folder."""

from __future__ import annotations

import asyncio
import time

from tests.media.content import announce, download, fill, opened, picture, thumbnail, upload
from tests.processes.conftest import Pair
from tests.processes.test_two_processes import at
from tests.rig.client import Client


async def test_a_file_that_comes_to_one_process_is_had_from_the_other(pair: Pair) -> None:
    here = await Client.register(pair.first)
    there = at(here, pair.second.url)
    uri = await upload(here, picture(100, 100), "image/png")
    assert (await download(there, uri)).body == picture(100, 100)
    both = await asyncio.gather(*(thumbnail(one, uri, 32, 32, method="crop") for one in (here, there, here, there)))
    assert {opened(reply.body).size for reply in both} == {(32, 32)}


async def test_who_waits_at_one_process_hears_of_an_upload_to_the_other(pair: Pair) -> None:
    here = await Client.register(pair.first)
    there = at(here, pair.second.url)
    uri = await announce(here)
    waiting = asyncio.create_task(download(there, uri))
    await asyncio.sleep(0.2)
    begin = time.monotonic()
    assert (await fill(here, uri, b"across")).status == 200
    assert (await waiting).body == b"across"
    assert time.monotonic() - begin < 1.0


async def test_an_announced_file_is_written_once_by_whichever_process(pair: Pair) -> None:
    here = await Client.register(pair.first)
    there = at(here, pair.second.url)
    uri = await announce(here)
    replies = await asyncio.gather(*(fill(one, uri, one.url.encode()) for one in (here, there) * 3))
    assert sorted(reply.status for reply in replies) == [200, 409, 409, 409, 409, 409]
