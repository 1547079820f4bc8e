"""What is known, in memory, about the messages that wait for devices: so that a sync without any asks no database."""

from __future__ import annotations

from dataclasses import dataclass, field

from homeserver.rooms.lru import LeastRecentlyUsed
from homeserver.to_device.store import MessageStore

MOST_USERS = 50_000


@dataclass(slots=True)
class Mailbox:
    """One device's: no message above `newest` waits, and none up to `cleared`."""

    newest: int = 0
    cleared: int = 0


@dataclass(slots=True)
class _User:
    """The mailboxes of a user by device ID; `newest` is the newest message heard of for any device of theirs."""

    newest: int = 0
    devices: dict[str, Mailbox] = field(default_factory=dict)


class Mailboxes:
    """The mailboxes of the users seen last."""

    def __init__(self, store: MessageStore, limit: int = MOST_USERS) -> None:
        self._store = store
        self._users: LeastRecentlyUsed[str, _User] = LeastRecentlyUsed(limit)

    async def of(self, user_id: str, device_id: str) -> Mailbox:
        """The mailbox of a device, read from the database where it is not known yet."""
        mailbox = self.known(user_id, device_id)
        if mailbox is not None:
            return mailbox
        user = self._user(user_id)
        newest = await self._store.newest(user_id, device_id)
        # What came in meanwhile was heard, and may or may not be in the answer.
        return user.devices.setdefault(device_id, Mailbox(max(newest, user.newest)))

    def known(self, user_id: str, device_id: str) -> Mailbox | None:
        """The mailbox of a device if it is in memory."""
        user = self._users.get(user_id)
        return user.devices.get(device_id) if user is not None else None

    def heard(self, user_id: str, position: int) -> None:
        """Takes note that a message came in for some of the user's devices."""
        user = self._users.peek(user_id)
        if user is not None:
            user.newest = position
            for mailbox in user.devices.values():
                mailbox.newest = position

    def _user(self, user_id: str) -> _User:
        user = self._users.get(user_id)
        if user is None:
            user = _User()
            self._users.put(user_id, user)
        return user
