"""The static contracts run with the tests: layers, types, style."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "command",
    [
        [str(Path(sys.executable).with_name("lint-imports"))],
        [sys.executable, "-m", "mypy"],
        [sys.executable, "-m", "ruff", "check", "."],
    ],
    ids=["layers", "types", "style"],
)
def test_static_check_is_clean(command: list[str]) -> None:
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
