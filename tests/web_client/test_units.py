"""What the client's own unit tests say (web_client/test/), without a browser."""

from __future__ import annotations

import subprocess

import pytest

from tests.rig.porch import ROOT


@pytest.mark.timeout(180)
def test_the_unit_tests_of_adapter_state_and_text_pass() -> None:
    done = subprocess.run(
        ["npx", "--no-install", "vitest", "run"],
        cwd=ROOT / "web_client",
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
