"""Runs a module under a sampling profiler: `python -m tests.bench.sampling FILE MODULE [ARGUMENT ...]`.

A timer on CPU time (SIGPROF) interrupts the main thread, where the event loop runs, each 2 ms of CPU and notes its
stack; other threads' CPU falls on what the main thread does meanwhile (mostly `select`).  At the end FILE holds one
line a stack, `frame;frame;...;frame count`, outermost frame first: the "folded" format of flame graphs.
"""

from __future__ import annotations

import atexit
import os
import runpy
import signal
import sys
from collections import Counter
from pathlib import Path
from types import FrameType

INTERVAL_S = 0.002
_stacks: Counter[tuple[tuple[str, str], ...]] = Counter()


def sample(_: int, frame: FrameType | None) -> None:
    """The signal handler: note one stack."""
    stack = []
    while frame is not None:
        stack.append((frame.f_code.co_filename, frame.f_code.co_qualname if sys.version_info >= (3, 11) else ""))
        frame = frame.f_back
    _stacks[tuple(stack)] += 1


def write(file: Path) -> None:
    """Write what was sampled."""
    signal.setitimer(signal.ITIMER_PROF, 0)
    with file.open("w") as out:
        for stack, count in _stacks.items():
            print(";".join(_name(*frame) for frame in reversed(stack)), count, file=out)


def _name(filename: str, function: str) -> str:
    short = filename.rpartition("site-packages/")[2].removeprefix(os.getcwd() + "/")
    return f"{short}:{function}".replace(";", ",").replace(" ", "_")


def main() -> None:
    """Run the module as `python -m` would, sampled."""
    file, module, *arguments = sys.argv[1:]
    sys.argv = [module, *arguments]
    signal.signal(signal.SIGPROF, sample)
    signal.siginterrupt(signal.SIGPROF, False)
    atexit.register(write, Path(file))
    signal.setitimer(signal.ITIMER_PROF, INTERVAL_S, INTERVAL_S)
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
