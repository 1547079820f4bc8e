"""Starting, watching and stopping the servers that are measured; each is a process tree on the cores it was given."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.http1 import BrokenAnswer, Connection

REPOSITORY = Path(__file__).resolve().parents[2]
START_LIMIT_S = 60.0
STOP_LIMIT_S = 20.0
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class ServerFailed(Exception):
    """A server did not start, or ended by itself; the text holds the end of its log."""


def free_port() -> int:
    """A TCP port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """A homeserver (or the empty route) as a child process with its data in `directory`."""

    name = "server"
    # The path asked at the start, to know when the server answers.
    first_path = "/_matrix/client/versions"

    def __init__(self, directory: Path, cores: set[int]) -> None:
        """`directory` is made if it is not there; the process and its threads may run on `cores` only."""
        directory.mkdir(parents=True, exist_ok=True)
        self.directory = directory
        self.cores = cores
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def command(self) -> Sequence[str]:
        """The command line that runs the server in the foreground."""
        raise ServerFailed(f"{self.name} has no command line")

    def environment(self) -> dict[str, str]:
        """The environment of the process."""
        return dict(os.environ)

    async def start(self) -> float:
        """Start the process and wait for its first answer; returns the seconds between the two."""
        began = time.perf_counter()
        self._process = self._spawn()
        while not await self._answers():
            if self._process.poll() is not None:
                raise ServerFailed(f"{self.name} ended with status {self._process.returncode}:\n{self._log_end()}")
            if time.perf_counter() - began > START_LIMIT_S:
                await self.stop()
                raise ServerFailed(f"{self.name} did not answer within {START_LIMIT_S} s:\n{self._log_end()}")
            await asyncio.sleep(0.005)
        return time.perf_counter() - began

    def _spawn(self) -> subprocess.Popen[bytes]:
        with open(self.log_file, "ab") as log:
            process = subprocess.Popen(
                self.command(),
                cwd=REPOSITORY,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        # Before the interpreter has started any thread: they inherit it.
        os.sched_setaffinity(process.pid, self.cores)
        return process

    async def stop(self) -> float:
        """End the process by SIGTERM (SIGKILL if it does not end in time); returns the seconds that it took."""
        if self._process is None:
            return 0.0
        began = time.perf_counter()
        self._process.send_signal(signal.SIGTERM)
        while self._process.poll() is None:
            if time.perf_counter() - began > STOP_LIMIT_S:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
                raise ServerFailed(f"{self.name} did not end within {STOP_LIMIT_S} s of SIGTERM")
            await asyncio.sleep(0.01)
        self._process = None
        return time.perf_counter() - began

    @property
    def pid(self) -> int:
        """The process that runs; 0 where none does."""
        return self._process.pid if self._process is not None else 0

    def memory_bytes(self) -> int:
        """Resident memory of the process and all of its children."""
        if self._process is None:
            return 0
        return sum(_resident_bytes(pid) for pid in _family(self._process.pid))

    def forget_peak(self) -> None:
        """Lets `peak_bytes` begin anew."""
        Path(f"/proc/{self.pid}/clear_refs").write_text("5")

    def peak_bytes(self) -> int:
        """The most resident memory that the process had at a time since its start; without its children."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))

    def cpu_s(self) -> float:
        """CPU seconds that the process and its children have used so far."""
        if self._process is None:
            return 0.0
        return sum(_cpu_s(pid) for pid in _family(self._process.pid))

    def disk_bytes(self) -> int:
        """Bytes of durable data: SQLite databases by their pages (so that the WAL's content counts once), and files."""
        total = 0
        for path in self.directory.rglob("*"):
            if not path.is_file() or path == self.log_file or path.name.endswith(("-wal", "-shm", "-journal")):
                continue
            total += _database_bytes(path) if _is_sqlite(path) else path.stat().st_size
        return total

    @property
    def log_file(self) -> Path:
        """Where the process's output goes."""
        return self.directory / "server.log"

    async def _answers(self) -> bool:
        connection = Connection(self.url)
        try:
            return (await connection.request("GET", self.first_path)).status == 200
        except (OSError, BrokenAnswer):
            return False
        finally:
            connection.close()

    def _log_end(self) -> str:
        return self.log_file.read_bytes()[-3000:].decode(errors="replace")


class EmptyRoute(Server):
    """The empty Quart route: what the framework alone costs."""

    name = "empty Quart route"

    def command(self) -> Sequence[str]:
        """`tests/bench/empty_route.py` under this interpreter."""
        return [sys.executable, "-m", "tests.bench.empty_route", str(self.port)]


class Porch(Server):
    """Porch from this checkout, under this interpreter, with SQLite in `directory`."""

    name = "Porch"

    def __init__(self, directory: Path, cores: set[int], settings: Mapping[str, object] | None = None) -> None:
        """`settings` are laid over the bench's."""
        super().__init__(directory, cores)
        self._settings = dict(settings or {})
        self.server_name = str(self._settings.get("server.name", "bench.localhost"))

    def command(self) -> Sequence[str]:
        """`porch serve` with open registration and no rate limits; everything else as it is by default."""
        settings: dict[str, object] = {
            "server.name": self.server_name,
            "server.data_dir": str(self.directory / "data"),
            "listen.address": "127.0.0.1",
            "listen.port": str(self.port),
            "registration.mode": "open",
            "rate_limits.enabled": "false",
            **self._settings,
        }
        return [
            sys.executable,
            "-m",
            "homeserver",
            "serve",
            *(part for key in settings for part in ("--set", f"{key}={settings[key]}")),
        ]


def _family(pid: int) -> list[int]:
    """`pid` and the processes below it."""
    family = [pid]
    for member in family:
        try:
            children = Path(f"/proc/{member}/task/{member}/children").read_text().split()
        except OSError:
            continue
        family.extend(int(child) for child in children)
    return family


def _resident_bytes(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES
    except OSError:
        return 0


def _cpu_s(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _database_bytes(path: Path) -> int:
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        pages: int = database.execute("PRAGMA page_count").fetchone()[0]
        page_bytes: int = database.execute("PRAGMA page_size").fetchone()[0]
        return pages * page_bytes
    finally:
        database.close()
