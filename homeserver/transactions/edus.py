"""EDUs that came in, to whoever registered for their type (Server-server API, "EDUs")."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final

import structlog

from homeserver.journal import JournalError
from homeserver.protocol.errors import MatrixError
from homeserver.rooms import Rooms
from homeserver.storage import StorageError

log = structlog.get_logger(__name__)

HANDLE_S: Final = 20.0
"""How long one EDU may keep its transaction from being answered."""

EduHandler = Callable[[str, dict[str, Any]], Awaitable[None]]
"""Takes the server and the content. It checks that the users it speaks of belong to that server."""


class EduHandlers:
    """Those of a type one after another, in order; types beside each other.

    What the server access control lists of a room forbid does not arrive ("Server Access Control Lists").
    """

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._handlers: dict[str, EduHandler] = {}

    def add(self, edu_type: str, handler: EduHandler) -> None:
        """Registers the only handler of a type. Raises `ValueError` for a second one."""
        if edu_type in self._handlers:
            raise ValueError(f"{edu_type} is handled already")
        self._handlers[edu_type] = handler

    async def handle(self, origin: str, edus: Sequence[Any]) -> None:
        """Hands over the EDUs of a transaction; what is malformed, unknown or refused is passed over.

        Raises `StorageError` or `JournalError` where something could not be kept: then the transaction is not
        answered, and comes again.
        """
        by_type: dict[str, list[dict[str, Any]]] = {}
        for edu in edus:
            if not isinstance(edu, dict) or not isinstance(edu.get("content"), dict):
                continue
            edu_type = edu.get("edu_type")
            if isinstance(edu_type, str) and edu_type in self._handlers:
                by_type.setdefault(edu_type, []).append(edu["content"])
        tasks = [asyncio.ensure_future(self._handle_all(origin, *item)) for item in by_type.items()]
        if tasks:
            await asyncio.wait(tasks)
        for task in tasks:
            task.result()

    async def _handle_all(self, origin: str, edu_type: str, contents: Sequence[dict[str, Any]]) -> None:
        for content in contents:
            try:
                async with asyncio.timeout(HANDLE_S):
                    permitted = await self._permitted(origin, edu_type, content)
                    if permitted is not None:
                        await self._handlers[edu_type](origin, permitted)
            except (StorageError, JournalError):
                raise
            except MatrixError as error:
                log.info("edu_refused", origin=origin, edu_type=edu_type, reason=error.error)
            except TimeoutError:
                log.warning("edu_took_too_long", origin=origin, edu_type=edu_type)
            except Exception:
                log.exception("edu_failed", origin=origin, edu_type=edu_type)

    async def _permitted(self, origin: str, edu_type: str, content: dict[str, Any]) -> dict[str, Any] | None:
        """The content without rooms from which the server is kept out, None where nothing is left."""
        if edu_type == "m.typing":
            return content if await self._may_speak_in(origin, content.get("room_id")) else None
        if edu_type == "m.receipt":
            return await self._permitted_receipts(origin, content)
        return content

    async def _permitted_receipts(self, origin: str, content: Mapping[str, Any]) -> dict[str, Any] | None:
        left = {room_id: value for room_id, value in content.items() if await self._may_speak_in(origin, room_id)}
        return left or None

    async def _may_speak_in(self, origin: str, room_id: Any) -> bool:
        head = await self._rooms.head(room_id) if isinstance(room_id, str) else None
        return head is not None and await self._rooms.server_acl.allows(head, origin)
