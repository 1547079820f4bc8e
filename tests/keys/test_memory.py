"""A sync with nothing new asks no database: what it needs of keys and messages is in memory, and kept in step."""

from __future__ import annotations

from collections import Counter
from typing import Any

from homeserver.journal import News
from homeserver.keys.stock import NEWS, Stocks
from homeserver.to_device.mailboxes import Mailboxes

BOB, PHONE = "@bob:porch.test", "PHONE"


class Journal:
    """Takes followers, and says nothing to them."""

    def follow(self, kind: str, follower: Any) -> None:
        assert kind == NEWS


class Store:
    """A database that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.held = 1
        self.position = 7

    async def stock(self, user_id: str, device_id: str) -> tuple[dict[str, int], list[str]]:
        self.asked[device_id] += 1
        return {"signed_curve25519": self.held}, []

    async def newest(self, user_id: str, device_id: str) -> int:
        self.asked[device_id] += 1
        return self.position


async def test_counts_are_read_once_until_there_is_news_of_them() -> None:
    store = Store()
    stocks = Stocks(store, Journal())  # type: ignore[arg-type]
    for _ in range(5):
        assert (await stocks.standing(BOB, PHONE))["device_one_time_keys_count"] == b'{"signed_curve25519":1}'
    assert store.asked == {PHONE: 1}
    store.held = 0
    stocks.apply(9, News(NEWS, "@other:porch.test"))
    await stocks.standing(BOB, PHONE)
    assert store.asked == {PHONE: 1}
    stocks.apply(10, News(NEWS, BOB))
    assert (await stocks.standing(BOB, PHONE))["device_one_time_keys_count"] == b'{"signed_curve25519":0}'
    assert store.asked == {PHONE: 2}


async def test_memory_of_users_is_bounded() -> None:
    store = Store()
    stocks = Stocks(store, Journal(), limit=10)  # type: ignore[arg-type]
    for n in range(30):
        await stocks.of(f"@user{n}:porch.test", PHONE)
    await stocks.of("@user0:porch.test", PHONE)
    assert store.asked == {PHONE: 31}


async def test_a_mailbox_is_read_once_and_hears_of_what_comes() -> None:
    store = Store()
    mailboxes = Mailboxes(store)  # type: ignore[arg-type]
    assert (await mailboxes.of(BOB, PHONE)).newest == 7
    mailboxes.heard(BOB, 12)
    mailboxes.heard("@other:porch.test", 13)
    assert (await mailboxes.of(BOB, PHONE)).newest == 12
    assert store.asked == {PHONE: 1}
