"""Glob patterns as the specification means them, matched in time that no pattern can blow up.

A pattern is cut at its `*` into segments, and each segment is looked for at the leftmost place after the one before
it; that is enough, because what a segment leaves over only grows when it stands further left.  The work is bounded by
length of the text times length of the pattern, whoever wrote them.  Appendices, "Glob-style matching".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

Matcher = Callable[[str], bool]
"""Says whether a text, already lower-cased, matches."""

WORD: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_")


def fold(text: str) -> str:
    """The form in which texts and patterns are compared: this server's meaning of "case-insensitively"."""
    return text.lower()


def is_literal(pattern: str) -> bool:
    """Whether the pattern has neither `*` nor `?`."""
    return "*" not in pattern and "?" not in pattern


def whole_value(pattern: str) -> Matcher:
    """A matcher for folded texts that match the pattern from end to end."""
    folded = fold(pattern)
    if is_literal(folded):
        return folded.__eq__
    if "*" not in folded:
        whole = _segment(folded)
        return lambda text: whole.fullmatch(text) is not None
    first, *middle, last = folded.split("*")
    searches = [_finder(segment) for segment in middle if segment]
    start, end = _segment(first), _segment(last)

    def matches(text: str) -> bool:
        if len(text) < len(first) + len(last):
            return False
        if start.match(text) is None or end.match(text, len(text) - len(last)) is None:
            return False
        at, limit = len(first), len(text) - len(last)
        for find in searches:
            at = find(text, at)
            if at < 0:
                return False
        return at <= limit

    return matches


def words(pattern: str) -> Matcher:
    """A matcher for folded texts with a part that matches the pattern and that starts and ends at a word boundary.

    A word boundary is the start or the end of the text, or a character outside A-Z, a-z, 0-9 and `_`.
    """
    first, *rest = fold(pattern).split("*")
    if not rest:
        whole = _BoundedFinder(first)
        return lambda text: whole.end_of_first(text, 0, left=True, right=True) >= 0
    *middle, last = rest
    start, end = _BoundedFinder(first), _BoundedFinder(last)
    searches = [_finder(segment) for segment in middle if segment]

    def matches(text: str) -> bool:
        at = start.end_of_first(text, 0, left=True, right=False)
        for find in searches:
            if at < 0:
                return False
            at = find(text, at)
        return at >= 0 and end.end_of_first(text, at, left=False, right=True) >= 0

    return matches


def contains_words(needle: str) -> Matcher:
    """A matcher for folded texts in which `needle`, taken literally, stands between word boundaries."""
    folded = fold(needle)
    finder = _BoundedFinder(folded, literal=True)
    return lambda text: finder.end_of_first(text, 0, left=True, right=True) >= 0


def _segment(segment: str) -> re.Pattern[str]:
    return re.compile("".join("." if letter == "?" else re.escape(letter) for letter in segment), re.DOTALL)


def _finder(segment: str) -> Callable[[str, int], int]:
    """Finds the leftmost match from a place on and gives the place behind it, or -1."""
    if is_literal(segment):
        length = len(segment)

        def find_literal(text: str, at: int) -> int:
            found = text.find(segment, at)
            return found + length if found >= 0 else -1

        return find_literal
    compiled = _segment(segment)

    def find(text: str, at: int) -> int:
        found = compiled.search(text, at)
        return found.end() if found is not None else -1

    return find


class _BoundedFinder:
    """Finds a segment without `*` that has a word boundary on its left, its right, or both."""

    __slots__ = ("_literal", "_pattern", "_segment")

    def __init__(self, segment: str, *, literal: bool = False) -> None:
        self._segment = segment
        self._literal = literal or is_literal(segment)
        self._pattern = None if self._literal else _segment(segment)

    def end_of_first(self, text: str, at: int, *, left: bool, right: bool) -> int:
        """The place behind the leftmost match from `at` on, or -1."""
        length = len(self._segment)
        while True:
            if self._pattern is None:
                start = text.find(self._segment, at)
            else:
                found = self._pattern.search(text, at)
                start = found.start() if found is not None else -1
            if start < 0:
                return -1
            end = start + length
            if (not left or start == 0 or text[start - 1] not in WORD) and (
                not right or end == len(text) or text[end] not in WORD
            ):
                return end
            at = start + 1
            if at > len(text):
                return -1
