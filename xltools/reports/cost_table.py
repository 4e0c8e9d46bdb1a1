"""项目明细 as plain values for JSON and as lines for a person."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from xltools.model.cost_table import CostRow, CostTable
from xltools.values.plain import grouped, plain

UNNAMED: Final = "（未填项目）"


def cost_table_record(table: CostTable | None) -> dict[str, Any] | None:
    """The table, amounts as decimal strings in yuan; None for a source without one."""
    if table is None:
        return None
    return {
        "rows": [row_record(row) for row in table.rows],
        "sum": number(table.sum),
        "total": number(table.total.number),
    }


def row_record(row: CostRow) -> dict[str, Any]:
    """One row; `typed`: the amount is a figure somebody wrote, not the table's formula."""
    return {
        "item": row.item.text,
        "unit_price": number(row.unit_price.number),
        "quantity": number(row.quantity.number),
        "unit": row.unit.text,
        "periods": number(row.periods.number),
        "amount": number(row.stated),
        "typed": not row.computed,
        "note": row.note.text,
        "basis": row.basis.text,
        "cell": row.place.cell,
    }


def number(value: Decimal | None) -> str | None:
    """A decimal string, None for nothing."""
    return None if value is None else plain(value)


def cost_table_lines(table: CostTable | None) -> Iterator[str]:
    """The filled rows and their sum; nothing for an empty table."""
    if table is None or not table.rows:
        return
    total = "" if table.sum is None else f"，合计 {grouped(table.sum)} 元"
    yield f"项目明细：{len(table.rows)} 行{total}"
    for row in table.rows:
        factors = [row.unit_price.text, row.quantity.text + row.unit.text, row.periods.text]
        working = " × ".join(" ".join(one.split()) for one in factors if one.strip())
        amount = "没有金额" if row.stated is None else f"{grouped(row.stated)} 元"
        parts = [" ".join(row.item.text.split()) or UNNAMED, *([working] if row.unit_price.text else []), amount]
        yield f"  {'　'.join(parts)}"
