"""问题清单 of the master: the list every workbook has, with the department and the source of each finding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from xltools.model.finding import LEVEL_TITLES, Finding, Level, count_levels
from xltools.model.place import Place
from xltools.workbooks.issue_sheet import (
    COLUMNS,
    RULE_COLUMN,
    SHEET_NAME,
    TITLE,
    ColumnKind,
    IssueRow,
    ListValue,
    issue_rows,
    sort_key,
)
from xltools.workbooks.master.entries import SheetPlace
from xltools.workbooks.master.links import source_link
from xltools.workbooks.master.lists import MOST_LINES, full_note
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.styles import Kind, Mark

NAME: Final = SHEET_NAME
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
DEPARTMENT: Final = 2
"""The department stands before the project; the columns of the common list follow, then the source."""
KINDS: Final[Mapping[ColumnKind, Kind]] = {
    "number": "count", "text": "wrap", "link": "link", "amount": "money", "answer": "wrap",
}  # fmt: skip
MARKS: Final[Mapping[Level, Mark]] = {"error": "error", "warning": "warning", "info": "", "explained": ""}
SEVERITY: Final = 1
CENTERED: Final = frozenset({SEVERITY, RULE_COLUMN})
SOURCE_FILE: Final = len(COLUMNS) + 1
SOURCE_PLACE: Final = len(COLUMNS) + 2


def titles() -> tuple[tuple[str, float], ...]:
    """Titles and widths of all columns."""
    common = [(column.title, column.width) for column in COLUMNS]
    return (*common[:DEPARTMENT], ("部门", 20), *common[DEPARTMENT:], ("来源文件", 64), ("来源位置", 30))


@dataclass(frozen=True, slots=True)
class Spotted:
    """Where a finding stands on a form's sheet: the place, which orders the list, the link, and what people read there."""

    place: Place
    link: str
    title: str


def write_issues(page: Page, findings: Sequence[Finding], places: Mapping[Finding, Spotted], master: Path) -> None:
    """The whole sheet. `places` says where a finding stands; without one its source is shown."""
    ordered = sorted(findings, key=lambda one: sort_key(shown_at(one, places)))[:MOST_LINES]
    rows = issue_rows([shown_at(finding, places) for finding in ordered])
    page.heading(TITLE, full_note(len(findings) - len(ordered)) + note(findings), SOURCE_FILE - 3)
    page.header(HEADER_ROW, titles())
    for number, (finding, row) in enumerate(zip(ordered, rows, strict=True)):
        write_row(page, FIRST_ROW + number, row, places.get(finding))
        write_source(page, FIRST_ROW + number, finding, master)
    last = FIRST_ROW + max(len(rows), 1) - 1
    page.sheet.autofilter(HEADER_ROW, 0, last, len(titles()) - 1)
    page.sheet.freeze_panes(FIRST_ROW, DEPARTMENT)
    page.print_setup(HEADER_ROW, last, SOURCE_FILE - 1)


def note(findings: Sequence[Finding]) -> str:
    """The counts in one sentence."""
    listed = "，".join(f"{LEVEL_TITLES[level]} {count}" for level, count in count_levels(findings).items() if count)
    return (
        f"共 {len(findings)} 条：{listed}。点“单元格”到项目表（附有项目表时），点“来源文件”打开原件。"
        if findings
        else "未发现问题。"
    )


def shown_at(finding: Finding, places: Mapping[Finding, Spotted]) -> Finding:
    """The finding with its place in the master."""
    found = places.get(finding)
    return replace(finding, place=found.place) if found else finding


def write_row(page: Page, row: int, issue: IssueRow, spotted: Spotted | None) -> None:
    """The common columns of one finding."""
    for index, (column, value) in enumerate(zip(COLUMNS, issue.values, strict=False)):
        place = index if index < DEPARTMENT else index + 1
        mark = MARKS[issue.level] if index == SEVERITY else ""
        if column.kind == "link":
            page.link(row, place, spotted.link if spotted else None, spotted.title if spotted else "")
        else:
            write_value(page, (row, place), value, "center" if index in CENTERED else KINDS[column.kind], mark)


def write_value(page: Page, cell: tuple[int, int], value: ListValue, kind: Kind, mark: Mark) -> None:
    """A text, a number, or nothing."""
    if isinstance(value, str):
        page.text(*cell, value, kind, mark=mark)
    else:
        page.number(*cell, value, kind, mark=mark)


def write_source(page: Page, row: int, finding: Finding, master: Path) -> None:
    """The columns only the master has."""
    page.text(row, DEPARTMENT, finding.department, "wrap")
    page.link(row, SOURCE_FILE, source_link(master, finding.place), Path(finding.place.file).name)
    page.text(row, SOURCE_PLACE, finding.place.label(), "wrap")


def short_title(sheet: SheetPlace, cell: str) -> str:
    """`03_…!E4`: the sheet's number is enough to tell where a link leads."""
    number = f"{sheet.name.partition('_')[0]}_…!{cell}"
    return f"{sheet.volume}　{number}" if sheet.volume else number
