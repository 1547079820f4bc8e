"""What can go wrong with a request to another server. Each says which server it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from homeserver.protocol.errors import Forbidden, MatrixError


class FederationError(Exception):
    """A request to another server had no usable answer."""

    def __init__(self, destination: str, reason: str) -> None:
        super().__init__(f"{destination}: {reason}")
        self.destination = destination
        self.reason = reason


class NotAllowed(FederationError):
    """The configuration keeps us from talking with this server; nothing was sent."""


class BackingOff(FederationError):
    """The server failed lately, and it is too early to try again; nothing was sent."""

    def __init__(self, destination: str, retry_after_ms: int) -> None:
        super().__init__(destination, f"not tried again for another {retry_after_ms} ms")
        self.retry_after_ms = retry_after_ms


class Unreachable(FederationError):
    """The server cannot be found or connected to, shows no valid certificate, or breaks off."""


class TooSlow(Unreachable):
    """The whole answer was not there in time."""


class Refused(FederationError):
    """The server answered with another status than 200. `errcode` is "" where the answer is no Matrix error."""

    def __init__(self, destination: str, status: int, body: Mapping[str, Any]) -> None:
        errcode, error = body.get("errcode"), body.get("error")
        self.status = status
        self.errcode = errcode if isinstance(errcode, str) else ""
        self.error = error if isinstance(error, str) else ""
        self.body = body
        super().__init__(destination, f"answered {status} {self.errcode} {self.error}".rstrip()[:500])


class AnswerTooLarge(FederationError):
    """The answer is larger than the asker wants; reading stopped there."""

    def __init__(self, destination: str, limit: int) -> None:
        super().__init__(destination, f"the answer is larger than {limit} bytes")
        self.limit = limit


class BadAnswer(FederationError):
    """The answer is not what was asked for, such as no JSON object."""


def passed_on(error: FederationError) -> MatrixError:
    """What a client hears of it: the refusal of the other server as it is, or 502 where that server does not answer
    properly, or says that this server has asked wrongly."""
    if isinstance(error, Refused) and error.errcode and 400 <= error.status < 500 and error.status != 401:
        if error.errcode not in ("M_MISSING_PARAM", "M_INVALID_PARAM", "M_LIMIT_EXCEEDED", "M_UNAUTHORIZED"):
            more = {name: error.body[name] for name in ("room_version",) if isinstance(error.body.get(name), str)}
            return MatrixError(error.status, error.errcode, error.error or "The other server refuses this", **more)
    elif isinstance(error, NotAllowed):
        return Forbidden(f"This server does not talk with {error.destination}")
    return MatrixError(502, "M_UNKNOWN", f"{error.destination} does not answer as it should")
