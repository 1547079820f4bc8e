"""Answers with long lists of PDUs or of event IDs, read while they come in.

The answer with the state of a large room is as large as the room. It is neither held as one text nor as millions of
Python objects: each PDU is cut out of the stream as the bytes that it is, and becomes a `dict` when somebody looks at
it. What remains of the answer is small, and says whether the whole of it was JSON.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, overload

import orjson

LARGEST: Final = 256 * 1024
"""Bytes of one PDU as it is sent. An event may have 65,536; `unsigned`, escapes and white space come on top."""
MOST: Final = 500_000
"""Entries of the lists in one answer."""
REST: Final = 4 * 1024 * 1024
"""Bytes of all that is not in the lists."""
DEEPEST: Final = 1000
_LONGEST_NAME: Final = 64

_TOKEN: Final = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(")?|([\[{])|([\]}])', re.DOTALL)
_REST_OF_STRING: Final = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+(")?', re.DOTALL)
_STRING, _OPENING, _CLOSING = 1, 2, 3


class NotReadable(Exception):
    """What comes in is no JSON object, or larger than anything that could be meant."""


class Pdus(Sequence[dict[str, Any]]):
    """PDUs that are kept as bytes. Each look at one parses it: go through them once."""

    __slots__ = ("_raw",)

    def __init__(self, raw: list[bytes]) -> None:
        self._raw = raw

    def __len__(self) -> int:
        return len(self._raw)

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...

    @overload
    def __getitem__(self, index: slice) -> Pdus: ...

    def __getitem__(self, index: int | slice) -> dict[str, Any] | Pdus:
        if isinstance(index, slice):
            return Pdus(self._raw[index])
        pdu: dict[str, Any] = orjson.loads(self._raw[index])
        return pdu

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(orjson.loads, self._raw)


@dataclass(frozen=True, slots=True)
class Lists:
    """The answer in parts: the entries of its lists by their names, each as JSON, and all else."""

    entries: dict[str, list[bytes]]
    rest: dict[str, Any]
    left_out: int
    """So many entries were of another type, or no JSON that can be read here: nested too deep, or no Unicode."""


class ListReader:
    """Takes an answer piece by piece. Time is linear in its length; memory is what is in the lists."""

    def __init__(self, names: Collection[str], of: type[dict[str, Any]] | type[str] = dict) -> None:
        """`names` are the members of the answer that are lists of objects, or of strings."""
        self._of = of
        self._names = {b'"' + name.encode() + b'"': name for name in names}
        self._lists: dict[str, list[bytes]] = {}
        self._list: list[bytes] | None = None  # the one that is being read
        self._count = 0
        self._left_out = self._left_out_size = 0
        self._depth = 0
        self._tail = b""  # a backslash at the end of a piece
        self._in_string = False
        self._name = b""  # the last string on the level of the answer's members
        self._entry: list[bytes] | None = None  # the pieces of the one that is being read
        self._entry_size = 0
        self._rest: list[bytes] = []
        self._rest_size = 0

    def feed(self, data: bytes) -> None:
        """Takes the next piece. Raises `NotReadable`."""
        text = self._tail + data if self._tail else data
        self._tail = b""
        place = done = 0  # `done`: up to here the text has been put where it belongs
        if self._in_string:
            end = _REST_OF_STRING.match(text)
            assert end is not None
            place = end.end()
            self._in_string = end.lastindex is None
            self._add_to_name(text[:place])
            if not self._in_string and self._depth == 2 and self._entry is not None:
                done = self._end_entry(text, 0, place)
        if not self._in_string:
            for token in _TOKEN.finditer(text, place):
                kind, place = token.lastindex, token.end()
                if kind is None or kind == _STRING:
                    if self._depth == 1:
                        self._name = b""
                        self._add_to_name(token[0])
                    elif self._depth == 2 and self._list is not None:
                        done = self._begin_entry(text, done, token.start())
                        if kind is not None:
                            done = self._end_entry(text, done, place)
                    if kind is None:
                        self._in_string = True
                        break
                elif kind == _OPENING:
                    if self._depth == 2 and self._list is not None:
                        done = self._begin_entry(text, done, token.start())
                    self._open(token[0])
                elif self._close():
                    done = self._end_entry(text, done, place)
        if self._in_string:
            self._tail = text[place:]
            text = text[:place]
        self._put(text[done:])

    def end(self) -> Lists:
        """The whole answer. Raises `NotReadable`."""
        if self._depth or self._in_string or self._tail:
            raise NotReadable("the answer ends too early")
        try:
            rest = orjson.loads(b"".join(self._rest))
        except orjson.JSONDecodeError as error:
            raise NotReadable("the answer is not JSON") from error
        if not isinstance(rest, dict):
            raise NotReadable("the answer is not a JSON object")
        left_out = self._left_out
        for name in self._names.values():
            entries = rest.pop(name, None)
            if name in self._lists and isinstance(entries, list):
                left_out += sum(entry != 0 for entry in entries)
        return Lists(self._lists, rest, left_out)

    def _add_to_name(self, text: bytes) -> None:
        if self._depth == 1 and len(self._name) < _LONGEST_NAME:
            self._name += text[:_LONGEST_NAME]

    def _open(self, bracket: bytes) -> None:
        if self._depth == 1 and bracket == b"[" and (name := self._names.get(self._name)) is not None:
            if name in self._lists:
                raise NotReadable(f"the answer has {name} twice")
            self._list = self._lists[name] = []
        self._depth += 1
        if self._depth > DEEPEST and self._entry is None:
            raise NotReadable("the answer is nested too deep")

    def _close(self) -> bool:
        """Whether this closes an entry."""
        self._depth -= 1
        if self._depth < 0:
            raise NotReadable("the answer is not JSON")
        if self._depth == 1:
            self._list = None
        return self._depth == 2 and self._entry is not None

    def _put(self, text: bytes) -> None:
        if self._entry is not None:
            self._entry_size += len(text)
            if self._entry_size > LARGEST:
                raise NotReadable(f"the answer holds an entry of more than {LARGEST} bytes")
            self._entry.append(text)
        elif text:
            self._rest_size += len(text)
            if self._rest_size > REST:
                raise NotReadable("the answer holds too much that nobody asked for")
            self._rest.append(text)

    def _begin_entry(self, text: bytes, done: int, begin: int) -> int:
        """Begins an entry at `begin`; up to where the text has then been put away."""
        self._put(text[done:begin])
        self._entry, self._entry_size = [], 0
        return begin

    def _end_entry(self, text: bytes, done: int, end: int) -> int:
        """Ends it at `end`; up to where the text has then been put away."""
        self._put(text[done:end])
        assert self._entry is not None
        assert self._list is not None
        raw = b"".join(self._entry)
        self._entry = None
        self._count += 1
        if self._count > MOST:
            raise NotReadable(f"the answer holds more than {MOST} entries")
        self._put(b"0")
        if self._is_wanted(raw):
            self._list.append(raw)
        else:
            self._left_out += 1
            self._left_out_size += len(raw)
            if self._left_out_size > REST:
                raise NotReadable("the answer holds too many entries that are none")
        return end

    def _is_wanted(self, raw: bytes) -> bool:
        """Whether it is of the right type, and JSON that can be read here."""
        try:
            return isinstance(orjson.loads(raw), self._of)
        except orjson.JSONDecodeError:
            return False
