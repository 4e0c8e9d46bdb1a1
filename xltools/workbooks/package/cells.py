"""Cells of one worksheet part: find, insert, style, value, formula. All else in the XML stays as it is."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from xltools.values.plain import plain
from xltools.workbooks.package.markup import (
    SPACE,
    Element,
    append,
    cell_string,
    child,
    children,
    detach,
    drop,
    local,
    make,
    number,
    obtain,
)  # fmt: skip
from xltools.workbooks.package.references import Box, Spot, box, spot

SHEET_ORDER: Final = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
    "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
    "extLst",
)  # fmt: skip


class Cells:
    """The cells of a worksheet's tree. Style numbers index the cell formats of styles.xml."""

    def __init__(self, root: Element, shared: Sequence[str] = ()) -> None:
        self.root = root
        self.shared = shared
        self.data = obtain(root, "sheetData", SHEET_ORDER)
        self._rows = dict(numbered(self.data, "row"))
        self.merges = merged_boxes(root)

    def find(self, at: Spot) -> Element | None:
        """The cell's element, None when the sheet does not store one."""
        row = self._rows.get(at.row)
        if row is None:
            return None
        return next((cell for column, cell in numbered(row, "c") if column == at.column), None)

    def spots(self) -> Iterator[tuple[Spot, Element]]:
        """All stored cells in reading order."""
        for at, row in sorted(self._rows.items(), key=lambda entry: entry[0]):
            for column, cell in numbered(row, "c"):
                yield Spot(at, column), cell

    def obtain(self, at: Spot) -> Element:
        """The cell's element, inserted (empty, in the style it has now) when there is none."""
        found = self.find(at)
        if found is not None:
            return found
        style = self.style(at)
        row = self._obtain_row(at.row)
        cell = make(row, "c", r=str(at))
        if style:
            cell.set("s", str(style))
        later = next((index for index, (column, _) in enumerate(numbered(row, "c")) if column > at.column), None)
        stored = children(row, "c")
        if later is None:
            row.insert(row.index(stored[-1]) + 1 if stored else 0, cell)
        else:
            row.insert(row.index(stored[later]), cell)
        self._pin(row)
        drop(row, "spans")
        self._widen_dimension(at)
        return cell

    def _obtain_row(self, wanted: int) -> Element:
        found = self._rows.get(wanted)
        if found is not None:
            return found
        for known, element in self._rows.items():
            element.set("r", str(known))
        row = make(self.data, "row", r=str(wanted))
        before = [known for known in self._rows if known < wanted]
        self.data.insert(self.data.index(self._rows[max(before)]) + 1 if before else 0, row)
        self._rows[wanted] = row
        return row

    @staticmethod
    def _pin(row: Element) -> None:
        """Write every cell's address: a cell without one is counted from its neighbour."""
        own = number(row, "r")
        if not own:
            return
        for column, cell in numbered(row, "c"):
            cell.set("r", str(Spot(own, column)))

    def _widen_dimension(self, at: Spot) -> None:
        element = child(self.root, "dimension")
        known = box(element.get("ref")) if element is not None else None
        if element is None or known is None or known.covers(at):
            return
        wide = Box(
            min(known.top, at.row), min(known.left, at.column), max(known.bottom, at.row), max(known.right, at.column)
        )
        element.set("ref", str(wide))

    def style(self, at: Spot) -> int:
        """Style number the cell is shown in: its own, else its row's, else its column's."""
        cell = self.find(at)
        if cell is not None:
            return number(cell, "s")
        row = self._rows.get(at.row)
        if row is not None and row.get("customFormat") in {"1", "true"}:
            return number(row, "s")
        holder = child(self.root, "cols")
        for column in [] if holder is None else children(holder, "col"):
            if number(column, "min") <= at.column <= number(column, "max"):
                return number(column, "style")
        return 0

    def set_style(self, at: Spot, style: int) -> None:
        """Give a cell a style; its content stays."""
        self.obtain(at).set("s", str(style))

    def set_height(self, row: int, points: float) -> None:
        """Fix a row's height."""
        element = self._obtain_row(row)
        element.set("ht", f"{points:g}")
        element.set("customHeight", "1")

    def hidden(self, at: Spot) -> bool:
        """Whether the cell's row or column is hidden."""
        row = self._rows.get(at.row)
        if row is not None and row.get("hidden") in {"1", "true"}:
            return True
        holder = child(self.root, "cols")
        spans = (
            []
            if holder is None
            else [column for column in children(holder, "col") if column.get("hidden") in {"1", "true"}]
        )
        return any(number(column, "min") <= at.column <= number(column, "max") for column in spans)

    def text(self, at: Spot) -> str:
        """What the cell shows as text ("" for an empty cell); numbers as stored, formulas by their last result."""
        cell = self.find(at)
        return "" if cell is None else cell_text(cell, self.shared)

    def formula(self, at: Spot) -> Element | None:
        """The cell's formula element."""
        cell = self.find(at)
        return None if cell is None else child(cell, "f")

    def set_text(self, at: Spot, text: str) -> None:
        """Text as it is, never a formula."""
        cell = self._emptied(at)
        cell.set("t", "inlineStr")
        holder = append(append(cell, "is"), "t")
        holder.text = cell_string(text)
        holder.set(SPACE, "preserve")

    def set_number(self, at: Spot, value: Decimal) -> None:
        """A number."""
        append(self._emptied(at), "v").text = plain(value)

    def set_formula(self, at: Spot, formula: str, cached: Decimal | str | None) -> None:
        """A formula (without "=") and its present result, so that viewers that do not calculate show it."""
        cell = self._emptied(at)
        append(cell, "f").text = formula
        if isinstance(cached, Decimal):
            append(cell, "v").text = plain(cached)
        elif cached is not None:
            cell.set("t", "str")
            append(cell, "v").text = cell_string(cached)

    def set_result(self, at: Spot, result: Decimal | str) -> None:
        """The stored value only: a formula that stands there stays."""
        cell = self.obtain(at)
        for inner in list(cell):
            if local(inner) in {"v", "is"}:
                detach(inner)
        drop(cell, "t")
        value = append(cell, "v")
        if isinstance(result, Decimal):
            value.text = plain(result)
        else:
            cell.set("t", "str")
            value.text = cell_string(result)

    def formulas(self) -> Iterator[tuple[Spot, Element]]:
        """All formula elements with their cells."""
        for at, cell in self.spots():
            formula = child(cell, "f")
            if formula is not None:
                yield at, formula

    def _emptied(self, at: Spot) -> Element:
        cell = self.obtain(at)
        for inner in list(cell):
            if local(inner) in {"f", "v", "is"}:
                detach(inner)
        drop(cell, "t", "cm", "vm", "ph")
        return cell

    def clear(self, at: Spot) -> None:
        """Empty a cell, keeping its style; a cell without a style is taken out."""
        if self.find(at) is None:
            return
        cell = self._emptied(at)
        if cell.get("s", "0") == "0" and len(cell) == 0:
            detach(cell)

    def area(self, at: Spot) -> Box:
        """The merged range a cell belongs to, or the cell itself."""
        return next((merged for merged in self.merges if merged.covers(at)), Box(at.row, at.column, at.row, at.column))


