"""Waiting requests are woken by what concerns them, at once, and never miss it."""

from __future__ import annotations

import asyncio
from time import monotonic

import pytest

from homeserver.journal import Waiters


async def test_a_wake_up_between_registering_and_waiting_is_not_lost() -> None:
    waiters = Waiters()
    with waiters.watch("@a:x") as watch:
        waiters.wake(["@a:x"])
        assert await watch.wait(5)


@pytest.mark.quiet
async def test_a_waiter_wakes_at_once_and_others_sleep_on() -> None:
    waiters = Waiters()
    with waiters.watch("@a:x") as first, waiters.watch("@a:x") as second, waiters.watch("@b:x") as other:
        tasks = [asyncio.create_task(watch.wait(5)) for watch in (first, second)]
        sleeping = asyncio.create_task(other.wait(0.05))
        await asyncio.sleep(0)
        began = monotonic()
        waiters.wake(["@a:x", "@nobody:x"])
        assert await asyncio.gather(*tasks) == [True, True]
        assert monotonic() - began < 0.03
        assert await sleeping is False


async def test_after_clear_a_watch_waits_for_the_next_wake_up() -> None:
    waiters = Waiters()
    with waiters.watch("@a:x") as watch:
        waiters.wake(["@a:x"])
        assert await watch.wait(5)
        watch.clear()
        assert not await watch.wait(0.01)
        assert not await watch.wait(0)
        waiters.wake(["@a:x"])
        assert await watch.wait(0)


async def test_who_watches_is_known_only_while_they_do() -> None:
    waiters = Waiters()
    with waiters.watch("@a:x"):
        with waiters.watch("@a:x"):
            assert set(waiters.watching()) == {"@a:x"}
        assert {"@a:x", "@b:x"} & waiters.watching() == {"@a:x"}
    assert not waiters.watching()


async def test_stopping_wakes_everyone_and_nobody_waits_any_more() -> None:
    waiters = Waiters()
    with waiters.watch("@a:x") as watch:
        task = asyncio.create_task(watch.wait(5))
        await asyncio.sleep(0)
        waiters.stop()
        assert await task
        watch.clear()
        assert await watch.wait(5)
    with waiters.watch("@b:x") as late:
        assert await late.wait(5)


async def test_a_cancelled_wait_leaves_nothing_behind() -> None:
    waiters = Waiters()

    async def wait() -> None:
        with waiters.watch("@a:x") as watch:
            await watch.wait(60)

    task = asyncio.create_task(wait())
    await asyncio.sleep(0)
    assert waiters.watching()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert not waiters.watching()


async def test_who_is_woken_last_wakes_after_an_answer_that_passes_several_tasks() -> None:
    waiters = Waiters()
    order: list[str] = []
    committed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def commit() -> None:
        await asyncio.shield(committed)

    async def answer() -> None:
        await asyncio.shield(asyncio.create_task(commit()))
        order.append("answer")

    async def sync(user_id: str) -> None:
        with waiters.watch(user_id) as watch:
            assert await watch.wait(5)
            order.append(user_id)

    tasks = [asyncio.create_task(each) for each in (answer(), sync("@author:x"), sync("@other:x"))]
    await asyncio.sleep(0.01)
    waiters.wake(["@other:x"])
    waiters.wake_last(["@author:x"])
    committed.set_result(None)
    await asyncio.gather(*tasks)
    assert order.index("answer") < order.index("@author:x")
    assert order[-1] == "@author:x"
