"""Previews of web pages (`GET /preview_url`): fetched when first asked for, and kept for some days."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

import structlog

from homeserver.config import Media as Settings
from homeserver.media.disposition import bare
from homeserver.media.intake import Intake
from homeserver.media.library import Library
from homeserver.media.mxc import Mxc, new_media_id
from homeserver.media.page_urls import HostDenied, PageUnavailable, check_url
from homeserver.media.preview_store import PreviewStore
from homeserver.media.store import Described, Media, MediaStore
from homeserver.media.thumbnails import WHOLE
from homeserver.protocol.errors import Forbidden, InvalidParam, LimitExceeded, MatrixError
from homeserver.sandbox.workers import PictureTooLarge, TooBusy, Unusable, Wish, Workers

if TYPE_CHECKING:
    from homeserver.media.web_pages import WebPage, WebPages

log = structlog.get_logger(__name__)

PAGE_BYTES: Final = 512 * 1024
"""What is read of a page: what it says of itself stands at its beginning."""
IMAGE_BYTES: Final = 10 * 1024 * 1024
AT_ONCE: Final = 20
MOST_WAITING: Final = 200
FAILED_S: Final = 60.0
"""A page that cannot be had is not asked for again for so long."""
MOST_FAILED: Final = 10_000
BUSY_MS: Final = 5_000
DAY_MS: Final = 86_400_000

_PAGES: Final = frozenset(["text/html", "application/xhtml+xml"])


class Previews:
    """Finds or makes previews."""

    def __init__(
        self,
        server_name: str,
        store: PreviewStore,
        media: MediaStore,
        library: Library,
        intake: Intake,
        workers: Workers,
        settings: Settings,
        now_ms: Callable[[], int],
    ) -> None:
        self._server_name = server_name
        self._store = store
        self._media = media
        self._library = library
        self._intake = intake
        self._workers = workers
        self._settings = settings
        self._now_ms = now_ms
        self._pages: WebPages | None = None
        self._making: dict[str, asyncio.Task[dict[str, Any]]] = {}
        self._failed: dict[str, float] = {}
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def of(self, url: str) -> dict[str, Any]:
        """What the page at a URL says of itself; `{}` for what is neither page nor picture.

        Raises `InvalidParam` for what is no URL of the web, `Forbidden` for hosts of which there are no previews,
        `LimitExceeded`, and 502 M_UNKNOWN for what cannot be had.
        """
        try:
            url = check_url(url)
        except ValueError as error:
            raise InvalidParam(f"There is no preview of this: {error}") from None
        stored = await self._store.find(url, self._now_ms())
        if stored is not None:
            return stored.body
        if self._failed.get(url, 0.0) > monotonic():
            raise not_to_be_had()
        task = self._making.get(url)
        if task is None:
            if len(self._making) >= MOST_WAITING:
                raise LimitExceeded(BUSY_MS, "Too many previews are being made")
            task = self._making[url] = asyncio.create_task(self._make(url))
            task.add_done_callback(lambda done: self._made(url, done))
        return await asyncio.shield(task)

    async def close(self) -> None:
        """Gives up what is under way."""
        tasks = list(self._making.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._pages is not None:
            await self._pages.close()

    async def _make(self, url: str) -> dict[str, Any]:
        async with self._turns:
            stored = await self._store.find(url, self._now_ms())
            if stored is not None:  # made while this one was about to be
                return stored.body
            try:
                if self._pages is None:
                    self._pages = open_pages(self._settings)
                body, image = await self._fetch(self._pages, url)
            except HostDenied:
                raise Forbidden("This server makes no previews of that host") from None
            except TooBusy:
                raise LimitExceeded(BUSY_MS, "Too many previews are being made") from None
            except (PageUnavailable, Unusable) as error:
                log.info("preview_not_made", reason=str(error))
                self._remember_failure(url)
                raise not_to_be_had() from error
        until = self._now_ms() + self._settings.preview_cache_days * DAY_MS
        await self._store.put(url, body, None if image is None else image.nid, until)
        return body

    async def _fetch(self, pages: WebPages, url: str) -> tuple[dict[str, Any], Media | None]:
        async with pages.open(url) as page:
            kind = bare(page.content_type)
            if kind.startswith("image/"):
                try:
                    return await self._with_image({}, page)
                except Unusable:
                    return {}, None
            if kind not in _PAGES:
                return {}, None
            content = await page.beginning(PAGE_BYTES)
            said = await self._workers.read_page(content, page.content_type, page.url)
        image_url = said.pop("og:image", "")
        said = {
            name: value for name, value in said.items() if not name.startswith("og:image:") or name == "og:image:alt"
        }
        try:
            if image_url:
                async with pages.open(check_url(image_url)) as found:
                    return await self._with_image(said, found)
        except (PageUnavailable, HostDenied, Unusable, PictureTooLarge, TooBusy, ValueError) as error:
            log.info("preview_without_picture", reason=str(error) or type(error).__name__)
        return dict(said), None

    async def _with_image(self, said: dict[str, str], found: WebPage) -> tuple[dict[str, Any], Media | None]:
        """Keeps a picture; what is said of it goes with the rest."""
        described = await self._intake.take(found.pieces(IMAGE_BYTES), "application/octet-stream", None)
        try:
            picture = await self._workers.draw(
                self._content(described), described.size, Wish(WHOLE, WHOLE, animated=True)
            )
        except PictureTooLarge as error:
            await self._intake.drop(described.blob)
            raise Unusable("the picture is too large") from error
        except BaseException:
            await self._intake.drop(described.blob)
            raise
        if picture.content is not None:
            # Drawn anew, as clients do not know the form that it has.
            await self._intake.drop(described.blob)
            described = await self._intake.take(_once(picture.content), picture.content_type, None)
        described = Described(picture.content_type, None, described.size, described.blob)
        mxc = Mxc(self._server_name, new_media_id())
        open_to_all = self._settings.unauthenticated_downloads
        await self._media.add(mxc, described, None, open_to_all, self._now_ms(), fetched=True)
        body: dict[str, Any] = {
            **said,
            "og:image": str(mxc),
            "og:image:type": picture.content_type,
            "og:image:width": picture.width,
            "og:image:height": picture.height,
            "matrix:image:size": described.size,
        }
        return body, await self._media.find(mxc)

    async def _content(self, described: Described) -> AsyncIterator[bytes]:
        async for piece in await self._library.read(described.blob):
            yield piece

    def _made(self, url: str, task: asyncio.Task[dict[str, Any]]) -> None:
        self._making.pop(url, None)
        if not task.cancelled():
            task.exception()  # those who wait for it hear of it; if they are gone, nobody needs to

    def _remember_failure(self, url: str) -> None:
        self._failed[url] = monotonic() + FAILED_S
        while len(self._failed) > MOST_FAILED:
            del self._failed[next(iter(self._failed))]


def open_pages(settings: Settings) -> WebPages:
    """What fetches pages. Raises `PageUnavailable` where the machine cannot look names up."""
    # A tenth of a second of imports, which only those pay whose users look at previews.
    import dns.resolver

    from homeserver.federation.addresses import AddressRules
    from homeserver.federation.connections import Connections, tls_context
    from homeserver.federation.resolve import DnsResolver
    from homeserver.media.web_pages import WebPages

    rules = AddressRules(settings.preview_allow_private_addresses, settings.preview_allowed_networks)
    try:
        return WebPages(Connections(DnsResolver(), rules, tls_context()), settings.preview_denied_hosts)
    except dns.resolver.NoResolverConfiguration as error:
        raise PageUnavailable("this machine names no name servers (/etc/resolv.conf)") from error


def not_to_be_had() -> MatrixError:
    """The one answer for everything that cannot be fetched: a more precise one would tell of our own network."""
    return MatrixError(502, "M_UNKNOWN", "The page could not be fetched")


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content
