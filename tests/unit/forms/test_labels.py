"""Labels are matched on a squeezed key."""

import pytest

from xltools.forms.beijing_2019 import FORM
from xltools.forms.keys import LONGEST, key_of_beginning, label_key, label_unit, squeeze
from xltools.forms.labels import labels_of

LABELS = labels_of(FORM)


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("部门（单位）名称", "部门单位名称"), ("部门(单位\n名称", "部门单位名称"), ("预算金额\n（万元）", "预算金额"), ("预算金额(单位：元)", "预算金额"),
        ("　项 目\u00a0名称：", "项目名称"), ("1.产出数量指标", "产出数量指标"), ("（3）产出质量指标", "产出质量指标"), ("一、产出指标", "产出指标"),
        ("10", "10"), ("[bookmark: _GoBack]项目名称", "项目名称"), ("*联系电话", "联系电话"), ("预算金额：万元", "预算金额"), ("", ""),
    ],
)  # fmt: skip
def test_keys(label, key):
    assert label_key(label) == key


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("预算金额", None),
        ("预算金额\n(万元)", "万元"),
        ("预算金额（单位：元）", "元"),
        ("预算金额（千元）", None),
        ("预 算 金 额 （ 万 元 ）", "万元"),
    ],
)
def test_the_unit_of_a_label(label, unit):
    assert label_unit(label) == unit


def test_squeeze_drops_every_kind_of_white_space():
    assert squeeze(" 甲\u3000乙\u00a0\t丙\n") == "甲乙丙"


@pytest.mark.parametrize(
    ("text", "label"),
    [("产出指标二\n（树木）", "产出指标"), ("效果指标", "效益指标"), ("产出数量指标", None), ("10", None)],
)
def test_first_level_labels(text, label):
    assert LABELS.level1_of(text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("产出数量指标2", "产出数量指标"),
        ("生态效益指标（定性）", "环境效益指标"),
        ("安全指标", None),
        ("产出数量指标和产出质量指标", None),
    ],
)
def test_second_level_labels_with_something_beside_them(text, label):
    found = LABELS.level2_loosely(text)
    assert (found.label if found else None) == label


def test_every_label_of_the_form_is_known_by_itself_and_by_its_aliases():
    for item in FORM.header:
        for label in (item.label, *item.aliases):
            assert LABELS.header(label, weak=False) == item.name
        for label in item.weak_aliases:
            assert LABELS.header(label, weak=True) == item.name
    for group in FORM.level1:
        for row in group.rows:
            for label in (row.label, *row.aliases):
                assert LABELS.level2(label).label == row.label
    assert all(LABELS.is_head(head) for head in (FORM.grid_label, *FORM.grid_columns))


def test_no_alias_stands_for_two_things():
    labels = [label for item in FORM.header for label in (item.label, *item.aliases, *item.weak_aliases)]
    labels += [label for group in FORM.level1 for row in group.rows for label in (row.label, *row.aliases)]
    keys = [label_key(label) for label in labels]
    assert len(set(keys)) == len(keys)


def test_of_a_long_text_only_the_beginning_is_remembered():
    text = "项目名称" * LONGEST

    label_key(text)
    hits = key_of_beginning.cache_info().hits

    assert label_key(text + "其他") == label_key(text)
    assert key_of_beginning.cache_info().hits == hits + 2
