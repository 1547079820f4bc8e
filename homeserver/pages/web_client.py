"""The web client, as its build left it in a folder: read once at the start, and from then on answered from memory.

No path of a request ever becomes a path in the file system: what was not found at the start is not there.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from homeserver.config import CannotStart
from homeserver.http import Answer, Auth, Call, Routes
from homeserver.protocol.errors import NotFound

LARGEST = 64 * 1024 * 1024  # bytes of the whole build, which are held in memory
PIECE = 256 * 1024  # bytes handed to a connection at once
ASSETS = "assets"  # the folder of the files that bear a hash of their content in their name

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
_ENCODINGS = {".br": "br", ".gz": "gzip"}  # in the order of preference
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
# The client speaks with whichever homeserver its user names, and shows files only as blobs that it fetched itself.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src *",
        "font-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_ALWAYS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
# A page of a homeserver at which one signs up tells the window that opened it when it is done.
_DOCUMENT = {"Content-Security-Policy": POLICY, "Cross-Origin-Opener-Policy": "same-origin-allow-popups"}
_HASHED = {"Cache-Control": "public, max-age=31536000, immutable"}
_CHECKED = {"Cache-Control": "no-cache"}


@dataclass(frozen=True, slots=True)
class _Form:
    """A file in one encoding: its headers, and its bytes in pieces."""

    headers: Mapping[str, str]
    etag: str
    pieces: tuple[bytes, ...]

    def answer(self, call: Call) -> Answer:
        """The file, or the news that the browser has it already."""
        if _is_among(self.etag, call.headers.get("if-none-match", "")):
            return Answer(b"", 304, self.headers)
        if len(self.pieces) == 1:
            return Answer(self.pieces[0], 200, self.headers)
        length = sum(len(piece) for piece in self.pieces)
        return Answer(_each(self.pieces), 200, {**self.headers, "Content-Length": str(length)})


class WebFile:
    """One file of the build in the encodings that the build made of it."""

    def __init__(self, path: Path, *, hashed: bool) -> None:
        """Reads it. Raises `OSError`."""
        kind = _TYPES.get(path.suffix, "application/octet-stream")
        headers = {"Content-Type": kind, **_ALWAYS, **(_HASHED if hashed else _CHECKED)}
        if path.suffix in (".html", ".svg"):  # what a browser would run scripts in when it is opened by itself
            headers |= _DOCUMENT
        packed = {
            encoding: path.with_name(path.name + suffix).read_bytes()
            for suffix, encoding in _ENCODINGS.items()
            if path.with_name(path.name + suffix).is_file()
        }
        if packed:
            headers["Vary"] = "Accept-Encoding"
        plain = path.read_bytes()
        self._plain = _form(plain, headers)
        self._packed = {
            encoding: _form(content, {**headers, "Content-Encoding": encoding}) for encoding, content in packed.items()
        }

    def answer(self, call: Call) -> Answer:
        """The file in the first of its encodings that the browser takes (RFC 9110 section 12.5.3)."""
        taken = _taken(call.headers.get("accept-encoding", "")) if self._packed else frozenset()
        for encoding, form in self._packed.items():
            if encoding in taken:
                return form.answer(call)
        return self._plain.answer(call)


class WebClient:
    """The whole build: `top` holds the files beside index.html by name, `assets` those of its assets folder."""

    def __init__(self, folder: Path) -> None:
        """Reads it. Raises `CannotStart` where the folder holds no build, more than a build, or cannot be read."""
        try:
            self.top = {path.name: WebFile(path, hashed=False) for path in _files(folder)}
            self.assets = {path.name: WebFile(path, hashed=True) for path in _files(folder / ASSETS)}
        except OSError as error:
            raise CannotStart(f"the web client in {folder} cannot be read: {error.strerror}") from None
        if "index.html" not in self.top:
            raise CannotStart(f"there is no web client in {folder}: it holds no index.html")

    def routes(self) -> Routes:
        """The routes of its files; index.html is at `/` too."""
        routes = Routes()
        for name, file in self.top.items():
            _serve(routes, ("/", f"/{name}") if name == "index.html" else (f"/{name}",), file)

        @routes.get(f"/{ASSETS}/<name>", auth=Auth.NONE)
        async def asset(call: Call, name: str) -> Answer:
            file = self.assets.get(name)
            if file is None:
                raise NotFound("The web client has no such file")
            return file.answer(call)

        return routes


def find_build(folder: str) -> Path | None:
    """Where the build is: in `folder` if that is set, else in the installed package or the checkout; None without."""
    if folder:
        return Path(folder)
    package = Path(__file__).resolve().parent.parent
    for built in (package / "_web_client", package.parent / "web_client" / "dist"):
        if (built / "index.html").is_file():
            return built
    return None


def _serve(routes: Routes, paths: tuple[str, ...], file: WebFile) -> None:
    @routes.get(*paths, auth=Auth.NONE)
    async def serve(call: Call) -> Answer:
        return file.answer(call)


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder, compressed forms of others left out. Raises `CannotStart` where they are too large."""
    if not folder.is_dir():
        return
    found = [path for path in sorted(folder.iterdir()) if path.is_file() and _NAME.fullmatch(path.name)]
    if sum(path.stat().st_size for path in found) > LARGEST:
        raise CannotStart(f"the folder {folder} holds more than {LARGEST} bytes: it is no build of the web client")
    names = {path.name for path in found}
    for path in found:
        if path.suffix not in _ENCODINGS or path.stem not in names:
            yield path


def _form(content: bytes, headers: Mapping[str, str]) -> _Form:
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    pieces = tuple(content[at : at + PIECE] for at in range(0, len(content), PIECE)) or (b"",)
    return _Form({**headers, "ETag": etag}, etag, pieces)


def _taken(header: str) -> frozenset[str]:
    """The encodings of an `Accept-Encoding` header whose weight is not 0."""
    taken = []
    for part in header.lower().split(","):
        encoding, _, weight = part.partition(";")
        if not re.fullmatch(r"q=0(\.0*)?", weight.strip()):
            taken.append(encoding.strip())
    return frozenset(taken)


def _is_among(etag: str, header: str) -> bool:
    """Whether an `If-None-Match` header names the tag, compared weakly (RFC 9110 section 13.1.2)."""
    return bool(header) and any(tag.strip().removeprefix("W/") in (etag, "*") for tag in header.split(","))


async def _each(pieces: tuple[bytes, ...]) -> AsyncIterator[bytes]:
    for piece in pieces:
        yield piece
