"""问题清单 inside an existing workbook: filled when the workbook has one, else added as the last visible sheet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xltools.model.finding import SEVERITY_TITLES, Finding, Severity
from xltools.workbooks.issue_sheet import (
    ANSWER_COLUMN,
    COLUMNS,
    HEADER_ROW,
    LINK_COLUMN,
    RULE_COLUMN,
    SHEET_NAME,
    TITLE,
    IssueRow,
    ListValue,
    summary,
)  # fmt: skip
from xltools.workbooks.marks.looks import LOOKS
from xltools.workbooks.marks.records import blank_sheet
from xltools.workbooks.package.cells import SHEET_ORDER, Cells
from xltools.workbooks.package.hyperlinks import add_link
from xltools.workbooks.package.markup import (
    Element,
    append,
    child,
    children,
    detach,
    namespace,
    obtain,
    parse,
    serialize,
)
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Box, Spot, letters
from xltools.workbooks.package.sheets import Sheet, add_sheet, cover, repeat_rows, sheets
from xltools.workbooks.package.strings import shared_strings
from xltools.workbooks.package.styles import Styles

OTHER_NAME: Final = "问题清单（核对）"
"""Used when the workbook has a sheet called 问题清单 that is not such a list."""

AnswerKey = tuple[str, str, str]
"""Rule, project and field of a finding: what stays the same when rows move."""

PROJECT_COLUMN: Final = 2
FIELD_COLUMN: Final = 3
HEIGHTS: Final = {1: 28.0, 2: 18.0, HEADER_ROW: 20.0}
LONGEST_HEADER_SEARCH: Final = 10
FONT: Final = '<font>{look}<sz val="{size}"/>{color}<name val="宋体"/><family val="3"/><charset val="134"/></font>'
LINK_FONT: Final = FONT.format(look="<u/>", size=10, color='<color rgb="FF0563C1"/>')
EDGE: Final = '<{0} style="thin"><color rgb="FF9A9A9A"/></{0}>'


@dataclass(frozen=True, slots=True)
class Answer:
    """What a department wrote in 出错说明 beside a finding; `label` is the cell the finding named."""

    label: str
    text: str


def find_list(package: Package) -> tuple[Sheet, Cells, int] | None:
    """The workbook's list with its cells and header row, recognised by its column titles."""
    shared = shared_strings(package)
    titles = [column.title for column in COLUMNS]
    for sheet in sheets(package):
        if sheet.name not in {SHEET_NAME, OTHER_NAME}:
            continue
        cells = Cells(package.look(sheet.part), shared)
        for row in range(1, LONGEST_HEADER_SEARCH + 1):
            if [cells.text(Spot(row, column)) for column in range(1, len(titles) + 1)] == titles:
                return sheet, cells, row
    return None


def answers(package: Package) -> dict[AnswerKey, list[Answer]]:
    """Every explanation written in the list, by finding."""
    found: dict[AnswerKey, list[Answer]] = {}
    known = find_list(package)
    if known is None:
        return found
    _, cells, header = known
    for row in sorted({at.row for at, _ in cells.spots() if at.row > header}):
        text = cells.text(Spot(row, ANSWER_COLUMN + 1))
        if text.strip():
            key = tuple(cells.text(Spot(row, column + 1)) for column in (RULE_COLUMN, PROJECT_COLUMN, FIELD_COLUMN))
            found.setdefault((key[0], key[1], key[2]), []).append(Answer(cells.text(Spot(row, LINK_COLUMN + 1)), text))
    return found


def assigned(rows: Sequence[IssueRow], known: Mapping[AnswerKey, Sequence[Answer]]) -> list[str | None]:
    """The explanation of each line: the one of the same cell; else the only one left for the only line of its kind left."""
    left = {key: list(found) for key, found in known.items()}
    result: list[str | None] = []
    for row in rows:
        own = next((answer for answer in left.get(row_key(row), ()) if answer.label == row.values[LINK_COLUMN]), None)
        if own is not None:
            left[row_key(row)].remove(own)
        result.append(own.text if own else None)
    open_lines = Counter(row_key(row) for row, text in zip(rows, result, strict=True) if text is None)
    for index, row in enumerate(rows):
        candidates = left.get(row_key(row), [])
        if result[index] is None and len(candidates) == 1 and open_lines[row_key(row)] == 1:
            result[index] = candidates[0].text
    return result


def row_key(row: IssueRow) -> AnswerKey:
    """What a line and an earlier explanation have in common."""
    return (str(row.values[RULE_COLUMN]), str(row.values[PROJECT_COLUMN]), str(row.values[FIELD_COLUMN]))


def write_list(
    package: Package,
    findings: Sequence[Finding],
    rows: Sequence[IssueRow],
    known: Mapping[AnswerKey, Sequence[Answer]],
) -> tuple[str, bool]:
    """Fill or add the list; returns its sheet name and whether it was added."""
    existing = find_list(package)
    root = emptied(package.edit(existing[0].part)) if existing else new_sheet(package)
    fill(package, root, findings, rows, known)
    if existing:
        last = f"${letters(len(COLUMNS))}${HEADER_ROW + max(len(rows), 1)}"
        cover(package, existing[0], last)
        filtered = child(root, "autoFilter")
        if filtered is not None:
            filtered.set("ref", f"A{HEADER_ROW}:{last.replace('$', '')}")
        return existing[0].name, False
    taken = {sheet.name for sheet in sheets(package)}
    name = OTHER_NAME if SHEET_NAME in taken else SHEET_NAME
    added = add_sheet(package, name, serialize(root))
    repeat_rows(package, added, f"$1:${HEADER_ROW}")
    return name, True


