"""One process at a time on one SQLite file."""

from __future__ import annotations

import fcntl
import os

from homeserver.storage.errors import DatabaseInUse, StartRefused


class FileLock:
    """Keeps two processes from working on one SQLite file, each believing that it is alone.

    An advisory lock on `<file>.lock`; the kernel lets go of it when the process ends, however it ends.
    """

    def __init__(self, path: str) -> None:
        self._path = f"{path}.lock"
        self._descriptor: int | None = None

    def take(self) -> None:
        """Raises DatabaseInUse when another process holds it, StartRefused when the folder cannot be written."""
        try:
            self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StartRefused(f"cannot write beside the database: {error}") from error
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.release()
            raise DatabaseInUse(f"another Porch process is using {self._path.removesuffix('.lock')}") from None

    def release(self) -> None:
        """Let go. The file stays: removing it would race with a process that is taking it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
