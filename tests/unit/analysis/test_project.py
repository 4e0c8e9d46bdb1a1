"""What analyse makes of a whole declaration: roles, lists in the quantity cell, ceilings, the longest cells."""

import time
from decimal import Decimal

import pytest
from support.declarations import project

from xltools.analysis.facts import Project

RENTS = "1.图书室房租\t450,000.00 \n2.活动室房租\t2,836,182.00 \n3.库房房租\t500,000.00"


def roles(read: Project, field: str) -> list[str]:
    rows = read.declaration.indicators
    return [
        one.amount.role for one in read.amounts if one.indicator is not None and rows[one.indicator].level2 == field
    ]


def test_a_list_of_money_in_the_quantity_cell_is_held_against_the_cost() -> None:
    read = project(quantity=RENTS, quality=RENTS, cost="3,786,182元", budget="3786182元")
    (statement,) = read.statements
    assert statement.kind == "items"
    assert statement.holds
    assert len(read.quantity_is_money) == 1
    assert roles(read, "产出数量指标") == ["item"] * 3
    assert read.tie.outcome == "ties"


def test_a_list_in_the_quantity_cell_that_does_not_add_up_is_broken() -> None:
    read = project(quantity=RENTS, cost="3,686,182元", budget="3686182元")
    assert [one.holds for one in read.statements] == [False]


@pytest.mark.parametrize("text", ["120000", "120,000", "12万元", "预算：12万元整"])
def test_the_budget_alone_in_the_quantity_cell_is_misplaced_money(text: str) -> None:
    assert len(project(quantity=text).quantity_is_money) == 1


@pytest.mark.parametrize("text", ["养护绿地8处", "每所学校18万元", "60", "8处绿地，12万元", "不涉及"])
def test_counts_and_prices_are_no_misplaced_money(text: str) -> None:
    assert project(quantity=text).quantity_is_money == ()


def test_a_copy_of_the_cost_text_says_nothing_new() -> None:
    text = "5人*3200元/月*4个月=6.6万元"
    read = project(quantity=text, cost=text, budget="6.6万元")
    assert [one.holds for one in read.statements] == [False]


def test_calculations_count_everywhere_products_in_words_only_where_money_belongs() -> None:
    wrong = "5人*3200元/月*4个月=6.6万元"
    assert [one.holds for one in project(quality=wrong).statements] == [False]
    assert project(quality="5人，每人3200元，共2万元").statements == ()
    goal = project(goal="聘用60人，每人每月4900元，共计3，528，000元。").statements
    assert [(one.implied_periods, one.holds) for one in goal] == [(12, True)]


def test_a_ceiling_is_multiplied_with_the_quantities_of_its_unit() -> None:
    read = project(cost="每平方米每年上限为80元。甲地100.5平方米，乙地99.5平方米，全年费用不超12万元。")
    (ceiling,) = read.ceilings
    assert (ceiling.price, ceiling.quantity, ceiling.product) == (Decimal(80), Decimal("200.0"), Decimal(16000))
    assert roles(read, "产出成本指标") == ["limit", "total"]


def test_a_block_without_an_amount_leaves_the_total_open() -> None:
    read = project(cost=("全年费用5万元。", "按合同支付"), blocks=2, budget="12万元")
    assert read.tie.outcome == "several-readings"
    assert project(cost=("全年费用12万元。", "全年费用12万元。"), blocks=2, budget="12万元").tie.outcome == "ties"
    assert project(cost=("全年费用5万元。", "全年费用7万元。"), blocks=2, budget="12万元").tie.outcome == "ties"


def test_a_cell_with_hundreds_of_amounts_proves_nothing_and_is_read_at_once() -> None:
    start = time.process_time()
    read = project(cost="宣传费1万元，" * 4000, budget="12万元")
    assert time.process_time() - start < 5
    assert read.tie.outcome == "several-readings"
    assert len(read.amounts) == 4000


def test_a_lower_bound_and_the_last_equation() -> None:
    assert project(cost="成本不少于20万元", budget="25万元").tie.outcome == "ties"
    assert project(cost="宣传费3万元；培训费5人*2000元=1万元", budget="1万元").tie.outcome == "ties"


def test_facts_by_indicator() -> None:
    groups = project(goal="总投入12万元。").amounts_by_indicator()
    assert set(groups) == {None, 3}
