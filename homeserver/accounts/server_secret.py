"""The secret of this server: one file in its data directory, and the keys that are derived from it."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path

from homeserver.config import CannotStart
from homeserver.secret_files import read_or_make

FILE_NAME = "server_secret"
SIZE = 32


class ServerSecret:
    """Derives one key for each purpose, so that a token made for one can never pass for another."""

    __slots__ = ("_master",)

    def __init__(self, master: bytes) -> None:
        self._master = master

    def key(self, purpose: str) -> bytes:
        """32 bytes that only this server can know, the same for the same purpose."""
        return hmac.new(self._master, purpose.encode(), hashlib.sha256).digest()


def load(data_dir: Path) -> ServerSecret:
    """Reads the secret, or makes it on the first start (mode 0600).  Raises `CannotStart`."""
    path = data_dir / FILE_NAME
    try:
        master = bytes.fromhex(read_or_make(path, lambda: secrets.token_hex(SIZE) + "\n"))
    except OSError as error:
        raise CannotStart(f"the server secret {path} cannot be read: {error.strerror}") from None
    except ValueError:
        master = b""
    if len(master) < SIZE:
        raise CannotStart(f"the server secret {path} is damaged: it must be {SIZE} bytes in hexadecimal")
    return ServerSecret(master)
