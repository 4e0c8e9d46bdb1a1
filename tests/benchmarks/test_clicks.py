"""What a click in Excel costs: crossings to Excel, and the start of the button's process."""

import statistics
from pathlib import Path

from support.round_trip import write_declarations
from support.ten_projects import project
from unit.buttons.test_com_round_trips import FINDINGS, MOST, SHEETS, round_trips
from unit.buttons.test_imports_of_a_click import LIMIT, imported_in


def test_crossings_to_excel(tmp_path: Path) -> None:
    path = write_declarations(tmp_path / "大.xlsx", tuple(project(seed) for seed in range(1, SHEETS + 1)))
    for sheets in (10, FINDINGS):
        found = round_trips(path, sheets)
        print(f"\n{SHEETS} sheets, {FINDINGS} findings on {sheets} of them, round trips: {found}")
        assert max(found.values()) <= MOST


def test_imports_before_the_first_call_to_excel() -> None:
    found = [imported_in() for _ in range(7)]
    print(f"\nimports of a click: median {statistics.median(found):.3f} s, best {min(found):.3f} s")
    assert min(found) <= LIMIT
