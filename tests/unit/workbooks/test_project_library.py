"""项目库 in 花名册与设置: what is written is read back; other people's columns are understood; wrong figures are refused."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.open_xml import needs_validator, schema_errors

from xltools.model.problems import UserError
from xltools.model.roster import LibraryProject, RosterEntry
from xltools.workbooks.settings.reading import read_office
from xltools.workbooks.settings.writing import write_office

ENTRIES = (RosterEntry("民政科"),)
LIBRARY = (
    LibraryProject("民政科", "=慰问", "000301", Decimal("560000.55"), None, where="设置.xlsx「项目库」B4"),
    LibraryProject("城管科", "路灯", "", None, Decimal(3000000), where="设置.xlsx「项目库」B5"),
)


def library_of(path: Path) -> tuple[LibraryProject, ...]:
    roster = read_office(path).roster
    assert roster is not None
    return roster.library


def book_with(path: Path, *rows: tuple[Any, ...]) -> Path:
    write_office(path, ENTRIES)
    book = openpyxl.load_workbook(path)
    del book["项目库"]
    sheet = book.create_sheet("批复数")
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_office(tmp_path / "设置.xlsx", ENTRIES, library=LIBRARY)
    assert library_of(tmp_path / "设置.xlsx") == LIBRARY


def test_a_blank_library_is_none(tmp_path: Path) -> None:
    write_office(tmp_path / "设置.xlsx", ENTRIES)
    assert library_of(tmp_path / "设置.xlsx") == ()


@needs_validator
def test_the_workbook_is_valid(tmp_path: Path) -> None:
    write_office(tmp_path / "设置.xlsx", ENTRIES, library=LIBRARY)
    assert schema_errors(tmp_path / "设置.xlsx") == []


def test_another_table_with_its_own_unit(tmp_path: Path) -> None:
    path = book_with(
        tmp_path / "a.xlsx", ("某某区", ""), ("项目名称", "年度金额(万元)"), ("慰问", "56.5"), ("", 3), ("路灯", "")
    )
    assert [(one.project, one.annual, one.unit_declared) for one in library_of(path)] == [
        ("慰问", Decimal(565000), True),
        ("路灯", None, True),
    ]


def test_a_column_without_a_unit(tmp_path: Path) -> None:
    path = book_with(tmp_path / "a.xlsx", ("单位名称", "项目名称", "多年总额", "年度金额"), ("民政科", "慰问", 90, 56))
    assert [(one.department, one.annual, one.period_total, one.unit_declared) for one in library_of(path)] == [
        ("民政科", Decimal(56), Decimal(90), False)
    ]


def test_a_table_without_amounts_is_no_library(tmp_path: Path) -> None:
    assert library_of(book_with(tmp_path / "a.xlsx", ("项目名称", "备注"), ("慰问", "无"))) == ()


@pytest.mark.parametrize("wrong", ["约五十万", -1])
def test_a_figure_that_is_none_is_refused_with_its_cell(wrong: Any, tmp_path: Path) -> None:
    path = book_with(tmp_path / "a.xlsx", ("项目名称", "年度金额（元）"), ("慰问", wrong))
    with pytest.raises(UserError, match=r"「批复数」B2 的年度金额"):
        read_office(path)
