"""A database and a journal for each test, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from homeserver.journal import Journal
from homeserver.storage import Database
from tests.journal.rows import make_table


@pytest.fixture
def url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if database_kind == "sqlite":
        return f"sqlite://{tmp_path}/porch.db"
    address: str = request.getfixturevalue("postgres_server").create_database()
    return address


@pytest_asyncio.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """Open, migrated, and with the table that the tests write to."""
    database = await Database.open(url)
    await make_table(database)
    yield database
    await database.close()


@pytest_asyncio.fixture
async def journal(database: Database) -> AsyncIterator[Journal]:
    """The only journal on the database."""
    journal = await Journal.open(database)
    yield journal
    await journal.close()
