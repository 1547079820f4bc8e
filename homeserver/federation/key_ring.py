"""The public keys of other servers: known, fetched when needed, each server asked once at a time.

A server's own word comes first. Where it does not answer, or does not tell the key that is wanted, notaries are asked,
for many servers at once. A server that was asked lately is not asked again, whatever strangers want to know of it.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import structlog

from homeserver.federation.key_document import BadKeyDocument, KeyDocument, PublishedKey, load

log = structlog.get_logger(__name__)

AT_ONCE: Final = 20
"""So many servers are asked at the same time."""
AGAIN_AFTER_MS: Final = 30_000
FIRST_ERROR_MS: Final = 60_000
LONGEST_ERROR_MS: Final = 3_600_000
GATHER_S: Final = 0.05
"""So long is waited for more names before a notary is asked."""
_MOST_SERVERS: Final = 20_000

Need = Callable[[KeyDocument], bool]


class KeyStore(Protocol):
    """Keeps key documents over restarts, as bytes. Neither raises: what cannot be read or written is no harm."""

    async def load(self, server_names: Sequence[str]) -> Mapping[str, bytes]: ...

    async def save(self, documents: Mapping[str, bytes]) -> None: ...


class Fetcher(Protocol):
    """Fetches documents; `KeyFetcher` does."""

    async def direct(self, server_name: str) -> KeyDocument | None: ...

    async def from_notary(
        self, notary: KeyDocument, server_names: Sequence[str]
    ) -> Mapping[str, Sequence[KeyDocument]]: ...


class KeyUnavailable(Exception):
    """The key cannot be had, or is not good for what it was used for."""

    def __init__(self, server_name: str, key_id: str) -> None:
        super().__init__(f"no valid key {key_id} of {server_name}")
        self.server_name = server_name
        self.key_id = key_id


@dataclass(frozen=True, slots=True)
class WantedKey:
    """A key by which an event was signed; `at_ms` is the event's `origin_server_ts`, None in rooms that ignore how
    long keys are valid (versions 1 to 4)."""

    server_name: str
    key_id: str
    at_ms: int | None


@dataclass(slots=True)
class _Asked:
    again_at_ms: int
    failures: int


class KeyRing:
    """See above. `own_keys` are this server's, for what it has signed itself."""

    def __init__(
        self,
        server_name: str,
        own_keys: Mapping[str, PublishedKey],
        fetcher: Fetcher,
        store: KeyStore,
        now_ms: Callable[[], int],
        notaries: Sequence[str] = (),
    ) -> None:
        self._own = KeyDocument(server_name, {}, 0, 0, own_keys)
        self._fetcher = fetcher
        self._store = store
        self._now_ms = now_ms
        self._notaries = [name for name in notaries if name != server_name]
        self._known: OrderedDict[str, KeyDocument] = OrderedDict()
        self._asked: OrderedDict[str, _Asked] = OrderedDict()
        self._asking: dict[str, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._for_notaries: set[str] = set()
        self._notary_query: asyncio.Task[Mapping[str, Sequence[KeyDocument]]] | None = None

    async def request_key(self, server_name: str, key_id: str) -> bytes:
        """The key with which the server may sign requests now. Raises `KeyUnavailable`."""
        now = self._now_ms()
        document = await self._have_one(server_name, lambda known: known.request_key(key_id, now) is not None)
        key = None if document is None else document.request_key(key_id, now)
        if key is None:
            raise KeyUnavailable(server_name, key_id)
        return key

    def has_request_key(self, server_name: str, key_id: str) -> bool:
        """Whether `request_key` would answer at once."""
        known = self._known.get(server_name)
        return known is not None and known.request_key(key_id, self._now_ms()) is not None

    async def event_key(self, wanted: WantedKey) -> bytes:
        """The key of one event. Raises `KeyUnavailable`."""
        keys = await self.event_keys([wanted])
        if wanted not in keys:
            raise KeyUnavailable(wanted.server_name, wanted.key_id)
        return keys[wanted]

    async def event_keys(self, wanted: Iterable[WantedKey]) -> dict[WantedKey, bytes]:
        """The keys of many events; those that cannot be had, or were not valid then, are left out."""
        by_server: dict[str, list[WantedKey]] = {}
        for one in set(wanted):
            by_server.setdefault(one.server_name, []).append(one)
        documents = await self._have({name: _has_all(ones) for name, ones in by_server.items()})
        found: dict[WantedKey, bytes] = {}
        for name, document in documents.items():
            for one in by_server[name]:
                key = document.event_key(one.key_id, one.at_ms)
                if key is not None:
                    found[one] = key
        return found

    async def documents(self, minimum_valid_until: Mapping[str, int]) -> dict[str, KeyDocument]:
        """Documents to pass on as a notary, by server; fetched again past half of their life, or where they are not
        valid until the time (ms) that is asked for. The last one that is known, where the server does not answer."""
        now = self._now_ms()
        found = await self._have({name: _is_fresh(now, least) for name, least in minimum_valid_until.items()})
        return {name: document for name, document in found.items() if document.body}

    async def close(self) -> None:
        """Ends what is under way."""
        tasks: list[asyncio.Task[object]] = [*self._asking.values()]
        if self._notary_query is not None:
            tasks.append(self._notary_query)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _have_one(self, server_name: str, need: Need) -> KeyDocument | None:
        return (await self._have({server_name: need})).get(server_name)

    async def _have(self, needs: Mapping[str, Need]) -> dict[str, KeyDocument]:
        """The documents of servers, fetched where what is known does not meet the need; perhaps it then does not."""
        await self._remember(name for name in needs if name not in self._known and name != self._own.server_name)
        tasks = []
        for name, need in needs.items():
            document = self._of(name)
            if name != self._own.server_name and (document is None or not need(document)):
                task = self._ask(name, need)
                if task is not None:
                    tasks.append(task)
        if tasks:
            await asyncio.wait(tasks)
        return {name: document for name in needs if (document := self._of(name)) is not None}

    def _of(self, server_name: str) -> KeyDocument | None:
        if server_name == self._own.server_name:
            return self._own
        document = self._known.get(server_name)
        if document is not None:
            self._known.move_to_end(server_name)
        return document

    def _ask(self, server_name: str, need: Need) -> asyncio.Task[None] | None:
        """The one request that is under way for the server, or a new one; None when it was asked lately."""
        task = self._asking.get(server_name)
        if task is None:
            asked = self._asked.get(server_name)
            if asked is not None and self._now_ms() < asked.again_at_ms:
                return None
            task = self._asking[server_name] = asyncio.create_task(self._fetch(server_name, need))
            task.add_done_callback(lambda _: self._asking.pop(server_name, None))
        return task

    async def _fetch(self, server_name: str, need: Need) -> None:
        async with self._slots:
            document = await self._fetcher.direct(server_name)
        if document is not None:
            self._take(document, newest=True)
        known = self._known.get(server_name)
        answered = document is not None
        if self._notaries and server_name not in self._notaries and (known is None or not need(known)):
            for other in await self._ask_notaries(server_name):
                self._take(other, newest=False)
                answered = True
        self._note(server_name, answered)
        if answered:
            await self._store.save({server_name: self._known[server_name].dump()})

    async def _ask_notaries(self, server_name: str) -> Sequence[KeyDocument]:
        self._for_notaries.add(server_name)
        if self._notary_query is None:
            self._notary_query = asyncio.create_task(self._query_notaries())
        return (await asyncio.shield(self._notary_query)).get(server_name, ())

    async def _query_notaries(self) -> Mapping[str, Sequence[KeyDocument]]:
        """Asks one notary after another for what those before did not know."""
        await asyncio.sleep(GATHER_S)
        left, self._for_notaries, self._notary_query = self._for_notaries, set(), None
        found: dict[str, Sequence[KeyDocument]] = {}
        for name in self._notaries:
            now = self._now_ms()
            notary = await self._have_one(name, lambda known, now=now: now <= known.valid_until_ms)  # type: ignore[misc]
            if notary is not None and left:
                found.update(await self._fetcher.from_notary(notary, sorted(left)))
                left = left - found.keys()
        return found

    def _take(self, document: KeyDocument, *, newest: bool) -> None:
        """Takes a document in. What a server says itself is its newest; a notary may pass on an old one, which must
        not bring back keys that were withdrawn since."""
        known = self._known.get(document.server_name)
        if known is None:
            joined = document
        elif newest or document.valid_until_ms > known.valid_until_ms:
            joined = document.joined(known)
        else:
            joined = known.joined(document)
        self._known[document.server_name] = joined
        self._known.move_to_end(document.server_name)
        while len(self._known) > _MOST_SERVERS:
            self._known.popitem(last=False)

    def _note(self, server_name: str, answered: bool) -> None:
        before = self._asked.pop(server_name, None)
        failures = 0 if answered else 1 if before is None else min(before.failures + 1, 10)
        wait = AGAIN_AFTER_MS if answered else min(FIRST_ERROR_MS << (failures - 1), LONGEST_ERROR_MS)
        self._asked[server_name] = _Asked(self._now_ms() + wait, failures)
        while len(self._asked) > _MOST_SERVERS:
            self._asked.popitem(last=False)

    async def _remember(self, server_names: Iterable[str]) -> None:
        """Takes in what was kept of servers that are not in memory."""
        names = list(server_names)
        if not names:
            return
        for name, kept in (await self._store.load(names)).items():
            try:
                document = load(name, kept)
            except BadKeyDocument as error:
                log.warning("kept_keys_not_read", server=name, reason=str(error))
                continue
            if name not in self._known:
                self._take(document, newest=False)


def _has_all(wanted: Sequence[WantedKey]) -> Need:
    return lambda known: all(known.event_key(one.key_id, one.at_ms) is not None for one in wanted)


def _is_fresh(now_ms: int, least_ms: int) -> Need:
    """Whether a notary may pass a document on without asking ("should cache a response for half of its lifetime")."""

    def fresh(known: KeyDocument) -> bool:
        half = known.fetched_ms + (known.valid_until_ms - known.fetched_ms) // 2
        return now_ms <= half and least_ms <= known.valid_until_ms

    return fresh
