"""Regenerate the initial migration of both dialects from the models: `python -m homeserver.storage.make_migrations`.

Offline: only the dialects' schema generators are asked, no database is touched. Until the first release there is one
initial migration that is made anew; afterwards `aerich migrate` adds files beside it and this is not run any more.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from aerich.migrate import Migrate
from aerich.utils import get_models_describe
from tortoise.context import TortoiseContext
from tortoise.utils import get_schema_sql

from homeserver.storage.database import APP, tortoise_config
from homeserver.storage.urls import parse_url

INITIAL = "0_initial.py"
_URLS = {"sqlite": "sqlite://offline.db", "postgres": "postgres://offline@localhost/offline"}


async def initial_migration(dialect: str) -> str:
    """The text of the initial migration file for a dialect."""
    config = tortoise_config(parse_url(_URLS[dialect]))
    config["apps"][APP]["models"] = [*config["apps"][APP]["models"], "aerich.models"]
    with TortoiseContext() as context:
        await context.init(config=config)
        client = context.connections.get(config["apps"][APP]["default_connection"])
        schema = get_schema_sql(client, safe=True)
        return Migrate.build_migration_file_text(upgrade_sql=schema, models_state=get_models_describe(APP))


def write(root: Path) -> list[Path]:
    """Write `<root>/<dialect>/models/0_initial.py` for each dialect; returns the files whose text changed."""
    changed = []
    for dialect in _URLS:
        path = root / dialect / APP / INITIAL
        text = asyncio.run(initial_migration(dialect))
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


if __name__ == "__main__":
    for file in write(Path(__file__).resolve().parents[2] / "migrations"):
        sys.stdout.write(f"wrote {file}\n")
