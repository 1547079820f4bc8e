"""The account slice without a server around it, for what no endpoint reaches."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from homeserver.accounts import Accounts
from homeserver.accounts.server_secret import ServerSecret
from homeserver.config import Config, Passwords, RateLimits, Registration
from homeserver.devices import Devices
from homeserver.http import RateLimiter
from homeserver.journal import Journal
from homeserver.storage import Database


@pytest_asyncio.fixture
async def accounts(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Accounts]:
    """Accounts on an empty database; registration takes tokens, passwords cost nothing."""
    url = f"sqlite://{tmp_path}/porch.db"
    if database_kind == "postgres":
        url = request.getfixturevalue("postgres_server").create_database()
    database = await Database.open(url)
    journal = await Journal.open(database)
    config = Config(
        passwords=Passwords(time_cost=1, memory_kib=64),
        registration=Registration(mode="token", tokens=("configured",)),
        rate_limits=RateLimits(enabled=False),
    )
    devices = Devices(database, journal)
    built = Accounts(config, ServerSecret(b"s" * 32), database, journal, devices, RateLimiter(config.rate_limits))
    yield built
    await built.close()
    await journal.close()
    await database.close()
