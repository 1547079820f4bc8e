"""The frame of every page: plain HTML without scripts, so that it works before anything else does."""

from __future__ import annotations

from html import escape

from homeserver.http import Answer

_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",  # the link is a secret until it is used
    "X-Content-Type-Options": "nosniff",
}

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 1.05rem/1.5 system-ui, sans-serif }}
body {{ max-width: 26rem; margin: 12vh auto; padding: 0 1.25rem }}
h1 {{ font-size: 1.5rem }}
label {{ display: block; margin: 1.1rem 0 .3rem; font-weight: 600 }}
input {{ box-sizing: border-box; width: 100%; padding: .6rem; font: inherit;
  border: 1px solid gray; border-radius: .4rem }}
button, .button {{ display: inline-block; margin-top: 1.5rem; padding: .65rem 1.3rem; font: inherit; font-weight: 600;
  border: 0; border-radius: .4rem; background: #2b6048; color: white; cursor: pointer; text-decoration: none }}
button:focus-visible, .button:focus-visible, input:focus-visible {{ outline: 3px solid #5b9bd5; outline-offset: 2px }}
.error {{ padding: .7rem 1rem; border-left: 4px solid #c0392b; background: #c0392b22 }}
small {{ opacity: .75 }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def page(title: str, body: str, status: int = 200) -> Answer:
    """A page; `body` is HTML, `title` is text."""
    return Answer(_PAGE.format(title=escape(title), body=body), status, _HEADERS)
