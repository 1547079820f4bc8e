"""Synapse as the yardstick, as the tests install it: SQLite, one process."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tests.bench.servers import Server
from tests.rig import synapse


class Synapse(Server):
    """Synapse in one process, with what it caches by default."""

    name = "Synapse"

    def __init__(self, directory: Path, cores: set[int], python: Path) -> None:
        """Writes the configuration into `directory`; `python` is the interpreter of Synapse's environment."""
        super().__init__(directory, cores)
        self._python = python
        self._config_file = self.directory / "homeserver.yaml"
        settings = synapse.configuration(self.directory, "bench.localhost", self.port)
        self._config_file.write_text(json.dumps(settings, indent=1))

    def command(self) -> Sequence[str]:
        """`python -m synapse.app.homeserver`; its signing key is made before the first, measured start."""
        synapse.make_signing_key(self._python, self.directory)
        return [str(self._python), "-m", "synapse.app.homeserver", "-c", str(self._config_file)]
