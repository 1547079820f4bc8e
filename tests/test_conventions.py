"""The rules of the house that a machine can hold (ARCHITECTURE: floors, slices, files)."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.rig.porch import ROOT

PACKAGE = ROOT / "homeserver"
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)
LONGEST = 400  # lines
VAGUE = re.compile(r"^(utils?|helpers?|common|misc|managers?)$")
LOWER_FLOORS = {"protocol", "journal", "storage", "http", "config", "rooms", "federation", "cli", "pages", "sandbox"}
SLICES = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()} - LOWER_FLOORS
IMPURE = {"asyncio", "time", "random", "socket", "os", "io", "threading", "subprocess", "tempfile", "logging"}


def name_of(path: Path) -> str:
    """A file as it is named in a failure."""
    return str(path.relative_to(ROOT))


def imports_of(path: Path) -> list[str]:
    """The modules that a file imports, in full."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.append(node.module)
    return found


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_is_one_thing_and_says_what_it_is(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= LONGEST
    assert ast.get_docstring(ast.parse(text)), "a module says in its docstring what it is"
    assert not any(VAGUE.match(part) for part in (*path.parent.parts, path.stem))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_what_is_public_is_explained(path: Path) -> None:
    tree = ast.parse(path.read_text())
    public = [node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)]
    for node in list(public):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not _is_protocol(node):
            public += [inner for inner in node.body if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef)]
    bare = [
        node.name
        for node in public
        if not node.name.startswith("_") and not ast.get_docstring(node) and not _is_repetition(node)
    ]
    assert bare == [], f"{name_of(path)}: {bare} have no docstring"


def _is_protocol(node: ast.ClassDef) -> bool:
    """A shape that others fill; its docstring speaks for its members."""
    return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)


def _is_repetition(node: ast.AST) -> bool:
    """An overload, or the setter of a property, which says nothing new."""
    decorators = getattr(node, "decorator_list", [])
    return any(
        (isinstance(one, ast.Name) and one.id == "overload")
        or (isinstance(one, ast.Attribute) and one.attr == "setter")
        for one in decorators
    )


@pytest.mark.parametrize("slice_name", sorted(SLICES))
def test_a_slice_reaches_another_only_through_what_it_offers(slice_name: str) -> None:
    wrong = [
        f"{name_of(path)} imports {module}"
        for path in (PACKAGE / slice_name).rglob("*.py")
        for module in imports_of(path)
        if (parts := module.split("."))[0] == "homeserver" and len(parts) > 2 and parts[1] in SLICES - {slice_name}
    ]
    assert wrong == []


@pytest.mark.parametrize("path", [path for path in FILES if "protocol" in path.parts], ids=name_of)
def test_the_rules_of_matrix_are_pure(path: Path) -> None:
    assert [module for module in imports_of(path) if module.split(".")[0] in IMPURE] == []
    waiting = [
        node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.AsyncFunctionDef | ast.Await)
    ]
    assert waiting == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_only_the_edge_and_the_routes_know_http(path: Path) -> None:
    """`api.py` (or the files of `api/`, or `*_api.py`) alone declares routes."""
    declares = "Routes()" in path.read_text()
    inside = {"http", "pages"} & set(path.relative_to(PACKAGE).parts)
    is_api = path.stem == "api" or path.stem.endswith("_api") or path.parent.name == "api"
    assert is_api or inside or not declares


def test_every_table_module_is_listed() -> None:
    from homeserver.storage.table_modules import TABLE_MODULES

    there = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in FILES if path.stem == "tables"}
    assert there == set(TABLE_MODULES)
