"""The frame of every page: plain HTML without scripts, so that it works before anything else does."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from homeserver.http import Answer

_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",  # the link is a secret until it is used
    "X-Content-Type-Options": "nosniff",
}

_ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32"
rx="8" fill="#1d6b4f"/><path d="M7 15 16 8l9 7M10 14v10m12-10v10M7 24h18M16 24v-5" fill="none" stroke="#fff"
stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>"""
# In the page itself, as the policy lets the page ask for nothing, and browsers ask for an icon by themselves.
_ICON_ADDRESS = "data:image/svg+xml," + quote(_ICON)

# As the web client's entrance looks: the colours and sizes of `web_client/src/design/tokens.css`.
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="{icon_address}">
<style>
:root {{ color-scheme: light dark; --ink: light-dark(#1b1f1d, #e8ebe9); --muted: light-dark(#545c58, #a5aea9);
  --canvas: light-dark(#fff, #14171a); --side: light-dark(#f4f5f3, #1a1e21); --sunken: light-dark(#eff1ee, #0f1214);
  --line: light-dark(#dfe2de, #2f353a); --line-strong: light-dark(#828a85, #727b82);
  --accent: light-dark(#1d6b4f, #5cc596); --accent-hover: light-dark(#17573f, #74d3a8);
  --on-accent: light-dark(#fff, #0a1d14); --danger: light-dark(#b3261e, #ff8f85);
  --danger-soft: light-dark(#fbe9e7, #3a1d1b);
  font: .9375rem/1.4 "Inter", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif }}
* {{ box-sizing: border-box }}
body {{ display: flex; min-height: 100dvh; margin: 0; color: var(--ink); background: var(--canvas) }}
main {{ width: 100%; max-width: 27rem; margin: auto; padding: 2rem 1.25rem }}
.name {{ display: flex; align-items: center; gap: .75rem; margin: 0; font-size: 1.0625rem; font-weight: 600 }}
.name svg {{ width: 2rem; height: 2rem }}
h1 {{ margin: 1.5rem 0 1rem; font-size: 1.75rem; line-height: 1.2; letter-spacing: -.015em }}
label {{ display: block; margin: 1.25rem 0 .25rem; font-size: .8125rem; font-weight: 500 }}
input {{ width: 100%; height: 2.5rem; padding: 0 .75rem; font: inherit; color: inherit; background: var(--sunken);
  border: 1px solid var(--line-strong); border-radius: .625rem }}
button, .button {{ display: block; width: 100%; margin-top: 1.5rem; padding: .6rem 1rem; font: inherit;
  font-weight: 500; text-align: center; text-decoration: none; cursor: pointer; border: 0; border-radius: .625rem;
  color: var(--on-accent); background: var(--accent) }}
button:hover, .button:hover {{ background: var(--accent-hover) }}
:focus-visible {{ outline: 2px solid var(--accent); outline-offset: 2px }}
input:focus-visible {{ outline-offset: -1px }}
.error {{ padding: .5rem .75rem; border-radius: .625rem; color: var(--danger); background: var(--danger-soft) }}
small {{ display: block; margin-top: .25rem; font-size: .8125rem; color: var(--muted) }}
@media (min-width: 45rem) {{
  body {{ background: var(--side) }}
  main {{ padding: 2rem; background: var(--canvas); border: 1px solid var(--line); border-radius: 1rem }}
}}
</style>
</head>
<body>
<main>
<p class="name">{icon}Porch</p>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def page(title: str, body: str, status: int = 200) -> Answer:
    """A page; `body` is HTML, `title` is text."""
    text = _PAGE.format(title=escape(title), body=body, icon=_ICON, icon_address=_ICON_ADDRESS)
    return Answer(text, status, _HEADERS)
