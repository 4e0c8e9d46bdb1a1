"""Sheets without the characters that command a screen."""

from dataclasses import replace

from xltools.model.grid import GridCell
from xltools.model.neutral import COMMANDING, neutral, told
from xltools.model.problems import SourceProblem
from xltools.workbooks.cells import address
from xltools.workbooks.reading.contents import SheetContent


def neutral_sheet(sheet: SheetContent) -> tuple[SheetContent, tuple[SourceProblem, ...]]:
    """The sheet without them, and a sentence for each cell that had some."""
    texts = sheet.cells.texts
    harmful = {spot: text for spot, text in texts.items() if COMMANDING.search(text)}
    if not harmful:
        return sheet, ()
    place = sheet.cells.place
    cells = [GridCell(text, replace(place, cell=address(*spot))) for spot, text in harmful.items()]
    clean = {**texts, **{spot: neutral(text) for spot, text in harmful.items()}}
    return replace(sheet, cells=replace(sheet.cells, texts=clean)), tuple(told(cells))
