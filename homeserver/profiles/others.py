"""Profiles of other servers' users: asked for when somebody looks, and remembered for a while.

Server-server API, "Querying for information".
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

import orjson

from homeserver.federation.errors import FederationError, passed_on
from homeserver.profiles.fields import AVATAR_URL, DISPLAYNAME, LARGEST_PROFILE, LONGEST_NAME
from homeserver.protocol.errors import MatrixError, NotFound
from homeserver.protocol.identifiers import domain_of
from homeserver.rooms.lru import LeastRecentlyUsed

KNOWN_FOR_MS: Final = 5 * 60_000
ABSENT_FOR_MS: Final = 60_000
MOST_REMEMBERED: Final = 5_000
LARGEST_REMEMBERED: Final = 4 * 1024  # bytes
LONGEST_TEXT: Final = 1_000
"""Characters of a name or of the URI of an avatar; longer ones are left out."""


class ProfileCalls(Protocol):
    """Asks other servers; `RoomCalls` does. Every error is a `FederationError`."""

    async def query_profile(self, server: str, user_id: str, field: str | None = None) -> dict[str, Any]:
        """A user's profile, or one field of it."""


@dataclass(frozen=True, slots=True)
class _Known:
    profile: Mapping[str, Any]
    until_ms: int


class OtherProfiles:
    """Looks profiles up for `Profiles.ask_others_through`. Each user is asked for once at a time."""

    def __init__(self, calls: ProfileCalls, now_ms: Callable[[], int]) -> None:
        self._calls = calls
        self._now_ms = now_ms
        self._known: LeastRecentlyUsed[str, _Known] = LeastRecentlyUsed(MOST_REMEMBERED)
        self._absent: LeastRecentlyUsed[str, tuple[MatrixError, int]] = LeastRecentlyUsed(MOST_REMEMBERED)
        self._asking: dict[str, asyncio.Task[Mapping[str, Any]]] = {}

    async def look_up(self, user_id: str, name: str | None) -> Mapping[str, Any]:
        """The profile of another server's user, or one field of it; what was known last where that server is away.

        Raises `NotFound`, and otherwise as `passed_on` says.
        """
        profile = await self._profile(user_id)
        if name is None:
            return profile
        if name not in profile:
            raise NotFound("That profile field is not set")
        return {name: profile[name]}

    async def close(self) -> None:
        """Ends what is under way."""
        for task in self._asking.values():
            task.cancel()
        await asyncio.gather(*self._asking.values(), return_exceptions=True)

    async def _profile(self, user_id: str) -> Mapping[str, Any]:
        now = self._now_ms()
        known = self._known.get(user_id)
        if known is not None and now < known.until_ms:
            return known.profile
        absent = self._absent.get(user_id)
        if absent is not None and now < absent[1]:
            raise absent[0]
        task = self._asking.get(user_id)
        if task is None:
            task = self._asking[user_id] = asyncio.create_task(self._ask(user_id), name="profile of another server")
            task.add_done_callback(lambda done: self._asked(user_id, done))
        return await asyncio.shield(task)

    async def _ask(self, user_id: str) -> Mapping[str, Any]:
        try:
            profile = _sensible(await self._calls.query_profile(domain_of(user_id), user_id))
        except FederationError as error:
            refusal = passed_on(error)
            if refusal.status < 500:
                self._known.drop(user_id)
                self._absent.put(user_id, (refusal, self._now_ms() + ABSENT_FOR_MS))
            elif (known := self._known.get(user_id)) is not None:
                return known.profile
            raise refusal from error
        if len(orjson.dumps(profile)) <= LARGEST_REMEMBERED:
            self._known.put(user_id, _Known(profile, self._now_ms() + KNOWN_FOR_MS))
        return profile

    def _asked(self, user_id: str, task: asyncio.Task[Mapping[str, Any]]) -> None:
        self._asking.pop(user_id, None)
        if not task.cancelled():
            task.exception()  # who asked has it; nobody may be left


def _sensible(told: Mapping[str, Any]) -> Mapping[str, Any]:
    """What clients may rely on: fields with names that are no longer than they may be, names and avatars that are
    texts. Of a profile that is larger than any may be, the name and the avatar alone."""
    profile = {name: value for name, value in told.items() if len(name.encode()) <= LONGEST_NAME}
    for name in (DISPLAYNAME, AVATAR_URL):
        if not isinstance(profile.get(name, ""), str) or len(profile.get(name, "")) > LONGEST_TEXT:
            del profile[name]
    if len(orjson.dumps(profile)) > LARGEST_PROFILE:
        return {name: profile[name] for name in (DISPLAYNAME, AVATAR_URL) if name in profile}
    return profile
