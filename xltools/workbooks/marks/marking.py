"""Marking a copy of a workbook and restoring it. The source is never written; all parts not concerned stay as they are."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.finding import SEVERITY_ORDER, Finding, Severity
from xltools.model.place import Place
from xltools.model.problems import UnreadableSource, UserError
from xltools.model.settings import SHIPPED_VERSION
from xltools.workbooks.issue_sheet import BACK_LINK, HEADER_ROW, LINK_COLUMN, issue_rows, note_text
from xltools.workbooks.marks import originals
from xltools.workbooks.marks.clearing import AUTHOR, restore
from xltools.workbooks.marks.issue_list import write_list
from xltools.workbooks.marks.list_formats import NamedFormats
from xltools.workbooks.marks.looks import LOOKS, Look, edges
from xltools.workbooks.marks.records import Record, write_records
from xltools.workbooks.marks.refreshing import refresh
from xltools.workbooks.names import quoted
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.comments import add_notes, notes
from xltools.workbooks.package.hyperlinks import add_link
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Box, Spot, box, letters, spot
from xltools.workbooks.package.sheets import Sheet, print_area, sheets
from xltools.workbooks.package.strings import shared_strings
from xltools.workbooks.package.styles import Styles

SUFFIXES: Final = frozenset({".xlsx", ".xlsm"})
LARGEST_AREA: Final = 500
"""Cells of a merged range that get the frame; of a larger one only the first."""
LINK_SEARCH: Final = 30

Marks = dict[Box, list[Finding]]


def mark(
    source: Path,
    findings: Sequence[Finding],
    target: Path,
    version: str = SHIPPED_VERSION,
    projects: Sequence[Project] = (),
    *,
    returned: Sequence[str] = (),
) -> int:
    """Write a marked copy of `source`; returns the number of marked cells. `version` names the settings of the check.

    The live checks of the sheets of `projects` are told what this check saw. The copy remembers `returned`, digests of what
    its forms say.

    A copy that is already marked is restored first, so marks never pile up. Findings name sheets and cells of this
    workbook and carry the explanations of its list; one without a cell is only listed. Raises UserError (one Chinese sentence) for what cannot be marked.
    """
    package = opened(source, target)
    if restore(package) is not None:
        package = package.settled()
    refresh(package, source, projects)
    count, kept, written = mark_cells(package, findings)
    rows = issue_rows(findings, kept)
    name, added = write_list(package, findings, rows, version)
    lines = {row.place.sheet: HEADER_ROW + number for number, row in reversed(list(enumerate(rows, start=1)))}
    written += link_back(
        package, {sheet.name for sheet in sheets(package)} & {record.sheet for record in written}, name, lines
    )
    if added:
        written.append(Record("list", name, Spot(1, 1)))
    write_records(package, written, returned)
    originals.keep(package)
    package.save(target)
    return count


def clear(source: Path, target: Path) -> int:
    """Write a copy of `source` without our marks; returns how many marked cells were restored (0: there were none)."""
    package = opened(source, target)
    count = restore(package)
    package.save(target)
    return count or 0


def opened(source: Path, target: Path) -> Package:
    """The source as a package. Raises UserError for another kind of file or a target that is the source."""
    if source.suffix.lower() not in SUFFIXES:
        raise UnreadableSource(f"{source} 不是 .xlsx 或 .xlsm 工作簿，请先在 Excel 或 WPS 中另存为 .xlsx 再标记。")
    if target.exists() and source.exists() and target.samefile(source):
        raise UserError(f"输出不能覆盖原文件 {source}，请换一个文件夹。")
    return Package.open(source)


def mark_cells(package: Package, findings: Sequence[Finding]) -> tuple[int, list[Place], list[Record]]:
    """Repaint and annotate; returns how many cells, those whose own note was kept, and what to remember."""
    styles = Styles(package)
    shared = shared_strings(package)
    count = 0
    kept: list[Place] = []
    written: list[Record] = []
    for sheet in sheets(package):
        here = [finding for finding in findings if finding.place.sheet == sheet.name]
        if not any(spot(finding.place.cell) for finding in here):
            continue
        cells = Cells(package.edit(sheet.part), shared)
        marks = by_area(cells, here)
        texts = note_texts(package, sheet, marks)
        for area, found in marks.items():
            before = paint(cells, styles, area, LOOKS[gravest(found)])
            note = texts.get(area.head, "")
            written.append(Record("cell", sheet.name, area.head, before.pop(area.head), note))
            written += [Record("edge", sheet.name, at, style) for at, style in before.items()]
            if not note:
                kept += [finding.place for finding in found]
        add_notes(package, sheet.part, texts, AUTHOR)
        count += len(marks)
    return count, kept, written


def by_area(cells: Cells, findings: Sequence[Finding]) -> Marks:
    """Findings by the cell or merged range they name, in reading order."""
    marks: Marks = {}
    for finding in findings:
        at = spot(finding.place.cell)
        if at is not None:
            marks.setdefault(cells.area(at), []).append(finding)
    return dict(sorted(marks.items()))


def note_texts(package: Package, sheet: Sheet, marks: Mapping[Box, Sequence[Finding]]) -> dict[Spot, str]:
    """A note for each marked cell that has none of its own."""
    own = notes(package, sheet.part)
    texts = {area.head: note_text(found) for area, found in marks.items()}
    return {at: text for at, text in texts.items() if at not in own}


def paint(cells: Cells, styles: Styles, area: Box, look: Look) -> dict[Spot, int]:
    """Fill and frame one cell or merged range; returns the format each cell had before."""
    size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
    before = {at: cells.style(at) for at in (area.spots() if size <= LARGEST_AREA else [area.head])}
    for at, style in before.items():
        cells.set_style(at, styles.repainted(style, look.fill, edges(look, at, area)))
    return before


def gravest(findings: Sequence[Finding]) -> Severity:
    """The severity a cell is shown in."""
    return min((finding.severity for finding in findings), key=SEVERITY_ORDER.__getitem__)


def link_back(package: Package, marked: set[str], list_name: str, lines: Mapping[str | None, int]) -> list[Record]:
    """A link to the list beside each form that has marks; the line it leads to is the form's first one."""
    formats = NamedFormats(Styles(package))
    shared = shared_strings(package)
    records = []
    for sheet in sheets(package):
        if sheet.name not in marked:
            continue
        root = package.edit(sheet.part)
        cells = Cells(root, shared)
        at = free_spot(cells, box(print_area(package, sheet)))
        if at is None:
            continue
        before = cells.style(at)
        cells.set_text(at, BACK_LINK)
        cells.set_style(at, formats.get("link_back"))
        column = letters(LINK_COLUMN + 1)
        add_link(root, at, f"{quoted(list_name)}!{column}{lines[sheet.name]}", "回到问题清单")
        records.append(Record("link", sheet.name, at, before))
    return records


def free_spot(cells: Cells, printed: Box | None) -> Spot | None:
    """An empty visible cell in the first rows, right of what is printed (without a print area: of what is used)."""
    used = max((at.column for at, _ in cells.spots()), default=0)
    first = (printed.right if printed else used) + 1
    for row in range(1, 6):
        for column in range(first, first + LINK_SEARCH):
            at = Spot(row, column)
            if not cells.hidden(at) and not cells.text(at) and cells.area(at) == Box(row, column, row, column):
                return at
    return None
