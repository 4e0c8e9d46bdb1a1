"""对应认定, 版本认定, 退回登记 and 免报 in 花名册与设置."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.open_xml import needs_validator, schema_errors

from xltools.model.decisions import Decisions, NameAnswer, Return, VersionChoice
from xltools.model.office import Office
from xltools.model.problems import UserError
from xltools.model.roster import RosterEntry
from xltools.workbooks.settings.decision_sheets import NAME_LIST, RETURN_LIST, VERSION_LIST
from xltools.workbooks.settings.reading import read_office
from xltools.workbooks.settings.writing import write_office

ENTRIES = (
    RosterEntry("民政科", "101", aliases=("民政",), projects=("慰问", "助老")),
    RosterEntry("统计所", exempt="机构撤并，本年不再单独申报"),
)
DECISIONS = Decisions(
    (NameAnswer("=民政组", "民政科"), NameAnswer("慰问活动", "慰问", "民政"), NameAnswer("某中心", "某中心")),
    (VersionChoice("民政科", "慰问", "附件2-慰问(1).docx", "以签章件为准"), VersionChoice("民政科", "", "0123abcd")),
    (
        Return("民政科", "慰问", date(2026, 11, 15), "金额不符", "张某"),
        Return("统计所", "", date(2026, 11, 16), "缺表"),
    ),
)


def office(folder: Path, name: str = "", *cells: Any) -> Office:
    """The office with `cells` as the first line of the sheet `name`."""
    path = folder / "花名册与设置.xlsx"
    write_office(path, ENTRIES)
    if name:
        book = openpyxl.load_workbook(path)
        for column, value in enumerate(cells, 1):
            book[name].cell(4, column, value)
        book.save(path)
    return read_office(path)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    write_office(tmp_path / "a.xlsx", ENTRIES, decisions=DECISIONS)
    write_office(tmp_path / "b.xlsx", ENTRIES, decisions=DECISIONS)
    found = read_office(tmp_path / "a.xlsx")
    assert found.decisions == DECISIONS
    assert found.roster is not None
    assert found.roster.entries[1] == ENTRIES[1]
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["对应认定"]["B4"].data_type == "s"


def test_an_answered_name_is_an_alias(tmp_path: Path) -> None:
    write_office(tmp_path / "a.xlsx", ENTRIES, decisions=DECISIONS)
    roster = read_office(tmp_path / "a.xlsx").roster
    assert roster is not None
    assert [entry.aliases for entry in roster.entries] == [("民政", "=民政组"), ()]


@needs_validator
def test_the_workbook_is_valid_open_xml(tmp_path: Path) -> None:
    write_office(tmp_path / "a.xlsx", ENTRIES, decisions=DECISIONS)
    assert schema_errors(tmp_path / "a.xlsx") == []


def test_a_workbook_without_the_sheets_decides_nothing(tmp_path: Path) -> None:
    assert office(tmp_path).decisions == Decisions()


def test_a_line_without_a_kind_is_about_a_project_where_a_unit_is_named(tmp_path: Path) -> None:
    assert office(tmp_path, "对应认定", None, "慰问活动", "慰问", "民政科").decisions.names == (
        NameAnswer("慰问活动", "慰问", "民政科"),
    )


@pytest.mark.parametrize(
    ("sheet", "cells", "said"),
    [
        ("对应认定", ("单位", "民政组", None), "「对应认定」C4 没有填写对应的名称"),
        ("对应认定", ("单位", None, "民政科"), "「对应认定」B4 没有填写所写的名称"),
        ("对应认定", ("单位", "民政组", "民生科"), "「对应认定」C4 的“民生科”不在花名册"),
        ("对应认定", ("单位", "统计所", "民政科"), "「对应认定」C4 把统计所的名称“统计所”对应到民政科"),
        ("对应认定", ("项目", "慰问活动", "慰问"), "「对应认定」D4 没有填写所属单位"),
        ("对应认定", ("项目", "慰问活动", "清雪", "民政科"), "「对应认定」C4 的“清雪”不是民政科的应报项目"),
        ("对应认定", ("项目", "慰问活动", "慰问", "某科"), "「对应认定」C4 的“某科”不在花名册"),
        ("版本认定", ("民政科", "慰问", None, "说明"), "「版本认定」C4 没有填写采用的文件"),
        ("版本认定", (None, "慰问", "a.docx"), "「版本认定」A4 没有填写单位"),
        ("退回登记", ("民政科", "慰问", date(2026, 11, 15), "张某"), "「退回登记」E4 没有填写退回原因"),
        ("退回登记", ("民政科", "慰问", None, "张某", "缺表"), "「退回登记」C4 没有填写退回日期"),
        ("退回登记", ("民政科", "慰问", "月底", "张某", "缺表"), "「退回登记」C4 的退回日期“月底”不是日期"),
        ("退回登记", (None, "慰问", date(2026, 11, 15), "张某", "缺表"), "「退回登记」A4 没有填写单位"),
    ],
)
def test_a_line_that_cannot_be_followed_is_refused_with_its_cell(
    tmp_path: Path, sheet: str, cells: tuple[Any, ...], said: str
) -> None:
    with pytest.raises(UserError) as raised:
        office(tmp_path, sheet, *cells)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_name_is_answered_for_once(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    twice = Decisions((NameAnswer("民政组", "民政科"), NameAnswer("民政 组", "统计所")))
    write_office(path, ENTRIES, decisions=twice)
    with pytest.raises(UserError, match="前面已经对应到别的名称"):
        read_office(path)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("是", None), "J4 没有填写免报原因"),
        ((None, "撤并"), "I4 填了免报原因而没有选“是”"),
        (("撤并", None), "I4 的免报“撤并”不是“是”"),
    ],
)
def test_an_exemption_needs_a_reason(tmp_path: Path, cells: tuple[Any, Any], said: str) -> None:
    with pytest.raises(UserError) as raised:
        office(tmp_path, "花名册", None, "甲科", None, None, None, None, None, None, *cells)
    assert said in str(raised.value)


def test_every_column_has_help(tmp_path: Path) -> None:
    write_office(tmp_path / "a.xlsx", ENTRIES)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for own in (NAME_LIST, VERSION_LIST, RETURN_LIST):
        assert len(book[own.name].data_validations.dataValidation) == len(own.columns)
