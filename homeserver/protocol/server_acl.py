"""Server access control lists: which servers may take part in a room (Client-server API, "Server ACLs").

Anyone with the power to write an ACL may fill a whole event with patterns, and each request of another server is held
against them.  So all patterns of a list are matched at once, as one automaton whose states are the bits of a number:
a few operations for each character of the server name, however the patterns were written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from homeserver.protocol.identifiers import IdentifierError, is_ip_literal, parse_server_name

SERVER_ACL: Final = "m.room.server_acl"

_END: Final = b"\n"
"""Stands behind each pattern; no server name has it."""
_STARS: Final = re.compile(rb"\*\*+")


def allowed(content: Mapping[str, Any], server_name: str) -> bool:
    """Whether the content of a room's `m.room.server_acl` event lets the server take part; its port does not matter.

    1. (Where there is no such event, every server may; then there is nothing to ask.)
    2. If the server name is an IP address literal, and `allow_ip_literals` is present and `false`, deny.
    3. If the server name matches an entry in the `deny` list, deny.
    4. If the server name matches an entry in the `allow` list, allow.
    5. Otherwise, deny.

    A list that is missing or no list is empty, and an entry that is no string is not there. What is not a server name
    at all is denied.
    """
    try:
        host, _ = parse_server_name(server_name)
    except IdentifierError:
        return False
    if content.get("allow_ip_literals") is False and is_ip_literal(host):  # 2
        return False
    name = host.encode("ascii").lower()
    if _any_matches(content.get("deny"), name):  # 3
        return False
    return _any_matches(content.get("allow"), name)  # 4, 5


def _any_matches(patterns: Any, name: bytes) -> bool:
    """Whether any of the glob patterns matches the whole of the name, which is in lower case.

    One bit stands for each character of the patterns written one behind the other, and is set while the match of its
    pattern has come up to that character.
    """
    text = b"".join(_STARS.sub(b"*", _folded(pattern)) + _END for pattern in _strings(patterns))
    if not text:
        return False
    ends, stars, anything = _bits(text, b"\n"), _bits(text, b"*"), _bits(text, b"?")
    fitting = {letter: _bits(text, bytes([letter])) | anything for letter in set(name)}
    reached = ((ends << 1) | 1) & ~(1 << len(text))
    for letter in name:
        reached |= (reached & stars) << 1
        reached = ((reached & fitting[letter]) << 1) | (reached & stars)
    reached |= (reached & stars) << 1
    return reached & ends != 0


def _strings(patterns: Any) -> list[str]:
    """The entries that can match: a server name is ASCII on one line."""
    if not isinstance(patterns, list):
        return []
    return [entry for entry in patterns if isinstance(entry, str) and entry.isascii() and "\n" not in entry]


def _folded(pattern: str) -> bytes:
    return pattern.encode("ascii").lower()


def _bits(text: bytes, letter: bytes) -> int:
    """A number whose bit n is set where `letter` is the n-th character of the text."""
    table = bytes(ord("1") if each == letter[0] else ord("0") for each in range(256))
    return int(text.translate(table)[::-1], 2)
