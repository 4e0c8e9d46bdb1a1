"""The cells of a form's sheet as XML, with the numbers that the looks have in every workbook."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from xltools.workbooks.department.regions import Region
from xltools.workbooks.master.form_formats import Look
from xltools.workbooks.streamed_sheet import NAMES, escaped, text_content

COLUMNS: Final = 10
"""A-J: the form, the 核对栏 beside it, the row keys."""


class Looks:
    """The attributes of cells for looks that have a number, the last of which is `last`."""

    def __init__(self, numbers: Mapping[Look, int]) -> None:
        self.attributes: Mapping[Look, str] = {look: attribute(number) for look, number in numbers.items()}
        self.last = max(numbers.values())


class FormXml:
    """The cells of one sheet of so many rows, in looks of these numbers.

    `unusual` are those of its looks that have none: they are numbered from the next one on.
    """

    def __init__(self, rows: int, looks: Looks) -> None:
        self.looks = looks
        self.unusual: list[Look] = []
        self._lines = [[""] * COLUMNS for _ in range(rows)]
        self._merged: list[str] = []

    def draw(self, regions: Iterable[Region]) -> None:
        """Write regions, those of several cells merged."""
        lines, usual = self._lines, self.looks.attributes
        for top, left, bottom, right, value, name, size, formula, sides in regions:
            style = usual.get((name, size, sides)) or self._attribute((name, size, sides))
            if top != bottom or left != right:
                self._merge(top, left, bottom, right, style)
            content = formula_content(formula, value) if formula else value_content(value)
            lines[top][left] = f'<c r="{NAMES[left]}{top + 1}"{style}{content}'

    def put(self, row: int, column: int, text: str, name: str) -> None:
        """Write a text in a usual look."""
        style = self.looks.attributes[name, None, ""]
        self._lines[row][column] = f'<c r="{NAMES[column]}{row + 1}"{style}{text_content(text)}'

    def _attribute(self, look: Look) -> str:
        """The attribute for an unusual look."""
        if look not in self.unusual:
            self.unusual.append(look)
        return attribute(self.looks.last + 1 + self.unusual.index(look))

    def _merge(self, top: int, left: int, bottom: int, right: int, style: str) -> None:
        """Join cells, blank as yet."""
        self._merged.append(f'<mergeCell ref="{NAMES[left]}{top + 1}:{NAMES[right]}{bottom + 1}"/>')
        for row in range(top, bottom + 1):
            line, blank = self._lines[row], f'{row + 1}"{style}/>'
            for column in range(left, right + 1):
                line[column] = f'<c r="{NAMES[column]}{blank}'

    def xml(self, heights: Sequence[float]) -> str:
        """All rows of these heights in points (0: left to the row's contents), and what is merged."""
        rows = [
            row_element(row, height, "".join(line))
            for row, (height, line) in enumerate(zip(heights, self._lines, strict=True), 1)
        ]
        merged = f'<mergeCells count="{len(self._merged)}">{"".join(self._merged)}</mergeCells>' if self._merged else ""
        return f"<sheetData>{''.join(rows)}</sheetData>{merged}"


def attribute(number: int) -> str:
    """The attribute of a cell for the look of this number."""
    return f' s="{number}"'


def row_element(number: int, height: float, cells: str) -> str:
    """A row."""
    told = f' ht="{height:g}" customHeight="1"' if height else ""
    return f'<row r="{number}"{told}>{cells}</row>' if cells else f'<row r="{number}"{told}/>'


def value_content(value: str | Decimal) -> str:
    """The XML of a value in a cell, behind its look."""
    if isinstance(value, Decimal):
        return f"><v>{float(value):.16G}</v></c>"
    return text_content(value) if value else "/>"


def formula_content(formula: str, value: str | Decimal) -> str:
    """The XML of a formula with its result."""
    if isinstance(value, Decimal):
        return f"><f>{escaped(formula)}</f><v>{float(value):.16G}</v></c>"
    kind = ' t="str"' if value else ""
    return f"{kind}><f>{escaped(formula)}</f><v>{escaped(value)}</v></c>"
