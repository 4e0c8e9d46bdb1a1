"""Puts the drawn sheets of forms into a workbook: each gets its name, its links, and its place in the lists."""

from dataclasses import dataclass
from pathlib import Path

from xltools.merging.consolidation import Line
from xltools.workbooks.cells import address
from xltools.workbooks.department.field_rows import FIRST, LAST
from xltools.workbooks.department.panel import PANEL_COLUMN
from xltools.workbooks.master.drawn import LINK_ROWS, DrawnForm, part
from xltools.workbooks.master.entries import Entry, SheetPlace, entry
from xltools.workbooks.master.form_formats import FormFormats
from xltools.workbooks.new_workbook import NewWorkbook
from xltools.workbooks.streamed_sheet import file_target, link_element


@dataclass(frozen=True, slots=True)
class FormBook:
    """A workbook being written that takes sheets of forms; `master` is where the master will stand."""

    workbook: NewWorkbook
    formats: FormFormats
    master: Path

    def add(self, line: Line, number: int, sheet: SheetPlace, drawn: DrawnForm, back: str) -> Entry:
        """Add the sheet of a line; `back` is the link that leads to 汇总."""
        made = entry(line, number, sheet, drawn, self.master)
        worksheet = self.workbook.add_worksheet(sheet.name)
        worksheet.print_area(0, FIRST, drawn.printed_rows - 1, LAST)
        if drawn.repeated_rows:
            worksheet.repeat_rows(0, drawn.repeated_rows - 1)
        targets: list[str] = []

        def relationship(target: str) -> int:
            targets.append(target)
            return len(targets)

        links = [
            link_element(address(row, PANEL_COLUMN), link, relationship)
            for row, link in zip(LINK_ROWS, (back, made.budget.link), strict=True)
            if link
        ]
        worksheet.part = part(drawn, self.formats, links)
        worksheet.external_hyper_links += [["/hyperlink", file_target(target), "External"] for target in targets]
        return made
