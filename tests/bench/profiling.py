"""`python -m tests.bench --profile SCENARIO`: where Porch spends its time in one scenario.

py-spy, installed from PyPI into an environment of its own, looks at the process from outside while the scenario runs:
a sampler inside would see most often what lets go of the interpreter, and a tracer would distort what is called often.
"""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.bench.load import Faults
from tests.bench.scenarios import SCENARIOS
from tests.bench.servers import REPOSITORY, Porch, ServerFailed
from tests.bench.world import Sizes, World

SHOWN = 40
PER_S = 500
ENVIRONMENT = REPOSITORY / ".bench" / "profiler"


async def profile(scenario: str, sizes: Sizes, cores: set[int]) -> str:
    """Run `scenario` (and what it needs) on Porch under the profiler; returns the profile as text."""
    profiler = await asyncio.to_thread(_install)
    with tempfile.TemporaryDirectory(prefix="porch-profile-") as directory:
        samples, faults = Path(directory) / "samples", Faults()
        server = Porch(Path(directory) / "porch", cores)
        await server.start()
        try:
            world = World(server, sizes, faults)
            await world.accounts(sizes.members)
            recording = await _record(profiler, server, samples)
            await SCENARIOS[scenario](world)
            recording.send_signal(signal.SIGINT)
            await recording.wait()
        finally:
            await server.stop()
        figures = " ".join(f"{name}={value:.1f}" for name, value in world.figures.values.items())
        folded = await asyncio.to_thread(samples.read_text)
        return f"{figures} ({faults.count} faults)\n{text(folded.splitlines())}"


async def _record(profiler: Path, server: Porch, samples: Path) -> asyncio.subprocess.Process:
    options = [
        "--gil",
        "--function",
        "--nonblocking",
        "--rate",
        str(PER_S),
        "--format",
        "raw",
        "--output",
        str(samples),
    ]
    recording = await asyncio.create_subprocess_exec(
        str(profiler), "record", *options, "--pid", str(server.pid), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    await asyncio.sleep(1)
    if recording.returncode is not None:
        assert recording.stderr is not None
        raise ServerFailed(f"py-spy: {(await recording.stderr.read()).decode(errors='replace')}")
    return recording


def _install() -> Path:
    """py-spy, installed unless it is there already."""
    program = ENVIRONMENT / "bin" / "py-spy"
    if not program.exists():
        pip = ENVIRONMENT / "bin" / "pip"
        for step in [sys.executable, "-m", "venv", str(ENVIRONMENT)], [str(pip), "install", "--quiet", "py-spy"]:
            subprocess.run(step, check=True, timeout=300)
    return program


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
    parts = [f"{total} samples, {PER_S} a second, of what held the interpreter"]
    for title, counted in (("own time", own), ("with what it calls", within)):
        parts.append(f"\n{title}:")
        parts += [f"{count / total:6.1%}  {frame}" for frame, count in counted.most_common(SHOWN)]
    return "\n".join(parts)
