"""One sheet: cells, merged cells, validations, conditional formats, links, notes, page."""

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from support.excel_traps.formulas import Known, formula_problems, reference_problems
from support.excel_traps.package import LAST_COLUMN, LAST_ROW, MAIN, OFFICE, Book, Box, Sheet, box, count, overlapping

LONGEST_CELL = 32767
HIGHEST_ROW = 409.5
WIDEST_COLUMN = 255
ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#N/A"}
"""Not #REF!, which no sheet of ours may show."""
LIMITS = {"errorTitle": 32, "error": 225, "promptTitle": 32, "prompt": 255}
LONGEST_LIST = 255
LONGEST_TIP = 255
LONGEST_HEADER = 255
MOST_BREAKS = 1026
HEADER_CODE = re.compile(r'&(?:&|[LCRPNDTFAGBIUEXYSZ]|"[^"]*"|K[0-9A-F]{6}|\d{1,3})')


def sheet_problems(book: Book, sheet: Sheet, known: Known) -> Iterator[str]:
    root = book.xml(sheet.part)
    yield from cell_problems(book, root, sheet.name, known)
    yield from column_problems(root)
    yield from merge_problems(root)
    yield from validation_problems(root, sheet.name, known)
    yield from format_problems(book, root, sheet.name, known)
    yield from link_problems(root, known, sheet.name)
    yield from pane_problems(root)
    yield from page_problems(root)
    yield from filter_problems(book, root, sheet)
    for part in book.of_kind(sheet.part, "comments"):
        yield from note_problems(book, book.xml(part), root, sheet)
    for part in book.of_kind(sheet.part, "drawing"):
        yield from chart_problems(book, part, known)


def cell_problems(book: Book, root: etree._Element, sheet: str, known: Known) -> Iterator[str]:
    styles, texts = count(book.xml("xl/styles.xml"), "cellXfs"), book.strings
    last_row = 0
    for row in root.iter(MAIN + "row"):
        number = int(row.get("r"))
        if not last_row < number <= LAST_ROW:
            yield f"row {number} out of order"
        last_row, last_column = number, 0
        if float(row.get("ht", 0)) > HIGHEST_ROW or int(row.get("outlineLevel", 0)) > 7:
            yield f"row {number} too high or too deep"
        for cell in row:
            place = box(cell.get("r"))
            if place is None or place[1] != number or place[0] <= last_column:
                yield f"cell {cell.get('r')} out of order or twice"
            last_column = place[0] if place else last_column
            if int(cell.get("s", 0)) >= styles:
                yield f"{cell.get('r')}: style {cell.get('s')} of {styles}"
            yield from (f"{cell.get('r')}: {problem}" for problem in value_problems(cell, texts))
            for formula in cell.iterfind(MAIN + "f"):
                found = formula_problems(formula.text, known, sheet) if formula.text else shared_problems(formula)
                yield from (f"{cell.get('r')}: {problem}" for problem in found)


def shared_problems(formula: etree._Element) -> Iterator[str]:
    """A formula without text is one that shares another's."""
    if formula.get("t") != "shared" or formula.get("si") is None:
        yield "an empty formula"


def value_problems(cell: etree._Element, texts: list[str]) -> Iterator[str]:
    """A value that is not of its type, or too long."""
    kind, value = cell.get("t", "n"), cell.findtext(MAIN + "v")
    text = value or ""
    if kind == "s":
        if not text.isdigit() or int(text) >= len(texts):
            yield f"shared text {value} of {len(texts)}"
            return
        text = texts[int(text)]
    elif kind == "inlineStr":
        text = "".join(run.text or "" for run in cell.iter(MAIN + "t"))
    elif kind == "n" and text and not re.fullmatch(r"-?\d+(\.\d+)?([Ee][+-]?\d+)?", text):
        yield f"no number: {text[:20]}"
    elif (kind == "b" and text not in {"", "0", "1"}) or (kind == "e" and text not in ERRORS):
        yield f"no value of its kind: {text[:20]}"
    if len(text) > LONGEST_CELL:
        yield f"text of {len(text)} characters"


