"""A web site on loopback whose pages a test writes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Self

from aiohttp import web

Serving = Callable[[web.Request], Awaitable[web.StreamResponse]]


def page(
    body: str | bytes, content_type: str = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> Serving:
    """Answers every request with the same."""

    async def serve(_: web.Request) -> web.StreamResponse:
        content = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(body=content, status=status, headers={"Content-Type": content_type, **named})

    return serve


class WebSite:
    """To be used in an `async with`. `pages` are by path; `heard` are the paths that were asked for."""

    def __init__(self, **pages: Serving) -> None:
        self.pages: dict[str, Serving] = {f"/{name}": serving for name, serving in pages.items()}
        self.heard: list[str] = []
        self.headers: dict[str, str] = {}
        self.url = ""

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.router.add_route("GET", "/{path:.*}", self._serve)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self._runner.cleanup()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        self.heard.append(request.path_qs)
        self.headers = dict(request.headers)
        serving = self.pages.get(request.path, page("nothing here", status=404))
        return await serving(request)
