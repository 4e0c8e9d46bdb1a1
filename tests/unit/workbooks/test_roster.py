from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from xltools.model.office import Office
from xltools.model.problems import UserError
from xltools.model.roster import Roster, RosterEntry
from xltools.model.settings import Settings
from xltools.workbooks.import_report import draw_import_report
from xltools.workbooks.own_kind import own_kind
from xltools.workbooks.settings.layout import ROSTER_COLUMNS
from xltools.workbooks.settings.reading import read_office, read_roster
from xltools.workbooks.settings.writing import write_office, write_template

HEADER = [title for title, _ in ROSTER_COLUMNS]
MIDNIGHT = datetime.combine(date(2026, 11, 30), time())
ENTRIES = (
    RosterEntry(
        "民政科", "000305", ("社会事务科", "=民政"), "张某", "010-80001234", ("慰问", "助老、助残"),
        Decimal("3100000.55"), date(2026, 11, 30),
    ),
    RosterEntry("城管科"),
)  # fmt: skip


def roster_of(path: Path, *rows: list[Any], header: list[str] = HEADER, above: int = 0) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "单位"
    for _ in range(above):
        sheet.append(["青禾街道花名册"])
    for row in [header, *rows]:
        sheet.append(row)
    book.save(path)
    return path


def line(**cells: Any) -> list[Any]:
    return [cells.get(title.replace("（元）", "")) for title in HEADER]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "花名册.xlsx"
    write_office(path, ENTRIES)
    assert read_roster(path) == Roster(str(path), ENTRIES)
    assert own_kind(path) == "roster"


def test_a_roster_alone_leaves_the_rules_as_shipped(tmp_path: Path) -> None:
    path = tmp_path / "花名册.xlsx"
    write_office(path, ENTRIES)
    book = openpyxl.load_workbook(path)
    for name in book.sheetnames[1:]:
        del book[name]
    book.save(path)
    office = read_office(path)
    assert office == Office(Settings(str(path), spellings=office.settings.spellings), Roster(str(path), ENTRIES))
    assert own_kind(path) == "roster"
    assert book.sheetnames == ["花名册"]


def test_equal_entries_give_equal_bytes(tmp_path: Path) -> None:
    write_office(tmp_path / "a.xlsx", ENTRIES)
    write_office(tmp_path / "b.xlsx", ENTRIES)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_template_nobody_filled_in_is_refused(tmp_path: Path) -> None:
    write_template(tmp_path / "花名册.xlsx")
    with pytest.raises(UserError, match="没有列出任何单位"):
        read_roster(tmp_path / "花名册.xlsx")


def test_names_that_begin_like_formulas_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "花名册.xlsx"
    write_office(path, [RosterEntry("=1+1", "@x", contact="+86", phone="-1")])
    cells = openpyxl.load_workbook(path)["花名册"][4]
    assert [cells[column].data_type for column in (0, 1, 3, 4)] == ["s", "s", "s", "s"]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_columns_are_found_by_title_in_any_order_below_a_title(tmp_path: Path) -> None:
    path = roster_of(
        tmp_path / "a.xlsx",
        ["城管科", "张某", 120302],
        [None, None, None],
        header=["官方 名称", "联系人", "单位编码"],
        above=2,
    )
    assert read_roster(path).entries == (RosterEntry("城管科", "120302", contact="张某"),)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3100000, Decimal(3100000)),
        (1102748.89, Decimal("1102748.89")),
        ("3,100,000", Decimal(3100000)),
        ("３１００元", Decimal(3100)),
        (0, Decimal(0)),
        (None, None),
        ("  ", None),
    ],
)
def test_ceilings(tmp_path: Path, value: Any, expected: Decimal | None) -> None:
    path = roster_of(tmp_path / "a.xlsx", line(官方名称="甲", 控制数=value))
    assert read_roster(path).entries[0].ceiling == expected


@pytest.mark.parametrize(
    "value",
    [
        MIDNIGHT,
        date(2026, 11, 30),
        "2026-11-30",
        "2026/11/30",
        "2026.11.30",
        "2026年11月30日",
        "2026年11月30",
    ],
)
def test_due_dates(tmp_path: Path, value: Any) -> None:
    path = roster_of(tmp_path / "a.xlsx", line(官方名称="甲", 截止日期=value))
    assert read_roster(path).entries[0].due == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([line(联系人="张某")], "「单位」B2 没有填写官方名称"),
        ([line(官方名称="甲", 控制数="310万元")], "「单位」G2 的控制数“310万元”不是单位为元的数字"),
        ([line(官方名称="甲", 控制数=-1)], "「单位」G2 的控制数"),
        ([line(官方名称="甲", 控制数=True)], "「单位」G2 的控制数"),
        ([line(官方名称="甲", 控制数=MIDNIGHT)], "「单位」G2 的控制数"),
        ([line(官方名称="甲", 控制数=timedelta(hours=30))], "「单位」G2 的控制数"),
        ([line(官方名称="甲", 控制数="NaN")], "「单位」G2 的控制数"),
        ([line(官方名称="甲", 截止日期="月底")], "「单位」H2 的截止日期“月底”不是日期"),
        ([line(官方名称="甲", 截止日期="2026-02-30")], "「单位」H2 的截止日期“2026-02-30”不是日期"),
        ([line(官方名称="甲"), line(官方名称="甲 ")], "「单位」B3 这一行的名称或别名“甲”与"),
        ([line(官方名称="甲", 别名="乙；丙"), line(官方名称="丁", 别名="丙")], "「单位」B3 这一行的名称或别名“丙”与"),
        (
            [line(官方名称="甲", 单位编码=101), line(官方名称="乙", 单位编码="101")],
            "「单位」B3 这一行的单位编码“101”与",
        ),
        ([], "没有列出任何单位"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_cell(tmp_path: Path, rows: list[list[Any]], said: str) -> None:
    path = roster_of(tmp_path / "a.xlsx", *rows)
    with pytest.raises(UserError) as raised:
        read_roster(path)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_alias_may_repeat_the_own_name(tmp_path: Path) -> None:
    path = roster_of(tmp_path / "a.xlsx", line(官方名称="甲", 别名="甲；乙"))
    assert read_roster(path).entries[0].aliases == ("甲", "乙")


def test_what_is_no_roster_is_refused(tmp_path: Path) -> None:
    other = roster_of(tmp_path / "a.xlsx", ["x"], header=["姓名"])
    broken = tmp_path / "b.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    draw_import_report(tmp_path / "d.xlsx", tmp_path, (), (), ())
    for path, said in [
        (other, "不是花名册"),
        (broken, "不是可读的工作簿"),
        (tmp_path / "c.xlsx", "打不开"),
        (tmp_path / "d.xlsx", "是本工具生成的导入报告"),
        (tmp_path, "打不开"),
    ]:
        with pytest.raises(UserError, match=said):
            read_roster(path)
