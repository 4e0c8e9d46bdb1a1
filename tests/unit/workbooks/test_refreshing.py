"""Copies tell the live checks what this check saw."""

from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from support.declarations import declaration
from support.recalculation import values
from support.round_trip import write_declarations

from xltools.jobs.checking import check_sources
from xltools.jobs.recomputing import recompute_file
from xltools.workbooks.department.panel import panel_cells
from xltools.workbooks.marks.marking import clear

SHEET = "01_社区绿化养护"
CELLS = panel_cells()


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A workbook whose cost text and budget were changed since it was written."""
    path = write_declarations(tmp_path / "绿化科.xlsx", (declaration(),))
    book = openpyxl.load_workbook(path)
    book[SHEET]["D13"] = "全年费用13万元。"
    book[SHEET]["E4"] = 130000
    book.save(path)
    return path


def panel(path: Path) -> tuple[object, ...]:
    found = values(path)
    return tuple(found.get((SHEET, CELLS[key])) for key in ("cost", "difference", "state", "changed"))


def test_a_recomputed_copy_agrees_again(changed: Path, tmp_path: Path):
    done = recompute_file(changed, tmp_path / "重算" / "绿化科.xlsx")

    assert done.copy is not None
    assert panel(done.copy) == (130000, 0, "✔ 通过", "✔ 通过")
    again = recompute_file(done.copy, tmp_path / "再算" / "绿化科.xlsx")
    assert again.restored == 0
    assert again.result is not None
    assert again.result.differences == ()


def test_a_marked_copy_agrees_again_and_clearing_gives_the_source_back(changed: Path, tmp_path: Path):
    (checked,) = check_sources([str(changed)], mark=tmp_path / "标记").files

    marked = Path(checked.marked.path)
    assert panel(marked) == (130000, 0, "✔ 通过", "✔ 通过")
    clear(marked, tmp_path / "还原.xlsx")
    assert (tmp_path / "还原.xlsx").read_bytes() != b""
    assert values(tmp_path / "还原.xlsx") == values(changed)


def test_the_row_on_the_summary_follows(changed: Path, tmp_path: Path):
    done = recompute_file(changed, tmp_path / "重算" / "绿化科.xlsx")

    found = values(done.copy)
    assert (found["汇总", "G5"], found["汇总", "H5"]) == (130000, 0)
    assert found["汇总", "E6"] == Decimal(130000)
