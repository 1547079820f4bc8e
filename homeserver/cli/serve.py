"""`porch serve`: sockets, Hypercorn, and the end."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import resource
import signal
import socket
import ssl
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import msgspec
import structlog
from hypercorn.asyncio import serve
from hypercorn.config import Config as HypercornConfig

from homeserver.app import build
from homeserver.config import CannotStart, Config, Listen, Listener
from homeserver.http.connection import take_plain_requests
from homeserver.log import configure
from homeserver.pages import first_account
from homeserver.porch import Porch

log = structlog.get_logger("serve")

ANSWER_S = 2.5  # for requests that are under way when the server is told to stop
LET_GO_S = 0.3  # after that, for connections to end by themselves
CLOSE_S = 1.5  # and at last for the writes that were begun and the journal


async def serve_until_stopped(config: Config) -> None:
    """Serves until SIGTERM or SIGINT. Raises `CannotStart` or `StartRefused` before the first answer."""
    configure(config.log)
    begun_s = time.monotonic()
    _allow_many_connections()
    listeners = _listeners(config.listen)
    config = _with_its_port(config, listeners[0][1])
    try:
        porch = await build(config)
        try:
            await _serve(porch, listeners, begun_s)
        finally:
            await _close(porch)
    finally:
        for _, bound in listeners:
            bound.close()


async def _serve(porch: Porch, listeners: Sequence[tuple[Listen | Listener, socket.socket]], begun_s: float) -> None:
    stop, let_go = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_report)
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    take_plain_requests()
    servers: list[asyncio.Task[None]] = []
    for listener, bound in listeners:
        log.info("listening", url=_url(listener, bound))
        hypercorn = _hypercorn(listener, bound.detach())
        servers.append(asyncio.create_task(serve(porch.edge, hypercorn, shutdown_trigger=let_go.wait, mode="asgi")))
    await _invite_first(porch)
    gc.freeze()
    gc.enable()
    log.info("ready", server_name=porch.config.server.name, start_ms=round((time.monotonic() - begun_s) * 1000))
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([stopping, *servers], return_when=asyncio.FIRST_COMPLETED)
    log.info("stopping")
    porch.drain()
    with suppress(TimeoutError):
        await asyncio.wait_for(porch.edge.wait_quiet(), ANSWER_S)
    let_go.set()
    finished, late = await asyncio.wait(servers, timeout=LET_GO_S + 0.5)
    for task in late:
        task.cancel()
    for task in finished:
        task.result()


def _report(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Connections that are cut at the end are no error, nor are handshakes that a client got wrong."""
    if not isinstance(context.get("exception"), asyncio.CancelledError | ssl.SSLError):
        loop.default_exception_handler(context)


async def _invite_first(porch: Porch) -> None:
    """Prints the link that makes the first account, on the terminal and not in the log: it is a secret."""
    token = await porch.accounts.registration.first_account_token()
    if token is not None:
        link = f"{porch.config.public_url}{first_account.PATH}?token={token}"
        print(f"\nThere is no account yet. This link makes the first one, an administrator:\n\n  {link}\n", flush=True)


async def _close(porch: Porch) -> None:
    try:
        async with asyncio.timeout(CLOSE_S):
            await porch.close()
    except TimeoutError:
        log.error("the end took too long: what was not answered may not have been written")
        logging.shutdown()
        os._exit(1)
    log.info("stopped")


def _allow_many_connections() -> None:
    """Takes as many file descriptors as the system gives: every client that waits holds one."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _listeners(listen: Listen) -> list[tuple[Listen | Listener, socket.socket]]:
    """Binds every address before anything else is done. Raises `CannotStart`."""
    bound: list[tuple[Listen | Listener, socket.socket]] = []
    named: list[tuple[str, Listen | Listener]] = [("listen", listen)]
    named += [("listen.extra", extra) for extra in listen.extra]
    for name, listener in named:
        _check_certificate(name, listener)
        try:
            bound.append((listener, _bind(listener.address, listener.port)))
        except (OSError, UnicodeError) as error:
            for _, earlier in bound:
                earlier.close()
            reason = error.strerror if isinstance(error, OSError) else "not an address"
            raise CannotStart(f"{name}.port: cannot listen on {listener.address}:{listener.port}: {reason}") from None
    return bound


def _with_its_port(config: Config, bound: socket.socket) -> Config:
    """The configuration with the port that was taken where any was asked for."""
    listen = msgspec.structs.replace(config.listen, port=bound.getsockname()[1])
    return msgspec.structs.replace(config, listen=listen)


def _bind(address: str, port: int) -> socket.socket:
    family, kind, protocol, _, place = socket.getaddrinfo(
        address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        bound.bind(place)
        bound.listen(1024)  # now, so that a second server on this port is refused here
        bound.setblocking(False)
    except BaseException:
        bound.close()
        raise
    return bound


def _check_certificate(name: str, listener: Listen | Listener) -> None:
    if not listener.tls_certificate:
        return
    for key, path in (("tls_certificate", listener.tls_certificate), ("tls_key", listener.tls_key)):
        if not os.access(path, os.R_OK):
            raise CannotStart(f"{name}.{key}: the file {path} cannot be read")
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(listener.tls_certificate, listener.tls_key)
    except (ssl.SSLError, OSError) as error:
        raise CannotStart(f"{name}.tls_certificate: not a certificate with its key: {error}") from None


def _hypercorn(listener: Listen | Listener, descriptor: int) -> HypercornConfig:
    """How one listener is served; Hypercorn owns the socket `descriptor` from then on."""
    config = HypercornConfig()
    config.bind = [f"fd://{descriptor}"]
    if listener.tls_certificate:
        config.certfile, config.keyfile = listener.tls_certificate, listener.tls_key
    config.backlog = 1024
    config.errorlog = logging.getLogger("hypercorn.error")
    config.graceful_timeout = LET_GO_S
    config.h11_max_incomplete_size = 64 * 1024  # bytes of a request's head: filters travel in URLs
    config.include_server_header = False
    config.keep_alive_max_requests = 1_000_000_000
    config.keep_alive_timeout = 75.0  # longer than the common reverse proxies keep theirs
    config.websocket_max_message_size = 256 * 1024
    config.websocket_ping_interval = 30.0
    return config


def _url(listener: Listen | Listener, bound: socket.socket) -> str:
    address, port = bound.getsockname()[:2]
    host = f"[{address}]" if ":" in address else address
    return f"{'https' if listener.tls_certificate else 'http'}://{host}:{port}"
