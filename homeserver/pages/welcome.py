"""What a browser sees at the server's own address."""

from __future__ import annotations

from html import escape

from homeserver.http import Answer, Auth, Call, Routes
from homeserver.pages.html import page


def routes(server_name: str, public_url: str) -> Routes:
    """The route of the page."""
    routes = Routes()
    answer = page(
        "Porch",
        f"<p>This is the Matrix homeserver <strong>{escape(server_name)}</strong>, and it works.</p>"
        f"<p>Log in with any Matrix client; the homeserver is <strong>{escape(public_url)}</strong>.</p>",
    )

    @routes.get("/", auth=Auth.NONE)
    async def welcome(call: Call) -> Answer:
        return answer

    return routes
