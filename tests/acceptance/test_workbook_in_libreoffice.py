"""LibreOffice computes what we cached and saves what we read."""

from decimal import Decimal
from pathlib import Path

import pytest
from support.declarations import declaration
from support.recalculation import formulas, recalculated, values
from support.round_trip import without_places, write_declarations
from support.workbook_makers import convert

from xltools.workbooks.reading.workbook import read_workbook

pytestmark = pytest.mark.libreoffice

LONG = "按月开展日常养护工作，及时补种缺株，每季度检查一次并留存记录（含照片）；" * 85
FORMS = (
    declaration(),
    declaration(project="行道树修剪", caption="行道树修剪", budget="35.27", label_unit="万元", cost="共计36万元。"),
    declaration(
        project="花坛",
        caption="花坛",
        budget="待定",
        cost="按实际发生支付。",
        project_type="1.大型会议培训  2.信息化系统改造类",
    ),
    declaration(project="", caption="", budget="", leader="", project_type="", remarks=None, economic=None),
    declaration(project="长文", caption="长文", goal=LONG, quantity=LONG, budget="1,102,748.89元", cost=LONG),
    declaration(project="单位'引号\"", caption="", budget="8万", quantity=("甲", "乙"), cost=("5万元", "3万元")),
)


def same(first: object, second: object) -> bool:
    if isinstance(first, int | float) and isinstance(second, int | float):
        return abs(first - second) < 0.000001
    return (first or "") == (second or "")


def test_cached_values_are_what_libreoffice_computes(tmp_path: Path, soffice: str):
    path = write_declarations(tmp_path / "绿化科.xlsx", FORMS)
    cached = values(path)

    computed = recalculated(soffice, path, tmp_path / "重算")

    cells = formulas(path).keys()
    assert len(cells) > 6 * 10
    assert [cell for cell in cells if not same(cached.get(cell), computed.get(cell))] == []


def test_a_workbook_saved_by_libreoffice_reads_the_same(tmp_path: Path, soffice: str):
    path = write_declarations(tmp_path / "绿化科.xlsx", FORMS)
    before = read_workbook(path)

    after = read_workbook(convert(soffice, path, tmp_path / "另存", "xlsx"))

    assert [form.fields.keys() for form in after.declarations] == [form.fields.keys() for form in before.declarations]
    for first, second in zip(before.declarations, after.declarations, strict=True):
        assert {name: second.text(name) for name in second.fields} == {name: first.text(name) for name in first.fields}
        assert [row.text for row in second.indicators] == [row.text for row in first.indicators]
    assert after.changes == ()
    assert [figure.value for figure in after.figures] == [figure.value for figure in before.figures]
    assert sum((figure.value or Decimal(0)) for figure in after.figures if figure.key == "total.budget") == Decimal(
        "1655448.89"
    )


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_a_workbook_saved_in_another_format_reads_the_same(tmp_path: Path, soffice: str, kind: str):
    forms = FORMS[:2]
    path = write_declarations(tmp_path / "绿化科.xlsx", forms)

    workbook = read_workbook(convert(soffice, path, tmp_path / "另存", kind))

    assert [without_places(form) for form in workbook.declarations] == [
        without_places(form) for form in read_workbook(path).declarations
    ]
    assert workbook.changes == ()
