"""The three servers of all claims here, and what they logged when a claim does not hold."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pytest

from tests.rig.porch import PorchProcess
from tests.rig.trio import Trio, databases

SHOWN_LINES = 60


@pytest.fixture(scope="session")
def trio(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Trio]:
    """Two Porches, on one database of each kind unless one kind was chosen, and a Synapse; for the whole run."""
    chosen = request.config.getoption("--database")
    kinds = ["sqlite", "postgres"] if chosen == "both" else [chosen, chosen]

    def new_postgres() -> str:
        return str(request.getfixturevalue("postgres_server").create_database())

    with Trio(tmp_path_factory.mktemp("trio"), databases(kinds, new_postgres)) as servers:
        yield servers
        bugs = [bug for server in servers.servers.values() if isinstance(server, PorchProcess) for bug in server.bugs()]
        assert not bugs, "\n".join(bugs)


@pytest.fixture(autouse=True)
def _all_can_speak(trio: Trio) -> Iterator[None]:
    """Whatever a test has cut is mended after it."""
    yield
    trio.heal()


@pytest.fixture(autouse=True)
def log_begins(trio: Trio) -> dict[str, int]:
    """How long each server's log was before the test."""
    return {name: log.stat().st_size for name, log in trio.logs()}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Function) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Adds to the report of a test that fails what each server logged meanwhile."""
    report = yield
    trio = item.funcargs.get("trio")
    if report.when == "call" and report.failed and isinstance(trio, Trio):
        for name, log in trio.logs():
            with log.open("rb") as file:
                file.seek(item.funcargs["log_begins"][name])
                lines = file.read().decode(errors="replace").splitlines()
            report.sections.append((f"log of {name}", "\n".join(lines[-SHOWN_LINES:])))
    return report
