"""Claims on the scenarios among servers: they come to figures, also on a small machine."""

from __future__ import annotations

import os
from pathlib import Path

from tests.bench.federation import SCENARIOS, Federation
from tests.bench.load import Faults
from tests.bench.world import Sizes


async def test_the_scenarios_among_servers_come_to_figures(tmp_path: Path) -> None:
    cores, faults = os.sched_getaffinity(0), Faults()
    measured = Federation(tmp_path / "bench", cores, cores, Sizes(events_in=60, far_members=(20,)), faults)
    figures = (await measured.run(SCENARIOS, ["Porch"]))["Porch"].values
    assert faults.first == []
    assert {"federation_in_room", "federation_in_rooms", "join_far_20", "join_porch_20"} <= figures.keys()
    assert all(value >= 0 for value in figures.values()), figures
