"""The ceiling of the read side: a Quart application on Hypercorn with one route that does nothing.

Run by the bench as a process of its own: `python -m tests.bench.empty_route PORT`.
"""

from __future__ import annotations

import asyncio
import signal
import sys

import uvloop
from hypercorn.asyncio import serve
from hypercorn.config import Config
from quart import Quart, Response

app = Quart(__name__)


@app.get("/_matrix/client/versions")
@app.get("/_matrix/client/v3/sync")
async def empty() -> Response:
    """Answer at once with what a sync that has nothing to tell would answer."""
    return Response(b'{"next_batch":"s1_1"}', content_type="application/json")


async def main(port: int) -> None:
    """Serve until SIGTERM."""
    config = Config()
    config.bind = [f"127.0.0.1:{port}"]
    config.keep_alive_max_requests = 1_000_000_000
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await serve(app, config, shutdown_trigger=stop.wait)


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
