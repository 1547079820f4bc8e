"""Synapse, the other side of the tests and the yardstick of the benchmarks: from PyPI, on SQLite, one process."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from tests.federation.authority import Authority
from tests.rig.network import Place
from tests.rig.porch import ROOT
from tests.rig.postgres import free_port

LOCK = Path(__file__).with_name("synapse.lock")
LAUNCHER = Path(__file__).with_name("synapse_launcher.py")
ENVIRONMENT = ROOT / ".bench" / "synapse"
INSTALL_LIMIT_S = 600
START_S = 60.0
STOP_S = 15.0

# Far above anything that tests and benchmarks reach: the same as no limit.
NO_LIMIT = {"per_second": 1_000_000, "burst_count": 1_000_000}


class NotInstalled(RuntimeError):
    """Synapse cannot be installed; the text is what pip said."""


def install(environment: Path = ENVIRONMENT) -> Path:
    """Install Synapse unless it is there already; returns its interpreter.  `BENCH_SYNAPSE` names another one."""
    if named := os.environ.get("BENCH_SYNAPSE"):
        return Path(named) / "bin" / "python"
    python, mark = environment / "bin" / "python", environment / "installed.lock"
    if mark.exists() and mark.read_text() == LOCK.read_text() and python.exists():
        return python
    print(f"installing Synapse into {environment} (once) ...", file=sys.stderr, flush=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", str(LOCK)]
    for step in ([sys.executable, "-m", "venv", str(environment)], pip):
        done = subprocess.run(step, capture_output=True, text=True, timeout=INSTALL_LIMIT_S, check=False)
        if done.returncode:
            raise NotInstalled(f"{' '.join(step)} failed:\n{done.stdout[-1500:]}{done.stderr[-1500:]}")
    mark.write_text(LOCK.read_text())
    return python


def make_signing_key(python: Path, folder: Path) -> None:
    """Synapse wants its signing key to be there before it starts."""
    if not (folder / "signing.key").exists():
        maker = python.parent / "generate_signing_key"
        subprocess.run([str(maker), "-o", str(folder / "signing.key")], check=True, timeout=60)


def configuration(folder: Path, server_name: str, client_port: int, log_level: str = "ERROR") -> dict[str, Any]:
    """What a Synapse in `folder` is told, for clients alone: open registration, presence on, no rate limits."""
    # JSON is YAML.
    log_config = folder / "log.yaml"
    log_config.write_text(json.dumps(_log(log_level)))
    limits = (
        "message registration admin_redaction registration_token_validity reports media_create room_creation "
        "joins_per_room third_party_invite delayed_event_mgmt user_directory profile key_requests"
    )
    return {
        "server_name": server_name,
        "public_baseurl": f"http://127.0.0.1:{client_port}/",
        "pid_file": str(folder / "homeserver.pid"),
        "listeners": [
            {
                "port": client_port,
                "type": "http",
                "bind_addresses": ["127.0.0.1"],
                "resources": [{"names": ["client"]}],
            }
        ],
        "database": {"name": "sqlite3", "args": {"database": str(folder / "homeserver.db")}},
        "log_config": str(log_config),
        "media_store_path": str(folder / "media"),
        "signing_key_path": str(folder / "signing.key"),
        "report_stats": False,
        "trusted_key_servers": [],
        "enable_registration": True,
        "enable_registration_without_verification": True,
        # Registering is not measured: spend little on it.
        "bcrypt_rounds": 4,
        "presence": {"enabled": True},
        **{f"rc_{name}": NO_LIMIT for name in limits.split()},
        "rc_login": {"address": NO_LIMIT, "account": NO_LIMIT, "failed_attempts": NO_LIMIT},
        "rc_joins": {"local": NO_LIMIT, "remote": NO_LIMIT},
        "rc_invites": {"per_room": NO_LIMIT, "per_user": NO_LIMIT, "per_issuer": NO_LIMIT},
        "rc_presence": {"per_user": NO_LIMIT},
    }


def federation(place: Place, authority: Authority) -> dict[str, Any]:
    """What is laid over `configuration` so that it speaks with others: TLS at its place, and quick second tries."""
    certificate, key = authority.certificate(place.host)
    return {
        "tls_certificate_path": str(certificate),
        "tls_private_key_path": str(key),
        "federation_custom_ca_list": [str(authority.ca_file)],
        "ip_range_blacklist": [],
        "url_preview_enabled": False,
        "room_list_publication_rules": [{"action": "allow"}],
        "allow_public_rooms_over_federation": True,
        "allow_public_rooms_without_auth": True,
        "allow_device_name_lookup_over_federation": True,
        "federation": {
            "client_timeout": "10s",
            "max_short_retries": 1,
            "max_long_retries": 1,
            "max_short_retry_delay": 500,
            "max_long_retry_delay": 500,
            "destination_min_retry_interval": 200,
            "destination_retry_multiplier": 1,
            "destination_max_retry_interval": 500,
        },
        "federation_rr_transactions_per_room_per_second": 10_000,
        "rc_federation": {
            "window_size": 1000,
            "sleep_limit": 1_000_000,
            "sleep_delay": 1,
            "reject_limit": 1_000_000,
            "concurrent": 100,
        },
        # A sync that is asked for again is not answered with what was true a while ago.
        "caches": {"sync_response_cache_duration": 0},
        "rc_remote_media_downloads": {"per_second": "1G", "burst_count": "1G"},
    }


def federation_listener(port: int, *, tls: bool) -> dict[str, Any]:
    """What answers other servers at a port."""
    return {
        "port": port,
        "type": "http",
        "tls": tls,
        "bind_addresses": ["127.0.0.1"],
        "resources": [{"names": ["federation"]}],
    }


def _log(level: str) -> dict[str, Any]:
    return {
        "version": 1,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(request)s %(message)s"}},
        "filters": {"context": {"()": "synapse.logging.context.LoggingContextFilter"}},
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["context"]}},
        "root": {"level": level, "handlers": ["out"]},
        "disable_existing_loggers": False,
    }


class SynapseProcess:
    """A Synapse of the tests, which speaks with the other servers of a network."""

    def __init__(self, place: Place, authority: Authority, python: Path) -> None:
        """Writes its configuration; `python` is the interpreter of Synapse's environment."""
        self.place = place
        self.folder = Path(tempfile.mkdtemp(prefix="porch-synapse-"))
        self.log_file = self.folder / "synapse.log"
        self._python = python
        client_port = free_port()
        self.url = f"http://127.0.0.1:{client_port}"
        settings = configuration(self.folder, place.server_name, client_port, os.environ.get("SYNAPSE_LOG", "WARNING"))
        settings |= federation(place, authority)
        settings["listeners"].append(federation_listener(place.port, tls=True))
        self._config_file = self.folder / "homeserver.yaml"
        self._config_file.write_text(json.dumps(settings, indent=1))
        make_signing_key(python, self.folder)
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def server_name(self) -> str:
        """The name in its user IDs."""
        return self.place.server_name

    @property
    def pid(self) -> int:
        """The process that runs."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> SynapseProcess:
        """Starts it and returns when it answers. Raises RuntimeError with its log when it does not."""
        command = [str(self._python), "-P", str(LAUNCHER), str(self.place.dns_port), "-c", str(self._config_file)]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        deadline = time.monotonic() + START_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"Synapse does not start:\n{self.log()}")
            time.sleep(0.05)
        return self

    def stop(self) -> None:
        """Stops it as SIGTERM does, or kills it where that takes too long."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(timeout=STOP_S)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """Kills it as `kill -9` does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=10)
            self._process = None

    def remove(self) -> None:
        """Kills it if it runs, and removes its data."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self) -> str:
        """The end of what it wrote."""
        return self.log_file.read_text(errors="replace")[-20_000:] if self.log_file.exists() else ""

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_matrix/client/versions", timeout=5) as answer:
                return bool(answer.status == 200)
        except (OSError, urllib.error.URLError):
            return False


if __name__ == "__main__":
    print(install())
