"""Test vectors as JSON, most of them the specification's own; each file names its source."""

import json
from pathlib import Path
from typing import Any


def load(name: str) -> Any:
    """The content of `NAME.json` in this folder."""
    return json.loads((Path(__file__).parent / f"{name}.json").read_text(encoding="utf-8"))
