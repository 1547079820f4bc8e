"""A server in its process: how it ends, TLS, several listeners, and what it logs."""

from __future__ import annotations

import asyncio
import datetime
import ssl
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiohttp
import orjson
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.rig.client import PASSWORD, Client
from tests.rig.porch import PorchProcess
from tests.rig.postgres import free_port

Start = Callable[..., PorchProcess]
SHUTDOWN_S = 5.0
STREAM = "/_matrix/client/unstable/org.porch.stream"


async def stop(server: PorchProcess) -> float:
    """Stops it as SIGTERM does; the seconds it took."""
    begun = time.monotonic()
    assert await asyncio.to_thread(server.stop) == 0
    return time.monotonic() - begun


async def test_a_long_poll_is_answered_when_the_server_is_told_to_stop(start_porch: Start) -> None:
    server = start_porch()
    user = await Client.register(server)
    since = (await user.sync())["next_batch"]
    waiting = asyncio.create_task(user.sync(since=since, timeout=30_000))
    await asyncio.sleep(0.5)
    assert not waiting.done()
    took_s = await stop(server)
    assert "next_batch" in await waiting
    assert took_s < 2.0
    assert server.bugs() == []


async def test_websockets_are_closed_and_hanging_clients_do_not_hold_up_the_end(start_porch: Start) -> None:
    server = start_porch()
    user = await Client.register(server)
    port = int(server.url.rpartition(":")[2])
    half_a_request = await asyncio.open_connection("127.0.0.1", port)
    half_a_request[1].write(b"PUT /_matrix/client/v3/x HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{")
    half_a_head = await asyncio.open_connection("127.0.0.1", port)
    half_a_head[1].write(b"GET /_matrix/cli")
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{server.url}{STREAM}?access_token={user.access_token}") as websocket,
    ):
        await websocket.receive()
        ending = asyncio.create_task(stop(server))
        message = await websocket.receive()
        assert (message.type, message.data) == (aiohttp.WSMsgType.CLOSE, 1001)
        assert await ending < SHUTDOWN_S
    for _, writer in (half_a_request, half_a_head):
        writer.close()
    assert server.bugs() == []


async def test_what_was_answered_before_the_end_is_there_after_it(start_porch: Start) -> None:
    server = start_porch()
    user = await Client.register(server)
    room_id = await user.create_room()
    answered: list[str] = []

    async def send() -> None:
        while True:
            answered.append(await user.send(room_id))

    senders = [asyncio.create_task(send()) for _ in range(5)]
    while len(answered) < 20:
        await asyncio.sleep(0.01)
    assert await stop(server) < SHUTDOWN_S
    for result in await asyncio.gather(*senders, return_exceptions=True):
        assert isinstance(result, aiohttp.ClientError)
    server.start()
    written: set[str] = set()
    page = await user.ok("GET", f"rooms/{room_id}/messages", dir="b", limit=1000)
    while page["chunk"]:
        written.update(event["event_id"] for event in page["chunk"])
        if "end" not in page:
            break
        page = await user.ok("GET", f"rooms/{room_id}/messages", dir="b", limit=1000, **{"from": page["end"]})
    assert set(answered) <= written


async def test_it_ends_within_five_seconds_under_load(start_porch: Start) -> None:
    server = start_porch()
    users = [await Client.register(server) for _ in range(5)]

    async def poll(user: Client) -> None:
        while True:
            await user.sync(timeout=30_000)

    pollers = [asyncio.create_task(poll(user)) for user in users]
    await asyncio.sleep(0.3)
    assert await stop(server) < SHUTDOWN_S
    for poller in pollers:
        poller.cancel()
    await asyncio.gather(*pollers, return_exceptions=True)


async def test_more_listeners_and_tls(start_porch: Start, tmp_path: Path) -> None:
    certificate, key = write_certificate(tmp_path)
    port = free_port()
    listener = f'{{port = {port}, tls_certificate = "{certificate}", tls_key = "{key}"}}'
    server = start_porch({"listen.extra": f"[{listener}]"})
    trusting = ssl.create_default_context(cafile=str(certificate))
    async with aiohttp.ClientSession() as session:
        for url, context in ((server.url, False), (f"https://localhost:{port}", trusting)):
            async with session.get(f"{url}/_matrix/client/versions", ssl=context) as response:
                assert response.status == 200
                assert "v1.11" in (await response.json())["versions"]
    assert await stop(server) < SHUTDOWN_S
    assert server.bugs() == []


def write_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for localhost that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = folder / "cert.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return files


async def test_no_secret_is_logged_even_at_debug(start_porch: Start) -> None:
    server = start_porch({"log.level": "debug", "registration.shared_secret": "a-shared-secret"})
    user = await Client.register(server)
    await user.ok("GET", "account/whoami", access_token=user.access_token)
    await Client(server.url, access_token="a-token-that-is-none").get("account/whoami")
    await user.login(password=PASSWORD)
    await stop(server)
    log = server.log()
    for secret in (user.access_token, "a-token-that-is-none", PASSWORD, "a-shared-secret"):
        assert secret not in log
    assert all(orjson.loads(line)["level"] for line in log.splitlines() if line.startswith("{"))


async def test_rate_limits_are_on_by_default(start_porch: Start) -> None:
    server = start_porch({"rate_limits.enabled": "true"})
    nobody = Client(server.url)
    body: dict[str, Any] = {
        "type": "m.login.password",
        "identifier": {"type": "m.id.user", "user": "x"},
        "password": "x",
    }
    replies = [await nobody.request("POST", "login", body) for _ in range(15)]
    limited = [reply for reply in replies if reply.status == 429]
    assert limited
    assert limited[0].errcode == "M_LIMIT_EXCEEDED"
    assert limited[0].json["retry_after_ms"] > 0
    assert int(limited[0].headers["Retry-After"]) >= 1
