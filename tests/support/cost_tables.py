"""Cost tables of workbooks, for tests of what is said about them."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from xltools.model.cost_table import CostRow, CostTable
from xltools.model.grid import GridCell
from xltools.model.place import Place

FILE, SHEET = "绿化科.xlsx", "01_绿化养护"
Row = tuple[str, str, str, str, str | None]
LINE = re.compile(
    r"(?P<item>[^，]+)(?:，单价 (?P<price>\S+?))?(?:，数量 (?P<quantity>\S+?))?(?:，期数 (?P<periods>\S+?))?(?:，金额 (?P<amount>\S+))?"
)


def cell(address: str, text: str) -> GridCell:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = None
    return GridCell(text, Place(FILE, SHEET, address), number)


def cost_table(rows: Sequence[Row], total: str | None = None) -> CostTable:
    """`rows` of (item, price, quantity, periods, amount or None for the formula); `total`: typed over the formula."""
    found = tuple(cost_row(number, row) for number, row in enumerate(rows, start=30))
    return CostTable(found, cell("F40", total or ""), total is None)


def cost_row(number: int, row: Row) -> CostRow:
    item, price, quantity, periods, amount = row
    return CostRow(
        item=cell(f"A{number}", item), unit_price=cell(f"B{number}", price), quantity=cell(f"C{number}", quantity),
        unit=cell(f"D{number}", ""), periods=cell(f"E{number}", periods), amount=cell(f"F{number}", amount or ""),
        note=cell(f"H{number}", ""), basis=cell(f"I{number}", ""), computed=amount is None,
    )  # fmt: skip


def row_of_page(text: str) -> Row:
    """`养护工人，单价 3000，数量 4，期数 10，金额 120000`."""
    found = LINE.fullmatch(text)
    assert found, f"not a row of an example: {text}"
    return found["item"], found["price"] or "", found["quantity"] or "", found["periods"] or "", found["amount"]
