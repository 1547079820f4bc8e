"""Passwords: hashed with Argon2id in threads, a few at a time, never on the event loop."""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from homeserver.protocol.errors import InvalidParam, LimitExceeded, WeakPassword

T = TypeVar("T")

LONGEST = 512
"""The longest password taken, in bytes of UTF-8."""
MOST_WAITING = 256
"""Hashes that may wait for a thread before further ones are turned away: each holds up its request for a while."""


class Passwords:
    """Hashes and verifies passwords.

    `time_cost`, `memory_kib` and `lanes` are those of Argon2id; `threads` bounds how many run at once, and so the
    memory that they take.
    """

    def __init__(self, time_cost: int, memory_kib: int, lanes: int, threads: int, shortest: int) -> None:
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=lanes)
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="password")
        self._waiting = 0
        self._shortest = shortest
        self._nobody = _hash_of_nobody(time_cost, memory_kib, lanes)

    def check_strength(self, password: str) -> None:
        """Refuses a new password that is too short or too long.

        Raises M_WEAK_PASSWORD (Client-server API, "Password management") or M_INVALID_PARAM.
        """
        if len(password) < max(1, self._shortest):
            raise WeakPassword(f"The password needs at least {max(1, self._shortest)} characters")
        if len(password.encode()) > LONGEST:
            raise InvalidParam(f"The password is longer than {LONGEST} bytes")

    async def hash(self, password: str) -> str:
        """The encoded hash of a new password, with a salt of its own."""
        return await self._in_thread(lambda: self._hasher.hash(password))

    async def verify(self, encoded: str | None, password: str) -> bool:
        """Whether the password is the one behind the hash.

        For a user without a hash, or who does not exist, it takes as long and answers False.
        """
        if len(password.encode()) > LONGEST:
            return False
        right = await self._in_thread(lambda: self._verify(encoded or self._nobody, password))
        return right and encoded is not None

    def outdated(self, encoded: str) -> bool:
        """Whether the hash was made at other costs than those of today."""
        return self._hasher.check_needs_rehash(encoded)

    def close(self) -> None:
        """Ends the threads; what is being hashed is finished first."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _verify(self, encoded: str, password: str) -> bool:
        try:
            return self._hasher.verify(encoded, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _in_thread(self, work: Callable[[], T]) -> T:
        if self._waiting >= MOST_WAITING:
            raise LimitExceeded(2_000)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._waiting -= 1


def _hash_of_nobody(time_cost: int, memory_kib: int, lanes: int) -> str:
    """An encoded hash that no password is known for, at the given costs."""
    salt, digest = (base64.b64encode(os.urandom(size)).decode().rstrip("=") for size in (16, 32))
    return f"$argon2id$v=19$m={memory_kib},t={time_cost},p={lanes}${salt}${digest}"
