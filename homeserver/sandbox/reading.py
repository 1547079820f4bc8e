"""What a web page says of itself (https://ogp.me/, and what else is common). Only for a worker: there are pages over
which a parser takes minutes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin

import nh3
from selectolax.lexbor import LexborHTMLParser

MOST_PROPERTIES: Final = 50
LONGEST_VALUE: Final = 1000
LONGEST_URL: Final = 4000
LONGEST_TEXT: Final = 300
"""Characters that are taken from a page's own text, where it does not describe itself."""

_PROPERTY: Final = re.compile(r"og:[a-z0-9_:\-]{1,60}")
_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([a-zA-Z0-9_\-]{1,40})", re.IGNORECASE
)
_CHARSET_OF_TYPE: Final = re.compile(r"charset\s*=\s*[\"']?([a-zA-Z0-9_\-]{1,40})", re.IGNORECASE)
_SPACES: Final = re.compile(r"\s+")
_HEAD: Final = 2048
_URLS: Final = frozenset(["og:url", "og:image", "og:image:url", "og:image:secure_url", "og:video", "og:audio"])
_TITLES: Final = ("twitter:title", "dc.title", "title")
_DESCRIPTIONS: Final = ("twitter:description", "description", "dc.description")
_PICTURES: Final = ("og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src", "image", "thumbnail")
_BESIDES: Final = "script,style,noscript,template,nav,header,footer,aside,form,svg,iframe"


def read_page(content: bytes, content_type: str, url: str) -> dict[str, str]:
    """The properties `og:...` of a page that was found at `url`; URLs among them are absolute. May be empty."""
    tree = LexborHTMLParser(_decoded(content, content_type))
    base_node = tree.css_first("base[href]")
    base = _absolute(url, (base_node.attributes.get("href") if base_node else None) or "") or url
    said = _said(tree)
    found = {name: value for name, value in said.items() if _PROPERTY.fullmatch(name)}
    found.setdefault("og:title", _first(said, _TITLES) or _text_of(tree, "title") or _text_of(tree, "h1"))
    found.setdefault("og:description", _first(said, _DESCRIPTIONS))
    found.setdefault("og:image", _first(said, _PICTURES) or _picture_link(tree))
    if not found["og:description"]:
        found["og:description"] = _own_text(tree)
    for name in _URLS & found.keys():
        found[name] = _absolute(base, found[name])
    for name in ("og:image:secure_url", "og:image:url"):
        found.pop(name, None)
    texts = {name: value if name in _URLS else plain(value) for name, value in found.items()}
    return {name: value for name, value in texts.items() if value}


def plain(text: str) -> str:
    """Text without markup, on one line, not too long."""
    for _ in range(3):  # what is escaped twice is no markup yet
        cleaned = html.unescape(nh3.clean(text, tags=set()))
        if cleaned == text:
            break
        text = cleaned
    else:
        text = nh3.clean(text, tags=set())
    return _SPACES.sub(" ", text).strip()[:LONGEST_VALUE]


def _said(tree: LexborHTMLParser) -> dict[str, str]:
    """The `meta` elements by name; the first of each counts."""
    said: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        value = (attributes.get("content") or "").strip()
        if not value:
            continue
        for kind in ("property", "name", "itemprop"):
            name = (attributes.get(kind) or "").strip().lower()
            if name and len(said) < MOST_PROPERTIES:
                said.setdefault(name, value[:LONGEST_URL])
    return said


def _first(said: dict[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if name in said), "")


def _text_of(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return node.text()[: 4 * LONGEST_VALUE] if node is not None else ""


def _picture_link(tree: LexborHTMLParser) -> str:
    node = tree.css_first("link[rel='image_src'][href]")
    return (node.attributes.get("href") or "") if node is not None else ""


def _own_text(tree: LexborHTMLParser) -> str:
    for node in tree.css(_BESIDES):
        node.decompose()
    text = ""
    for paragraph in _paragraphs(tree):
        text = f"{text} {_SPACES.sub(' ', paragraph).strip()}".strip()
        if len(text) >= LONGEST_TEXT:
            return text[:LONGEST_TEXT].rpartition(" ")[0] + "…"
    return text


def _paragraphs(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("p"):
        yield node.text()[: 4 * LONGEST_TEXT]


def _absolute(base: str, url: str) -> str:
    """An absolute URL of the web, or nothing."""
    url = url.strip()
    try:
        joined = urljoin(base, url) if url else ""
    except ValueError:
        return ""
    return joined if joined.startswith(("http://", "https://")) and len(joined) <= LONGEST_URL else ""


def _decoded(content: bytes, content_type: str) -> str:
    match = _CHARSET_OF_TYPE.search(content_type)
    inside = _CHARSET.search(content[:_HEAD])
    named = match[1] if match else inside[1].decode("ascii") if inside else "utf-8"
    try:
        return content.decode(named, "replace")
    except (LookupError, UnicodeError):
        return content.decode("utf-8", "replace")
