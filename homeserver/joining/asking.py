"""One server after another is asked to help, until one does.

What a server answers may be its last word for the client (the room does not let the user in), or its own trouble, which
the next server need not have.  Server-server API, "Joining Rooms", "Restricted rooms".
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeVar

import structlog

from homeserver.federation.errors import BadAnswer, FederationError, Refused
from homeserver.joining.own_event import BadTemplate
from homeserver.joining.received_room import BadRoom
from homeserver.protocol.errors import MatrixError, NotFound

log = structlog.get_logger(__name__)

T = TypeVar("T")

LAST_WORDS: Final = frozenset({"M_FORBIDDEN", "M_GUEST_ACCESS_FORBIDDEN", "M_INVITE_BLOCKED", "M_USER_DEACTIVATED"})
"""Errors with status 403 that the next server would give as well."""
TOLD: Final = ("M_INCOMPATIBLE_ROOM_VERSION", "M_UNABLE_TO_GRANT_JOIN", "M_UNABLE_TO_AUTHORISE_JOIN")
"""Errors of which another server may know better; where none does, the client is told the first of these."""
LONGEST_TEXT: Final = 300

NOBODY = "This server does not know that room, and no other server could be asked."


async def ask_each(
    servers: Sequence[str], ask: Callable[[str], Awaitable[T]], *, what: str, room_id: str, within_s: float
) -> T:
    """The answer of the first server that helps, within a time for all of them together.

    Raises what the client is to be told: the last word of a server, or of all that went wrong what says most.
    """
    failures: list[FederationError] = []
    deadline = time.monotonic() + within_s
    for server in servers:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            async with asyncio.timeout(left):
                return await ask(server)
        except TimeoutError:
            failures.append(FederationError(server, "did not finish in time"))
        except (BadTemplate, BadRoom) as error:
            failures.append(BadAnswer(server, str(error)))
        except FederationError as error:
            failures.append(error)
        log.info("other_server_did_not_help", what=what, room=room_id, server=server, reason=str(failures[-1]))
        if is_last_word(failures[-1]):
            break
    raise told_of(failures)


def is_last_word(error: FederationError) -> bool:
    """Whether asking others is of no use."""
    return isinstance(error, Refused) and error.status == 403 and error.errcode in LAST_WORDS


def told_of(failures: Sequence[FederationError]) -> MatrixError:
    """What a client is told when nobody helped."""
    refusals = [failure for failure in failures if isinstance(failure, Refused)]
    if refusals and is_last_word(refusals[-1]):
        return _passed_on(refusals[-1])
    for errcode in TOLD:
        for refusal in refusals:
            if refusal.errcode == errcode and refusal.status in (400, 403):
                return _passed_on(refusal)
    if not failures:
        return NotFound(NOBODY)
    if len(refusals) == len(failures) and all(refusal.status == 404 for refusal in refusals):
        return NotFound("None of the servers that were asked knows that room.")
    return MatrixError(502, "M_UNKNOWN", f"No other server could help: {str(failures[-1])[:LONGEST_TEXT]}")


def _passed_on(refusal: Refused) -> MatrixError:
    fields: dict[str, Any] = {}
    if refusal.errcode == "M_INCOMPATIBLE_ROOM_VERSION":
        fields["room_version"] = str(refusal.body.get("room_version", ""))[:32]
    said = refusal.error[:LONGEST_TEXT] or "no reason was given"
    return MatrixError(refusal.status, refusal.errcode, f"{refusal.destination} says: {said}", **fields)
