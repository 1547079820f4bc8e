"""A Porch server in a process of its own, started, stopped, killed and started again as an administrator would."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import orjson

ROOT = Path(__file__).resolve().parents[2]
START_S = 20.0
STOP_S = 8.0

DEFAULTS: dict[str, Any] = {
    "server.name": "porch.test",
    "listen.port": 0,
    "registration.mode": "open",
    "rate_limits.enabled": "false",
    # Passwords that are cheap to check: what they cost in earnest is no test's matter.
    "passwords.time_cost": 1,
    "passwords.memory_kib": 64,
    "passwords.lanes": 1,
    "log.format": "json",
}


class PorchProcess:
    """`python -m homeserver serve` with its data in a temporary folder; rate limits off, registration open.

    `settings` are laid over `DEFAULTS`, as `{"section.key": value}`. After the first start it keeps its port.
    """

    def __init__(self, settings: dict[str, Any] | None = None, data_dir: Path | None = None) -> None:
        self._own_folder = data_dir is None
        self.data_dir = data_dir or Path(tempfile.mkdtemp(prefix="porch-test-"))
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self.settings = {"server.data_dir": str(self.data_dir), **DEFAULTS, **(settings or {})}
        self.log_file = self.data_dir / f"log-{id(self)}.jsonl"
        self.url = ""
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def server_name(self) -> str:
        """The name in its user IDs."""
        return str(self.settings["server.name"])

    @property
    def pid(self) -> int:
        """The process that runs."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> PorchProcess:
        """Starts it and returns when it answers. Raises RuntimeError with its log when it does not."""
        begin = self.log_file.stat().st_size if self.log_file.exists() else 0
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PORCH_")}
        environment["PYTHONPATH"] = str(ROOT)
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                self.command("serve"), stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment
            )
        deadline = time.monotonic() + START_S
        while not self._is_ready(begin):
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"Porch does not start:\n{self.log()}")
            time.sleep(0.02)
        return self

    def command(self, *words: str) -> list[str]:
        """The command line of a `porch` command with this server's settings."""
        sets = [word for key, value in self.settings.items() for word in ("--set", f"{key}={value}")]
        return [sys.executable, "-m", "homeserver", *words, *sets]

    def stop(self) -> int:
        """Stops it as SIGTERM does; returns its exit status. It must be gone within a few seconds."""
        process = self._process
        if process is None:
            return 0
        process.send_signal(signal.SIGTERM)
        try:
            status = process.wait(timeout=STOP_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise RuntimeError(f"Porch does not stop:\n{self.log()}") from None
        self._process = None
        return status

    def kill(self) -> None:
        """Kills it as `kill -9` does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=10)
            self._process = None

    def restart(self) -> None:
        """Stops it and starts it again on the same port and data."""
        self.stop()
        self.start()

    def remove(self) -> None:
        """Kills it if it runs, and removes its data."""
        self.kill()
        if self._own_folder:
            shutil.rmtree(self.data_dir, ignore_errors=True)

    def log(self) -> str:
        """Everything it wrote, in all its runs."""
        return self.log_file.read_text(errors="replace")[-20_000:]

    def bugs(self) -> list[str]:
        """What it logged as an error of its own: the reason of every 500 is among it."""
        lines = self.log_file.read_text(errors="replace").splitlines()
        return [
            line for line in lines if '"level":"error"' in line.replace('": "', '":"') or line.startswith("Traceback")
        ]

    def _is_ready(self, begin: int) -> bool:
        for line in self.log_file.read_bytes()[begin:].splitlines():
            if not line.startswith(b"{"):
                continue
            entry = orjson.loads(line)
            if entry.get("event") == "listening" and not self.url:
                self.url = entry["url"]
                self.settings["listen.port"] = int(self.url.rpartition(":")[2])
            if entry.get("event") == "ready":
                return True
        return False
