"""`python -m tests.bench --profile SCENARIO`: where Porch spends its time in one scenario."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.bench.load import Faults
from tests.bench.scenarios import SCENARIOS
from tests.bench.servers import Porch
from tests.bench.world import Sizes, World

SHOWN = 40


async def profile(scenario: str, sizes: Sizes, cores: set[int]) -> str:
    """Run `scenario` (and what it needs) on Porch under the sampler; returns the profile as text."""
    directory = Path(tempfile.mkdtemp(prefix="porch-profile-"))
    try:
        samples, faults = directory / "samples", Faults()
        server = Porch(directory / "porch", cores, sampled_into=samples)
        await server.start()
        try:
            world = World(server, sizes, faults)
            await SCENARIOS[scenario](world)
        finally:
            await server.stop()
        head = " ".join(f"{name}={value:.1f}" for name, value in world.figures.values.items())
        return f"{head} ({faults.count} faults)\n{text(samples.read_text().splitlines())}"
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def text(folded: Iterable[str]) -> str:
    """The functions by their own samples, and by the samples of what they call, from folded stacks."""
    own: Counter[str] = Counter()
    within: Counter[str] = Counter()
    total = 0
    for line in folded:
        stack, _, count = line.rpartition(" ")
        frames = stack.split(";")
        total += int(count)
        own[frames[-1]] += int(count)
        for frame in set(frames):
            within[frame] += int(count)
    if not total:
        return "no samples"
    parts = [f"{total} samples of 2 ms CPU"]
    for title, counted in (("own time", own), ("with what it calls", within)):
        parts.append(f"\n{title}:")
        parts += [f"{count / total:6.1%}  {frame}" for frame, count in counted.most_common(SHOWN)]
    return "\n".join(parts)
