"""What users do to their own accounts, and administrators to those of others."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Protocol

import structlog

from homeserver.accounts import store
from homeserver.accounts.passwords import Passwords
from homeserver.accounts.sessions import NEWS
from homeserver.accounts.usernames import Usernames
from homeserver.devices import Devices, Removal
from homeserver.journal import Change, Journal, News
from homeserver.protocol.errors import Forbidden, InvalidParam, NotFound
from homeserver.storage import Statement

log = structlog.get_logger()

Departure = Callable[[str, bool], Awaitable[None]]
"""Called with the user ID, and whether to erase the user, after a deactivation.  May be called again after a crash."""


class Erasable(Protocol):
    """A slice that keeps data of users."""

    news: str
    """Kind of its news; after an erasure its followers hear the user ID without payload."""

    def purge(self, user_id: str) -> list[Statement]:
        """What deletes the data of a user who wants to be erased, in the change that deactivates the account."""
        ...


class Management:
    """Changes passwords, deactivates, locks and suspends."""

    def __init__(
        self,
        accounts: store.AccountStore,
        journal: Journal,
        devices: Devices,
        passwords: Passwords,
        usernames: Usernames,
    ) -> None:
        self._accounts = accounts
        self._journal = journal
        self._devices = devices
        self._passwords = passwords
        self._usernames = usernames
        self._departures: list[Departure] = []
        self._erasable: list[Erasable] = []
        self._tasks: set[asyncio.Task[None]] = set()

    def on_departure(self, departure: Departure) -> None:
        """From now on, `departure` is awaited, in the background, for each deactivated user: to leave the rooms."""
        self._departures.append(departure)

    def on_erasure(self, erasable: Erasable) -> None:
        """From now on, a user who is erased is erased from there too."""
        self._erasable.append(erasable)

    async def exists(self, user_id: str) -> bool:
        """Whether there is such an account here, not deactivated."""
        account = await self.account(user_id)
        return account is not None and not account.deactivated

    async def guests_among(self, user_ids: Sequence[str]) -> set[str]:
        """Those of the users who are guests of this server."""
        return await self._accounts.guests_among(user_ids)

    async def account(self, user_id: str) -> store.Account | None:
        """The account, deactivated ones too; None for users of other servers."""
        return await self._accounts.account(user_id) if self._usernames.is_local(user_id) else None

    async def known(self, user_ids: Sequence[str]) -> set[str]:
        """Those of the users who have, or had, an account here; one query for each 500."""
        return await self._accounts.known([user_id for user_id in user_ids if self._usernames.is_local(user_id)])

    def check_password(self, password: str) -> None:
        """Raises M_WEAK_PASSWORD or M_INVALID_PARAM for a password that will not do."""
        self._passwords.check_strength(password)

    async def change_password(self, user_id: str, password: str, keeping: str | None, log_out_others: bool) -> None:
        """Sets a password; the user's other devices are logged out if asked, that named `keeping` never."""
        self._passwords.check_strength(password)
        setting = store.set_password(user_id, await self._passwords.hash(password))
        removal = Removal(user_id, keeping=keeping)

        def parts(position: int) -> tuple[list[Statement], list[News]]:
            return self._devices.removing(removal, position) if log_out_others else ([], [])

        await self._journal.commit(
            Change(writes=lambda position: [setting, *parts(position)[0]], news=lambda position: parts(position)[1])
        )

    async def deactivate(self, user_id: str, erase: bool) -> None:
        """Ends an account for good: no login, no session, no device; the rooms are left in the background.

        Client-server API, "Account deactivation".
        """
        statement = Statement(
            "UPDATE accounts SET deactivated = ?, erased = ?, departing = ?, password_hash = NULL WHERE user_id = ?",
            args=(True, erase, True, user_id),
        )
        erasable = self._erasable if erase else []

        def writes(position: int) -> Iterable[Statement]:
            yield statement
            yield from self._devices.removing(Removal(user_id), position)[0]
            for each in erasable:
                yield from each.purge(user_id)

        def news(position: int) -> Iterable[News]:
            yield from self._devices.removing(Removal(user_id), position)[1]
            yield News("account", user_id)
            yield from (News(each.news, user_id) for each in erasable)

        await self._journal.commit(Change(writes=writes, news=news))
        self._begin(self._depart(user_id, erase))

    def start(self) -> None:
        """Takes up the departures that an earlier run did not finish."""
        self._begin(self._resume())

    async def close(self) -> None:
        """Stops; departures that are not finished are taken up at the next start."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def standing(self, admin: str, is_admin: bool, user_id: str, *, change: bool = False) -> store.Account:
        """The account that an administrator asks about or means to lock or suspend.

        Raises M_FORBIDDEN for who is no administrator (before anything is looked up), for another administrator, and
        for a change to oneself; M_INVALID_PARAM for a user of another server; M_NOT_FOUND.
        """
        if not is_admin:
            raise Forbidden("Only administrators of this server may do this")
        if not self._usernames.is_local(user_id):
            raise InvalidParam("That user is not of this server")
        if change and user_id == admin:
            raise Forbidden("You cannot do this to your own account")
        account = await self._accounts.account(user_id)
        if account is None or account.deactivated:
            raise NotFound("There is no such user")
        if account.is_admin and user_id != admin:
            raise Forbidden("You cannot do this to another administrator")
        return account

    async def set_locked(self, user_id: str, locked: bool) -> None:
        """Locks or unlocks an account; its sessions stay (Client-server API, "Account locking")."""
        await self._set_flag("locked", user_id, locked)

    async def set_suspended(self, user_id: str, suspended: bool) -> None:
        """Suspends an account, or lifts that (Client-server API, "Account suspension")."""
        await self._set_flag("suspended", user_id, suspended)

    async def _set_flag(self, column: str, user_id: str, value: bool) -> None:
        statement = Statement(f"UPDATE accounts SET {column} = ? WHERE user_id = ?", args=(value, user_id))
        news = [News(NEWS, user_id), News("account", user_id)]
        await self._journal.commit(Change(writes=lambda _: [statement], news=lambda _: news))

    async def _resume(self) -> None:
        for user_id, erase in await self._accounts.departing():
            await self._depart(user_id, erase)

    async def _depart(self, user_id: str, erase: bool) -> None:
        try:
            for departure in self._departures:
                await departure(user_id, erase)
        except Exception:
            log.exception("a deactivated user could not leave all rooms; the next start tries again", user=user_id)
            return
        done = Statement("UPDATE accounts SET departing = ? WHERE user_id = ?", args=(False, user_id))
        await self._journal.commit(Change(writes=lambda _: [done]))

    def _begin(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
