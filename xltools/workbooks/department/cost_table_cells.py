"""项目明细 below the form: its columns, row keys, printed words and formulas. Writing and reading share them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Final, Literal

from xltools.model.cost_table import CostRow
from xltools.model.grid import GridCell
from xltools.values.plain import plain
from xltools.workbooks.cells import address
from xltools.workbooks.department.live_formulas import (
    BLANK,
    DIFFERS,
    ERROR,
    NO_BUDGET,
    PASSED,
    ROW_WITHOUT_AMOUNT,
    unit_in_yuan,
)
from xltools.workbooks.department.panel import budget_formula, difference_formula, step

ITEM, PRICE, QUANTITY, UNIT, PERIODS, AMOUNT, GUTTER, NOTE, BASIS = range(9)
HEADS: Final[Mapping[int, str]] = {
    ITEM: "项目",
    PRICE: "单价（元）",
    QUANTITY: "数量",
    UNIT: "单位",
    PERIODS: "期数",
    AMOUNT: "金额（元）",
    GUTTER: "",
    NOTE: "备注",
    BASIS: "测算依据",
}
"""Printed heads; the narrow column between form and 核对栏 holds hidden flags of rows that are false."""
COLUMN_OF: Final[Mapping[str, int]] = {
    "item": ITEM, "unit_price": PRICE, "quantity": QUANTITY, "unit": UNIT, "periods": PERIODS, "amount": AMOUNT,
    "note": NOTE, "basis": BASIS,
}  # fmt: skip
"""Column of each cell of a CostRow."""
CELLS_OF: Final = attrgetter(*COLUMN_OF)

TITLE_KEY: Final = "items"
HINT_KEY: Final = "items:hint"
HEAD_KEY: Final = "items:head"
ROW_KEY: Final = "items:row:"
END_KEY: Final = "items:end"
FOOT_KEY: Final = "items:foot:"

FootKey = Literal["total", "budget", "difference", "state"]
FOOT_LABELS: Final[Mapping[FootKey, str]] = {
    "total": "合计（元）",
    "budget": "预算折合（元）",
    "difference": "差额（元）（明细合计－预算）",
    "state": "状态",
}
TableKey = Literal["total", "budget", "difference", "tolerance", "state", "missing", "false"]
BESIDE: Final[Mapping[FootKey, tuple[TableKey, str]]] = {
    "total": ("missing", "未算出金额的行数"),
    "budget": ("false", "与算式不符的行数"),
    "difference": ("tolerance", "容差（元）（按预算填写的精度）"),
}
"""What stands beside the rows of the foot: key and label."""

TITLE: Final = "项目明细（成本测算表，不打印）"
HINT: Final = (
    "金额＝单价×数量×期数，数量、期数空着按 1 计；一次性费用可直接在“金额”中填数，数前标“总”；金额与算式不等的标“≠”。"
    "行不够时在最后的“▲”一行以上插入行，再把上一行的金额向下填充到新行。"
)
READ_ONLY: Final = "只供查看；需要修改的，请改部门工作簿后重新汇总。"
END: Final = "▲ 在此行以上插入行"

NO_ROWS: Final = f"{BLANK}：项目明细"
NO_AMOUNT: Final = ROW_WITHOUT_AMOUNT
FALSE_ROW: Final = f"{ERROR}：有行与算式不符"
AGREES: Final = f"{PASSED}：与预算相符"


def by_column(row: CostRow) -> Iterator[tuple[int, GridCell]]:
    """The cells of a row with their columns."""
    return zip(COLUMN_OF.values(), CELLS_OF(row), strict=True)


@lru_cache(maxsize=512)
def amount_formula(row: int, shift: int = 0) -> str:
    """Price × quantity × periods of a row (from 0), rounded to the 分; blank without a price or beside a text.

    `shift`: by how many columns the sheet was moved to the right since.
    """
    return f'IF({is_product(row, shift)},ROUND({product(row, shift)},2),"")'


def is_product(row: int, shift: int = 0) -> str:
    """Whether the row has a price, and figures or nothing as quantity and periods."""
    price, quantity, periods = (address(row, column + shift) for column in (PRICE, QUANTITY, PERIODS))
    return f"COUNT({price})>ISTEXT({quantity})+ISTEXT({periods})"


def product(row: int, shift: int = 0) -> str:
    """The product of a row, its empty factors left out."""
    price, quantity, periods = (address(row, column + shift) for column in (PRICE, QUANTITY, PERIODS))
    return f"PRODUCT({price}:{quantity},{periods})"


def is_lump(row: int) -> str:
    """Whether a row has an amount that is no product."""
    return f"AND(COUNT({address(row, AMOUNT)}),NOT({is_product(row)}))"


def is_false(row: int) -> str:
    """Whether the amount is further from its product than half a unit of its last place (one 分 at least)."""
    amount = address(row, AMOUNT)
    allowed = f"IF({amount}=ROUND({amount},0),0.500001,IF({amount}=ROUND({amount},1),0.050001,0.010001))"
    return f"IF(AND(COUNT({amount}),{is_product(row)}),ABS({amount}-ROUND({product(row)},2))>{allowed})"


@dataclass(frozen=True, slots=True)
class FootSite:
    """What the formulas below the rows refer to.

    `head` and `end` are the rows (from 0) of the column heads and of the end mark: both are part of the sums, so that a
    row inserted anywhere between them counts. `cells` are those of the foot, `budget` and `label` those of the form.
    """

    head: int
    end: int
    cells: Mapping[TableKey, str]
    budget: str
    label: str
    shift: int = 0

    def column(self, column: int) -> str:
        """The cells of a column from the heads to the end mark."""
        return f"{address(self.head, column + self.shift)}:{address(self.end, column + self.shift)}"


def tolerance_formula(value: str, label: str, known: Decimal | None, tolerance: Decimal | None) -> str:
    """Half a unit of the last place of the budget: as it was written where it is still `known`, else as it stands now.

    `tolerance` is that of the known budget; None where the live checks remember it, and whether the budget is as checked.
    """
    present = f"MAX(0.01,{unit_in_yuan(value, label)}/2)"
    if known is None:
        return present
    if tolerance is None:
        return f"IF({step('budget', 1)}=1,{step('table', 2)},{present})"
    return f"IF({value}={plain(known)},{plain(tolerance)},{present})"


@lru_cache(maxsize=512)
def flag_formula(row: int) -> str:
    """1 for a row that is false, so that they can be counted."""
    return f"{is_false(row)}*1"


def foot_formulas(site: FootSite) -> dict[FootKey, str]:
    """The formulas below the rows."""
    amounts, cells = site.column(AMOUNT), site.cells
    total, gap, allowed, missing = cells["total"], cells["difference"], cells["tolerance"], cells["missing"]
    agrees = f"IF({allowed}<=0.5,ABS({gap})<={allowed},ABS({gap})<{allowed})"
    compared = f'IF({agrees},IF({missing}>0,"{NO_AMOUNT}","{AGREES}"),"{DIFFERS}")'
    with_total = f'IF(ISNUMBER({cells["budget"]}),{compared},"{NO_BUDGET}")'
    without = f'IF({missing}>0,"{NO_AMOUNT}","{NO_ROWS}")'
    return {
        "total": f'IF(COUNT({amounts})=0,"",ROUND(SUM({amounts}),2))',
        "budget": budget_formula(site.budget, site.label),
        "difference": difference_formula(cells["budget"], total),
        "state": f'IF({cells["false"]}>0,"{FALSE_ROW}",IF(ISNUMBER({total}),{with_total},{without}))',
    }


def count_formulas(site: FootSite) -> dict[TableKey, str]:
    """How many rows have no amount although they say what something costs, and how many are false.

    The head of the column of amounts is one text that is no amount in words.
    """
    prices, quantities, periods, amounts = (site.column(column) for column in (PRICE, QUANTITY, PERIODS, AMOUNT))
    said = f"(ISNUMBER({prices})+ISTEXT({prices})+ISTEXT({quantities})+ISTEXT({periods})>0)"
    return {
        "missing": f'SUMPRODUCT({said}*({amounts}=""))+SUMPRODUCT(ISTEXT({amounts})*({amounts}<>""))-1',
        "false": f"SUM({site.column(GUTTER)})",
    }
