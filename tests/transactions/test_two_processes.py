"""Claims on several processes on one database: any of them takes events in, one of them works them off."""

from __future__ import annotations

import pytest

from homeserver.journal import lease as leases
from tests.rig.eventually import eventually
from tests.rig.postgres import Postgres
from tests.transactions.inbound import Inbound, body, pdu


async def test_any_process_takes_events_in_and_one_works_them_off_in_order(
    postgres_server: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "BEAT_S", 0.1)
    url = postgres_server.create_database()
    first, second = [await Inbound.open(url, shared=True) for _ in range(2)]
    for n in range(4):
        taker = (first, second)[n % 2]
        await taker.transactions.receive("there.org", str(n), body(*(pdu(n * 10 + i) for i in range(10))))

    async def numbers() -> list[int]:
        return first.receiver.numbers()

    await eventually(numbers, list(range(40)), 10)
    again = await second.transactions.receive("there.org", "0", body())
    assert len(again) > 500
    assert second.receiver.received == []
    await first.staging.close()
    await second.transactions.receive("there.org", "4", body(pdu(40)))

    async def rest() -> list[int]:
        return second.receiver.numbers()

    await eventually(rest, [40], 10)
    await first.close()
    await second.close()
