"""config.example.toml says what is true."""

from __future__ import annotations

import tomllib

import msgspec
import pytest

from homeserver.config import Config, load
from homeserver.config.load import settings
from tests.rig.porch import ROOT

EXAMPLE = ROOT / "config.example.toml"


def test_the_example_holds_every_setting_with_its_default_and_nothing_else() -> None:
    example = tomllib.loads(EXAMPLE.read_text())
    assert example == msgspec.json.decode(msgspec.json.encode(Config()))


def test_the_example_loads_as_the_defaults() -> None:
    assert load(EXAMPLE) == Config()


@pytest.mark.parametrize("path", [path for path, _, _ in settings()], ids=".".join)
def test_each_setting_is_explained_by_a_comment(path: tuple[str, ...]) -> None:
    blocks = _explained_blocks(EXAMPLE.read_text())
    assert path in blocks, f"{'.'.join(path)} has no comment above it, nor above its table"


def _explained_blocks(text: str) -> set[tuple[str, ...]]:
    """The settings that stand below a comment, with no empty line between them, or in a table that does."""
    explained: set[tuple[str, ...]] = set()
    table: tuple[str, ...] = ()
    tables: dict[tuple[str, ...], bool] = {}
    commented = False
    for line in text.splitlines():
        if line.startswith("["):
            table = tuple(line.strip("[]").split("."))
            tables[table] = commented or any(tables.get(table[:size], False) for size in range(len(table)))
            commented = tables[table]
        elif line.startswith("#"):
            commented = True
        elif not line:
            commented = False
        elif commented:
            explained.add((*table, line.partition("=")[0].strip()))
    return explained
