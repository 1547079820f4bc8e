"""Synapse as the yardstick, as the tests install it: SQLite, one process."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.bench.servers import Server
from tests.rig import synapse


class Synapse(Server):
    """Synapse in one process, with what it caches by default."""

    name = "Synapse"

    def __init__(
        self,
        directory: Path,
        cores: set[int],
        python: Path,
        server_name: str = "bench.localhost",
        settings: Mapping[str, Any] | None = None,
    ) -> None:
        """Writes the configuration into `directory`; `python` is the interpreter of Synapse's environment.

        `settings` are laid over the bench's, `listeners` are more of them.
        """
        super().__init__(directory, cores)
        self._python = python
        self.server_name = server_name
        self._config_file = self.directory / "homeserver.yaml"
        plain = synapse.configuration(self.directory, server_name, self.port)
        more = dict(settings or {})
        if "listeners" in more:
            # Other servers may also come over plain HTTP, as clients do.
            plain["listeners"][0]["resources"] = [{"names": ["client", "federation"]}]
        listeners = [*plain["listeners"], *more.pop("listeners", [])]
        settings = {**plain, **more, "listeners": listeners}
        self._config_file.write_text(json.dumps(settings, indent=1))

    def command(self) -> Sequence[str]:
        """`python -m synapse.app.homeserver`; its signing key is made before the first, measured start."""
        synapse.make_signing_key(self._python, self.directory)
        return [str(self._python), "-m", "synapse.app.homeserver", "-c", str(self._config_file)]
