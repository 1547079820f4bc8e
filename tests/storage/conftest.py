"""An empty database for each test, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from homeserver.storage import Database


@pytest.fixture
def url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if database_kind == "sqlite":
        return f"sqlite://{tmp_path}/porch.db"
    address: str = request.getfixturevalue("postgres_server").create_database()
    return address


@pytest_asyncio.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """Open and migrated."""
    database = await Database.open(url)
    yield database
    await database.close()
