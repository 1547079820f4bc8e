"""Processes that draw pictures, started when there is something to draw. One that fails is replaced."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

import orjson
import structlog

log = structlog.get_logger(__name__)

DRAWING_S: Final = 20.0
LARGEST_SOURCE: Final = 50 * 1024 * 1024
"""Bytes of a file: the worker holds it in memory."""
LARGEST_PICTURE: Final = 32 * 1024 * 1024
MOST_WAITING: Final = 200
DRAWINGS_OF_ONE: Final = 300
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


class CannotDraw(Exception):
    """The file is no picture that can be drawn; the text says why."""


class DrawingFailed(CannotDraw):
    """The process took too long or ended: of the file nothing is known for sure."""


class PictureTooLarge(Exception):
    """The file has more bytes or pixels than allowed."""


class TooBusy(Exception):
    """So many pictures wait that this one is turned away."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The size in pixels at most, whether to cut the picture to that shape, and whether it may move."""

    width: int
    height: int
    crop: bool = False
    animated: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What was drawn. Without content the file itself fulfils the wish, and is of this type."""

    content_type: str
    content: bytes | None


class Workers:
    """At most so many processes; each draws one picture at a time."""

    def __init__(self, processes: int, most_pixels: int, drawing_s: float = DRAWING_S) -> None:
        self._most_pixels = most_pixels
        self._drawing_s = drawing_s
        self._free = asyncio.Semaphore(processes)
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._waiting = 0

    async def draw(self, pieces: AsyncIterator[bytes], size: int, wish: Wish) -> Picture:
        """Draws a file of `size` bytes. Raises `CannotDraw`, `PictureTooLarge`, `TooBusy`, what `pieces` raises."""
        if size > LARGEST_SOURCE:
            raise PictureTooLarge
        if self._waiting >= MOST_WAITING:
            raise TooBusy
        self._waiting += 1
        try:
            async with self._free:
                return await self._draw(pieces, size, wish)
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """Ends all processes."""
        for worker in list(self._all):
            await worker.kill()
        self._all.clear()
        self._idle.clear()

    async def _draw(self, pieces: AsyncIterator[bytes], size: int, wish: Wish) -> Picture:
        worker = await self._worker()
        fit = False
        try:
            async with asyncio.timeout(self._drawing_s):
                answer, content = await worker.ask(pieces, size, wish)
            worker.drawings += 1
            fit = worker.drawings < DRAWINGS_OF_ONE
        except TimeoutError:
            raise DrawingFailed("it takes too long") from None
        except _BROKEN as error:
            raise DrawingFailed("the process that drew it ended") from error
        finally:
            if fit:
                self._idle.append(worker)
            else:
                self._all.discard(worker)
                await asyncio.shield(worker.kill())
        return _picture(answer, content)

    async def _worker(self) -> _Worker:
        while self._idle:
            idle = self._idle.pop()
            if idle.lives:
                return idle
            self._all.discard(idle)
        worker = await _Worker.start(self._most_pixels)
        self._all.add(worker)
        return worker


class _Worker:
    """One process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process = process
        self._to, self._from = process.stdin, process.stdout
        self.drawings = 0

    @classmethod
    async def start(cls, most_pixels: int) -> _Worker:
        """Starts a process that knows nothing of this one's secrets."""
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(_SEARCHED)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "homeserver.images.worker", str(most_pixels)),
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

    async def ask(self, pieces: AsyncIterator[bytes], size: int, wish: Wish) -> tuple[dict[str, Any], bytes]:
        """Sends a file; the answer, and the picture. Raises one of `_BROKEN`: a process that was taken over by a
        picture may answer anything."""
        order = {"size": size, "width": wish.width, "height": wish.height, "crop": wish.crop, "animated": wish.animated}
        self._to.write(orjson.dumps(order) + b"\n")
        async for piece in pieces:
            self._to.write(piece)
            await self._to.drain()
        await self._to.drain()
        answer = orjson.loads(await self._from.readuntil(b"\n"))
        if not 0 <= answer["size"] <= LARGEST_PICTURE or ("refused" not in answer and answer["type"] not in _TYPES):
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
        raise CannotDraw(str(refused))
    return Picture(answer["type"], None if answer.get("own") is True else content)
