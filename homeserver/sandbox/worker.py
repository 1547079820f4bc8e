"""A process that looks into one file after another: `python -m homeserver.sandbox.worker MOST_PIXELS`.

Over its standard input come orders, each a line of JSON and the file; over its standard output go answers of the same
form, the first of them to no order, when it is ready. It ends with its input, and kills itself over a file that takes
too long. What it may use is limited, so that a file made to explode harms nothing but itself.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from contextlib import suppress
from typing import Any, BinaryIO, Final

from homeserver.sandbox.drawing import NotAPicture, TooManyPixels, draw
from homeserver.sandbox.reading import read_page

LONGEST_S: Final = 25
BASE_BYTES: Final = 512 * 1024 * 1024
BYTES_A_PIXEL: Final = 16
LONGEST_LINE: Final = 16 * 1024


def main() -> None:
    """Works until its input ends."""
    most_pixels = int(sys.argv[1])
    _limit(most_pixels)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    _send(target, {}, b"")  # ready
    while line := source.readline(LONGEST_LINE):
        order = json.loads(line)
        content = source.read(order["size"])
        if len(content) < order["size"]:
            return
        signal.alarm(LONGEST_S)
        answer, made = _answer(order, content, most_pixels)
        signal.alarm(0)
        _send(target, answer, made)


def _answer(order: dict[str, Any], content: bytes, most_pixels: int) -> tuple[dict[str, Any], bytes]:
    try:
        if order["work"] == "read":
            return {}, json.dumps(read_page(content, order["type"], order["url"])).encode()
        return _draw(order, content, most_pixels)
    except TooManyPixels:
        return {"refused": "too large"}, b""
    except NotAPicture:
        return {"refused": "no picture"}, b""
    except Exception as error:  # what a broken file makes of a library is anyone's guess
        return {"refused": f"{type(error).__name__}: {error}"[:200]}, b""


def _draw(order: dict[str, Any], content: bytes, most_pixels: int) -> tuple[dict[str, Any], bytes]:
    drawn = draw(
        content,
        order["width"],
        order["height"],
        crop=order["crop"],
        animated=order["animated"],
        most_pixels=most_pixels,
    )
    answer = {"type": drawn.content_type, "own": drawn.content is None, "width": drawn.width, "height": drawn.height}
    return answer, drawn.content or b""


def _send(target: BinaryIO, answer: dict[str, Any], made: bytes) -> None:
    target.write(json.dumps({**answer, "size": len(made)}).encode() + b"\n")
    target.write(made)
    target.flush()


def _limit(most_pixels: int) -> None:
    memory = BASE_BYTES + most_pixels * BYTES_A_PIXEL
    with suppress(ValueError, OSError):  # not every system bounds it
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)


if __name__ == "__main__":
    main()
