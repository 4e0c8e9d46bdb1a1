"""Odd but honest department workbooks, saved as files: what stands there is read right or reported, never guessed."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.protection import WorkbookProtection
from support.declarations import declaration
from support.edited import unmerged
from support.round_trip import write_declarations
from support.workbook_makers import convert, parts, rewritten

from xltools.analysis import analyse
from xltools.model.workbook import DepartmentWorkbook
from xltools.workbooks.reading.workbook import read_workbook
from xltools.workflows.check import check

FIRST, SECOND = "01_社区绿化养护", "02_行道树修剪"
FORMS = (
    declaration(economic=None, remarks=None, fillers=("",)),
    declaration(project="行道树修剪", caption="行道树修剪", budget="35.2", label_unit="万元"),
)
BOOK = "xl/workbook.xml"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_declarations(tmp_path_factory.mktemp("填报") / "绿化科.xlsx", FORMS)


def saved(path: Path, folder: Path, change: Callable[[openpyxl.Workbook], object]) -> DepartmentWorkbook:
    """What is read of a copy somebody changed and saved. openpyxl computes nothing: its formulas have no results."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(folder / path.name)
    return read_workbook(folder / path.name)


def kinds(workbook: DepartmentWorkbook) -> set[str]:
    return {change.kind for change in workbook.changes if not change.kind.startswith("formula")}


def put(sheet: str, cell: str, value: object, shown: str = "General") -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = value
        book[sheet][cell].number_format = shown

    return change


AMOUNTS = {
    # what stands in the budget cell (label: 万元), the yuan read, the rules that say what is odd
    "number as text": ("35.2", "352000", set()),
    "full-width digits": ("３５．２", "352000", {"F04"}),
    "blanks of East Asian width": ("\u3000３５.2\u3000", "352000", {"F04"}),
    "no-break blanks": ("\u00a035.2\u00a0", "352000", set()),
    "a line break behind": ("35.2\n", "352000", set()),
    "thousands": ("35,200.5", "352005000", set()),
    "currency sign": ("¥35.2", "352000", set()),
    "unit written again": ("35.2万元", "352000", {"U04"}),
    "numerals": ("三十五点二万元", "352000", {"U04"}),
    "zero-width blank": ("\u200b35.2", None, {"F05", "U08"}),
    "emoji": ("35.2😀", None, {"U08"}),
    "dash": ("-", None, {"U08"}),
    "truth value": (True, None, {"U08"}),
    "date": (dt.date(2026, 3, 5), None, {"U08"}),
    "date and time": (dt.datetime(2026, 3, 5, 12, 30), None, {"U08"}),  # noqa: DTZ001 - as a cell holds it
    "time of day": (dt.time(12, 5), None, {"U08"}),
    "error value": ("#VALUE!", None, {"U08"}),
    "beyond all amounts": (1e15, None, {"U08"}),
}


@pytest.mark.parametrize(("value", "yuan", "rules"), AMOUNTS.values(), ids=AMOUNTS)
def test_a_budget_is_read_or_its_cell_is_named(path: Path, tmp_path: Path, value, yuan, rules):
    shown = {"date": "yyyy/m/d", "datetime": "yyyy/m/d h:mm", "time": "h:mm"}.get(type(value).__name__, "General")
    workbook = saved(path, tmp_path, put(SECOND, "E4", value, shown))

    projects = [analyse(form) for form in workbook.declarations]
    found = [one for one in check(projects, workbook).findings if one.position == 2 and one.field == "预算金额"]
    amount = projects[1].budget
    assert (amount.yuan if amount else None) == (None if yuan is None else Decimal(yuan))
    assert {one.rule for one in found} >= rules
    assert {one.place.cell for one in found if one.rule in rules} <= {"E4"}


def test_a_percentage_is_read_as_it_is_shown(path: Path, tmp_path: Path):
    def change(book):
        for cell, value, shown in (
            ("D10", 0.95, "0%"), ("D11", 0.125, '0.0%"以上"'), ("D12", 0.95, '0.00"%"'), ("D13", 0.333, "[红色]0%;-0%")
        ):  # fmt: skip
            put(FIRST, cell, value, shown)(book)

    texts = [one.text for one in saved(path, tmp_path, change).declarations[0].indicators[:4]]
    assert texts == ["95%", "12.5%", "0.95", "33.3%"]


