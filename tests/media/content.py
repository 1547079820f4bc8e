"""Uploads and downloads as tests write them, and pictures to go with them."""

from __future__ import annotations

import io
import random
from typing import Any
from urllib.parse import urlencode

from PIL import Image

from tests.rig.client import Client, Reply

CLIENT = "/_matrix/client/v1/media"
OLD = "/_matrix/media/v3"


async def upload(client: Client, content: bytes, content_type: str = "application/octet-stream", **query: Any) -> str:
    """Uploads; what stands behind `mxc://`."""
    reply = await client.request("POST", f"{OLD}/upload", raw=content, headers={"Content-Type": content_type}, **query)
    assert reply.status == 200, reply.body
    return str(reply.json["content_uri"]).removeprefix("mxc://")


async def announce(client: Client) -> str:
    """Announces an upload; what stands behind `mxc://`."""
    answer = await client.ok("POST", "/_matrix/media/v1/create")
    return str(answer["content_uri"]).removeprefix("mxc://")


async def fill(client: Client, uri: str, content: bytes, content_type: str = "text/plain", **query: Any) -> Reply:
    """Uploads to an announced URI."""
    return await client.request(
        "PUT", f"{OLD}/upload/{uri}", raw=content, headers={"Content-Type": content_type}, **query
    )


async def download(client: Client, uri: str, name: str = "", *, headers: Any = None, **query: Any) -> Reply:
    """Downloads with the client's token."""
    end = f"/{name}" if name else ""
    return await client.request("GET", f"{CLIENT}/download/{uri}{end}", headers=headers, **query)


async def thumbnail(client: Client, uri: str, width: int, height: int, **query: Any) -> Reply:
    """Asks for a thumbnail with the client's token."""
    return await client.get(f"{CLIENT}/thumbnail/{uri}?{urlencode(_texts(width=width, height=height, **query))}")


def _texts(**query: Any) -> dict[str, str]:
    return {name: str(value).lower() for name, value in query.items()}


def noise(size: int) -> bytes:
    """Bytes that look like nothing."""
    return random.Random(size).randbytes(size)


def picture(width: int, height: int, form: str = "PNG", mode: str = "RGB", **options: Any) -> bytes:
    """A picture whose left half is red and whose right half is blue."""
    image = Image.new(mode, (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def film(width: int, height: int, frames: int = 3, form: str = "GIF") -> bytes:
    """An animated picture."""
    images = [Image.new("RGB", (width, height), (7 * number % 256, 0, 90 * number % 256)) for number in range(frames)]
    file = io.BytesIO()
    images[0].save(file, form, save_all=True, append_images=images[1:], duration=100, loop=0)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    """The picture again."""
    image = Image.open(io.BytesIO(content))
    image.load()
    return image
