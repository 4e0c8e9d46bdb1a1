"""Sheet-like grids: the same rows as a text export, in the columns of the official form, empty cells left out."""

from decimal import Decimal, InvalidOperation

from xltools.model.grid import Grid, GridCell, GridRow
from xltools.model.place import Place

LONG = 4


def sheet_grid(grid: Grid, sheet: str = "表1") -> Grid:
    """Columns A-F as the form has them; numbers where a cell holds nothing else."""
    rows = []
    for number, row in enumerate(grid.rows, start=1):
        cells = []
        for column, cell in zip(columns(row), row.cells, strict=False):
            if cell.text.strip():
                place = Place(grid.place.file, sheet=sheet, cell=f"{column}{number}")
                cells.append(GridCell(cell.text, place, number=as_number(cell.text)))
        rows.append(GridRow(tuple(cells)))
    return Grid(Place(grid.place.file, sheet=sheet), tuple(rows))


def columns(row: GridRow) -> str:
    texts = [cell.text.strip() for cell in row.cells]
    if len(texts) != LONG:
        return "ABCDEF"
    in_grid = not texts[0] or texts[0] == "绩效指标" or not texts[1]
    return "ABCD" if in_grid else "ABDE"


def as_number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
