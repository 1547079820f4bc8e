"""What a browser sees at the server's own address where there is no web client."""

from __future__ import annotations

from html import escape

from homeserver.http import Answer, Auth, Call, Routes
from homeserver.pages.html import page

_HOW_TO_BUILD = """<p>The web client is not built here. With Node.js 20 or newer, <code>make run</code> in the checkout
builds it and serves it at this address; <code>make web-client</code> builds it alone.</p>"""


def routes(server_name: str, public_url: str, *, wanted: bool) -> Routes:
    """The route of the page; it says how the web client is built where that is `wanted`."""
    routes = Routes()
    answer = page(
        "Porch",
        f"<p>This is the Matrix homeserver <strong>{escape(server_name)}</strong>, and it works.</p>"
        f"<p>Log in with any Matrix client; the homeserver is <strong>{escape(public_url)}</strong>.</p>"
        + (_HOW_TO_BUILD if wanted else ""),
    )

    @routes.get("/", auth=Auth.NONE)
    async def welcome(call: Call) -> Answer:
        return answer

    return routes