@pytest.mark.parametrize(("sheet", "cell"), [(FIRST, "D10"), (SECOND, "E4"), (FIRST, "B5")])
def test_a_formula_without_a_result_is_reported_with_its_cell(path: Path, tmp_path: Path, sheet, cell):
    told = [one.message for one in saved(path, tmp_path, put(sheet, cell, '="8"&"处"')).problems]

    assert len(told) == 1
    assert told[0].startswith(f"「{sheet}」{cell}：是公式，文件里没有保存计算结果")


def test_many_formulas_without_results_are_told_in_one_sentence(path: Path, tmp_path: Path):
    def change(book):
        for row in range(10, 18):
            book[FIRST][f"D{row}"] = "=1+1"

    (told,) = saved(path, tmp_path, change).problems
    assert "D10、D11、D12、D13、D14 等 8 处" in told.message


def test_formulas_without_results_are_told_of_a_form_of_another_make(tmp_path: Path):
    book = openpyxl.Workbook()
    for row in (
        ("部门（单位）名称", "示例科"),
        ("项目名称", "喷灌设施", "预算金额（万元）", "=4+4.5"),
        ("项目绩效目标", "改造设施。"),
    ):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")

    workbook = read_workbook(tmp_path / "a.xlsx")
    assert workbook.declarations[0].text("budget") == ""
    assert [one.message for one in workbook.problems if "D2" in one.message and "公式" in one.message]


def test_a_formula_with_an_empty_result_is_an_empty_cell(path: Path, tmp_path: Path):
    def change(book):
        book[FIRST]["D10"] = '=""'

    saved(path, tmp_path, change)
    name, sheet = next(one for one in parts(tmp_path / path.name).items() if b'<f>""</f>' in one[1])
    changed = re.sub(
        rb'<c r="D10"([^>]*)><f>""</f><v ?(/>|></v>)</c>', rb'<c r="D10" t="str"\1><f>""</f><v></v></c>', sheet
    )
    assert changed != sheet

    assert read_workbook(rewritten(tmp_path / path.name, tmp_path / "b.xlsx", {name: changed})).problems == ()


@dataclass(frozen=True)
class Odd:
    """A change, the kinds of changes reported, and whether all the forms say the same as before."""

    change: Callable[[openpyxl.Workbook], object]
    reported: set[str] = field(default_factory=set)
    same: bool = True
    forms: int = 2


def named(book: openpyxl.Workbook, title: str) -> None:
    book[SECOND].title = title


def duplicated(book: openpyxl.Workbook) -> None:
    book.copy_worksheet(book[SECOND]).title = f"{SECOND} (2)"


def protected(book: openpyxl.Workbook) -> None:
    book.security = WorkbookProtection(workbookPassword="1234", lockStructure=True)
    for sheet in book:
        sheet.protection.set_password("1234")


def swapped(book: openpyxl.Workbook) -> None:
    sheet = unmerged(book[FIRST])
    for row in range(9, 19):
        third, fourth = sheet.cell(row, 3), sheet.cell(row, 4)
        third.value, fourth.value = fourth.value, third.value


