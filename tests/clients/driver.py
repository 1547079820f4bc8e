"""matrix-js-sdk in a Node process, driven from Python: tests/clients/js/driver.mjs is the other end."""

from __future__ import annotations

import asyncio
import fcntl
import json
import shutil
import subprocess
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from typing import Any

JS = Path(__file__).parent / "js"
INSTALL_LIMIT_S = 240
CALL_LIMIT_S = 45.0


class DriverFailed(Exception):
    """The Node side refused an operation, timed out, or ended; the text is what it said."""


def install() -> None:
    """`npm ci` in tests/clients/js, unless what package-lock.json asks for is there already; raises DriverFailed."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise DriverFailed("the tests with matrix-js-sdk need node and npm (Node 20 or newer) on the PATH")
    lock, installed = JS / "package-lock.json", JS / "node_modules" / ".porch-lock.json"
    # Workers that run tests beside each other would take each other's files away.
    with (JS / "package.json").open() as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if installed.exists() and installed.read_bytes() == lock.read_bytes():
            return
        command = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        done = subprocess.run(command, cwd=JS, capture_output=True, text=True, timeout=INSTALL_LIMIT_S, check=False)
        if done.returncode:
            raise DriverFailed(f"npm ci failed:\n{done.stdout[-1500:]}{done.stderr[-1500:]}")
        installed.write_bytes(lock.read_bytes())


class Driver:
    """One matrix-js-sdk client."""

    def __init__(self, process: Process) -> None:
        """Not for callers: use `start`."""
        self._process = process
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._number = 0
        self._reading = asyncio.create_task(self._read())
        self.user_id = ""
        self.device_id = ""

    @classmethod
    async def start(cls, url: str, user: str, password: str, initial_limit: int = 10, encrypts: bool = False) -> Driver:
        """Start Node, log `user` in at the server `url` and wait for the initial sync of so many events a room."""
        limit = 16 * 1024 * 1024
        process = await asyncio.create_subprocess_exec(
            "node", "driver.mjs", cwd=JS, stdin=PIPE, stdout=PIPE, limit=limit
        )
        driver = cls(process)
        try:
            session = await driver.call(
                "start", baseUrl=url, user=user, password=password, limit=initial_limit, encrypts=encrypts
            )
        except BaseException:
            await driver.stop()
            raise
        driver.user_id, driver.device_id = session["userId"], session["deviceId"]
        assert session["threads"], "matrix-js-sdk found no support of threads"
        return driver

    async def call(self, op: str, **arguments: Any) -> Any:
        """The result of one operation of driver.mjs; raises DriverFailed."""
        self._number += 1
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._answers[self._number] = answer
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"id": self._number, "op": op, **arguments}).encode() + b"\n")
        try:
            return await asyncio.wait_for(answer, CALL_LIMIT_S)
        except TimeoutError:
            raise DriverFailed(f"{op}: no answer within {CALL_LIMIT_S} s") from None

    async def stop(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            await asyncio.wait_for(self._process.wait(), 5)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        await self._reading

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            said = json.loads(line)
            answer = self._answers.pop(said["id"])
            if answer.done():
                continue
            if "error" in said:
                answer.set_exception(DriverFailed(said["error"]))
            else:
                answer.set_result(said["result"])
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(DriverFailed("the Node process has ended"))


async def acquainted(*drivers: Driver) -> None:
    """Wait until each of these clients, which encrypt, has been told of the device of each.

    Who sends before the own sync has told of a device encrypts for nobody there, with any server: the keys are there
    to be asked for a moment before `device_lists` says so.
    """
    for one in drivers:
        for other in drivers:
            await one.call("knows", user=other.user_id, device=other.device_id)
