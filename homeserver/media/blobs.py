"""Where content lies: a folder, or a bucket of a cloud, behind one interface. Content is streamed both ways."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

PIECE: Final = 64 * 1024
_LOCAL_PART: Final = 256 * 1024
_CLOUD_PART: Final = 5 * 1024 * 1024
"""Bytes that are written at a time, and held in memory for each file under way; clouds take no smaller parts."""
_SCHEMES: Final = frozenset(["s3", "s3a", "gs", "az", "azure", "abfs", "abfss", "file"])


class StoreUnusable(Exception):
    """The store of the configuration cannot be used; the text says why."""


class StoreFailed(Exception):
    """Content could not be read or written; the text says why."""


class BlobMissing(StoreFailed):
    """There is no content of this name."""


class Pieces(Protocol):
    """Content as it comes: an iterator of bytes."""

    def __aiter__(self) -> AsyncIterator[bytes]: ...


def new_blob() -> str:
    """The name of new content: nothing in it was chosen by anyone."""
    return secrets.token_hex(16)


class Blobs:
    """Content by names that `new_blob` makes. What `write` has returned from survives a crash."""

    def __init__(self, url: str, folder: Path) -> None:
        """Content goes to `url`, or into `folder` where that is empty. Raises `StoreUnusable`."""
        self._folder: Path | None = None
        scheme = url.partition("://")[0]
        try:
            if not url or scheme == "file":
                self._folder = Path(url.removeprefix("file://")) if url else folder
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._store: ObjectStore = LocalStore(str(self._folder.resolve()))
            elif scheme in _SCHEMES:
                self._store = from_url(url)
            else:
                raise StoreUnusable("the URL must begin with s3://, gs://, azure:// or file://")
        except (BaseError, OSError, ValueError) as error:
            raise StoreUnusable(_first_line(error)) from error
        self._part = _CLOUD_PART if self._folder is None else _LOCAL_PART

    async def write(self, blob: str, pieces: AsyncIterator[bytes]) -> int:
        """Writes new content; its size in bytes. Nothing stays of it where `pieces` raises, which comes out here.

        Raises `StoreFailed`.
        """
        counted = _Counted(pieces)
        try:
            await self._put(_path(blob), counted)
            await self._make_durable(blob)
        except (BaseError, OSError) as error:
            if counted.failed is error:
                raise
            raise StoreFailed(_first_line(error)) from error
        return counted.size

    async def read(self, blob: str, begin: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """The content from byte `begin` up to `end` (not included). Raises `BlobMissing`, `StoreFailed`; and while it
        is read `StoreFailed`."""
        options = {} if begin == 0 and end is None else {"range": (begin, end)}
        if end is not None and begin >= end:
            return _nothing()
        try:
            result = await obstore.get_async(self._store, _path(blob), options=options)  # type: ignore[arg-type]
        except FileNotFoundError as error:
            raise BlobMissing(f"there is no content {blob}") from error
        except (BaseError, OSError) as error:
            raise StoreFailed(_first_line(error)) from error
        return _pieces(result.stream(min_chunk_size=PIECE))

    async def delete(self, blob: str) -> None:
        """Deletes content, if it is there. Raises `StoreFailed`."""
        try:
            with suppress(FileNotFoundError):
                await obstore.delete_async(self._store, _path(blob))
            if self._folder is not None:
                await asyncio.get_running_loop().run_in_executor(None, self._delete_unfinished, _path(blob))
        except (BaseError, OSError) as error:
            raise StoreFailed(_first_line(error)) from error

    async def _put(self, path: str, counted: _Counted) -> None:
        """In one piece what is small, as clouds want it; else in parts."""
        beginning = bytearray()
        async for piece in counted:
            beginning += piece
            if len(beginning) >= self._part:
                whole = _joined(bytes(beginning), counted)
                del beginning
                await obstore.put_async(
                    self._store, path, whole, use_multipart=True, chunk_size=self._part, max_concurrency=2
                )
                return
        await obstore.put_async(self._store, path, bytes(beginning), use_multipart=False)

    def _delete_unfinished(self, path: str) -> None:
        """What a crash has left of a file that was being written: it lies beside its place, with a number."""
        assert self._folder is not None
        place = self._folder / path
        for unfinished in place.parent.glob(f"{place.name}#*"):
            unfinished.unlink(missing_ok=True)

    async def _make_durable(self, blob: str) -> None:
        if self._folder is not None:
            await asyncio.get_running_loop().run_in_executor(None, _sync, self._folder, self._folder / _path(blob))


class _Counted:
    """Pieces on their way: how many bytes they were, and what ended them early."""

    def __init__(self, pieces: AsyncIterator[bytes]) -> None:
        self._pieces = pieces
        self.size = 0
        self.failed: BaseException | None = None

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            piece = await anext(self._pieces)
        except StopAsyncIteration:
            raise
        except BaseException as error:
            self.failed = error
            raise
        self.size += len(piece)
        return piece


async def _pieces(stream: AsyncIterator[object]) -> AsyncIterator[bytes]:
    try:
        async for piece in stream:
            yield bytes(piece)  # type: ignore[call-overload]
    except (BaseError, OSError) as error:
        raise StoreFailed(_first_line(error)) from error


async def _joined(beginning: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield beginning
    async for piece in rest:
        yield piece


async def _nothing() -> AsyncIterator[bytes]:
    nothing: tuple[bytes, ...] = ()
    for piece in nothing:
        yield piece


def _path(blob: str) -> str:
    return f"{blob[:2]}/{blob[2:4]}/{blob[4:]}"


def _sync(folder: Path, file: Path) -> None:
    """The file, and the folders that lead to it, are on disk when this returns."""
    for path in (file, file.parent, file.parent.parent, folder):
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:500] or type(error).__name__
