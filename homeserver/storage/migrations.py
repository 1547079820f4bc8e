"""Bring a database up to date with the migrations that aerich made.

The files are aerich's and so is the table that records them; they are applied here rather than by aerich's command
because a start must be quick (nothing of aerich is imported when there is nothing to do), one migration must be one
transaction on SQLite too, and processes that start together must not both apply it.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Generator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from homeserver.storage.errors import DatabaseTooNew, StartRefused, StorageError
from homeserver.storage.statements import Statement
from homeserver.storage.urls import Dialect

if TYPE_CHECKING:
    from homeserver.storage.database import Database

APP = "models"
_HAS_TABLE = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'aerich'",
    "postgres": "SELECT 1 WHERE to_regclass('aerich') IS NOT NULL",
}
_APPLIED = "SELECT version FROM aerich WHERE app = 'models' ORDER BY id"


def folder(dialect: Dialect) -> Path:
    """Where the migrations of a dialect are: inside an installed package, or at the top of a checkout.

    Raises StartRefused when the installation has lost them.
    """
    package = Path(__file__).resolve().parent.parent
    for root in (package / "_migrations", package.parent / "migrations"):
        if (found := root / dialect / APP).is_dir():
            return found
    raise StartRefused(f"the {dialect} migrations are missing from this installation of Porch")


def known(dialect: Dialect) -> list[Path]:
    """The migration files in the order in which they are applied (the number before the first underscore)."""
    files = (path for path in folder(dialect).glob("*.py") if path.stem.split("_")[0].isdigit())
    return sorted(files, key=lambda path: (int(path.stem.split("_")[0]), path.stem))


async def pending(database: Database) -> list[Path]:
    """Migrations that this database lacks. Raises DatabaseTooNew when it has one that the code does not know."""
    files = known(database.dialect)
    applied: set[str] = set()
    if await database.fetch_one(_HAS_TABLE[database.dialect]):
        applied = {row[0] for row in await database.fetch(_APPLIED)}
    if unknown := sorted(applied - {path.name for path in files}):
        raise DatabaseTooNew(
            f"the database was made by a newer version of Porch (it has the migration {unknown[-1]}): "
            "start that version, or restore a backup"
        )
    return [path for path in files if path.name not in applied]


async def migrate(database: Database) -> list[str]:
    """Apply what is pending, each file in one transaction; returns the names applied. Raises StartRefused."""
    return [path.name for path in await pending(database) if await _migrate_one(database, path)]


async def _migrate_one(database: Database, path: Path) -> bool:
    module = _load(path)
    script: str = await module.upgrade(None)
    try:
        return await database.run(lambda: _apply(database, path, script, module))
    except StorageError as error:
        raise StartRefused(f"the migration {path.name} failed: {error}") from error


def _apply(database: Database, path: Path, script: str, module: ModuleType) -> Generator[Statement, list[Any], bool]:
    # Another process may have been first: look again now that nobody else can write.
    applied = (yield Statement(_APPLIED)) if (yield Statement(_HAS_TABLE[database.dialect])) else []
    if path.name in {row[0] for row in applied}:
        return False
    for sql in statements_of(script):
        yield Statement(sql)
    from aerich.utils import decompress_dict

    content = json.dumps(decompress_dict(module.MODELS_STATE)) if hasattr(module, "MODELS_STATE") else "{}"
    row = (path.name, APP, content)
    cast = "?" if database.dialect == "sqlite" else "CAST(CAST(? AS TEXT) AS JSONB)"
    yield Statement(f"INSERT INTO aerich (version, app, content) VALUES (?, ?, {cast})", args=row)
    return True


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"porch_migration_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise StartRefused(f"cannot read the migration {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def statements_of(script: str) -> list[str]:
    """Split a migration into its statements. Semicolons inside quotes and comments do not split."""
    statements: list[str] = []
    start = position = 0
    while position < len(script):
        character = script[position]
        if character in "'\"":
            end = script.find(character, position + 1)
            position = len(script) if end < 0 else end
        elif script.startswith("--", position):
            end = script.find("\n", position)
            position = len(script) if end < 0 else end
        elif script.startswith("/*", position):
            end = script.find("*/", position + 2)
            position = len(script) if end < 0 else end + 1
        elif character == ";":
            statements.append(script[start:position].strip())
            start = position + 1
        position += 1
    statements.append(script[start:].strip())
    return [statement for statement in statements if statement]
