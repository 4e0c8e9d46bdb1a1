"""Every figure of a form: its wording, how its unit was read, and what it is added to."""

from decimal import Decimal
from typing import Any

import pytest
from support.cost_cells import sample
from support.declarations import project
from support.ten_projects import project as generated

from xltools.analysis import analyse
from xltools.analysis.facts import Project
from xltools.analysis.provenance import count_figures, figures_of, sentence

CASES: dict[str, tuple[dict[str, Any], list[tuple[str, str, str, str | None]]]] = {
    "a stated total counts, its items do not": (
        {"budget": "30万元", "cost": "共30万元，其中：桌椅10万元；灯具20万元。"},
        [
            ("30万元", "budget", "原文", "budget"),
            ("30万元", "total", "原文", "cost"),
            ("10万元", "item", "原文", None),
            ("20万元", "item", "原文", None),
        ],
    ),
    "items that are the total count one by one": (
        {"budget": "30万元", "cost": "桌椅10万元；灯具20万元。"},
        [
            ("30万元", "budget", "原文", "budget"),
            ("10万元", "item", "原文", "cost"),
            ("20万元", "item", "原文", "cost"),
        ],
    ),
    "a calculation without a result is a figure of its own": (
        {"budget": "9万元", "cost": "保洁员5人*3000元/月/人*6个月"},
        [
            ("9万元", "budget", "原文", "budget"),
            ("5人*3000元/月/人*6个月", "calculation", "原文（由算式算出）", "cost"),
            ("3000元/月/人", "unit_price", "原文", None),
        ],
    ),
    "two blocks are two parts": (
        {"budget": "5万元", "cost": ("费用2万元。", "费用3万元。")},
        [("5万元", "budget", "原文", "budget"), ("2万元", "total", "原文", "cost"), ("3万元", "total", "原文", "cost")],
    ),
    "the lower end of a range counts": (
        {"budget": "5万元", "cost": "费用4-6万元"},
        [
            ("5万元", "budget", "原文", "budget"),
            ("4", "other", "推定（没有写单位，按万元计）", "cost"),
            ("6万元", "total", "原文", None),
        ],
    ),
    "the label gives the unit of a bare budget": (
        {"budget": "12.5", "label_unit": "万元", "cost": "全年费用12.5万"},
        [("12.5", "budget", "表头", "budget"), ("12.5万", "total", "原文（省略“元”字）", "cost")],
    ),
    "a bare budget without any unit": (
        {"budget": "300000", "cost": "全年费用30万元"},
        [("300000", "budget", "推定（没有写单位，按元计）", "budget"), ("30万元", "total", "原文", "cost")],
    ),
    "a doubtful budget says the other reading": (
        {"budget": "30", "cost": "不涉及"},
        [("30", "budget", "推定（存疑，也可能是 30 元）", "budget")],
    ),
    "yuan under a label in 万元": (
        {"budget": "300000元", "label_unit": "万元", "cost": "30万元"},
        [("300000元", "budget", "原文（表头为万元，原文写元）", "budget"), ("30万元", "total", "原文", "cost")],
    ),
    "a budget field without an amount is a figure all the same": (
        {"budget": "见附件", "cost": "不涉及"},
        [("见附件", "budget", "未读出金额", None)],
    ),
    "a heading in the text gives the unit": (
        {"budget": "30万元", "cost": "单位：万元\n桌椅费\t10\n灯具费\t20\n合计\t30"},
        [
            ("30万元", "budget", "原文", "budget"),
            ("10", "item", "表头（没有写单位，按万元计）", None),
            ("20", "item", "表头（没有写单位，按万元计）", None),
            ("30", "total", "表头（没有写单位，按万元计）", "cost"),
        ],
    ),
}


@pytest.mark.parametrize(("texts", "expected"), CASES.values(), ids=CASES)
def test_the_figures_of_a_form(texts: dict[str, Any], expected: list[tuple[str, str, str, str | None]]) -> None:
    own = project(goal="改善环境。", **texts)
    assert [(one.text, one.role, one.unit_title, one.feeds) for one in figures_of(own)] == expected


def forms() -> list[Project]:
    return [project(cost=sample(seed).text) for seed in range(60)] + [analyse(generated(seed)) for seed in range(60)]


def test_what_is_said_to_feed_a_total_adds_up_to_it() -> None:
    for own in forms():
        figures = list(figures_of(own))
        assert len(figures) == count_figures(own)
        cost = [one.yuan for one in figures if one.feeds == "cost"]
        assert sum(filter(None, cost), Decimal(0)) == (own.cost_total.yuan if own.cost_total else 0)
        assert [one.yuan for one in figures if one.feeds == "budget"] == [own.budget.yuan]


def test_a_span_quotes_the_text_of_its_field() -> None:
    for own in forms():
        declaration = own.declaration
        for one in figures_of(own):
            name = "budget" if one.role == "budget" else "goal"
            text = declaration.text(name) if one.indicator is None else declaration.indicators[one.indicator].text  # type: ignore[arg-type]
            assert text[one.start : one.end] == one.text
            assert " ".join(one.text.split()) in one.context or one.role == "budget"


def test_the_field_is_named_as_the_form_has_it() -> None:
    own = project(goal="总投入12万元。", cost="共12万元")
    named = [(one.field, one.indicator, one.place.spot) for one in figures_of(own)]
    assert named[:2] == [("预算金额", None, "预算金额"), ("项目绩效目标", None, "项目绩效目标")]
    assert [name for name, row, _ in named[2:]] == ["产出成本指标"]
    other = project(goal="", cost="", budget="1万元", written={"quality": "质量"}, quality="奖金 3万元")
    assert list(figures_of(other))[-1].field == "产出质量指标"


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("先说。共 5万元\t整；再说", (5, 8), "共 5万元 整"),
        ("长" * 50 + "5万元" + "尾" * 50, (50, 53), "…" + "长" * 36 + "5万元" + "尾" * 36 + "…"),
        ("5万元", (0, 3), "5万元"),
    ],
)
def test_the_sentence_around_a_figure(text: str, span: tuple[int, int], expected: str) -> None:
    assert sentence(text, *span) == expected