def numbered(parent: Element, tag: str) -> list[tuple[int, Element]]:
    """Rows of a sheet or cells of a row with their number; one without an address follows its neighbour."""
    found = []
    last = 0
    for element in children(parent, tag):
        if tag == "row":
            last = number(element, "r") or last + 1
        else:
            at = spot(element.get("r"))
            last = at.column if at else last + 1
        found.append((last, element))
    return found


def merged_boxes(root: Element) -> tuple[Box, ...]:
    """The merged ranges of a sheet."""
    holder = child(root, "mergeCells")
    found = [] if holder is None else [box(element.get("ref")) for element in children(holder, "mergeCell")]
    return tuple(merged for merged in found if merged is not None)


def cell_text(cell: Element, shared: Sequence[str]) -> str:
    """Text of a cell element: shared, inline, or as stored."""
    inline = child(cell, "is")
    if inline is not None:
        return rich_text(inline)
    value = child(cell, "v")
    stored = "" if value is None else value.text or ""
    if cell.get("t") == "s":
        return shared[int(stored)] if stored.isdecimal() and int(stored) < len(shared) else ""
    return stored


def rich_text(holder: Element) -> str:
    """Text of a string item: its runs joined, reading aids (phonetic runs) left out."""
    parts = []
    for element in holder:
        if local(element) == "t":
            parts.append(element.text or "")
        elif local(element) == "r":
            parts.extend(inner.text or "" for inner in children(element, "t"))
    return "".join(parts)
