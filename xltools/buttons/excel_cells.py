"""Sheets and cells of an open book as our readers want them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import xlwings as xw

from xltools.buttons.excel_protection import refuse_locked_structure
from xltools.model.grid import GridCell, GridRow
from xltools.model.place import Place
from xltools.workbooks.cells import address, position
from xltools.workbooks.reading.contents import grid_cell
from xltools.workbooks.reading.raw_cells import shows_percent

ERRORS: Final = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"})

MOST: Final = 10
"""Nobody types more than 1000%; Excel is not asked for the formats of larger numbers."""
FARTHEST: Final = 15
"""The last column of a form, with room to spare; right of it our sheets keep what they compute with."""

Formulas = str | Sequence[Sequence[str]]
Spot = tuple[int, int]
"""Row and column from 1."""
Ask = Callable[[str], object]
"""The number format of a range, given as "B3:F9"; no text where its cells have several."""


def grid_rows(
    values: Sequence[Sequence[Any]], formulas: Formulas, start: Spot, place: Place, percents: Collection[Spot] = ()
) -> tuple[tuple[GridRow, ...], Mapping[str, str]]:
    """The filled cells of a used range that begins at `start`, and its formulas without "="; `percents` are shown as such."""
    top, left = start
    rows = []
    for row, line in enumerate(values, start=top - 1):
        cells = tuple(
            cell_of(
                value,
                Place(place.file, place.sheet, address(row, column)),
                percent=(row + 1, column + 1) in percents,
            )
            for column, value in enumerate(line, start=left - 1)
            if value not in {None, ""}
        )
        if cells:
            rows.append(GridRow(cells))
    block = [[formulas]] if isinstance(formulas, str) else formulas
    found = {
        address(top - 1 + row, left - 1 + column): text[1:]
        for row, line in enumerate(block)
        for column, text in enumerate(line)
        if text.startswith("=")
    }
    return tuple(rows), found


def first_cell(address: str) -> tuple[int, int]:
    """Row and column (from 1) at which "$B$3:$F$9" begins."""
    row, column = position(address.partition(":")[0].replace("$", ""))
    return row + 1, column + 1


def percent_spots(values: Sequence[Sequence[Any]], formulas: Formulas, start: Spot, ask: Ask) -> frozenset[Spot]:
    """The cells of a used range where somebody typed a percentage. Excel is asked about few cells: numbers without formula."""
    top, left = start
    block = [[formulas]] if isinstance(formulas, str) else formulas
    numbers = [
        (column, row)
        for row, (line, texts) in enumerate(zip(values, block, strict=True), start=top)
        for column, (value, text) in enumerate(zip(line[: FARTHEST - left + 1], texts, strict=False), start=left)
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= MOST and text[:1] != "="
    ]
    return frozenset(percents_of([(row, column) for column, row in sorted(numbers)], ask))


def percents_of(spots: Sequence[Spot], ask: Ask) -> Iterator[Spot]:
    """Those of the cells, column by column, that a format shows as percentages: one question where all have one format."""
    if not spots:
        return
    rows, columns = zip(*spots, strict=True)
    code = ask(f"{address(min(rows) - 1, min(columns) - 1)}:{address(max(rows) - 1, max(columns) - 1)}")
    if isinstance(code, str):
        yield from spots if shows_percent(code) else ()
    elif len(spots) > 1:
        half = len(spots) // 2
        yield from percents_of(spots[:half], ask)
        yield from percents_of(spots[half:], ask)


def cell_of(value: Any, place: Place, *, percent: bool = False) -> GridCell:  # noqa: ANN401 - whatever Excel hands over
    """One value; Excel's error values come as their names."""
    if isinstance(value, str):
        return GridCell(value, place, error=value if value in ERRORS else None)
    return grid_cell(value, place, percent=percent)


def read_values(used: xw.Range, engine: xw.Engine) -> list[list[Any]]:
    """The values of a range as rows, errors as their names. xlwings' own `value` asks Excel ten more times."""
    raw = used.raw_value
    block = raw if isinstance(raw, list | tuple) else ((raw,),)
    cleaned: list[list[Any]] = engine.impl.clean_value_data(block, datetime, None, None, True)  # noqa: FBT003 - the protocol has no names
    return cleaned


def find_sheet(book: xw.Book, name: str) -> xw.Sheet | None:
    """The sheet of that name, None where there is none. Going through all sheets would ask Excel twice for each."""
    try:
        sheet = book.sheets(name)
        found = bool(sheet.name)  # on a Mac only a question to the sheet shows that there is none
    except Exception:  # noqa: BLE001 - each engine says it with an exception of its own
        return None
    return sheet if found else None


def add_sheet(book: xw.Book, name: str) -> xw.Sheet:
    """A new sheet at the end; the sheet that was in front stays there. Raises UserError where no sheet may be added."""
    refuse_locked_structure(book)
    active = book.sheets.active
    sheet = book.sheets.add(after=book.sheets(len(book.sheets)))
    sheet.name = name
    activate(active)
    return sheet


def activate(sheet: xw.Sheet) -> None:
    """Bring a sheet to the front of its book. xlwings' own `activate` fails where another Excel is in front."""
    sheet.impl.activate()
