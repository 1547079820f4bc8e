"""Where a server says it has its federation: `/.well-known/matrix/server` (Server-server API, "Resolving server
names", step 3), fetched with bounds and remembered."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final, Protocol
from urllib.parse import urljoin, urlsplit

import orjson

from homeserver.protocol.identifiers import is_server_name

MAX_BODY: Final = 50 * 1024  # bytes
MAX_REDIRECTS: Final = 5
FETCH_S: Final = 15.0

_MINUTE_MS: Final = 60_000
_HOUR_MS: Final = 60 * _MINUTE_MS
SHORTEST_MS: Final = 5 * _MINUTE_MS
USUAL_MS: Final = 24 * _HOUR_MS
LONGEST_MS: Final = 48 * _HOUR_MS
FIRST_ERROR_MS: Final = 2 * _MINUTE_MS
LONGEST_ERROR_MS: Final = _HOUR_MS

_REDIRECTS: Final = frozenset([301, 302, 303, 307, 308])
_MOST_NAMES: Final = 10_000


class PageError(Exception):
    """A page could not be fetched."""


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to one GET, redirects not followed. The names of the headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class PageFetcher(Protocol):
    """Fetches from URLs that strangers chose: it must refuse addresses of our own network."""

    async def get(self, url: str, limit: int) -> Page:
        """One GET over HTTPS, its certificate checked. Raises `PageError`; a body beyond `limit` bytes is one."""
        ...


@dataclass(slots=True)
class _Remembered:
    delegate: str | None
    fetched_ms: int
    until_ms: int
    errors: int = 0


class WellKnown:
    """What servers delegate to, remembered as their answers allow; an error for a while that doubles up to an hour.

    While a server's page fails, its last good answer stays true for the 48 hours that any answer may.
    """

    def __init__(self, pages: PageFetcher, now_ms: Callable[[], int]) -> None:
        self._pages = pages
        self._now_ms = now_ms
        self._known: OrderedDict[str, _Remembered] = OrderedDict()
        self._asking: dict[str, asyncio.Task[str | None]] = {}

    async def delegate(self, host: str) -> str | None:
        """The server name to which `host` delegates, None where it does not (or cannot be understood)."""
        host = host.lower()
        known = self._known.get(host)
        if known is not None and self._now_ms() < known.until_ms:
            self._known.move_to_end(host)
            return known.delegate
        task = self._asking.get(host)
        if task is None:
            task = self._asking[host] = asyncio.create_task(self._ask(host))
            task.add_done_callback(lambda _: self._asking.pop(host, None))
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Ends what is under way."""
        tasks = list(self._asking.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _ask(self, host: str) -> str | None:
        try:
            async with asyncio.timeout(FETCH_S):
                page = await self._follow(f"https://{host}/.well-known/matrix/server")
            delegate = _delegate_in(page)
        except (PageError, TimeoutError):
            return self._remember_error(host)
        now = self._now_ms()
        self._remember(host, _Remembered(delegate, now, now + lifetime_ms(page.headers, now)))
        return delegate

    async def _follow(self, url: str) -> Page:
        seen = {url}
        for _ in range(MAX_REDIRECTS + 1):
            page = await self._pages.get(url, MAX_BODY)
            if page.status not in _REDIRECTS:
                return page
            url = _redirected(url, page)
            if url in seen:
                raise PageError("the redirects go in a circle")
            seen.add(url)
        raise PageError("too many redirects")

    def _remember_error(self, host: str) -> str | None:
        now, known = self._now_ms(), self._known.get(host)
        errors = 1 if known is None else min(known.errors + 1, 10)
        until = now + min(FIRST_ERROR_MS << (errors - 1), LONGEST_ERROR_MS)
        if known is not None and known.delegate is not None and now < known.fetched_ms + LONGEST_MS:
            until = min(until, known.fetched_ms + LONGEST_MS)
            self._remember(host, _Remembered(known.delegate, known.fetched_ms, until, errors))
            return known.delegate
        self._remember(host, _Remembered(None, now, until, errors))
        return None

    def _remember(self, host: str, answer: _Remembered) -> None:
        self._known[host] = answer
        self._known.move_to_end(host)
        while len(self._known) > _MOST_NAMES:
            self._known.popitem(last=False)


def lifetime_ms(headers: Mapping[str, str], now_ms: int) -> int:
    """How long a good answer is remembered: by Cache-Control, else Expires, else a day; within 5 minutes and 2 days."""
    directives = [part.strip().lower().partition("=") for part in headers.get("cache-control", "").split(",")]
    names = {name.strip(): value.strip().strip('"') for name, _, value in directives}
    if "no-store" in names or "no-cache" in names:
        return SHORTEST_MS
    age = names.get("max-age", "")
    if age.isascii() and age.isdigit():
        wanted = int(age[:10]) * 1000
    elif "expires" in headers:
        wanted = _until(headers["expires"], headers.get("date", ""), now_ms)
    else:
        wanted = USUAL_MS
    return max(SHORTEST_MS, min(wanted, LONGEST_MS))


def _until(expires: str, date: str, now_ms: int) -> int:
    """Milliseconds between the two HTTP dates; an `Expires` that is no date has passed already (RFC 9111, 5.3)."""
    try:
        end = parsedate_to_datetime(expires).timestamp()
    except (ValueError, TypeError, OverflowError):
        return 0
    try:
        begin = parsedate_to_datetime(date).timestamp()
    except (ValueError, TypeError, OverflowError):
        begin = now_ms / 1000
    return int((end - begin) * 1000)


def _redirected(url: str, page: Page) -> str:
    location = page.headers.get("location", "")
    try:
        there = urlsplit(urljoin(url, location))
        port = there.port
    except ValueError:
        raise PageError("a redirect leads nowhere") from None
    if not location or len(location) > 2048 or there.scheme != "https" or not there.hostname or port == 0:
        raise PageError("a redirect leads to something other than HTTPS")
    if there.username is not None or there.password is not None:
        raise PageError("a redirect holds a password")
    return there._replace(fragment="").geturl()


def _delegate_in(page: Page) -> str:
    if page.status != 200:
        raise PageError(f"status {page.status}")
    try:
        body = orjson.loads(page.body)
    except orjson.JSONDecodeError:
        raise PageError("not JSON") from None
    delegate = body.get("m.server") if isinstance(body, dict) else None
    if not isinstance(delegate, str) or not is_server_name(delegate):
        raise PageError("no server name in m.server")
    return delegate
