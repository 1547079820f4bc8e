"""Asks other servers for keys of their users, all at once, for as long as a client wants to wait.

Lists that are kept here and current need no asking.  Answers are checked before a client sees them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import orjson
import structlog

from homeserver.federation.errors import AnswerTooLarge, FederationError
from homeserver.keys.cross_signing_store import MASTER, SELF_SIGNING
from homeserver.keys.queries import Queries
from homeserver.keys.remote.lists import RemoteLists
from homeserver.keys.remote.shapes import SigningKeys, read_claimed, read_devices, read_signing_keys
from homeserver.keys.remote.store import TrackedStore
from homeserver.keys.shapes import SigningKeyUpload, is_name
from homeserver.keys.store import chunks
from homeserver.protocol.identifiers import domain_of, parse_user_id

if TYPE_CHECKING:
    from homeserver.federation.room_calls import RoomCalls

log = structlog.get_logger(__name__)

USUAL_S: Final = 10.0
"""How long a client waits that does not say, as the specification recommends."""
LONGEST_S: Final = 60.0
SHORTEST_S: Final = 0.5
MOST_SERVERS: Final = 500
SERVERS_AT_ONCE: Final = 50
USERS_AT_ONCE: Final = 100
"""Users of one server in one request: their keys fit into an answer of the size that is read."""
DEVICES_AT_ONCE: Final = 500
CHECKED_AT_ONCE: Final = 50
"""Users whose keys are checked before others may run."""

Devices = Mapping[str, Collection[str]]
Claimed = dict[str, dict[str, dict[str, bytes]]]


@dataclass(slots=True)
class Found:
    """What servers told of their users: devices by ID as JSON, and cross-signing keys.  `failures` is by server."""

    devices: dict[str, dict[str, bytes]] = field(default_factory=dict)
    signing_keys: dict[str, SigningKeys] = field(default_factory=dict)
    failures: dict[str, dict[str, str]] = field(default_factory=dict)


def patience_s(timeout_ms: int | None) -> float:
    """How long to wait for other servers, in seconds, for what a client says in ms."""
    return USUAL_S if timeout_ms is None else min(max(timeout_ms / 1000, SHORTEST_S), LONGEST_S)


class Asking:
    """Answers clients with keys of users of other servers."""

    def __init__(self, calls: RoomCalls, store: TrackedStore, lists: RemoteLists, queries: Queries) -> None:
        self._calls = calls
        self._store = store
        self._lists = lists
        self._queries = queries

    async def query(self, reader: str, wanted: Devices, timeout_s: float) -> dict[str, dict[str, Any]]:
        """The answer to `POST /keys/query` for users of other servers, `failures` among its members.

        Where a server does not answer, a list that is kept is told even if it is stale: better some of the devices are
        written to than none.
        """
        kept = await self._store.of(wanted)
        others = {user_id: devices for user_id, devices in wanted.items() if user_id not in kept or kept[user_id].stale}
        found = await self._ask(others, timeout_s)
        if others:
            await self._lists.track(others)
        known = {
            user_id
            for user_id, tracked in kept.items()
            if user_id not in others
            or (tracked.was_fetched and user_id not in found.devices and domain_of(user_id) in found.failures)
        }
        answer = await self._queries.query(reader, {user_id: wanted[user_id] for user_id in known}, known)
        for user_id, devices in found.devices.items():
            shown = {device_id: orjson.Fragment(keys) for device_id, keys in devices.items()}
            answer["device_keys"][user_id] = shown
        masters = {user_id: keys[MASTER] for user_id, keys in found.signing_keys.items() if MASTER in keys}
        answer["master_keys"].update(await self._queries.vouched(reader, masters))
        for user_id, keys in found.signing_keys.items():
            if SELF_SIGNING in keys:
                answer["self_signing_keys"][user_id] = keys[SELF_SIGNING].content
        return {**answer, "failures": found.failures}

    async def masters(self, user_ids: Collection[str]) -> dict[str, SigningKeyUpload]:
        """The master keys of those users of other servers whose lists are not kept here, asked for where they live."""
        kept = await self._store.of(user_ids)
        others = [user_id for user_id in user_ids if user_id not in kept or kept[user_id].stale]
        found = await self._ask(dict.fromkeys(others, ()), USUAL_S)
        return {user_id: keys[MASTER] for user_id, keys in found.signing_keys.items() if MASTER in keys}

    async def claim(
        self, wanted: Mapping[str, Mapping[str, str]], timeout_s: float
    ) -> tuple[Claimed, dict[str, dict[str, str]]]:
        """One-time keys of users of other servers, and the failures by server."""
        claimed: Claimed = {}

        async def ask(server: str, users: Collection[str]) -> None:
            triples = [(user, device, wanted[user][device]) for user in users for device in wanted[user]]
            for some in chunks(triples, DEVICES_AT_ONCE):
                part: dict[str, dict[str, str]] = {}
                for user_id, device_id, algorithm in some:
                    if is_name(device_id) and is_name(algorithm):
                        part.setdefault(user_id, {})[device_id] = algorithm
                for user_id, devices in read_claimed(await self._calls.keys_claim(server, part), part).items():
                    claimed.setdefault(user_id, {}).update(devices)

        return claimed, await _everywhere(wanted, ask, timeout_s)

    async def _ask(self, wanted: Devices, timeout_s: float) -> Found:
        found = Found()

        async def ask(server: str, users: Collection[str]) -> None:
            for some in chunks(users, USERS_AT_ONCE):
                await self._ask_server(server, {user_id: wanted[user_id] for user_id in some}, found)

        found.failures = await _everywhere(wanted, ask, timeout_s)
        return found

    async def _ask_server(self, server: str, wanted: Devices, found: Found) -> None:
        named = {user_id: [each for each in devices if is_name(each)] for user_id, devices in wanted.items()}
        try:
            answer = await self._calls.keys_query(server, named)
        except AnswerTooLarge:
            if len(wanted) < 2:
                raise
            for half in chunks(list(wanted), (len(wanted) + 1) // 2):
                await self._ask_server(server, {user_id: wanted[user_id] for user_id in half}, found)
            return
        sections = {name: _object(answer.get(name)) for name in ("device_keys", "master_keys", "self_signing_keys")}
        for number, (user_id, devices) in enumerate(wanted.items(), 1):
            if user_id in sections["device_keys"]:
                found.devices[user_id] = read_devices(sections["device_keys"][user_id], user_id, devices)
            master, self_signing = (sections[name].get(user_id) for name in ("master_keys", "self_signing_keys"))
            if keys := read_signing_keys(master, self_signing, user_id):
                found.signing_keys[user_id] = keys
            if number % CHECKED_AT_ONCE == 0:
                await asyncio.sleep(0)


async def _everywhere(
    users: Collection[str], ask: Callable[[str, Collection[str]], Awaitable[None]], timeout_s: float
) -> dict[str, dict[str, str]]:
    """Asks the servers of those users at once; the failures by server."""
    by_server: dict[str, list[str]] = {}
    for user_id in users:
        by_server.setdefault(parse_user_id(user_id)[1], []).append(user_id)
    turn = asyncio.Semaphore(SERVERS_AT_ONCE)

    async def one(server: str) -> str:
        async with turn:
            try:
                await ask(server, by_server[server])
            except FederationError as error:
                log.debug("keys_not_told", server=server, reason=error.reason)
                return "That server cannot be reached"
        return ""

    servers = sorted(by_server)
    tasks = {asyncio.create_task(one(server)): server for server in servers[:MOST_SERVERS]}
    if not tasks:
        return {}
    failures = dict.fromkeys(servers[MOST_SERVERS:], "Too many servers were asked for at once")
    try:
        done, late = await asyncio.wait(tasks, timeout=timeout_s)
    finally:
        for task in tasks:
            task.cancel()
    failures.update((tasks[task], "That server did not answer in time") for task in late)
    failures.update((tasks[task], reason) for task in done if (reason := task.result()))
    return {server: {"errcode": "M_UNKNOWN", "error": error} for server, error in sorted(failures.items())}


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
