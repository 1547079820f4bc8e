"""What account data tells a sync."""

from __future__ import annotations

import orjson

from homeserver.account_data.account_data import GLOBAL, AccountData
from homeserver.account_data.memory import Entry
from homeserver.protocol.sync_sections import SyncEvent, SyncNews, SyncQuestion


class AccountDataSource:
    """The `SyncSource` of account data: everything at first, then what changed."""

    def __init__(self, account_data: AccountData) -> None:
        self._account_data = account_data

    async def changes(self, question: SyncQuestion) -> SyncNews | None:
        """The changes after `since`, and all of the rooms that are new to the device."""
        data = await self._account_data.of(question.user_id)
        since = question.since
        if since is not None and data.newest <= since and not question.new_rooms:
            return None
        news = SyncNews()
        told = data.between(since or 0, question.upto)
        rooms = frozenset(question.rooms)
        new_rooms = frozenset(question.new_rooms)
        for entry in reversed(list(told)):
            if entry.room_id == GLOBAL:
                news.account_data.append(_sync_event(entry))
            elif entry.room_id in rooms and entry.room_id not in new_rooms:
                news.room_account_data.setdefault(entry.room_id, []).append(_sync_event(entry))
        if new_rooms:
            for entry in data.entries.values():
                if entry.room_id in new_rooms and entry.position <= question.upto:
                    news.room_account_data.setdefault(entry.room_id, []).append(_sync_event(entry))
        return news if news.account_data or news.room_account_data else None


def _sync_event(entry: Entry) -> SyncEvent:
    json = b'{"type":' + orjson.dumps(entry.type) + b',"content":' + entry.content + b"}"
    return SyncEvent(entry.type, None, json)
