"""What a click in Excel costs: crossings to Excel, and the start of the button's process."""

import re
import statistics
import subprocess
import sys
from pathlib import Path

from support.round_trip import write_declarations
from support.ten_projects import project
from unit.buttons.test_com_round_trips import FINDINGS, MOST, SHEETS, round_trips

START = "from xltools.buttons import launching; launching.find('check'); launching.attach()"
LIMIT = 0.25
"""Seconds of imports before the first call to Excel."""


def test_crossings_to_excel(tmp_path: Path) -> None:
    path = write_declarations(tmp_path / "大.xlsx", tuple(project(seed) for seed in range(1, SHEETS + 1)))
    for sheets in (10, 15, FINDINGS):
        found = round_trips(path, sheets)
        print(f"\n{SHEETS} sheets, {FINDINGS} findings on {sheets} of them, round trips: {found}")
        assert max(found.values()) <= MOST


def imported_in() -> float:
    """Seconds of all imports of a fresh button process up to the first call to Excel."""
    command = [sys.executable, "-I", "-X", "utf8", "-X", "importtime", "-c", START]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    return sum(map(int, re.findall(r"import time: +(\d+) \| +\d+ \|", told))) / 1e6


def test_imports_before_the_first_call_to_excel() -> None:
    found = [imported_in() for _ in range(7)]
    print(f"\nimports of a click: median {statistics.median(found):.3f} s, best {min(found):.3f} s")
    assert min(found) <= LIMIT
