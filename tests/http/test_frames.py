"""Frames that go straight to the connection are what the other side expects, at every length that changes a head."""

from __future__ import annotations

import pytest
from wsproto.frame_protocol import FrameProtocol, Opcode

from homeserver.http.frames import frame_head


@pytest.mark.parametrize("size", [0, 1, 125, 126, 127, 65_535, 65_536, 200_000])
@pytest.mark.parametrize("opcode", [Opcode.TEXT, Opcode.BINARY])
def test_a_frame_is_read_as_one_whole_message(size: int, opcode: Opcode) -> None:
    reader = FrameProtocol(client=True, extensions=[])
    reader.receive_bytes(frame_head(0x80 | opcode, size) + b"x" * size)
    messages = list(reader.received_frames())
    assert {message.opcode for message in messages} == {opcode}
    assert messages[-1].message_finished
    assert sum(len(message.payload) for message in messages) == size
