"""The sheets of a workbook: names, parts, states, print areas; adding one at the end, taking one out."""

import re
from dataclasses import dataclass
from typing import Final

from xltools.model.problems import UnreadableSource
from xltools.workbooks.package.content_types import WORKSHEET, declare, undeclare
from xltools.workbooks.package.markup import (
    Element,
    append,
    child,
    children,
    detach,
    namespace,
    number,
    obtain,
    relations_namespace,
)
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.relationships import relate, related, relationships, rels_name, unrelate

VERY_HIDDEN: Final = "veryHidden"
PRINT_AREA: Final = "_xlnm.Print_Area"
PRINT_TITLES: Final = "_xlnm.Print_Titles"
FILTER_AREA: Final = "_xlnm._FilterDatabase"
WORKBOOK_ORDER: Final = (
    "fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups",
    "externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr",
    "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet. `index` counts all sheets of the book from 0; `state` is visible, hidden or veryHidden."""

    name: str
    part: str
    state: str
    index: int


def workbook_part(package: Package) -> str:
    """The part the package starts with. Raises UnreadableSource when this is no .xlsx/.xlsm workbook."""
    for name in related(package, "", "officeDocument"):
        if package.look(name).tag.endswith("}workbook"):
            return name
    raise UnreadableSource(f"{package.name} 不是 .xlsx 工作簿，请在 Excel 或 WPS 中另存为 .xlsx 后再试。")


def sheets(package: Package) -> tuple[Sheet, ...]:
    """The worksheets in tab order (chart sheets and the like left out)."""
    book = workbook_part(package)
    root = package.look(book)
    parts = {entry.id: entry.part for entry in relationships(package, book) if entry.kind == "worksheet"}
    found = []
    for index, entry in enumerate(listed(root)):
        part = parts.get(entry.get(f"{{{relations_namespace(root)}}}id", ""))
        if part is not None and package.has(part):
            found.append(Sheet(entry.get("name", ""), part, entry.get("state", "visible"), index))
    return tuple(found)


def sheet_named(package: Package, name: str) -> Sheet:
    """The worksheet of this name. Raises UnreadableSource where only more lenient programs find it."""
    for sheet in sheets(package):
        if sheet.name == name:
            return sheet
    raise unlisted(package.name, name)


def unlisted(file: str, name: str) -> UnreadableSource:
    """The refusal of a sheet that only more lenient programs find: nobody has judged its area, nothing can be written there."""
    return UnreadableSource(f"{file} 的工作表「{name}」在文件内部的登记已损坏，请用 Excel 打开并另存后再试。")


def listed(root: Element) -> list[Element]:
    """The sheet elements of workbook.xml."""
    holder = child(root, "sheets")
    return [] if holder is None else children(holder, "sheet")


def add_sheet(package: Package, name: str, data: bytes, state: str = "visible") -> Sheet:
    """Append a worksheet with the given XML; indexes of the other sheets stay."""
    book = workbook_part(package)
    part = package.free_name("xl/worksheets/sheet{}.xml")
    package.put(part, data)
    declare(package, part, WORKSHEET)
    link = relate(package, book, "worksheet", part)
    root = package.edit(book)
    entries = listed(root)
    fresh = max((number(entry, "sheetId") for entry in entries), default=0) + 1
    holder = child(root, "sheets")
    if holder is None:
        raise UnreadableSource(f"{package.name} 没有工作表，可能已损坏，请用 Excel 打开并另存后再试。")
    entry = append(holder, "sheet", name=name, sheetId=str(fresh))
    if state != "visible":
        entry.set("state", state)
    entry.set(f"{{{relations_namespace(root)}}}id", link)
    return Sheet(name, part, state, len(entries))


def remove_sheet(package: Package, sheet: Sheet) -> None:
    """Take a worksheet out, with its names; the calculation chain goes too (Excel rebuilds it)."""
    book = workbook_part(package)
    root = package.edit(book)
    detach(listed(root)[sheet.index])
    forget_names(root, sheet.index)
    for view in root.iter(f"{{{namespace(root)}}}workbookView"):
        for key in ("activeTab", "firstSheet"):
            if number(view, key) >= max(sheet.index, 1):
                view.set(key, str(number(view, key) - 1))
    for part in [sheet.part, *related(package, book, "calcChain")]:
        unrelate(package, book, part)
        undeclare(package, part)
        package.remove(part)
    package.remove(rels_name(sheet.part))


def forget_names(root: Element, index: int) -> None:
    """Names of a removed sheet go, those of later sheets move up."""
    holder = child(root, "definedNames")
    if holder is None:
        return
    for entry in children(holder, "definedName"):
        own = number(entry, "localSheetId", -1)
        if own == index:
            detach(entry)
        elif own > index:
            entry.set("localSheetId", str(own - 1))
    if len(holder) == 0:
        detach(holder)


def cover(package: Package, sheet: Sheet, last: str) -> None:
    """Let the sheet's print area and filter, where it has them, end at the cell `last` ("$M$20")."""
    root = package.edit(workbook_part(package))
    holder = child(root, "definedNames")
    for entry in [] if holder is None else children(holder, "definedName"):
        if entry.get("name") in {PRINT_AREA, FILTER_AREA} and entry.get("localSheetId") == str(sheet.index):
            first = re.search(r"!(\$[A-Z]+\$\d+)", entry.text or "")
            if first:
                entry.text = f"{(entry.text or '')[: first.start(1)]}{first[1]}:{last}"


def repeat_rows(package: Package, sheet: Sheet, rows: str) -> None:
    """Print these rows ("$1:$3") on top of every page of a sheet that has no such rows yet."""
    root = package.edit(workbook_part(package))
    holder = obtain(root, "definedNames", WORKBOOK_ORDER)
    entry = append(holder, "definedName", name=PRINT_TITLES, localSheetId=str(sheet.index))
    entry.text = f"'{sheet.name}'!{rows}"


def print_area(package: Package, sheet: Sheet) -> str | None:
    """Last reference of the sheet's print area ("A1:F20"), None when it has none."""
    holder = child(package.look(workbook_part(package)), "definedNames")
    for entry in [] if holder is None else children(holder, "definedName"):
        if entry.get("name") == PRINT_AREA and entry.get("localSheetId") == str(sheet.index):
            match = re.search(r"!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$", entry.text or "")
            if match:
                return f"{match[1]}{match[2]}:{match[3] or match[1]}{match[4] or match[2]}"
    return None