def column_problems(root: etree._Element) -> Iterator[str]:
    spans = [(int(one.get("min")), int(one.get("max"))) for one in root.iter(MAIN + "col")]
    if any(first > last or last > LAST_COLUMN for first, last in spans) or any(
        one[1] >= other[0] for one, other in pairwise(spans)
    ):
        yield f"columns overlap or lie outside: {spans}"
    yield from (
        f"column {one.get('min')} too wide"
        for one in root.iter(MAIN + "col")
        if float(one.get("width", 0)) > WIDEST_COLUMN
    )


def merge_problems(root: etree._Element) -> Iterator[str]:
    merged = [one.get("ref") for one in root.iter(MAIN + "mergeCell")]
    areas = [area for one in merged if (area := box(one))]
    yield from (f"merged: {one} is no area" for one in merged if box(one) is None or ":" not in one)
    if overlapping(areas):
        yield "merged cells overlap"


def areas(sqref: str) -> list[Box] | None:
    """The areas of a list; None when it is empty or one is no area."""
    found = [box(one) for one in sqref.split()]
    return [one for one in found if one] if found and all(found) else None


def validation_problems(root: etree._Element, sheet: str, known: Known) -> Iterator[str]:
    taken: list[Box] = []
    for one in root.iter(MAIN + "dataValidation"):
        where = f"validation of {one.get('sqref')}"
        covered = areas(one.get("sqref") or "")
        if covered is None:
            yield f"{where}: no cells"
        taken += covered or []
        for key, most in LIMITS.items():
            if len(one.get(key) or "") > most:
                yield f"{where}: {key} of {len(one.get(key))} characters"
        formulas = [found for key in ("formula1", "formula2") if (found := one.findtext(MAIN + key)) is not None]
        if not formulas and one.get("type", "none") != "none":
            yield f"{where}: {one.get('type')} without a formula"
        for formula in formulas:
            yield from (f"{where}: {problem}" for problem in choice_problems(formula, sheet, known))
    if overlapping(taken):
        yield "two validations on one cell"


def choice_problems(formula: str, sheet: str, known: Known) -> Iterator[str]:
    """A written list, or a formula."""
    if len(formula) > LONGEST_LIST:
        yield f"{len(formula)} characters"
    if formula.startswith('"'):
        if len(formula) < 2 or not formula.endswith('"') or '"' in formula[1:-1].replace('""', ""):
            yield f"quotes: {formula[:60]}"
    else:
        yield from formula_problems(formula, known, sheet, restricted=True)


def format_problems(book: Book, root: etree._Element, sheet: str, known: Known) -> Iterator[str]:
    looks = count(book.xml("xl/styles.xml"), "dxfs")
    priorities = set()
    for one in root.iter(MAIN + "conditionalFormatting"):
        if areas(one.get("sqref") or "") is None:
            yield f"conditional format without cells: {one.get('sqref')}"
        for rule in one.iter(MAIN + "cfRule"):
            where = f"conditional format of {one.get('sqref')}"
            if int(rule.get("dxfId", 0)) >= max(looks, 1) or rule.get("priority") in priorities:
                yield f"{where}: look {rule.get('dxfId')} of {looks}, or priority {rule.get('priority')} twice"
            priorities.add(rule.get("priority"))
            formulas = [formula.text or "" for formula in rule.iter(MAIN + "formula")]
            wanted = 2 if rule.get("operator") in {"between", "notBetween"} else 1
            if rule.get("type") in {"expression", "cellIs"} and len(formulas) != wanted:
                yield f"{where}: {len(formulas)} formulas"
            for formula in formulas:
                yield from (f"{where}: {p}" for p in formula_problems(formula, known, sheet, restricted=True))


