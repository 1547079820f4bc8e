"""The load program measures what it says: its HTTP and websocket clients, its counting of faults, its table."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

import pytest

from tests.bench.http1 import BrokenAnswer, Connection, Reply, parse
from tests.bench.load import Account, Fault, Faults, in_parallel, percentile
from tests.bench.profiling import text
from tests.bench.report import table
from tests.bench.websocket import StreamClosed, Websocket
from tests.bench.world import Figures

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[str]:
    server = await asyncio.start_server(handler, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def answering(*answers: bytes) -> Handler:
    """A server that gives one answer after another to whatever is asked."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for answer in answers:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(answer)
        await reader.read(1)
        writer.close()

    return handle


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 \r\nContent-Length: 5\r\nX-A: b\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nx-a: b\r\ncontent-length: 5\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
    ],
)
def test_an_answer_is_complete_only_with_its_last_byte(answer: bytes) -> None:
    for end in range(len(answer)):
        assert parse(bytearray(answer[:end])) is None
    assert parse(bytearray(answer)) == Reply(200, b"hello")


def test_what_is_not_http_is_refused() -> None:
    with pytest.raises(BrokenAnswer):
        parse(bytearray(b"SSH-2.0-OpenSSH\r\n\r\n"))


async def test_a_connection_that_the_server_closes_is_opened_again() -> None:
    closing = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"
    async with serving(answering(closing)) as url:
        connection = Connection(url)
        for _ in range(3):
            assert (await connection.request("GET", "/")).body == b"ok"
        connection.close()


async def test_an_error_answer_is_a_fault_and_is_counted() -> None:
    error = b'HTTP/1.1 403 \r\nContent-Length: 25\r\n\r\n{"errcode":"M_FORBIDDEN"}'
    fine = b"HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\n{}"
    async with serving(answering(error, fine)) as url:
        faults = Faults()
        account = Account(url, faults)
        with pytest.raises(Fault, match=r"403.*M_FORBIDDEN"):
            await account.call("GET", "/_matrix/x")
        assert await account.call("GET", "/_matrix/x") == b"{}"
        account.connection.close()
    assert faults.count == 1
    assert "/_matrix/x" in faults.first[0]


async def test_a_server_that_goes_away_in_the_middle_of_an_answer_is_a_fault() -> None:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
        writer.close()

    async with serving(handle) as url:
        faults = Faults()
        with pytest.raises(Fault, match="connection closed"):
            await Account(url, faults).call("GET", "/")
    assert faults.count == 1


async def test_a_fault_stops_its_own_job_and_no_other() -> None:
    done: list[int] = []

    async def job(number: int) -> None:
        if number == 2:
            raise Fault("two")
        done.append(number)

    await in_parallel(3, [partial(job, number) for number in range(6)])
    assert sorted(done) == [0, 1, 3, 4, 5]


def frame(opcode: int, payload: bytes, final: bool = True) -> bytes:
    head = bytes([(0x80 if final else 0) | opcode])
    if len(payload) < 126:
        return head + bytes([len(payload)]) + payload
    return head + bytes([126]) + len(payload).to_bytes(2, "big") + payload


async def test_the_stream_client_reads_fragments_and_pings_in_any_cut() -> None:
    frames = frame(0x1, b"first") + frame(0x9, b"p") + frame(0x1, b"long " * 100, final=False) + frame(0x0, b"end")
    pongs: list[bytes] = []

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        key = next(line.partition(": ")[2] for line in head.splitlines() if line.startswith("Sec-WebSocket-Key"))
        digest = hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()
        accept = base64.b64encode(digest).decode()
        writer.write(f"HTTP/1.1 101 x\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\n\r\n".encode())
        for byte in frames:
            writer.write(bytes([byte]))
            await writer.drain()
        pongs.append(await reader.readexactly(7))
        writer.write(frame(0x8, (4001).to_bytes(2, "big") + b"bye"))
        await reader.read()
        writer.close()

    async with serving(handle) as url:
        stream = await Websocket.connect(url, "/stream", "token", "m.json")
        assert await stream.receive() == b"first"
        assert await stream.receive() == b"long " * 100 + b"end"
        with pytest.raises(StreamClosed, match="4001 bye"):
            await stream.receive()
        stream.close()
    assert pongs == [bytes([0x8A, 0x81, 0, 0, 0, 0]) + b"p"]


async def test_a_refused_handshake_says_so() -> None:
    async with serving(answering(b"HTTP/1.1 401 \r\nContent-Length: 0\r\n\r\n")) as url:
        with pytest.raises(StreamClosed, match="401"):
            await Websocket.connect(url, "/stream", "token", "m.json")


def test_ratios_say_how_many_times_better_porch_is() -> None:
    porch = Figures({"sends_one": 600.0, "fanout_poll_p50": 20.0, "fanout_stream_p50": 4.0, "idle_syncs": 800.0})
    synapse = Figures({"sends_one": 30.0, "fanout_poll_p50": 100.0})
    lines = {line.split("  ")[0]: line for line in table({"Porch": porch, "Synapse": synapse}, 1000.0).splitlines()}
    assert "20.0x" in lines["sends one after another"]
    assert "met" in lines["sends one after another"]
    assert "5.0x" in lines["fan-out to waiting members, long-poll, p50"]
    assert "missed (50% of it)" in lines["fan-out to waiting members, long-poll, p50"]
    assert "25.0x" in lines["fan-out, websocket (against long-poll), p50"]
    assert "80%" in lines["idle syncs as a share of it"]


def test_percentiles_are_of_the_values_themselves() -> None:
    values = list(range(1, 101))
    assert percentile(values, 0.5) == 51
    assert percentile(values, 0.99) == 100
    assert percentile([7.0], 0.99) == 7.0


def test_a_profile_counts_a_recursive_function_once_a_sample() -> None:
    shown = text(["main;f;f;g 3", "main;h 1"])
    assert "4 samples" in shown
    assert " 75.0%  f" in shown
    assert "150" not in shown
