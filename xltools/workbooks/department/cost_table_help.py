"""What helps to fill 项目明细 in: messages at the cells, and looks that follow the amounts."""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.cells import address
from xltools.workbooks.department import cost_table_cells as cells
from xltools.workbooks.department.cost_table import CostTableLayout
from xltools.workbooks.department.live_formulas import DIFFERS
from xltools.workbooks.styles import Styles

SMALLEST: Final = -1e15
LARGEST: Final = 1e15
"""What a cell still holds to the 分."""
FIGURES: Final = (cells.PRICE, cells.QUANTITY, cells.PERIODS, cells.AMOUNT)
MESSAGE: Final = "填数字，金额单位：元。数量、期数空着按 1 计；有单价时金额自动算出，没有单价的一次性费用直接填金额。"
REFUSAL: Final = "这里应填数字，填文字则算不出金额。"


def help_filling(sheet: Worksheet, table: CostTableLayout) -> None:
    """A message at the cells for figures; a text there is questioned, never refused."""
    columns = [[table.first, column, table.end - 1, column] for column in FIGURES]
    sheet.data_validation(*columns[0], {
        "validate": "decimal", "criteria": "between", "minimum": SMALLEST, "maximum": LARGEST, "ignore_blank": True,
        "input_title": "项目明细", "input_message": MESSAGE, "other_cells": columns[1:],
        "error_title": "项目明细", "error_message": REFUSAL, "error_type": "warning",
    })  # fmt: skip


def show_states(sheet: Worksheet, styles: Styles, rows: tuple[int, int], state: str) -> None:
    """总 before a lump sum, ≠ before an amount that is not its product, and a state that needs a look.

    `rows` are the first and the last one for items, `state` is the cell of the state.
    The signs are number formats of conditions, not formulas: a row that people insert shows them too.
    """
    first, last = rows
    amounts = f"{address(first, cells.AMOUNT)}:{address(last, cells.AMOUNT)}"
    for condition, style in ((cells.is_false, "item_false"), (cells.is_lump, "item_lump")):
        rule = {"type": "formula", "criteria": f"={condition(first)}", "format": styles.get(style)}
        sheet.conditional_format(amounts, rule)
    for text in (DIFFERS, cells.FALSE_ROW, cells.NO_AMOUNT):
        styles.mark_differing(sheet, state, text)