def emptied(root: Element) -> Element:
    """The existing list without its lines; its page set-up, protection and drawings stay."""
    for tag in ("sheetData", "hyperlinks", "dimension", "mergeCells"):
        for element in children(root, tag):
            detach(element)
    return root


def new_sheet(package: Package) -> Element:
    """A blank list: column widths, frozen header, landscape A4 one page wide."""
    root = blank_sheet(package)
    space = namespace(root)
    frame = parse(
        f'<worksheet xmlns="{space}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="{HEADER_ROW}" topLeftCell="A{HEADER_ROW + 1}"'
        f' activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><cols/><sheetData/>'
        f'<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'.encode(),
        TITLE,
    )
    columns = obtain(frame, "cols", SHEET_ORDER)
    for number, column in enumerate(COLUMNS, start=1):
        append(columns, "col", min=str(number), max=str(number), width=str(column.width), customWidth="1")
    return frame


def fill(
    package: Package,
    root: Element,
    findings: Sequence[Finding],
    rows: Sequence[IssueRow],
    known: Mapping[AnswerKey, Sequence[Answer]],
) -> None:
    """Title, summary, header and one line per finding."""
    formats = Formats(Styles(package))
    cells = Cells(root)
    put(cells, Spot(1, 1), TITLE, formats.title)
    put(cells, Spot(2, 1), summary(findings), formats.plain)
    for line, height in HEIGHTS.items():
        cells.set_height(line, height)
    for column, heading in enumerate(COLUMNS, start=1):
        put(cells, Spot(HEADER_ROW, column), heading.title, formats.header)
    targets = {sheet.name for sheet in sheets(package)}
    for number, (row, answer) in enumerate(zip(rows, assigned(rows, known), strict=True), start=HEADER_ROW + 1):
        values = [*row.values[:ANSWER_COLUMN], answer, *row.values[ANSWER_COLUMN + 1 :]]
        linked = row.link is not None and row.place.sheet in targets
        for column, (heading, value) in enumerate(zip(COLUMNS, values, strict=True), start=1):
            style = formats.of(heading.kind, heading.title, row.severity, linked=linked)
            put(cells, Spot(number, column), value, style)
        cells.set_height(number, row.height)
        if linked:
            add_link(root, Spot(number, LINK_COLUMN + 1), row.link or "", "转到该单元格")
    obtain(root, "dimension", SHEET_ORDER).set("ref", str(Box(1, 1, HEADER_ROW + len(rows), len(COLUMNS))))


def put(cells: Cells, at: Spot, value: ListValue, style: int) -> None:
    """One cell of the list; what departments typed is written as text."""
    cells.set_style(at, style)
    if isinstance(value, Decimal | int):
        cells.set_number(at, Decimal(value))
    elif value:
        cells.set_text(at, value)


class Formats:
    """The list's cell formats, made once per workbook."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._border = (
            f"<border>{''.join(EDGE.format(side) for side in ('left', 'right', 'top', 'bottom'))}<diagonal/></border>"
        )
        plain = FONT.format(look="", size=10, color="")
        bold = FONT.format(look="<b/>", size=10, color="")
        self.title = styles.format(font=FONT.format(look="<b/>", size=16, color=""))
        self.plain = styles.format(font=plain)
        self.header = self._boxed(bold, "center", fill="FFDCE6F1")
        self._text = self._boxed(plain, "left")
        self._center = self._boxed(plain, "center")
        self._amount = self._boxed(plain, "right", number="#,##0.00")
        self._link = self._boxed(LINK_FONT, "left")
        self._answer = self._boxed(plain, "left", fill="FFFFFFE5", unlocked=True)
        self._severities = {key: self._boxed(bold, "center", fill=LOOKS[key].fill) for key in SEVERITY_TITLES}

    def _boxed(self, font: str, side: str, *, fill: str = "", number: str = "", unlocked: bool = False) -> int:
        solid = f'<fill><patternFill patternType="solid"><fgColor rgb="{fill}"/><bgColor indexed="64"/></patternFill></fill>'
        alignment = f'<alignment horizontal="{side}" vertical="center" wrapText="1"/>'
        return self._styles.format(
            font=font,
            fill=solid if fill else "",
            border=self._border,
            number=number,
            alignment=alignment,
            unlocked=unlocked,
        )

    def of(self, kind: str, title: str, severity: Severity, *, linked: bool) -> int:
        """The format of a column's cell."""
        if title == "级别":
            return self._severities[severity]
        known = {
            "number": self._center,
            "amount": self._amount,
            "answer": self._answer,
            "link": self._link if linked else self._text,
        }
        return known.get(kind, self._text)
