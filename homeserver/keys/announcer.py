"""Tells other servers what changed of local users' keys (Server-server API, "Device Management").

The updates about one user form one chain, whoever gets them: each has the `stream_id` after that of the one before, and
names that as its `prev_id`.  A server that missed some sees the gap and asks for the whole list.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

import structlog

from homeserver.journal import Change, Heard, Journal, JournalError, News, Stale
from homeserver.keys.note_store import NoteStore
from homeserver.keys.notes import NEWS, SIGNING_KEYS
from homeserver.keys.published import Published
from homeserver.keys.sharing import Sharing
from homeserver.protocol.canonical_json import CanonicalJsonError
from homeserver.protocol.identifiers import IdentifierError, domain_of
from homeserver.rooms import RoomHead, StoredEvent
from homeserver.storage import Statement, StorageError

if TYPE_CHECKING:
    from homeserver.outbox import Enclosure, Outbox

log = structlog.get_logger(__name__)

DEVICES: Final = "m.device_list_update"
KEYS: Final = "m.signing_key_update"
GATHER_S: Final = 0.05
"""How long further changes are waited for: a login brings several, one after another."""
AGAIN_S: Final = 1.0
MOST_TOLD: Final = 20
"""Devices of one user of which each is told; where more change at once, servers are to ask for the list."""
MOST_ATTEMPTS: Final = 20
PAGE: Final = 500


class Announcer:
    """Makes updates out of notes; follows news of kind "device_list_note"."""

    def __init__(
        self,
        server_name: str,
        journal: Journal,
        notes: NoteStore,
        published: Published,
        sharing: Sharing,
        outbox: Outbox,
    ) -> None:
        self._server_name = server_name
        self._journal = journal
        self._notes = notes
        self._published = published
        self._sharing = sharing
        self._outbox = outbox
        self._noted: dict[str, None] = {}
        self._arrived: dict[tuple[str, int], RoomHead] = {}
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        journal.follow(NEWS, self)

    def start(self) -> None:
        """Begins, with what an earlier run left."""
        self._task = asyncio.create_task(self._run(), name="device list updates")

    async def close(self) -> None:
        """Stops; what is not told is told by the next run."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def load(self, heard: Sequence[Heard]) -> Sequence[News]:
        """Whoever is first tells of it: the notes are in the database."""
        return [News(one.kind, one.key) for one in heard]

    def apply(self, position: int, news: News) -> None:
        """Takes in that there are notes about a user."""
        self._noted[news.key] = None
        self._woken.set()

    def event_applied(self, stored: StoredEvent, head: RoomHead | None) -> None:
        """Takes in that a user of this server joined a room with others in it; for `Rooms.observe`."""
        event = stored.event
        if event.type != "m.room.member" or event.state_key is None or event.membership != "join":
            return
        if (stored.replaced is not None and stored.replaced.membership == "join") or head is None:
            return
        if len(head.servers) > 1 and _domain(event.state_key) == self._server_name:
            self._arrived[event.state_key, head.nid] = head
            self._woken.set()

    async def _run(self) -> None:
        waiting = self._left_over()
        while True:
            try:
                await waiting
                while True:
                    await self._tell()
                    await self._woken.wait()
                    await asyncio.sleep(GATHER_S)
            except (StorageError, JournalError):
                log.warning("device list updates wait for the database", exc_info=True)
            except Exception:
                log.exception("device list updates could not be made")
            await asyncio.sleep(AGAIN_S)
            waiting = self._left_over()

    async def _left_over(self) -> None:
        """Looks up about whom there are notes."""
        after = ""
        while some := await self._notes.users(after, PAGE):
            self._noted.update(dict.fromkeys(some))
            after = some[-1]

    async def _tell(self) -> None:
        self._woken.clear()
        while self._noted:
            user_id = next(iter(self._noted))
            del self._noted[user_id]
            await self._announce(user_id)
        while self._arrived:
            user_id, nid = next(iter(self._arrived))
            head = self._arrived.pop((user_id, nid))
            known = await self._sharing.servers(user_id, without=nid) | {self._server_name}
            await self._introduce(user_id, [name for name in head.servers if name not in known])

    async def _announce(self, user_id: str) -> None:
        for _ in range(MOST_ATTEMPTS):
            expects = await self._notes.versions(user_id)
            notes = await self._notes.of(user_id)
            if not notes:
                return
            stream_id = await self._notes.stream_id(user_id)
            devices = [device_id for device_id, _ in notes if device_id != SIGNING_KEYS]
            statements = [self._notes.settle(user_id, notes)]
            if devices:
                statements.append(self._notes.advance(user_id, stream_id + len(devices)))
            enclosed: list[Enclosure] = []
            if servers := await self._sharing.servers(user_id):
                if len(devices) < len(notes):
                    content = {"user_id": user_id, **await self._published.signing_keys(user_id)}
                    enclosed += self._enclose(servers, KEYS, content, user_id)
                for content in await self._updates(user_id, devices, stream_id):
                    enclosed += self._enclose(servers, DEVICES, content, f"{user_id} {content['device_id']}")
            try:
                await self._commit(statements, enclosed, expects)
                return
            except Stale:
                continue

    async def _updates(self, user_id: str, devices: Sequence[str], stream_id: int) -> list[dict[str, Any]]:
        numbered = list(enumerate(devices, stream_id + 1))
        if len(numbered) > MOST_TOLD:
            # What comes before the last is left out: the gap tells everybody to ask for the list.
            numbered = numbered[-1:]
        keys = await self._published.changed(user_id, [device_id for _, device_id in numbered]) if numbered else {}
        return [_update(user_id, device_id, number, keys, prev_id=[number - 1]) for number, device_id in numbered]

    async def _introduce(self, user_id: str, servers: Sequence[str]) -> None:
        """Lets servers that see the user for the first time, or again, ask for the list of devices: as the update has
        no `prev_id`, it is of no use without."""
        if not servers:
            return
        stream_id, keys = await self._notes.stream_id(user_id), await self._published.changed(user_id, ())
        if keys:
            content = _update(user_id, next(iter(keys)), stream_id, keys)
            await self._commit([], self._enclose(servers, DEVICES, content, f"{user_id} "), {})

    def _enclose(self, servers: Iterable[str], edu_type: str, content: dict[str, Any], key: str) -> list[Enclosure]:
        try:
            return [self._outbox.durable(sorted(servers), edu_type, content, key)]
        except CanonicalJsonError as error:
            log.warning("keys that cannot be sent to other servers", user=content["user_id"], error=error.error)
            return []

    async def _commit(
        self, statements: Sequence[Statement], parts: Sequence[Enclosure], expects: dict[int, int]
    ) -> None:
        every = [*statements, *(statement for part in parts for statement in part.statements)]
        news = [each for part in parts for each in part.news]
        await self._journal.commit(Change(writes=lambda _: every, news=lambda _: news, expects=expects))


def _update(user_id: str, device_id: str, stream_id: int, keys: dict[str, Any], **more: Any) -> dict[str, Any]:
    content = {"user_id": user_id, "device_id": device_id, "stream_id": stream_id, **more}
    return content | ({"keys": keys[device_id]} if device_id in keys else {"deleted": True})


def _domain(user_id: str) -> str:
    try:
        return domain_of(user_id)
    except IdentifierError:
        return ""
