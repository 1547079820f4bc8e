"""Synapse as the yardstick: installed from PyPI into an environment of its own, SQLite, one process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.servers import REPOSITORY, Server, ServerFailed

REQUIREMENT = "matrix-synapse==1.163.*"
ENVIRONMENT = REPOSITORY / ".bench" / "synapse"
INSTALL_LIMIT_S = 600

# Far above anything that the load reaches: the same as no limit.
_NO_LIMIT = {"per_second": 1_000_000, "burst_count": 1_000_000}


def install(environment: Path = ENVIRONMENT) -> Path:
    """Install Synapse unless it is there already; returns its interpreter.  `BENCH_SYNAPSE` names another one."""
    environment = Path(os.environ.get("BENCH_SYNAPSE", environment))
    python = environment / "bin" / "python"
    if not (environment / "bin" / "synapse_homeserver").exists():
        print(f"installing {REQUIREMENT} into {environment} (once) ...", file=sys.stderr, flush=True)
        steps = [sys.executable, "-m", "venv", str(environment)], [str(python), "-m", "pip", "install", REQUIREMENT]
        for step in steps:
            done = subprocess.run(step, capture_output=True, text=True, timeout=INSTALL_LIMIT_S, check=False)
            if done.returncode:
                raise ServerFailed(f"{' '.join(step)} failed:\n{done.stdout[-1500:]}{done.stderr[-1500:]}")
    return python


class Synapse(Server):
    """Synapse in one process, with what it caches by default."""

    name = "Synapse"

    def __init__(self, directory: Path, cores: set[int], python: Path) -> None:
        """Writes the configuration into `directory`; `python` is the interpreter of Synapse's environment."""
        super().__init__(directory, cores)
        self._python = python
        self._config_file = self.directory / "homeserver.yaml"
        log_config = self.directory / "log.yaml"
        # JSON is YAML.
        log_config.write_text(json.dumps({"version": 1, "root": {"level": "ERROR"}}))
        self._config_file.write_text(json.dumps(self._config(log_config), indent=1))

    def command(self) -> Sequence[str]:
        """`python -m synapse.app.homeserver`; it makes its signing key at the first start."""
        self._make_keys()
        return [str(self._python), "-m", "synapse.app.homeserver", "-c", str(self._config_file)]

    def _make_keys(self) -> None:
        """Synapse wants its signing key to be there: made once, and not part of the measured start."""
        if not (self.directory / "signing.key").exists():
            maker = self._python.parent / "generate_signing_key"
            subprocess.run([str(maker), "-o", str(self.directory / "signing.key")], check=True, timeout=60)

    def _config(self, log_config: Path) -> dict[str, object]:
        limits = "message registration admin_redaction registration_token_validity reports media_create room_creation"
        joins = {"local": _NO_LIMIT, "remote": _NO_LIMIT}
        invites = {"per_room": _NO_LIMIT, "per_user": _NO_LIMIT, "per_issuer": _NO_LIMIT}
        logins = {"address": _NO_LIMIT, "account": _NO_LIMIT, "failed_attempts": _NO_LIMIT}
        return {
            "server_name": "bench.localhost",
            "public_baseurl": self.url + "/",
            "pid_file": str(self.directory / "homeserver.pid"),
            "listeners": [
                {
                    "port": self.port,
                    "type": "http",
                    "bind_addresses": ["127.0.0.1"],
                    "resources": [{"names": ["client"]}],
                }
            ],
            "database": {"name": "sqlite3", "args": {"database": str(self.directory / "homeserver.db")}},
            "log_config": str(log_config),
            "media_store_path": str(self.directory / "media"),
            "signing_key_path": str(self.directory / "signing.key"),
            "report_stats": False,
            "trusted_key_servers": [],
            "enable_registration": True,
            "enable_registration_without_verification": True,
            # Registering is not measured: spend little on it.
            "bcrypt_rounds": 4,
            "presence": {"enabled": True},
            **{f"rc_{name}": _NO_LIMIT for name in limits.split()},
            "rc_login": logins,
            "rc_joins": joins,
            "rc_joins_per_room": _NO_LIMIT,
            "rc_invites": invites,
            "rc_third_party_invite": _NO_LIMIT,
            "rc_presence": {"per_user": _NO_LIMIT},
        }
