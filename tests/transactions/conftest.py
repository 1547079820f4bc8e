"""A place where transactions come in, on a database of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.transactions.inbound import Inbound


@pytest.fixture
def url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if database_kind == "sqlite":
        return f"sqlite://{tmp_path}/porch.db"
    address: str = request.getfixturevalue("postgres_server").create_database()
    return address


@pytest_asyncio.fixture
async def inbound(url: str) -> AsyncIterator[Inbound]:
    """Works events off as they come."""
    made = await Inbound.open(url)
    yield made
    await made.close()
