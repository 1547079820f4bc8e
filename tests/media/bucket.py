"""A bucket of a cloud on loopback, as far as S3's API goes that Porch needs."""

from __future__ import annotations

import itertools
import re
from typing import Self

from aiohttp import web

_RANGE = re.compile(r"bytes=([0-9]+)-([0-9]*)")


class Bucket:
    """To be used in an `async with`. `objects` are by key; `broken` lets every request fail."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.uploads: dict[str, dict[int, bytes]] = {}
        self.heard: list[str] = []
        self.broken = False
        self.url = ""
        self._numbers = itertools.count(1)

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=100 * 1024 * 1024)
        application.router.add_route("*", "/bucket/{key:.*}", self._serve)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _serve(self, request: web.Request) -> web.Response:
        key, query, body = request.match_info["key"], request.query, await request.read()
        self.heard.append(f"{request.method} {'?'.join(sorted(query))}".strip())
        if self.broken:
            return web.Response(status=403)
        if request.method == "POST" and "uploads" in query:
            upload = f"upload{next(self._numbers)}"
            self.uploads[upload] = {}
            return _xml(f"<InitiateMultipartUploadResult><UploadId>{upload}</UploadId></InitiateMultipartUploadResult>")
        if request.method == "PUT" and "partNumber" in query:
            self.uploads[query["uploadId"]][int(query["partNumber"])] = body
            return web.Response(headers={"ETag": f'"{query["partNumber"]}"'})
        if request.method == "POST" and "uploadId" in query:
            parts = self.uploads.pop(query["uploadId"])
            if not parts:
                return web.Response(status=400)
            self.objects[key] = b"".join(parts[number] for number in sorted(parts))
            return _xml('<CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>')
        if request.method == "DELETE":
            (self.uploads.pop(query["uploadId"], None) if "uploadId" in query else self.objects.pop(key, None))
            return web.Response(status=204)
        if request.method == "PUT":
            self.objects[key] = body
            return web.Response(headers={"ETag": '"x"'})
        return self._get(request, key)

    def _get(self, request: web.Request, key: str) -> web.Response:
        content = self.objects.get(key)
        if content is None:
            return web.Response(status=404)
        headers = {"ETag": '"x"', "Last-Modified": "Wed, 25 Nov 2026 12:00:00 GMT"}
        wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
        if wanted is None:
            return web.Response(body=content, headers=headers)
        begin, end = int(wanted[1]), int(wanted[2] or len(content) - 1) + 1
        headers["Content-Range"] = f"bytes {begin}-{min(end, len(content)) - 1}/{len(content)}"
        return web.Response(status=206, body=content[begin:end], headers=headers)


def _xml(text: str) -> web.Response:
    return web.Response(text=f'<?xml version="1.0"?>{text}', content_type="application/xml")
