"""`porch user`: accounts, beside a running server or without one."""

from __future__ import annotations

from homeserver.accounts import Accounts, server_secret
from homeserver.config import Config
from homeserver.devices import Devices
from homeserver.ground import prepare_data_dir
from homeserver.http import RateLimiter
from homeserver.journal import Journal
from homeserver.storage import Database


async def add_account(config: Config, name: str, password: str, *, admin: bool) -> str:
    """Makes an account; its user ID. Raises `CannotStart`, `StartRefused`, or a `MatrixError`.

    A server that runs on the same database hears of it through the journal's log.
    """
    prepare_data_dir(config.data_dir)
    database = await Database.open(config.database_url, presence="tool")
    try:
        journal = await Journal.open(database)
        try:
            devices = Devices(database, journal)
            secret, limiter = server_secret.load(config.data_dir), RateLimiter(config.rate_limits)
            accounts = Accounts(config, secret, database, journal, devices, limiter)
            try:
                return await accounts.registration.create(name, password, is_admin=admin)
            finally:
                await accounts.close()
        finally:
            await journal.close()
    finally:
        await database.close()
