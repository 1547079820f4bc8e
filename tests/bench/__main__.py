"""`python -m tests.bench`: compare Porch with Synapse on this machine.  See docs/benchmarks.md."""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import uvloop

from tests.bench import federation
from tests.bench.load import Fault, Faults
from tests.bench.profiling import profile
from tests.bench.report import table
from tests.bench.scenarios import SCENARIOS, empty_route
from tests.bench.servers import EmptyRoute, Porch, Server, ServerFailed
from tests.bench.synapse import Synapse
from tests.bench.world import FULL, QUICK, Figures, Sizes, World
from tests.rig import synapse

ALL = (*SCENARIOS, *federation.SCENARIOS)
# For one server; the whole run ends within twice this and the empty route's few seconds.
SERVER_LIMIT_S = 240.0


def main() -> int:
    """Run the bench; 0 when it ran (and, with --fault-free, nothing went wrong), else 1."""
    options = _arguments()
    cores, own = _cores()
    os.sched_setaffinity(0, own)
    print(f"server on core {_names(cores)}, load program on core {_names(own)}, loopback, SQLite, presence on", end="")
    print(", no rate limits", flush=True)
    try:
        if options.profile:
            print(uvloop.run(profile(options.profile, QUICK if options.quick else FULL, cores)))
            return 0
        return uvloop.run(_compare(options, cores))
    except (ServerFailed, Fault, synapse.NotInstalled) as failure:
        print(f"bench failed: {failure}", file=sys.stderr)
        return 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", metavar="NAMES", help=f"some of: {','.join(ALL)}")
    parser.add_argument("--quick", action="store_true", help="a tenth of the work: to see a trend, not to quote")
    parser.add_argument("--no-synapse", action="store_true", help="Porch alone")
    parser.add_argument("--no-porch", action="store_true", help="Synapse alone")
    parser.add_argument("--json", metavar="FILE", help="write the figures there too")
    parser.add_argument("--fault-free", action="store_true", help="fail when any answer was an error")
    parser.add_argument("--profile", metavar="SCENARIO", choices=SCENARIOS, help="where Porch spends its time in one")
    options = parser.parse_args()
    wanted = options.only.split(",") if options.only else list(SCENARIOS)
    unknown = set(wanted) - set(ALL)
    if unknown:
        parser.error(f"no such scenario: {', '.join(sorted(unknown))}")
    options.scenarios = [name for name in SCENARIOS if name in wanted]
    options.federation = [name for name in federation.SCENARIOS if name in wanted]
    return options


def _cores() -> tuple[set[int], set[int]]:
    """One core for the server and another one for the load program; the same one when there is but one."""
    available = sorted(os.sched_getaffinity(0))
    return {available[0]}, {available[-1]}


def _names(cores: set[int]) -> str:
    return ",".join(map(str, sorted(cores)))


async def _compare(options: argparse.Namespace, cores: set[int]) -> int:
    sizes: Sizes = QUICK if options.quick else FULL
    faults, figures = Faults(), dict[str, Figures]()
    began = time.perf_counter()
    directory = Path(tempfile.mkdtemp(prefix="porch-bench-"))
    try:
        reference = None
        if "idle_syncs" in options.scenarios and not options.no_porch:
            reference = await _reference(EmptyRoute(directory / "empty", cores), sizes, faults)
        if options.federation:
            kinds = [*(["Porch"] * (not options.no_porch)), *(["Synapse"] * (not options.no_synapse))]
            _, own = _cores()
            measured = federation.Federation(directory / "federation", cores, own, sizes, faults)
            figures = await measured.run(options.federation, kinds)
        if not options.no_porch and options.scenarios:
            figures["Porch"] = await _measure(Porch(directory / "porch", cores), options.scenarios, sizes, faults)
        if not options.no_synapse and options.scenarios:
            other = Synapse(directory / "synapse", cores, synapse.install())
            figures["Synapse"] = await _measure(other, options.scenarios, sizes, faults)
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    print(table(figures, reference))
    print(f"{time.perf_counter() - began:.0f} s, {faults.count} faults", *faults.first, sep="\n  ")
    if options.json:
        _write_json(Path(options.json), figures, reference, faults)
    return 1 if options.fault_free and faults.count else 0


def _write_json(file: Path, figures: dict[str, Figures], reference: float | None, faults: Faults) -> None:
    values = {name: run.values for name, run in figures.items()}
    file.write_text(json.dumps({**values, "empty_route": reference, "faults": faults.count}, indent=1) + "\n")


async def _reference(server: EmptyRoute, sizes: Sizes, faults: Faults) -> float:
    await server.start()
    try:
        return await empty_route(World(server, sizes, faults))
    finally:
        await server.stop()


async def _measure(server: Server, scenarios: list[str], sizes: Sizes, faults: Faults) -> Figures:
    values: dict[str, float] = {"cold_start": await server.start()}
    try:
        await asyncio.sleep(1)
        values["memory_start"] = server.memory_bytes() / 1e6
        world = World(server, sizes, faults)
        world.figures.values.update(values)
        async with asyncio.timeout(SERVER_LIMIT_S):
            for name in scenarios:
                print(f"{server.name}: {name} ...", file=sys.stderr, flush=True)
                if name == "restart":
                    world.figures.values["memory_end"] = server.memory_bytes() / 1e6
                gc.collect()
                await SCENARIOS[name](world)
        return world.figures
    except TimeoutError:
        raise ServerFailed(f"{server.name} took longer than {SERVER_LIMIT_S} s") from None
    finally:
        await server.stop()


if __name__ == "__main__":
    sys.exit(main())
