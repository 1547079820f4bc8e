"""A server that stands, as the command line holds it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from homeserver.accounts import Accounts
from homeserver.config import Config
from homeserver.http.edge import Edge
from homeserver.journal import EphemeralStream, Journal, Waiters
from homeserver.storage import Database
from homeserver.typing import Typing


class Part(Protocol):
    """Something with an end."""

    async def close(self) -> None:
        """Finishes what was begun, within some seconds."""


@dataclass(slots=True)
class Porch:
    """Its parts that the command line needs, and its end: `parts` are closed in their order."""

    config: Config
    database: Database
    journal: Journal
    ephemeral: EphemeralStream
    waiters: Waiters
    accounts: Accounts
    typing: Typing
    parts: Sequence[Part]
    edge: Edge
    draining: asyncio.Event

    def drain(self) -> None:
        """Answers every long-poll at once, and lets none wait from now on."""
        self.draining.set()
        self.typing.stop_all()
        self.waiters.stop()

    async def close(self) -> None:
        """Finishes the writes that were begun, flushes the journal, and lets go of the database."""
        self.drain()
        await self.edge.finish_writes()
        for part in self.parts:
            await part.close()
        await self.journal.close()
        await self.ephemeral.close()
        await self.database.close()
