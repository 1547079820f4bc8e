"""What all tests share: servers on every database, and clients that are closed at the end."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio

from tests.federation.authority import Authority
from tests.federation.neighbour import Neighbour, federating
from tests.rig import client, postgres, redis
from tests.rig.porch import PorchProcess
from tests.specification import openapi

DOCUMENTS = openapi.folder()
SPECIFICATION = openapi.Specification.read(DOCUMENTS) if DOCUMENTS else None
NEED_DOCUMENTS = ["specification/test_answers.py", "specification/test_server_answers.py"]
collect_ignore = [] if SPECIFICATION else NEED_DOCUMENTS


def pytest_report_header() -> str:
    """Says whether answers are held against the specification: without it, that is not tested at all."""
    if SPECIFICATION is None:
        return "answers are NOT held against the OpenAPI documents: MATRIX_SPEC names no checkout of matrix-spec"
    return f"every answer of every test is held against {SPECIFICATION.documents}"


TOGETHER = ("federated", "web_client")
"""Folders whose tests share servers that are dear to start: one worker runs all of them."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What one worker runs where there are several (`-n`): all that stands on one kind of database, as the servers are
    shared; a whole folder's tests; a file's."""
    for item in items:
        folder, *_ = item.path.relative_to(item.config.rootpath / "tests").parts
        callspec = getattr(item, "callspec", None)
        kind = callspec.params.get("database_kind") if callspec is not None else None
        group = folder if folder in TOGETHER else kind or str(item.path)
        item.add_marker(pytest.mark.xdist_group(group))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database` says on which databases the tests of a running server run."""
    parser.addoption("--database", choices=("sqlite", "postgres", "both"), default="both")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test that stands on a database runs once on each."""
    if "database_kind" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("--database")
        kinds = ["sqlite", "postgres"] if chosen == "both" else [chosen]
        metafunc.parametrize("database_kind", kinds, scope="session")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Postgres]:
    """One PostgreSQL for the whole run."""
    with postgres.Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def redis_server() -> Iterator[redis.Redis]:
    """One Redis for the whole run."""
    with redis.Redis() as server:
        yield server


@pytest.fixture(scope="session")
def new_database(database_kind: str, request: pytest.FixtureRequest) -> Callable[[], dict[str, Any]]:
    """Makes an empty database of the kind that the test runs on; the settings that name it."""

    def make() -> dict[str, Any]:
        if database_kind == "sqlite":
            return {}
        return {"database.url": request.getfixturevalue("postgres_server").create_database()}

    return make


@pytest.fixture(scope="session")
def porch(new_database: Callable[[], dict[str, Any]]) -> Iterator[PorchProcess]:
    """One server for all tests that only need some server. It must have logged no error at the end."""
    server = PorchProcess(new_database()).start()
    yield server
    bugs = server.bugs()
    try:
        assert server.stop() == 0
        assert not bugs, "\n".join(bugs)
    finally:
        server.remove()


@pytest.fixture
def start_porch(new_database: Callable[[], dict[str, Any]]) -> Iterator[Callable[..., PorchProcess]]:
    """Starts a server of the test's own: `start_porch({"section.key": value})`."""
    started: list[PorchProcess] = []

    def start(settings: dict[str, Any] | None = None) -> PorchProcess:
        server = PorchProcess({**new_database(), **(settings or {})})
        started.append(server)
        return server.start()

    yield start
    for server in started:
        server.remove()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Signs the neighbours' certificates."""
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def federated(new_database: Callable[[], dict[str, Any]], authority: Authority) -> Iterator[PorchProcess]:
    """One server for all tests that need some server which federates. It must have logged no error at the end."""
    server = PorchProcess({**new_database(), **federating(authority)}).start()
    yield server
    bugs = server.bugs()
    try:
        assert server.stop() == 0
        assert not bugs, "\n".join(bugs)
    finally:
        server.remove()


@pytest_asyncio.fixture
async def neighbour(authority: Authority, federated: PorchProcess) -> AsyncIterator[Neighbour]:
    """A server that federates with it."""
    async with Neighbour(authority, federated) as server:
        yield server


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says of how many operations an answer was looked at."""
    # Workers look at the answers where there are several, and each for itself.
    if SPECIFICATION is not None and SPECIFICATION.seen:
        good = {(method, path) for method, path, status in SPECIFICATION.seen if status < 400}
        terminalreporter.write_line(
            f"held against the specification: {len(good)} of its {len(SPECIFICATION.operations)} operations succeeded, "
            f"{len(SPECIFICATION.seen) - len(good)} other kinds of answers"
        )


@pytest.fixture(scope="session")
def specification() -> openapi.Specification:
    """The specification, where `MATRIX_SPEC` names it; tests that need it are collected only then."""
    assert SPECIFICATION is not None
    return SPECIFICATION


@pytest.fixture(autouse=True)
def _answers_are_those_of_the_specification(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where `MATRIX_SPEC` names the specification, a test fails by any answer that is not what it promises."""
    yield
    if SPECIFICATION is not None and SPECIFICATION.faults:
        faults = sorted(set(SPECIFICATION.faults))
        SPECIFICATION.faults.clear()
        if request.node.get_closest_marker("another_form") is None:
            pytest.fail("\n".join(faults), pytrace=False)


if SPECIFICATION is not None:
    client.observers.append(SPECIFICATION.check)


@pytest_asyncio.fixture(scope="session", autouse=True)
async def _clients_are_closed() -> AsyncIterator[None]:
    yield
    await client.close_all()
