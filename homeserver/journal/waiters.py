"""Who waits for news now: long-polls and open streams, by user."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, KeysView
from types import TracebackType

AT_ONCE = 8
"""Waits that end in one turn of the event loop."""
TURNS_OF_AN_ANSWER = 10
"""More turns of the event loop than lie between a commit and the bytes of the answer to who asked for it."""


class Watch:
    """One request that waits. Registered from `Waiters.watch` until its `with` block ends.

    A wake-up that comes before `wait` is not lost: register first, THEN read the journal's position, then ask.
    """

    __slots__ = ("_future", "_user_id", "_waiters", "_woken")

    def __init__(self, waiters: Waiters, user_id: str) -> None:
        self._waiters = waiters
        self._user_id = user_id
        self._woken = False
        self._future: asyncio.Future[bool] | None = None

    def __enter__(self) -> Watch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._waiters._forget(self._user_id, self)

    async def wait(self, timeout_s: float) -> bool:
        """True once woken (at once if that was before), False when `timeout_s` seconds have passed."""
        if self._woken or timeout_s <= 0:
            return self._woken
        loop = asyncio.get_running_loop()
        future: asyncio.Future[bool] = loop.create_future()
        self._future = future
        timer = loop.call_later(timeout_s, _settle, future, False)
        try:
            return await future or self._woken
        finally:
            timer.cancel()
            self._future = None

    def clear(self) -> None:
        """Forget wake-ups so far, to wait again. After the server began to stop, watches stay woken."""
        self._woken = self._waiters.stopping

    def wake(self) -> None:
        """End the wait, or the next one."""
        self._woken = True
        if self._future is not None:
            self._waiters._settle_soon(self._future)


def _settle(future: asyncio.Future[bool], value: bool) -> None:
    if not future.done():
        future.set_result(value)


class Waiters:
    """All watches of this process."""

    def __init__(self) -> None:
        self._watches: dict[str, set[Watch]] = {}
        self._woken: deque[asyncio.Future[bool]] = deque()
        self.stopping = False

    def watch(self, user_id: str) -> Watch:
        """Register a watch at once; use it in a `with` statement, which ends it."""
        watch = Watch(self, user_id)
        self._watches.setdefault(user_id, set()).add(watch)
        watch.clear()
        return watch

    def wake(self, user_ids: Iterable[str]) -> None:
        """Wake every watch of these users; users who do not wait cost one look-up each."""
        watches = self._watches
        for user_id in user_ids:
            for watch in watches.get(user_id, ()):
                watch.wake()

    def wake_last(self, user_ids: Iterable[str]) -> None:
        """Wake these users once the answers to what they have just done are on their way.

        A client that hears of its own message by sync before its send is answered may take it for another's:
        matrix-js-sdk reports a reply in a thread as failed then.
        """
        self._wake_in(TURNS_OF_AN_ANSWER, tuple(user_ids))

    def _wake_in(self, turns: int, user_ids: tuple[str, ...]) -> None:
        if turns:
            asyncio.get_running_loop().call_soon(self._wake_in, turns - 1, user_ids)
        else:
            self.wake(user_ids)

    def watching(self) -> KeysView[str]:
        """The users who have a watch now: intersect with a room's members and wake the result."""
        return self._watches.keys()

    def stop(self) -> None:
        """The server is stopping: wake everyone, and let nobody wait from now on."""
        self.stopping = True
        self.wake(tuple(self._watches))

    def _settle_soon(self, future: asyncio.Future[bool]) -> None:
        """Lets few go on at a time: who sent the message, and everyone else, need not wait for a whole crowd."""
        if not self._woken:
            asyncio.get_running_loop().call_soon(self._settle_some)
        self._woken.append(future)

    def _settle_some(self) -> None:
        for _ in range(min(AT_ONCE, len(self._woken))):
            _settle(self._woken.popleft(), True)
        if self._woken:
            asyncio.get_running_loop().call_soon(self._settle_some)

    def _forget(self, user_id: str, watch: Watch) -> None:
        watches = self._watches.get(user_id)
        if watches is not None:
            watches.discard(watch)
            if not watches:
                del self._watches[user_id]
