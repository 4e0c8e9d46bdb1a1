"""Writes the comparison: 概况, then one sheet a question. The same input gives the same bytes."""

import io
from pathlib import Path
from typing import Final

from xltools.files.atomic import replacing
from xltools.workbooks.comparison import amounts, front, groups, wording
from xltools.workbooks.comparison.pen import Pen
from xltools.workbooks.comparison.styles import Formats
from xltools.workbooks.new_workbook import NewWorkbook
from xltools.workbooks.own_kind import set_kind
from xltools.workflows.comparison import Comparison

TITLE: Final = "项目支出绩效目标变动对照"
TABS: Final = {
    front.NAME: "#1F4E79",
    amounts.NAME: "#2E75B6",
    amounts.CAME_AND_WENT: "#2E75B6",
    wording.NAME: "#C55A11",
    groups.DEPARTMENTS: "#548235",
    groups.PROPOSALS: "#C55A11",
    groups.UNREAD: "#7F7F7F",
}


def write_comparison(result: Comparison, target: Path) -> None:
    """Write the workbook; raises UserError when it cannot be written, and then leaves an older one as it was."""
    content = comparison_bytes(result, target)
    with replacing(target) as temporary:
        temporary.write_bytes(content)


def comparison_bytes(result: Comparison, target: Path) -> bytes:
    """The workbook as a file's bytes; links are made for a workbook that will stand at `target`."""
    content = io.BytesIO()
    with NewWorkbook(content) as workbook:
        workbook.describe(TITLE)
        workbook.set_calc_mode("auto")
        set_kind(workbook, "comparison")
        formats = Formats(workbook)
        pens = {}
        for name, color in TABS.items():
            sheet = workbook.add_worksheet(name)
            sheet.set_tab_color(color)
            pens[name] = Pen(sheet, formats)
        front.write_front(workbook, pens[front.NAME], result)
        amounts.write_amounts(pens[amounts.NAME], result, target, wording.first_rows(result))
        amounts.write_came_and_went(pens[amounts.CAME_AND_WENT], result, target)
        wording.write_wording(pens[wording.NAME], result, target)
        groups.write_departments(pens[groups.DEPARTMENTS], result)
        groups.write_proposals(pens[groups.PROPOSALS], result, target)
        groups.write_unread(pens[groups.UNREAD], result, target)
        for pen in pens.values():
            pen.finish()
    return content.getvalue()