def link_problems(root: etree._Element, known: Known, sheet: str) -> Iterator[str]:
    taken = []
    for link in root.iter(MAIN + "hyperlink"):
        where = f"link in {link.get('ref')}"
        area = box(link.get("ref"))
        if area is None:
            yield f"{where}: no cell"
        taken += [area] if area else []
        if len(link.get("tooltip") or "") > LONGEST_TIP:
            yield f"{where}: tooltip too long"
        location = link.get("location")
        if location is not None and not link.get(OFFICE + "id"):
            yield from (
                f"{where}: {problem}" for problem in reference_problems(location.removeprefix("#"), known, sheet)
            )
    if overlapping(taken):
        yield "two links in one cell"


def pane_problems(root: etree._Element) -> Iterator[str]:
    for view in root.iter(MAIN + "sheetView"):
        panes = {one.get("activePane", "topLeft") for one in view.iter(MAIN + "pane")}
        selected = [one.get("pane", "topLeft") for one in view.iter(MAIN + "selection")]
        if len(set(selected)) < len(selected) or (panes and selected and not panes <= set(selected)):
            yield f"panes {panes} and selections {selected} differ"
        for pane in view.iter(MAIN + "pane"):
            if box(pane.get("topLeftCell", "A1")) is None or not (
                float(pane.get("xSplit", 0)) or float(pane.get("ySplit", 0))
            ):
                yield "a pane that divides nothing"


def page_problems(root: etree._Element) -> Iterator[str]:
    for text in root.iterfind(f"{MAIN}headerFooter/*"):
        if len(text.text or "") > LONGEST_HEADER or "&" in HEADER_CODE.sub("", text.text or ""):
            yield f"header or footer not allowed: {text.text}"
    for breaks in root.iterfind(MAIN + "rowBreaks"):
        rows = [int(one.get("id")) for one in breaks]
        if len(rows) > MOST_BREAKS or rows != sorted(set(rows)) or not all(0 < one < LAST_ROW for one in rows):
            yield "page breaks out of order, twice or too many"


def filter_problems(book: Book, root: etree._Element, sheet: Sheet) -> Iterator[str]:
    """A filter is also a hidden name of its sheet; where they differ Excel repairs the file."""
    own = root.find(MAIN + "autoFilter")
    named = [
        (entry.text or "").rpartition("!")[2].replace("$", "")
        for entry in book.workbook.iter(MAIN + "definedName")
        if entry.get("name") == "_xlnm._FilterDatabase" and entry.get("localSheetId") == str(sheet.index)
    ]
    if named != ([] if own is None else [own.get("ref")]):
        yield f"filter {None if own is None else own.get('ref')} is named {named}"


def note_problems(book: Book, notes: etree._Element, root: etree._Element, sheet: Sheet) -> Iterator[str]:
    """Every note needs a cell of its own, an author and a shape; without the drawing Excel drops them all."""
    cells = [one.get("ref") for one in notes.iter(MAIN + "comment")]
    authors = len(notes.find(MAIN + "authors"))
    if len(set(cells)) < len(cells) or any(box(one) is None for one in cells):
        yield f"notes: twice in a cell, or in none: {cells}"
    if any(int(one.get("authorId")) >= authors for one in notes.iter(MAIN + "comment")):
        yield "notes: an author is missing"
    if root.find(MAIN + "legacyDrawing") is None:
        yield "notes without a drawing"
    shaped = set()
    for part in book.of_kind(sheet.part, "vmlDrawing"):
        for data in book.xml(part).iter("{*}ClientData"):
            if data.get("ObjectType") == "Note":
                shaped.add((int(data.findtext("{*}Row")) + 1, int(data.findtext("{*}Column")) + 1))
    if shaped != {(area[1], area[0]) for one in cells if (area := box(one))}:
        yield "notes and their shapes lie in different cells"


def chart_problems(book: Book, drawing: str, known: Known) -> Iterator[str]:
    for part in book.of_kind(drawing, "chart"):
        for formula in book.xml(part).iter("{*}f"):
            yield from (f"{part}: {problem}" for problem in formula_problems(formula.text or "", known))
