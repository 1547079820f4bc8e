"""A private PostgreSQL for tests: its own data in a temporary folder, a free port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from itertools import count
from pathlib import Path

INSTALL = "apt-get install postgresql"

_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "shared_buffers": "32MB",
    "log_min_messages": "fatal",
}


def free_port() -> int:
    """A TCP port on 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def binaries() -> Path:
    """The folder of initdb and postgres. Raises RuntimeError, with what to install, when there is none."""
    on_path = shutil.which("initdb")
    candidates = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if on_path is not None:
        candidates.append(Path(os.path.realpath(on_path)))
    if not candidates:
        raise RuntimeError(f"these tests need PostgreSQL: {INSTALL}")
    return candidates[-1].parent


class Postgres:
    """One server with any number of databases. fsync is on, as in real life."""

    def __init__(self) -> None:
        self._binaries = binaries()
        self._user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self._folder = Path(tempfile.mkdtemp(prefix="porch-postgres-"))
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._names = count(1)

    def start(self) -> Postgres:
        """Make the cluster on the first call; start the server and wait until it answers."""
        data = self._folder / "data"
        if not data.exists():
            if os.geteuid() == 0:
                shutil.chown(self._folder, self._user)
            options = ["-D", str(data), "-U", "porch", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
            self._run("initdb", *options)
        settings = [part for name, value in _SETTINGS.items() for part in ("-c", f"{name}={value}")]
        command = [str(self._binaries / "postgres"), "-D", str(data), "-p", str(self.port), *settings]
        with (self._folder / "log").open("ab") as output:
            self._process = subprocess.Popen(self._as_user(command), stdout=output, stderr=output, cwd="/")
        deadline = time.monotonic() + 20
        while self._try("pg_isready", "-h", "127.0.0.1", "-p", str(self.port), "-U", "porch") != 0:
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise RuntimeError(f"PostgreSQL does not start: {(self._folder / 'log').read_text()[-2000:]}")
            time.sleep(0.05)
        return self

    def create_database(self) -> str:
        """A new, empty database; returns its URL."""
        name = f"porch_{next(self._names)}"
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "porch", name)
        return f"postgres://porch@127.0.0.1:{self.port}/{name}"

    def pause(self) -> None:
        """Stop the server as `pg_ctl stop -m immediate` does (a crash, for those connected); `start` brings it back."""
        assert self._process is not None
        pid = int((self._folder / "data" / "postmaster.pid").read_text().split("\n")[0])
        os.kill(pid, signal.SIGQUIT)
        self._process.wait(timeout=20)

    def stop(self) -> None:
        """Stop the server and remove its data."""
        if self._process is not None and self._process.poll() is None:
            self.pause()
        # Thousands of small files: nobody needs to wait for that.
        subprocess.Popen(["rm", "-rf", str(self._folder)], start_new_session=True)

    def __enter__(self) -> Postgres:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _as_user(self, command: list[str]) -> list[str]:
        return ["runuser", "-u", self._user, "--", *command] if os.geteuid() == 0 else command

    def _try(self, program: str, *arguments: str) -> int:
        command = self._as_user([str(self._binaries / program), *arguments])
        return subprocess.run(command, cwd="/", capture_output=True, timeout=60, check=False).returncode

    def _run(self, program: str, *arguments: str) -> None:
        command = self._as_user([str(self._binaries / program), *arguments])
        done = subprocess.run(command, cwd="/", capture_output=True, timeout=60, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr.decode(errors='replace')}")
