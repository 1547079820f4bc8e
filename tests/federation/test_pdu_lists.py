"""Claims on answers with long lists, read piece by piece: they come out as if they had been read at once."""

from __future__ import annotations

import time
from typing import Any

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from homeserver.federation.pdu_lists import DEEPEST, LARGEST, ListReader, Lists, NotReadable, Pdus

NAMES = ("state", "auth_chain")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
OBJECTS = st.lists(st.dictionaries(st.text(max_size=10) | st.sampled_from(["state", '"', "\\"]), JSON, max_size=4))


def read(body: bytes, size: int = 7, names: tuple[str, ...] = NAMES, of: Any = dict) -> Lists:
    """The answer in pieces of some size."""
    reader = ListReader(names, of)
    for begin in range(0, len(body), size):
        reader.feed(body[begin : begin + size])
    return reader.end()


@given(
    state=OBJECTS, chain=OBJECTS, rest=st.dictionaries(st.text(), JSON), size=st.integers(1, 50), indent=st.booleans()
)
@example(state=[{"a": 'x\\"}]'}], chain=[{}], rest={"state\\": "}]["}, size=1, indent=False)
def test_lists_come_out_as_they_were_sent(
    state: list[Any], chain: list[Any], rest: dict[str, Any], size: int, indent: bool
) -> None:
    rest = {name: value for name, value in rest.items() if name not in NAMES}
    body = orjson.dumps({"state": state, **rest, "auth_chain": chain}, option=orjson.OPT_INDENT_2 if indent else None)
    found = read(body, size)
    whole = orjson.loads(body)
    assert list(Pdus(found.entries["state"])) == whole["state"]
    assert list(Pdus(found.entries["auth_chain"])) == whole["auth_chain"]
    assert found.rest == {name: value for name, value in whole.items() if name not in NAMES}
    assert found.left_out == 0


@given(ids=st.lists(st.text()), size=st.integers(1, 20))
def test_so_do_lists_of_strings(ids: list[str], size: int) -> None:
    found = read(orjson.dumps({"pdu_ids": ids, "a": ["b"]}), size, ("pdu_ids",), str)
    assert [orjson.loads(raw) for raw in found.entries["pdu_ids"]] == ids
    assert found.rest == {"a": ["b"]}


def test_numbers_are_those_of_every_other_answer() -> None:
    body = b'{"state":[{"a":1.5,"b":12345678901234567890123,"c":1e3,"d":18446744073709551615,"e":-0.0}]}'
    (pdu,) = Pdus(read(body).entries["state"])
    assert pdu == orjson.loads(body)["state"][0]
    assert [type(value) for value in pdu.values()] == [float, float, float, int, float]


def test_entries_that_cannot_be_events_are_left_out_and_the_others_stay() -> None:
    deep = b'{"a":' * (DEEPEST + 50) + b"1" + b"}" * (DEEPEST + 50)
    entries = [b'{"n":1}', b"[]", b'"text"', b"17", deep, b'{"a":"\\ud800"}', b"{1:2}", b'{"n":2}']
    found = read(b'{"state":[' + b",".join(entries) + b"]}", 10_000)
    assert list(Pdus(found.entries["state"])) == [{"n": 1}, {"n": 2}]
    assert found.left_out == len(entries) - 2


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"17",
        b"{}}",
        b"{} {}",
        b'{"state":[{}]',
        b'{"state":[{}{}]}',
        b'{"state":[{},]}',
        b'{"state":[{}],"state":[{}]}',
        b'{"state" [{}]}',
        b'{"state":[{}]]',
        b'{"a":"\\"}',
        b"]" * 10,
        b'["state",[{}]]',
        b"[" * (DEEPEST + 10),
        b'{"a":"' + b"x" * 5_000_000 + b'"}',
        b'{"state":[' + b"1," * 3_000_000 + b"1]}",
        b'{"state":[{"a":"' + b"x" * LARGEST + b'"}]}',
        b'{"state":[' + b",".join([b"[" * 50_000 + b"]" * 50_000] * 50) + b"]}",
    ],
)
@pytest.mark.parametrize("size", [1000, 50_000_000])
def test_what_is_no_object_or_far_too_large_is_an_error(body: bytes, size: int) -> None:
    with pytest.raises(NotReadable):
        read(body, size)


@pytest.mark.parametrize("body", [b"{}", b'{"state":5}', b'{"state":{"a":[{}]}}', b'{"a":{"state":[{}]}}'])
def test_a_list_that_is_not_there_is_not_among_the_lists(body: bytes) -> None:
    assert read(body).entries == {}


@pytest.mark.parametrize(
    "piece", [b"[],", b"{},", b'"",', b'{"a":{"b":[]}},', b'"' + b"x" * 9000, b"\\" * 8000, b"    ", b"[" * 8000]
)
def test_no_piece_takes_long_however_it_is_made(piece: bytes) -> None:
    reader = ListReader(NAMES)
    reader.feed(b'{"state":[')
    data = (piece * 8192)[:8192]
    slowest = 0.0
    for _ in range(40):
        begin = time.thread_time()
        try:
            reader.feed(data)
        except NotReadable:
            break
        slowest = max(slowest, time.thread_time() - begin)
    assert slowest < 0.02
