"""Smaller pictures from pictures (Client-server API, "Thumbnails"). Pillow does the work, and only for a worker."""

from __future__ import annotations

import io
from dataclasses import dataclass
from math import ceil
from typing import Any, Final

from PIL import Image, ImageOps, UnidentifiedImageError

Size = tuple[int, int]
Box = tuple[float, float, float, float]

FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
SERVED: Final = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
}
"""Formats of which a thumbnail may be, so that a file that is small enough can be its own."""
MOST_FRAMES: Final = 300
FILM_FACTOR: Final = 4
"""All frames together may have so many times the pixels of one picture; of a longer film the first frame is drawn."""
USUAL_FRAME_MS: Final = 100

_ORIENTATION: Final = 0x0112
_LIES_ON_ITS_SIDE: Final = frozenset([5, 6, 7, 8])
_LARGEST_PROFILE: Final = 64 * 1024


class NotAPicture(Exception):
    """The content is no picture, or none that can be drawn."""


class TooManyPixels(Exception):
    """The picture is larger than allowed."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture and its type. Without content the file itself is to be served, as what it is.

    Width and height are those of the file's own picture, upright.
    """

    content_type: str
    content: bytes | None
    width: int
    height: int


def draw(content: bytes, width: int, height: int, *, crop: bool, animated: bool, most_pixels: int) -> Drawn:
    """A picture of at most that size; never larger than the content's. `crop` gives it that shape.

    Raises `NotAPicture`, `TooManyPixels`, and whatever else Pillow does with broken files.
    """
    Image.MAX_IMAGE_PIXELS = None  # looked at here, before anything is decoded
    try:
        image = Image.open(io.BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError as error:
        raise NotAPicture from error
    if image.width * image.height > most_pixels:
        raise TooManyPixels
    size = _upright_size(image)
    is_film = bool(getattr(image, "is_animated", False))
    whole = size[0] <= width and size[1] <= height
    if whole and (animated or not is_film) and image.format in SERVED:
        return Drawn(SERVED[image.format], None, *size)
    box, target = _box_and_target(size, (width, height), crop)
    if animated and is_film:
        frames = int(getattr(image, "n_frames", 1))
        if frames <= min(MOST_FRAMES, most_pixels * FILM_FACTOR // (image.width * image.height)):
            return Drawn("image/webp", _film(image, frames, box, target), *size)
    content_type, picture = _still(image, size, box, target)
    return Drawn(content_type, picture, *size)


def _still(image: Image.Image, size: Size, box: Box, target: Size) -> tuple[str, bytes]:
    factor = target[0] / (box[2] - box[0])
    image.draft(None, (ceil(image.width * factor), ceil(image.height * factor)))  # JPEG: decode no more than is needed
    profile = image.info.get("icc_profile") if image.mode in ("RGB", "RGBA", "L") else None
    upright = ImageOps.exif_transpose(_plain(image))
    across, down = upright.width / size[0], upright.height / size[1]
    box = (box[0] * across, box[1] * down, box[2] * across, box[3] * down)
    small = upright.resize(target, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    file = io.BytesIO()
    options: dict[str, Any] = {}
    if isinstance(profile, bytes) and len(profile) <= _LARGEST_PROFILE:
        options["icc_profile"] = profile
    if small.mode == "RGBA":
        small.save(file, "PNG", optimize=True, **options)
        return "image/png", file.getvalue()
    small.save(file, "JPEG", quality=82, progressive=True, optimize=True, **options)
    return "image/jpeg", file.getvalue()


def _film(image: Image.Image, count: int, box: Box, target: Size) -> bytes:
    frames: list[Image.Image] = []
    durations: list[int] = []
    for number in range(count):
        image.seek(number)
        frame = image.convert("RGBA")
        frames.append(frame.resize(target, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0))
        durations.append(int(image.info.get("duration") or USUAL_FRAME_MS))
    file = io.BytesIO()
    loop = int(image.info.get("loop", 0 if image.format != "GIF" else 1))
    frames[0].save(
        file, "WEBP", save_all=True, append_images=frames[1:], duration=durations, loop=loop, quality=75, method=2
    )
    return file.getvalue()


def _box_and_target(size: Size, wanted: Size, crop: bool) -> tuple[Box, Size]:
    """The part of the picture that is drawn, and the size to draw it in."""
    width, height = size
    if not crop:
        factor = min(1.0, wanted[0] / width, wanted[1] / height)
        return (0, 0, width, height), (max(1, round(width * factor)), max(1, round(height * factor)))
    shape = wanted[0] / wanted[1]
    part = (width, max(1, round(width / shape))) if width / height < shape else (max(1, round(height * shape)), height)
    part = (min(part[0], width), min(part[1], height))
    left, top = (width - part[0]) // 2, (height - part[1]) // 2
    target = (min(wanted[0], part[0]), min(wanted[1], part[1]))
    return (left, top, left + part[0], top + part[1]), target


def _upright_size(image: Image.Image) -> Size:
    on_its_side = image.getexif().get(_ORIENTATION) in _LIES_ON_ITS_SIDE
    return (image.height, image.width) if on_its_side else image.size


def _plain(image: Image.Image) -> Image.Image:
    """The picture in RGB, or in RGBA where it is transparent in places."""
    if image.mode in ("RGB", "RGBA"):
        image.load()
        return image
    if image.mode.startswith("I;16"):  # 16 bits of grey
        return image.point(lambda value: value * (1 / 256)).convert("L").convert("RGB")
    has_alpha = image.mode in ("LA", "PA", "La", "RGBa") or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")
