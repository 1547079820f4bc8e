"""TLS connections to servers that strangers name: kept and used again, and bounded in time and size.

The address of each connection is checked when its socket is made (`AddressRules`), so neither a literal, nor a lookup,
nor a redirect leads past the rules. Answers are taken uncompressed: what is counted is what came over the wire.
"""

from __future__ import annotations

import asyncio
import re
import ssl
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import aiohttp
from yarl import URL

from homeserver import __version__
from homeserver.federation.addresses import AddressRules
from homeserver.federation.incoming import Bounds, BrokenOff, Incoming, NoConnection, TookTooLong, TooMuch
from homeserver.federation.resolve import LookupForConnections, Resolver
from homeserver.federation.well_known import Page, PageError

CONNECT_S: Final = 10.0
PAGE_S: Final = 10.0

_WHOLE_URL: Final = re.compile(r"(?:[!#$&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]|%[0-9A-Fa-f]{2})+")
_CONNECTIONS: Final = 500
_CONNECTIONS_TO_ONE: Final = 20
_KEPT_S: Final = 60.0


class CertificatesUnreadable(Exception):
    """The file of certificate authorities cannot be used; the text says why."""


def tls_context(ca_file: str = "") -> ssl.SSLContext:
    """Trusts the machine's authorities and those in `ca_file` (PEM). Raises `CertificatesUnreadable`. Reads files."""
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        try:
            context.load_verify_locations(cafile=Path(ca_file))
        except (OSError, ssl.SSLError) as error:
            raise CertificatesUnreadable(f"{ca_file} cannot be read as certificates: {error}") from None
    return context


def url_as_written(url: str) -> URL:
    """A URL that is sent as it stands where it is whole, as it may be signed; else what is missing is encoded.

    Raises `ValueError` for what is no URL.
    """
    return URL(url, encoded=_WHOLE_URL.fullmatch(url) is not None)


class Connections:
    """Sends requests over connections that it keeps. It belongs to one event loop from the first request on."""

    def __init__(self, resolver: Resolver, rules: AddressRules, tls: ssl.SSLContext) -> None:
        self._resolver = resolver
        self._rules = rules
        self._tls = tls
        self._session: aiohttp.ClientSession | None = None

    async def begin(
        self,
        method: str,
        url: URL,
        bounds: Bounds,
        *,
        headers: Mapping[str, str],
        body: bytes | None = None,
        tls_name: str | None = None,
    ) -> Incoming:
        """One request and the head of its answer, whatever its status; redirects are not followed.

        `url` says where to connect to, `tls_name` whose certificate must be shown when that is another name. Raises
        `NoConnection`, `BrokenOff`, `TookTooLong`.
        """
        deadline = time.monotonic() + bounds.total_s
        try:
            async with asyncio.timeout(bounds.total_s):
                response = await self._open().request(
                    method,
                    url,
                    headers={"Accept-Encoding": "identity", "User-Agent": f"Porch/{__version__}", **headers},
                    data=body,
                    server_hostname=tls_name,
                    allow_redirects=False,
                    timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S, sock_read=bounds.stall_s),
                )
        except TimeoutError as error:  # aiohttp's timeouts are among them
            raise TookTooLong from error
        except aiohttp.ClientConnectorError as error:
            raise NoConnection(str(error)) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise BrokenOff(str(error) or type(error).__name__) from error
        return Incoming(response, bounds, deadline)

    async def get(self, url: str, limit: int) -> Page:
        """See `PageFetcher`."""
        try:
            incoming = await self.begin("GET", URL(url), Bounds(limit, PAGE_S), headers={})
            try:
                return Page(incoming.status, incoming.headers, await incoming.read())
            finally:
                incoming.close()
        except (NoConnection, BrokenOff, TooMuch, TookTooLong, ValueError) as error:
            raise PageError(str(error) or type(error).__name__) from error

    async def close(self) -> None:
        """Closes every connection."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                ssl=self._tls,
                resolver=LookupForConnections(self._resolver),
                use_dns_cache=False,  # the resolver remembers as long as the records say
                socket_factory=self._rules.make_socket,
                limit=_CONNECTIONS,
                limit_per_host=_CONNECTIONS_TO_ONE,
                keepalive_timeout=_KEPT_S,
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                trust_env=False,
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S),
            )
        return self._session
