"""Processes that look into pictures and web pages, started when there is something to do; what fails is replaced."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Final

import msgspec
import orjson
import structlog

log = structlog.get_logger(__name__)

DRAWING_S: Final = 20.0
READING_S: Final = 5.0
STARTING_S: Final = 30.0
LARGEST_SOURCE: Final = 50 * 1024 * 1024
"""Bytes of a file: the worker holds it in memory."""
LARGEST_ANSWER: Final = 32 * 1024 * 1024
MOST_WAITING: Final = 200
ORDERS_OF_ONE: Final = 300
"""After so many a worker is replaced: libraries for pictures leak."""

_BUFFER: Final = 64 * 1024
_TYPES: Final = frozenset(["image/jpeg", "image/png", "image/gif", "image/webp"])
_BROKEN: Final = (
    asyncio.IncompleteReadError,
    asyncio.LimitOverrunError,
    ConnectionError,
    ValueError,
    KeyError,
    TypeError,
)
_ROOT: Final = os.path.abspath(os.sep)
_SEARCHED: Final = [os.path.abspath(path) for path in sys.path if path]
_PASSED_ON: Final = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")


class Unusable(Exception):
    """The file is nothing that can be drawn, or read; the text says why."""


class WorkerFailed(Unusable):
    """The process took too long or ended: of the file nothing is known for sure."""


class PictureTooLarge(Exception):
    """The file has more bytes or pixels than allowed."""


class TooBusy(Exception):
    """So many files wait that this one is turned away."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The size in pixels at most, whether to cut the picture to that shape, and whether it may move."""

    width: int
    height: int
    crop: bool = False
    animated: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What was drawn. Without content the file itself fulfils the wish, and is of this type.

    Width and height are those of the file's own picture.
    """

    content_type: str
    content: bytes | None
    width: int
    height: int


class Workers:
    """At most so many processes; each looks into one file at a time."""

    def __init__(self, processes: int, most_pixels: int, drawing_s: float = DRAWING_S) -> None:
        self._most_pixels = most_pixels
        self._drawing_s = drawing_s
        self._free = asyncio.Semaphore(processes)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._waiting = 0

    async def draw(self, pieces: AsyncIterator[bytes], size: int, wish: Wish) -> Picture:
        """Draws a file of `size` bytes. Raises `Unusable`, `PictureTooLarge`, `TooBusy`, what `pieces` raises."""
        if size > LARGEST_SOURCE:
            raise PictureTooLarge
        order = {"work": "draw", "size": size, **asdict(wish)}
        return _picture(*await self._in_turn(order, pieces, self._drawing_s))

    async def read_page(self, content: bytes, content_type: str, url: str) -> dict[str, str]:
        """What a web page, found at `url`, says of itself. Raises `Unusable`, `TooBusy`."""
        order = {"work": "read", "size": len(content), "type": content_type[:200], "url": url}
        answer, said = await self._in_turn(order, _once(content), READING_S)
        if "refused" in answer:
            raise Unusable(str(answer["refused"]))
        try:
            return msgspec.json.decode(said, type=dict[str, str])
        except msgspec.MsgspecError as error:
            raise WorkerFailed("the process gave no answer") from error

    async def close(self) -> None:
        """Ends all processes."""
        for worker in list(self._all):
            await worker.kill()
        self._all.clear()
        self._idle.clear()

    async def _in_turn(
        self, order: dict[str, Any], pieces: AsyncIterator[bytes], seconds: float
    ) -> tuple[dict[str, Any], bytes]:
        if self._waiting >= MOST_WAITING:
            raise TooBusy
        self._waiting += 1
        try:
            async with self._free:
                return await self._ask(order, pieces, seconds)
        finally:
            self._waiting -= 1

    async def _ask(
        self, order: dict[str, Any], pieces: AsyncIterator[bytes], seconds: float
    ) -> tuple[dict[str, Any], bytes]:
        worker = await self._worker()
        fit = False
        try:
            async with asyncio.timeout(seconds):
                found = await worker.ask(order, pieces)
            worker.orders += 1
            fit = worker.orders < ORDERS_OF_ONE
        except TimeoutError:
            raise WorkerFailed("it takes too long") from None
        except _BROKEN as error:
            raise WorkerFailed("the process that had it ended") from error
        finally:
            if fit:
                self._idle.append(worker)
            else:
                self._all.discard(worker)
                await asyncio.shield(worker.kill())
        return found

    async def _worker(self) -> _Worker:
        while self._idle:
            idle = self._idle.pop()
            if idle.lives:
                return idle
            self._all.discard(idle)
        try:
            worker = await _Worker.start(self._most_pixels)
        except OSError as error:
            raise WorkerFailed("there is no process to be had for it") from error
        self._all.add(worker)
        try:
            async with asyncio.timeout(STARTING_S):
                await worker.answer()
        except BaseException as error:
            self._all.discard(worker)
            await asyncio.shield(worker.kill())
            if isinstance(error, (TimeoutError, *_BROKEN)):
                raise WorkerFailed("the process for it does not start") from error
            raise
        return worker


class _Worker:
    """One process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._to, self._from = process.stdin, process.stdout
        self.orders = 0

    @classmethod
    async def start(cls, most_pixels: int) -> _Worker:
        """Starts a process that knows nothing of this one's secrets."""
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(_SEARCHED)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "homeserver.sandbox.worker", str(most_pixels)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment,
            cwd=_ROOT,
            start_new_session=True,
            limit=_BUFFER,
        )
        return cls(process)

    @property
    def lives(self) -> bool:
        """Whether it has not ended."""
        return self._process.returncode is None

    async def ask(self, order: dict[str, Any], pieces: AsyncIterator[bytes]) -> tuple[dict[str, Any], bytes]:
        """Sends an order and its file; the answer, and what was made. Raises one of `_BROKEN`: a process that was taken
        over by a file may answer anything."""
        self._to.write(orjson.dumps(order) + b"\n")
        async for piece in pieces:
            self._to.write(piece)
            await self._to.drain()
        await self._to.drain()
        return await self.answer()

    async def answer(self) -> tuple[dict[str, Any], bytes]:
        """The next answer. Raises as `ask` does."""
        answer = orjson.loads(await self._from.readuntil(b"\n"))
        if not 0 <= answer["size"] <= LARGEST_ANSWER:
            raise ValueError("this is no answer")
        return answer, await self._from.readexactly(answer["size"])

    async def kill(self) -> None:
        """Ends the process, whatever it is doing."""
        with suppress(ProcessLookupError):
            self._process.kill()
        self._to.close()
        await self._process.wait()


def _picture(answer: dict[str, Any], content: bytes) -> Picture:
    refused = answer.get("refused")
    if refused == "too large":
        raise PictureTooLarge
    if refused is not None:
        raise Unusable(str(refused))
    width, height, content_type = answer.get("width"), answer.get("height"), answer.get("type")
    if type(width) is not int or type(height) is not int or content_type not in _TYPES:
        raise WorkerFailed("the process gave no answer")
    return Picture(content_type, None if answer.get("own") is True else content, width, height)


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content
