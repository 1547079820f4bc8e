"""Rooms as the JSON of an answer's sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from homeserver.journal import PageToken
from homeserver.protocol.filters import RoomEventFilter
from homeserver.protocol.sync_sections import RoomUnread, SyncEvent, SyncNews, Unread
from homeserver.rooms import Membership
from homeserver.sync.event_json import EventWriter, events_member, keyed, object_of
from homeserver.sync.request import SyncRequest
from homeserver.sync.room_work import RoomWork


class RoomWriter:
    """Writes the rooms of one answer."""

    def __init__(
        self,
        request: SyncRequest,
        events: EventWriter,
        unread: Mapping[str, RoomUnread],
        bundles: Mapping[str, bytes],
    ) -> None:
        self._bundles = bundles
        self._request = request
        self._events = events
        self._unread = unread
        self._threads = request.filter.room.timeline.unread_thread_notifications

    def joined(self, work: RoomWork, news: SyncNews | None) -> bytes | None:
        """`JoinedRoom`, or None where there is nothing to tell."""
        members = [self._timeline(work)] if _has_timeline(work) else []
        if work.summary is not None:
            members.append(b'"summary":' + work.summary)
        counted = False
        if news is not None:
            members += self._from_sources(work.room_id, news)
            counted = work.room_id in news.counted
        if not (members or work.state or counted or work.full_state):
            return None
        return object_of([*members, *self._state(work), *self._counts(work.room_id)])

    def left(self, work: RoomWork) -> bytes | None:
        """`LeftRoom`, or None where the filter leaves nothing of it."""
        if not (_has_timeline(work) or work.state):
            return None
        # A left room without `timeline` or without `state` ends matrix-nio's sync.
        return object_of([self._timeline(work), *(self._state(work) or [events_member(b"state", ())])])

    def _state(self, work: RoomWork) -> list[bytes]:
        """`state` when there is some; `state_after` always, as its presence says how the rest is to be read."""
        name = self._request.state_after
        if name is None and not work.state:
            return []
        events = work.state_json or [self._events.write(each) for each in work.state]
        return [events_member((name or "state").encode(), events)]

    def _from_sources(self, room_id: str, news: SyncNews) -> list[bytes]:
        wanted = self._request.filter.room
        members = []
        for name, section, filter_ in (
            (b"ephemeral", news.ephemeral, wanted.ephemeral),
            (b"account_data", news.room_account_data, wanted.account_data),
        ):
            passing = passing_json(section.get(room_id, ()), filter_, room_id)
            if passing:
                members.append(events_member(name, passing))
        return members

    def _timeline(self, work: RoomWork) -> bytes:
        usual, special = work.membership.membership, work.memberships
        events = [
            self._events.write(
                each,
                special.get(each.position, usual),
                self._bundles.get(each.event.event_id) if work.limited else None,
            )
            for each in work.timeline
        ]
        if work.afterword is not None:
            events.append(self._events.write(work.afterword, work.membership.membership))
        return b'"timeline":{"events":[%s],"limited":%s,"prev_batch":"%s"}' % (
            b",".join(events),
            b"true" if work.limited else b"false",
            PageToken(work.start - 1).encode().encode(),
        )

    def _counts(self, room_id: str) -> list[bytes]:
        unread = self._unread.get(room_id) or RoomUnread()
        members = [b'"unread_notifications":' + _count(unread.main)]
        if self._threads and unread.threads:
            threads = [keyed(root, _count(count)) for root, count in unread.threads.items()]
            members.append(b'"unread_thread_notifications":' + object_of(threads))
        return members


def stripped(name: bytes, membership: Membership) -> bytes:
    """`InvitedRoom` or `KnockedRoom`: the stripped state that was stored with the membership."""
    return b'{"%s":{"events":%s}}' % (name, membership.stripped or b"[]")


def passing_json(events: Sequence[SyncEvent], wanted: RoomEventFilter, room_id: str | None = None) -> list[bytes]:
    """Those events of a section that pass a filter."""
    if not events or wanted.is_open:
        return [event.json for event in events]
    if room_id is not None and not wanted.wants_room(room_id):
        return []
    return [event.json for event in _passing(events, wanted)]


def _passing(events: Iterable[SyncEvent], wanted: RoomEventFilter) -> Iterable[SyncEvent]:
    for event in events:
        if not wanted.wants_type(event.type):
            continue
        if event.sender is not None and not wanted.wants_sender(event.sender):
            continue
        yield event


def _has_timeline(work: RoomWork) -> bool:
    return bool(work.timeline) or work.limited or work.is_new or work.afterword is not None


def _count(unread: Unread) -> bytes:
    return b'{"notification_count":%d,"highlight_count":%d}' % (unread.notify, unread.highlight)