BOOKS = {
    "hidden": Odd(lambda book: setattr(book[SECOND], "sheet_state", "hidden"), {"sheet-hidden"}),
    "very hidden": Odd(lambda book: setattr(book[SECOND], "sheet_state", "veryHidden"), {"sheet-hidden"}),
    "any order": Odd(lambda book: book._sheets.reverse()),
    "longest name": Odd(lambda book: named(book, "长" * 31), {"sheet-renamed"}),
    "emoji and quotes": Odd(lambda book: named(book, "修剪😀'(报)"), {"sheet-renamed"}),
    "duplicated": Odd(duplicated, {"sheet-added"}, forms=3),
    "unmerged": Odd(lambda book: unmerged(book[FIRST])),
    "rows above": Odd(lambda book: unmerged(book[FIRST]).insert_rows(1, 2)),
    "columns before": Odd(lambda book: unmerged(book[FIRST]).insert_cols(1, 2)),
    "locked": Odd(protected),
    "merged over two rows": Odd(lambda book: book[FIRST].merge_cells("D10:D11"), same=False),
    "row deleted": Odd(lambda book: unmerged(book[FIRST]).delete_rows(11), {"row-missing"}, same=False),
    "row added": Odd(lambda book: put(FIRST, "D11", "另种20株。")(book) or unmerged(book[FIRST]).insert_rows(11), same=False),
    "first column deleted": Odd(lambda book: unmerged(book[FIRST]).delete_cols(1), {"sheet-added"}, same=False),
    "a column of values deleted": Odd(lambda book: unmerged(book[FIRST]).delete_cols(2), {"sheet-added"}, same=False),
    "columns swapped": Odd(swapped, {"label-changed"}, same=False),
    "key column deleted": Odd(lambda book: unmerged(book[FIRST]).delete_cols(10), {"sheet-added"}, same=False),
    "label an error value": Odd(put(FIRST, "A4", "#REF!"), {"label-changed"}),
    "very long text": Odd(put(FIRST, "B4", "项" * 3000), same=False),
    "emoji in a text": Odd(put(FIRST, "B4", "绿化😀👨\u200d👩\u200d👧养护"), same=False),
    "number for a text": Odd(put(FIRST, "E5", 80001234)),
}  # fmt: skip


def spoken(workbook: DepartmentWorkbook) -> list[dict[str, str]]:
    """All texts of the forms, whatever their order."""
    forms = [
        {name: found.text for name, found in form.fields.items()}
        | {f"{number} {one.level2}": one.text for number, one in enumerate(form.indicators)}
        for form in workbook.declarations
    ]
    return sorted(forms, key=lambda form: form["project"])


def told(workbook: DepartmentWorkbook) -> set[str]:
    """What a check says of it."""
    return {one.message for one in check([analyse(form) for form in workbook.declarations], workbook).findings}


@pytest.fixture(scope="module")
def untouched(path: Path) -> tuple[list[dict[str, str]], set[str]]:
    workbook = read_workbook(path)
    return spoken(workbook), told(workbook)


@pytest.mark.parametrize("odd", BOOKS.values(), ids=BOOKS)
def test_an_odd_workbook_is_read_or_reported(path: Path, tmp_path: Path, untouched, odd: Odd):
    workbook = saved(path, tmp_path, odd.change)

    forms, findings = untouched
    assert len(workbook.declarations) == odd.forms
    assert kinds(workbook) >= odd.reported
    if odd.same:
        assert all(form in forms for form in spoken(workbook))
        assert all(form in spoken(workbook) for form in forms)
    assert odd.same or kinds(workbook) or told(workbook) - findings


def test_dates_count_from_1904_where_the_workbook_says_so(path: Path, tmp_path: Path):
    day = put(FIRST, "D12", dt.date(2026, 12, 31), "yyyy-mm-dd")
    assert saved(path, tmp_path, day).declarations[0].indicators[2].text == "2026-12-31"
    book = parts(tmp_path / path.name)[BOOK]
    changed = re.sub(rb"<workbookPr[^>]*/>", b'<workbookPr date1904="1"/>', book)
    assert changed != book

    workbook = read_workbook(rewritten(tmp_path / path.name, tmp_path / "b.xlsx", {BOOK: changed}))
    assert workbook.declarations[0].indicators[2].text == "2031-01-01"


def test_a_very_long_file_name_is_read(path: Path, tmp_path: Path):
    target = tmp_path / f"{'绿' * 80}.xlsx"
    target.write_bytes(path.read_bytes())
    assert len(read_workbook(target).declarations) == 2


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_our_workbook_saved_in_another_format_says_the_same(soffice, path: Path, tmp_path: Path, kind: str):
    workbook = read_workbook(convert(soffice, path, tmp_path, kind))
    assert spoken(workbook) == spoken(read_workbook(path))
    assert workbook.stamped
    assert [one.label_unit for one in workbook.declarations] == [None, "万元"]
