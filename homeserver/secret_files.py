"""Secrets that the server makes for itself on its first start, each in a file of its own that only it can read."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def read_or_make(path: Path, make: Callable[[], str]) -> str:
    """The text of the file at `path`; where there is none, the file is made with mode 0600 from what `make` returns.

    Processes that start at the same moment agree on one text: it is written under another name and then linked, which
    succeeds for the first alone. Raises `OSError`.
    """
    with suppress(FileNotFoundError):
        return path.read_text(encoding="utf-8")
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
    return path.read_text(encoding="utf-8")
