"""Names of sheets and ranges."""

import re
from collections import Counter
from collections.abc import Iterator

from support.excel_traps.formulas import Known, formula_problems, legal_name
from support.excel_traps.package import MAIN, Book, Sheet, unescaped

LONGEST_SHEET_NAME = 31
BAD_SHEET_NAME = re.compile(r"[\\/?*\[\]:\x00-\x1f]|^'|'$|^$")
BUILT_IN = "_xlnm."


def workbook_problems(book: Book, known: Known) -> Iterator[str]:
    yield from sheet_name_problems(book)
    yield from view_problems(book)
    scopes: Counter[tuple[str, str | None]] = Counter()
    for entry in book.workbook.iter(MAIN + "definedName"):
        name, scope = entry.get("name"), entry.get("localSheetId")
        scopes[name.casefold(), scope] += 1
        if scope is not None and int(scope) >= len(book.sheets):
            yield f"name {name} belongs to sheet {scope}, which is not there"
            continue
        sheet = book.sheets[int(scope)] if scope is not None else None
        if not name.startswith(BUILT_IN) and not legal_name(name):
            yield f"name not allowed: {name}"
        for problem in formula_problems(entry.text or "", known, sheet.name if sheet else ""):
            yield f"name {name}: {problem}"
        if name.startswith(BUILT_IN):
            yield from built_in_problems(name, unescaped(entry.text or ""), sheet)
    yield from (f"name {name} twice" for (name, _), times in scopes.items() if times > 1)


def sheet_name_problems(book: Book) -> Iterator[str]:
    names = Counter(sheet.name.casefold() for sheet in book.sheets)
    yield from (f"sheet {name} twice" for name, times in names.items() if times > 1)
    numbers = Counter(entry.get("sheetId") for entry in book.workbook.iter(MAIN + "sheet"))
    yield from (f"sheetId {number} twice" for number, times in numbers.items() if times > 1)
    for sheet in book.sheets:
        if (
            len(sheet.name) > LONGEST_SHEET_NAME
            or BAD_SHEET_NAME.search(sheet.name)
            or sheet.name.casefold() == "history"
        ):
            yield f"sheet name not allowed: {sheet.name}"


def view_problems(book: Book) -> Iterator[str]:
    """Excel opens no workbook without a visible sheet, and wants the sheet it shows first to be one."""
    if all(sheet.state != "visible" for sheet in book.sheets):
        yield "no sheet is visible"
    for view in book.workbook.iter(MAIN + "workbookView"):
        first = int(view.get("activeTab", 0))
        if first >= len(book.sheets):
            yield f"the sheet to show first, {first}, is not there"
        elif book.sheets[first].state != "visible":
            yield f"the sheet to show first is hidden: {book.sheets[first].name}"


def built_in_problems(name: str, text: str, sheet: Sheet | None) -> Iterator[str]:
    """Print areas, titles and filters belong to a sheet and stay on it."""
    if sheet is None:
        yield f"name {name} belongs to no sheet"
        return
    quoted = "'" + sheet.name.replace("'", "''") + "'!"
    for area in re.split(r",(?=')|,(?=[^,']+!)", text):
        if not area.startswith((quoted, sheet.name + "!")):
            yield f"name {name} of {sheet.name} lies elsewhere: {area}"
        elif name == "_xlnm.Print_Titles" and not re.fullmatch(
            r"\$[A-Z]+:\$[A-Z]+|\$\d+:\$\d+", area.rpartition("!")[2]
        ):
            yield f"name {name} of {sheet.name} is no whole rows or columns: {area}"
