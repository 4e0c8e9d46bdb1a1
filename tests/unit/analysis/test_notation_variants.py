"""The same cell in another notation means the same: width of digits and marks, signs, line breaks."""

from collections.abc import Callable

import pytest
from cases.analysis.reviewer_cells import CELLS, Cell
from support.declarations import declaration

from xltools.analysis import analyse

FULL = str.maketrans("0123456789.%+-=/*()", "０１２３４５６７８９．％＋－＝／＊（）")
HALF = str.maketrans("，；：（）＋－＝＊／％", ",;:()+-=*/%")

VARIANTS: dict[str, Callable[[str], str]] = {
    "full width": lambda text: text.translate(FULL),
    "half width": lambda text: text.translate(HALF),
    "other times signs": lambda text: text.replace("×", "*").replace("＊", "×"),
    "a line for each item": lambda text: text.replace("；", "；\n"),
    "blanks and tabs at the ends": lambda text: f" \t{text}　\n",
    "traditional yuan": lambda text: text.replace("元", "圆") if "元化" not in text else text,
}
SURE = [cell for cell in CELLS if " " not in cell.outcome]


def verdict(cell: Cell, change: Callable[[str], str]) -> tuple[object, ...]:
    cost = change(cell.cost) if isinstance(cell.cost, str) else tuple(map(change, cell.cost))
    texts = {
        name: change(text) for name, text in (("goal", cell.goal), ("quantity", cell.quantity)) if text is not None
    }
    read = analyse(declaration(cost=cost, budget=cell.budget, label_unit=cell.label_unit, **texts))
    false = sorted((one.kind, one.computed, one.stated) for one in read.statements if not one.holds)
    return read.tie.outcome, read.cost_total.yuan if read.cost_total else None, false


@pytest.fixture(scope="module")
def plain() -> list[tuple[object, ...]]:
    return [verdict(cell, str) for cell in SURE]


@pytest.mark.parametrize("name", VARIANTS)
def test_another_notation_changes_nothing(name: str, plain: list[tuple[object, ...]]) -> None:
    others = [verdict(cell, VARIANTS[name]) for cell in SURE]
    different = {str(cell.cost): pair for cell, *pair in zip(SURE, plain, others, strict=True) if pair[0] != pair[1]}
    assert different == {}
