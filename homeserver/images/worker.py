"""A process that draws one picture after another: `python -m homeserver.images.worker MOST_PIXELS`.

Over its standard input come wishes, each a line of JSON and the file; over its standard output go answers of the same
form. It ends with its input, and kills itself over a picture that takes too long. What it may use is limited, so that
a picture made to explode harms nothing but itself.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from typing import Any, BinaryIO, Final

from homeserver.images.drawing import NotAPicture, TooManyPixels, draw

LONGEST_S: Final = 25
BASE_BYTES: Final = 512 * 1024 * 1024
BYTES_A_PIXEL: Final = 16
LONGEST_LINE: Final = 1024


def main() -> None:
    """Draws until its input ends."""
    most_pixels = int(sys.argv[1])
    _limit(most_pixels)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline(LONGEST_LINE):
        wish = json.loads(line)
        content = source.read(wish["size"])
        if len(content) < wish["size"]:
            return
        signal.alarm(LONGEST_S)
        answer, picture = _answer(wish, content, most_pixels)
        signal.alarm(0)
        _send(target, answer, picture)


def _answer(wish: dict[str, Any], content: bytes, most_pixels: int) -> tuple[dict[str, Any], bytes]:
    try:
        drawn = draw(
            content,
            wish["width"],
            wish["height"],
            crop=wish["crop"],
            animated=wish["animated"],
            most_pixels=most_pixels,
        )
    except TooManyPixels:
        return {"refused": "too large"}, b""
    except NotAPicture:
        return {"refused": "no picture"}, b""
    except Exception as error:  # what a broken file makes of Pillow is anyone's guess
        return {"refused": f"{type(error).__name__}: {error}"[:200]}, b""
    return {"type": drawn.content_type, "own": drawn.content is None}, drawn.content or b""


def _send(target: BinaryIO, answer: dict[str, Any], picture: bytes) -> None:
    target.write(json.dumps({**answer, "size": len(picture)}).encode() + b"\n")
    target.write(picture)
    target.flush()


def _limit(most_pixels: int) -> None:
    memory = BASE_BYTES + most_pixels * BYTES_A_PIXEL
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)


if __name__ == "__main__":
    main()
