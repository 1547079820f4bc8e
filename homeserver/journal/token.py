"""Sync tokens and pagination tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SYNC = re.compile(r"s(\d{1,18})_(\d{1,18})", re.ASCII)
_PAGE = re.compile(r"t(-?\d{1,18})", re.ASCII)


class TokenError(ValueError):
    """The text is no token of this server."""


@dataclass(frozen=True, slots=True)
class Token:
    """A point in the sync stream: what lies up to `durable` (journal) and `ephemeral` (typing, presence) was seen."""

    durable: int
    ephemeral: int

    def encode(self) -> str:
        """`s{durable}_{ephemeral}`."""
        return f"s{self.durable}_{self.ephemeral}"

    @classmethod
    def parse(cls, text: str) -> Token:
        """The token written as `text`. Raises TokenError."""
        if (match := _SYNC.fullmatch(text)) is None:
            raise TokenError("not a sync token of this server")
        return cls(int(match[1]), int(match[2]))


@dataclass(frozen=True, slots=True)
class PageToken:
    """A point in a room's timeline: just after the event at `position`. Backfilled events are below zero."""

    position: int

    def encode(self) -> str:
        """`t{position}`."""
        return f"t{self.position}"

    @classmethod
    def parse(cls, text: str) -> PageToken:
        """The token written as `text`; a sync token counts as the point it was given out at. Raises TokenError."""
        if (match := _PAGE.fullmatch(text)) is not None:
            return cls(int(match[1]))
        if (match := _SYNC.fullmatch(text)) is not None:
            return cls(int(match[1]))
        raise TokenError("not a pagination token of this server")
