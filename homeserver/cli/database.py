"""`porch migrate`."""

from __future__ import annotations

from homeserver.config import Config
from homeserver.ground import prepare_data_dir
from homeserver.storage import Database
from homeserver.storage.migrations import migrate, pending


async def migrate_database(config: Config) -> list[str]:
    """Applies the migrations that the database lacks; their names. Raises `StartRefused`, `CannotStart`."""
    prepare_data_dir(config.data_dir)
    database = await Database.open(config.database_url, presence="tool", migrate=False)
    try:
        names = [path.stem for path in await pending(database)]
        await migrate(database)
        return names
    finally:
        await database.close()
