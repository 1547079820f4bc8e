"""Migrations make exactly the tables that the models describe, once, and never touch a newer database."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from tortoise.context import TortoiseContext
from tortoise.utils import get_schema_sql

from homeserver.storage import Database, DatabaseTooNew, StartRefused, Statement, migrations
from homeserver.storage.make_migrations import initial_migration

_SCHEMA = {
    "sqlite": ["SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"],
    "postgres": [
        "SELECT table_name, column_name, ordinal_position, column_default, is_nullable, data_type, "
        "character_maximum_length FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 3",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
        "SELECT c.relname, d.description FROM pg_description d JOIN pg_class c ON c.oid = d.objoid "
        "WHERE c.relnamespace = 'public'::regnamespace ORDER BY 1, 2",
    ],
}


async def schema(database: Database) -> list[tuple[Any, ...]]:
    """All that the database says of its own tables, aerich's left out."""
    rows = [tuple(row) for sql in _SCHEMA[database.dialect] for row in await database.fetch(sql)]
    return [row for row in rows if not any("aerich" in str(part) for part in row)]


async def generate(database: Database) -> None:
    """Make the tables from the models, as Tortoise's `generate_schemas` does."""
    context: TortoiseContext = database._context
    with context:
        script = get_schema_sql(database.reader, safe=True)

    def steps() -> Generator[Statement, list[Any], None]:
        for sql in migrations.statements_of(script):
            yield Statement(sql)

    await database.run(steps)


@pytest.fixture
def second_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if database_kind == "sqlite":
        return f"sqlite://{tmp_path}/second.db"
    address: str = request.getfixturevalue("postgres_server").create_database()
    return address


async def test_migrating_an_empty_database_gives_what_the_models_say(url: str, second_url: str) -> None:
    migrated = await Database.open(url)
    found = await schema(migrated)
    await migrated.close()
    generated = await Database.open(second_url, migrate=False)
    await generate(generated)
    expected = await schema(generated)
    await generated.close()
    assert any("journal_head" in str(row) for row in expected)
    assert found == expected, "run `make migrations`"


async def test_the_files_are_what_the_models_give_today(database_kind: Any) -> None:
    newest = migrations.known(database_kind)[0]
    assert newest.read_text(encoding="utf-8") == await initial_migration(database_kind), "run `make migrations`"


async def test_a_second_start_applies_nothing_and_is_quick(url: str) -> None:
    database = await Database.open(url)
    assert await migrations.migrate(database) == []
    await database.close()
    began = time.monotonic()
    database = await Database.open(url)
    assert time.monotonic() - began < 1.0
    assert [row[0] for row in await database.fetch("SELECT version FROM aerich")] == [
        path.name for path in migrations.known(database.dialect)
    ]
    await database.close()


async def test_a_database_newer_than_the_code_is_refused(database: Database, url: str) -> None:
    sql = "INSERT INTO aerich (version, app, content) VALUES ('9_from_the_future.py', 'models', '{}')"

    def steps() -> Generator[Statement, list[Any], None]:
        yield Statement(sql)

    await database.run(steps)
    before = await schema(database)
    with pytest.raises(DatabaseTooNew, match="newer version of Porch"):
        await migrations.migrate(database)
    assert await schema(database) == before


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_kind: Any) -> Callable[[str, str], None]:
    """Adds a migration to a copy of the folder and makes Porch look there."""
    target = tmp_path / "migrations"
    shutil.copytree(migrations.folder(database_kind), target)
    monkeypatch.setattr(migrations, "folder", lambda dialect: target)

    def add(name: str, sql: str) -> None:
        text = f'async def upgrade(db):\n    return """{sql}"""\n'
        (target / name).write_text(text, encoding="utf-8")

    return add


async def test_a_migration_that_fails_leaves_no_trace(url: str, copy: Callable[[str, str], None]) -> None:
    database = await Database.open(url)
    before = await schema(database)
    copy("10_ten.py", "CREATE TABLE half (a INT); INSERT INTO half VALUES (1); INSERT INTO nowhere VALUES (1);")
    with pytest.raises(StartRefused, match=r"10_ten\.py failed"):
        await migrations.migrate(database)
    assert await schema(database) == before
    copy("10_ten.py", "CREATE TABLE half (a TEXT DEFAULT 'a;b'); -- with ; a comment\nINSERT INTO half DEFAULT VALUES;")
    copy("9_nine.py", "CREATE TABLE nine (a INT);")
    assert await migrations.migrate(database) == ["9_nine.py", "10_ten.py"]
    assert (await database.fetch("SELECT a FROM half"))[0][0] == "a;b"
    await database.close()


async def test_processes_that_start_together_migrate_once(postgres_server: Any) -> None:
    url = postgres_server.create_database()
    opened = await asyncio.gather(*(Database.open(url, presence="shared") for _ in range(4)))
    assert len(await opened[0].fetch("SELECT version FROM aerich")) == len(migrations.known("postgres"))
    for database in opened:
        await database.close()


def test_an_installation_without_migrations_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(migrations, "__file__", str(tmp_path / "homeserver" / "storage" / "migrations.py"))
    with pytest.raises(StartRefused, match="missing from this installation"):
        migrations.known("sqlite")
