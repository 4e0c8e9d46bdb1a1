"""项目明细 in an office program: what is shown is what Python says, and a saved workbook brings the same rows back."""

import random
from pathlib import Path

import pytest
from support.declarations import declaration
from support.recalculation import differences
from support.round_trip import write_declarations
from support.workbook_makers import convert

from xltools.workbooks.reading.workbook import read_workbook

pytestmark = pytest.mark.libreoffice

PRICES = ("3000", "24499.55", "0.5", "-120", "", "", "三千", "8500")
FACTORS = ("4", "10", "", "4.9", "0", "若干", "12")
AMOUNTS = (None, None, None, "120048", "120000.5", "0.01", "", "约3万")
BUDGETS = (
    ("12万元", None),
    ("12.0048", "万元"),
    ("120048.00", "元"),
    ("", None),
    ("待定", None),
    ("35", "万元"),
    ("120000", None),
)


def forms(count: int):
    choose = random.Random(7)  # noqa: S311 - repeatable cases, no secrets
    for number in range(count):
        rows = [
            (f"项目{row}", *(choose.choice(values) for values in (PRICES, FACTORS, FACTORS, AMOUNTS)))
            for row in range(choose.randint(0, 4))
        ]
        budget, unit = choose.choice(BUDGETS)
        name = f"养护{number}"
        yield declaration(project=name, caption=name, items=rows, budget=budget, label_unit=unit, cost="按月支付。")


def test_amounts_marks_totals_and_states_are_what_libreoffice_computes(tmp_path: Path, soffice: str):
    path = write_declarations(tmp_path / "绿化科.xlsx", tuple(forms(24)))

    assert differences(soffice, path, tmp_path / "重算") == {}


def test_a_workbook_saved_by_libreoffice_brings_the_same_rows(tmp_path: Path, soffice: str):
    path = write_declarations(tmp_path / "绿化科.xlsx", tuple(forms(12)))
    before = read_workbook(path)

    after = read_workbook(convert(soffice, path, tmp_path / "另存", "xlsx"))

    def rows(workbook):
        return [
            [
                (row.item.text, row.unit_price.number, row.quantity.text, row.stated, row.computed)
                for row in one.cost_table.rows
            ]
            for one in workbook.declarations
        ]

    assert rows(after) == rows(before)
    assert any(rows(before))
    assert after.changes == ()
