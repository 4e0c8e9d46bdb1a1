from decimal import Decimal

from support.cost_tables import Row
from support.declarations import declaration

from xltools.analysis import analyse
from xltools.merging.sent_form import SentForm
from xltools.merging.side_by_side import Difference, side_by_side
from xltools.model.declaration import Declaration
from xltools.workflows.noting import sent_forms

ITEM: Row = ("养护工人", "3000", "4", "10", None)


def sent(one: Declaration) -> SentForm:
    return sent_forms([analyse(one)])[0]


def differences(used: dict[str, object], other: dict[str, object]) -> list[tuple[str, str, str]]:
    one, two = (sent(declaration(**texts)) for texts in (used, other))  # type: ignore[arg-type]
    return [(each.title, each.used, each.other) for each in side_by_side(one, two)]


def test_equal_forms_differ_in_nothing() -> None:
    assert differences({}, {"file": "另一份.docx"}) == []


def test_only_what_differs_is_listed_in_the_order_of_the_form() -> None:
    assert differences({"goal": "新目标。", "leader": "李某某"}, {}) == [
        ("项目负责人", "李某某", "张某某"),
        ("项目绩效目标", "新目标。", "对辖区内社区绿地开展日常养护，改善居民的居住环境。"),
    ]


def test_amounts_come_with_their_difference() -> None:
    one, two = (sent(declaration(budget=f"{wan}万元", cost=f"全年费用{wan}万元。")) for wan in (13, 12))
    assert side_by_side(one, two) == (
        Difference("预算金额", "13万元", "12万元", Decimal(10000)),
        Difference("产出成本指标", "全年费用13万元。", "全年费用12万元。"),
        Difference("成本指标合计（元）", "130,000", "120,000", Decimal(10000)),
    )


def test_a_budget_nobody_can_read_has_no_difference() -> None:
    one, two = (sent(declaration(budget=text)) for text in ("待定", "12万元"))
    assert side_by_side(one, two) == (Difference("预算金额", "待定", "12万元", None),)


def test_rows_are_compared_by_block_and_label() -> None:
    assert differences({"quantity": ("养护8处。", "清运3次。")}, {"quantity": ("养护8处。", "清运4次。")}) == [
        ("第 2 组产出数量指标", "清运3次。", "清运4次。")
    ]
    assert differences({"quantity": None}, {"quantity": "养护8处。"}) == [("产出数量指标", "", "养护8处。")]


def test_cost_tables_are_compared_by_their_totals() -> None:
    found = differences({"items": [ITEM]}, {"items": [(*ITEM[:3], "9", None)]})
    assert found == [("项目明细合计（元）", "120,000", "108,000")]


def test_the_unit_in_the_label_counts() -> None:
    assert ("预算金额的单位", "万元", "未写") in differences({"label_unit": "万元"}, {})
