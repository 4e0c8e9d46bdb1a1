"""What Excel repairs or silently drops when it opens a file, and the Open XML SDK validator does not see.

`problems(path)` names everything found in a workbook or add-in we wrote; nothing in a clean one.
"""

from pathlib import Path

from lxml.etree import XMLSyntaxError

from support.excel_traps.formulas import known_in
from support.excel_traps.macros import macro_problems
from support.excel_traps.package import CONTENT_TYPES, WORKBOOK, Book
from support.excel_traps.parts import part_problems
from support.excel_traps.sheets import sheet_problems
from support.excel_traps.styles import style_problems
from support.excel_traps.tables import table_problems
from support.excel_traps.workbook import workbook_problems


def problems(path: Path) -> list[str]:
    """One line for each trap."""
    book = Book(path)
    for part in book.listed:
        if part.endswith((".xml", ".rels", ".vml")):
            try:
                book.xml(part)
            except XMLSyntaxError as error:
                return [f"{part}: {error}"]
    found = [*part_problems(book)]
    if not {CONTENT_TYPES, WORKBOOK, "xl/styles.xml"} <= book.parts.keys():
        return [*found, "the workbook or its styles are missing"]
    known = known_in(book)
    found += [*workbook_problems(book, known), *style_problems(book), *table_problems(book)]
    for sheet in book.sheets:
        if sheet.part in book.parts:
            found += [f"{sheet.name}: {problem}" for problem in sheet_problems(book, sheet, known)]
        else:
            found.append(f"{sheet.name}: the sheet has no part")
    return [*found, *macro_problems(book)]
