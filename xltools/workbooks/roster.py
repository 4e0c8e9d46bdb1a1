"""The roster workbook (花名册): reading it, and writing one, blank or filled."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

import python_calamine
import xlsxwriter

from xltools.files.atomic import reason, replacing
from xltools.merging.names import name_key
from xltools.model.problems import UserError
from xltools.model.roster import Roster, RosterEntry
from xltools.values.plain import plain
from xltools.workbooks.cells import address, cell_text, from_float
from xltools.workbooks.own_kind import set_kind

SHEET: Final = "花名册"
COLUMNS: Final = (
    ("单位编码", 14),
    ("官方名称", 30),
    ("别名", 34),
    ("联系人", 12),
    ("联系电话", 16),
    ("应报项目", 44),
    ("控制数（元）", 18),
    ("截止日期", 14),
)
CODE, NAME, ALIASES, CONTACT, PHONE, PROJECTS, CEILING, DUE = range(8)
KEYS: Final = tuple(name_key(title) for title, _ in COLUMNS)
SEARCHED_ROWS: Final = 20
BLANK_ROWS: Final = 200
GUIDE_LINE: Final = 46
"""Chinese characters a line of the guide holds."""
CREATED: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal input gives equal bytes
GUIDE: Final = (
    "花名册列出应当报送的全部单位，一行一个单位。汇总时据此对应部门名称、列出漏报名单、核对控制数。",
    "单位编码：可不填；填写后，编码与名称连写（如 120305-某某科）也能对应。",
    "官方名称：必填，不得重复；汇总表一律用这个名称。",
    "别名：各部门可能写成的其他名称，多个之间用“；”隔开。不在名称和别名里的单位会列为“名单外”，不会自动归并。",
    "联系人、联系电话：漏报名单中用于催报。",
    "应报项目：每行一个（单元格内按 Alt+Enter 换行）或用“；”隔开；不填表示不限定项目。",
    "控制数（元）：单位为元的数字；不填表示不核对。",
    "截止日期：如 2026-11-30。",
)

Value = object
"""A cell as python-calamine gives it: str, float, bool, date, datetime, time, timedelta."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the roster and its address, for the sentence about what is wrong with it."""

    value: Value
    where: str

    @property
    def text(self) -> str:
        """The value as text without outer white space; a whole number without `.0`."""
        if isinstance(self.value, float):
            return plain(from_float(self.value))
        return str(self.value).strip()


def read_roster(path: Path) -> Roster:
    """Read a roster; raises UserError with one sentence naming the cell that is wrong."""
    for name, rows in sheets(path):
        for number, row in enumerate(rows[:SEARCHED_ROWS]):
            header = [name_key(str(value)) for value in row]
            if KEYS[NAME] in header:
                entries = tuple(read_entries(path, name, header, rows, number + 1))
                return checked(path, entries)
    raise UserError(f"{path} 不是花名册：没有找到“官方名称”一列，请用 xltools template 生成的花名册模板填写。")


def sheets(path: Path) -> Iterator[tuple[str, Sequence[Sequence[Value]]]]:
    """Name and rows of every sheet, rows from A1."""
    if not path.is_file():
        raise UserError(f"花名册 {path} 打不开，没有这个文件，请检查路径。")
    try:
        with python_calamine.load_workbook(path) as workbook:
            for name in workbook.sheet_names:
                yield name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except OSError as error:
        raise UserError(f"花名册 {path} 打不开（{reason(error)}），请检查路径。") from error
    except python_calamine.CalamineError as error:
        raise UserError(f"花名册 {path} 不是可读的工作簿，请在 Excel 或 WPS 中打开后另存为 .xlsx 再试。") from error


def read_entries(
    path: Path, sheet: str, header: Sequence[str], rows: Sequence[Sequence[Value]], start: int
) -> Iterator[tuple[RosterEntry, str]]:
    """The entries below the header with the address of their name cell; empty rows are passed over."""
    places = [header.index(key) if key in header else None for key in KEYS]
    for number, row in enumerate(rows[start:], start + 1):
        cells = [
            Cell(
                "" if place is None or place >= len(row) else row[place],
                f"{path}「{sheet}」{address(number - 1, place or 0)}",
            )
            for place in places
        ]
        if any(cell.text for cell in cells):
            yield read_entry(cells), cells[NAME].where


def read_entry(cells: Sequence[Cell]) -> RosterEntry:
    """One line of the roster."""
    if not cells[NAME].text:
        raise UserError(f"花名册 {cells[NAME].where} 没有填写官方名称，请补填或删去这一行。")
    return RosterEntry(
        department=cells[NAME].text,
        code=cells[CODE].text,
        aliases=listed(cells[ALIASES].text),
        contact=cells[CONTACT].text,
        phone=cells[PHONE].text,
        projects=listed(cells[PROJECTS].text),
        ceiling=read_ceiling(cells[CEILING]),
        due=read_due(cells[DUE]),
    )


def listed(text: str) -> tuple[str, ...]:
    """Names set apart by ； or line breaks."""
    return tuple(part.strip() for part in re.split(r"[；;\n\r]", text) if part.strip())


def read_ceiling(cell: Cell) -> Decimal | None:
    """The 控制数 in yuan, None for an empty cell."""
    if not cell.text:
        return None
    problem = UserError(f"花名册 {cell.where} 的控制数“{cell.text}”不是单位为元的数字，请改为数字，例如 3100000。")
    if isinstance(cell.value, bool | date | timedelta):
        raise problem
    try:
        value = Decimal(name_key(cell.text).replace(",", "").removesuffix("元"))
    except InvalidOperation as error:
        raise problem from error
    if not value.is_finite() or value < 0:
        raise problem
    return value


