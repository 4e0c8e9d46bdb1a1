"""The script people write first: open every workbook, copy it cell by cell with its styles, and list the projects with pandas.

naive.py FOLDER TARGET. Checks nothing.
"""

import sys
from copy import copy
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.utils.dataframe import dataframe_to_rows

STYLE = ("font", "border", "fill", "number_format", "protection", "alignment")


def copy_sheet(source: Any, target: Any) -> None:
    for row in source.iter_rows():
        for cell in row:
            if type(cell).__name__ == "MergedCell":
                continue
            new = target.cell(row=cell.row, column=cell.column, value=cell.value)
            if cell.has_style:
                for name in STYLE:
                    setattr(new, name, copy(getattr(cell, name)))
    for merged in source.merged_cells.ranges:
        target.merge_cells(str(merged))
    for letter, column in source.column_dimensions.items():
        target.column_dimensions[letter].width = column.width
        target.column_dimensions[letter].hidden = column.hidden
    for number, row in source.row_dimensions.items():
        target.row_dimensions[number].height = row.height


def main(folder: Path, target: Path) -> None:
    master = Workbook()
    summary = master.active
    rows = []
    for path in sorted(folder.glob("*.xlsx")):
        book = load_workbook(path)
        for sheet in book.worksheets:
            if sheet.title[:2].isdigit():
                copy_sheet(sheet, master.create_sheet(f"{len(rows) + 1:04d}_{sheet.title}"[:31]))
                rows.append({"文件": path.name, "工作表": sheet.title, "部门": path.stem})
    for line in dataframe_to_rows(pd.DataFrame(rows), index=False):
        summary.append(line)
    master.save(target)


main(Path(sys.argv[1]), Path(sys.argv[2]))
