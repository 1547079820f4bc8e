"""DNS and web pages of the tests' own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import orjson

from homeserver.federation.resolve import Service
from homeserver.federation.well_known import Page, PageError


@dataclass
class Names:
    """A resolver that knows what it was told, and counts what it was asked."""

    hosts: dict[str, list[str]] = field(default_factory=dict)
    records: dict[str, list[Service]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    async def services(self, name: str) -> Sequence[Service]:
        self.asked.append(name)
        if name in self.broken:
            raise OSError("SERVFAIL")
        return self.records.get(name, [])

    async def addresses(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        if host in self.broken:
            raise OSError("SERVFAIL")
        return self.hosts.get(host, [])


@dataclass
class Pages:
    """A fetcher of pages that the test wrote."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def delegate(self, host: str, to: object, headers: Mapping[str, str] | None = None) -> None:
        """Lets `host` delegate."""
        url = f"https://{host}/.well-known/matrix/server"
        self.pages[url] = Page(200, dict(headers or {}), orjson.dumps({"m.server": to}))

    def redirect(self, url: str, to: str, status: int = 302) -> None:
        """Lets a URL lead to another."""
        self.pages[url] = Page(status, {"location": to}, b"")

    async def get(self, url: str, limit: int) -> Page:
        self.asked.append(url)
        if url not in self.pages:
            raise PageError("no route to host")
        return self.pages[url]


@dataclass
class Clock:
    """A clock that the test moves."""

    now: int = 1_800_000_000_000

    def __call__(self) -> int:
        return self.now

    def forward(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        """Moves it."""
        self.now += int((hours * 3600 + minutes * 60 + seconds) * 1000)