def read_due(cell: Cell) -> date | None:
    """The due date, None for an empty cell; real dates and 2026-11-30, 2026/11/30, 2026.11.30, 2026年11月30日."""
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    if not cell.text:
        return None
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", name_key(cell.text))
    try:
        return date(*map(int, parts.groups())) if parts else refuse_due(cell)
    except ValueError:
        return refuse_due(cell)


def refuse_due(cell: Cell) -> date:
    """Stop at a due date that is no date."""
    raise UserError(f"花名册 {cell.where} 的截止日期“{cell.text}”不是日期，请写成 2026-11-30 的样子。")


def checked(path: Path, entries: Sequence[tuple[RosterEntry, str]]) -> Roster:
    """The roster, when every name, alias and code belongs to one line only."""
    if not entries:
        raise UserError(f"花名册 {path} 没有列出任何单位，请至少填写一个官方名称。")
    owners: dict[tuple[str, str], tuple[RosterEntry, str]] = {}
    for entry, where in entries:
        for kind, written in identities(entry):
            other, place = owners.setdefault((kind, name_key(written)), (entry, where))
            if other is not entry:
                message = f"花名册 {where} 这一行的{kind}“{written}”与 {place} 一行重复，请只保留一处。"
                raise UserError(message)
    return Roster(str(path), tuple(entry for entry, _ in entries))


def identities(entry: RosterEntry) -> Iterator[tuple[str, str]]:
    """Everything a department is recognised by."""
    if entry.code:
        yield "单位编码", entry.code
    for name in (entry.department, *entry.aliases):
        yield "名称或别名", name


def write_roster_template(path: Path) -> None:
    """Write a blank roster."""
    write_roster(path, ())


def write_roster(path: Path, entries: Iterable[RosterEntry]) -> None:
    """Write a roster workbook; equal entries give equal bytes. Raises UserError when it cannot be written."""
    with replacing(path) as temporary, xlsxwriter.Workbook(str(temporary), {"strings_to_formulas": False}) as workbook:
        workbook.set_properties({"title": SHEET, "created": CREATED})
        set_kind(workbook, "roster")
        write_entries(workbook, tuple(entries))
        write_guide(workbook)


def write_entries(workbook: xlsxwriter.Workbook, entries: Sequence[RosterEntry]) -> None:
    """The sheet with the departments, prepared for some more than there are."""
    font = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "border": 1, "border_color": "#BFBFBF"}
    head = workbook.add_format(font | {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "align": "center"})
    text = workbook.add_format(font | {"num_format": "@", "text_wrap": True})
    money = workbook.add_format(font | {"num_format": "#,##0.00"})
    day = workbook.add_format(font | {"num_format": "yyyy-mm-dd", "align": "center"})
    sheet = workbook.add_worksheet(SHEET)
    styles = [text, text, text, text, text, text, money, day]
    for column, (title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    sheet.set_row(0, 24)
    for row in range(1, 1 + max(BLANK_ROWS, len(entries))):
        for column, style in enumerate(styles):
            sheet.write_blank(row, column, None, style)
    for row, entry in enumerate(entries, 1):
        write_entry(sheet, row, entry, styles)
    last = max(BLANK_ROWS, len(entries))
    sheet.data_validation(1, CEILING, last, CEILING, {
        "validate": "decimal", "criteria": ">=", "value": 0, "error_title": "控制数", "error_message": "请填写单位为元的数字。",
    })  # fmt: skip
    sheet.data_validation(1, DUE, last, DUE, {
        "validate": "date", "criteria": ">=", "value": date(2000, 1, 1), "error_title": "截止日期",
        "error_message": "请填写日期，如 2026-11-30。",
    })  # fmt: skip
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, max(len(entries), 1), len(COLUMNS) - 1)


def write_entry(
    sheet: "xlsxwriter.worksheet.Worksheet", row: int, entry: RosterEntry, styles: Sequence["xlsxwriter.format.Format"]
) -> None:
    """One department. The ceiling becomes a number here, at the door out."""
    texts = (
        entry.code, entry.department, "；".join(entry.aliases), entry.contact, entry.phone, "\n".join(entry.projects),
    )  # fmt: skip
    for column, value in enumerate(texts):
        sheet.write_string(row, column, cell_text(value), styles[column])
    if entry.ceiling is not None:
        sheet.write_number(row, CEILING, float(entry.ceiling), styles[CEILING])
    if entry.due is not None:
        sheet.write_datetime(row, DUE, entry.due, styles[DUE])
    sheet.set_row(row, 16 * max(1, len(entry.projects)))


def write_guide(workbook: xlsxwriter.Workbook) -> None:
    """How to fill it in."""
    title = workbook.add_format({"font_name": "宋体", "font_size": 14, "bold": True})
    line = workbook.add_format({"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "top"})
    sheet = workbook.add_worksheet("填写说明")
    sheet.set_column(0, 0, 2 * GUIDE_LINE + 4)
    sheet.write_string(0, 0, "花名册填写说明", title)
    for row, text in enumerate(GUIDE, 1):
        sheet.write_string(row, 0, text, line)
        sheet.set_row(row, 17 * math.ceil(len(text) / GUIDE_LINE))
