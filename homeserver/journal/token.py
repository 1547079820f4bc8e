"""Sync tokens and pagination tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

_SYNC = re.compile(r"s(\d{1,18})_(\d{1,18})(?:d(\d{1,18}))?", re.ASCII)
_PAGE = re.compile(r"t(-?\d{1,18})", re.ASCII)


class TokenError(ValueError):
    """The text is no token of this server."""


class Token(msgspec.Struct, frozen=True):
    """A point in the sync stream: what lies up to `durable` (journal) and `ephemeral` (typing, presence) was seen.

    `to_device` is set where more messages waited for the device than fitted into the answer: those that were seen lie
    up to there, short of `durable`.
    """

    durable: int
    ephemeral: int
    to_device: int | None = None

    def encode(self) -> str:
        """`s{durable}_{ephemeral}`, and `d{to_device}` where that lags behind."""
        text = f"s{self.durable}_{self.ephemeral}"
        return text if self.to_device is None else f"{text}d{self.to_device}"

    @classmethod
    def parse(cls, text: str) -> Token:
        """The token written as `text`. Raises TokenError."""
        if (match := _SYNC.fullmatch(text)) is None:
            raise TokenError("not a sync token of this server")
        return cls(int(match[1]), int(match[2]), int(match[3]) if match[3] is not None else None)

    @property
    def device_position(self) -> int:
        """Up to which position the device has got the messages sent to it."""
        return self.durable if self.to_device is None else min(self.to_device, self.durable)


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
