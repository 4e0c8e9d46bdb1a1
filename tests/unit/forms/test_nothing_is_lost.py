"""Whatever a text holds occurs in a field, a label or the list of unplaced texts; torn forms read like whole ones."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.shared import SEED_TEXT, needs_seed

from xltools.documents.text import text_grid
from xltools.forms import read_grid
from xltools.forms.beijing_2019 import FORM
from xltools.forms.keys import label_key
from xltools.forms.labels import labels_of
from xltools.forms.page_numbers import is_page_number

LABELS = labels_of(FORM)
KNOWN = [
    "⇥部门（单位）名称", "⇥部门（单位", "名称", "⇥项目名称", "⇥预算金额", "(万元)", "⇥项目负责人", "⇥联系电话", "⇥单位地址", "⇥邮政编码", "⇥项目类型",
    "⇥项目绩效目标", "⇥绩效指标", "⇥一级指标", "⇥二级指标", "⇥具体指标（指标内容、指标值）", "⇥产出指标", "⇥产出指标二", "⇥产出数量指标",
    "⇥产出质量指标", "⇥产出进度指标", "⇥产出成本指标", "⇥…", "⇥效益指标", "⇥社会效益指标", "⇥服务对象满意度指标", "⇥其他说明的", "问题",
    "⇥其他说明的问题", "2019年项目支出绩效目标申报表", "⇥备注",
]  # fmt: skip
OTHER = ["⇥", "⇥甲§", "⇥乙§⇥丙§", "丁§", "⇥ 戊§ ", "己§\n庚§", "⇥§00元", "§", "⇥10", "⇥辛§\n壬§"]

lines = st.lists(st.one_of(st.sampled_from(KNOWN), st.sampled_from(OTHER), st.just("")), max_size=40)


def kept(declaration):
    """All texts a declaration holds, and the labels its fields imply."""
    texts = [field.raw for field in declaration.fields.values()]
    texts += [item.text for item in declaration.unplaced]
    texts += [
        part for row in declaration.indicators for part in (row.field.raw, row.level1_written, row.level2_written or "")
    ]
    return "\n".join((*texts, declaration.title, declaration.budget_label))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(lines)
def test_every_line_occurs_somewhere(parts):
    text = "\n".join(part.replace("§", f"{number}z") for number, part in enumerate(parts, start=10)).replace("⇥", "\t")
    reading = read_grid(text_grid(text, "a.txt"))
    if not reading.declarations:
        assert reading.problems[0].fatal
        return
    everything = "\n".join(kept(declaration) for declaration in reading.declarations)
    for line in text.split("\n"):
        for piece in line.split("\t"):
            word = piece.strip()
            assert not word or word in everything or is_part_of_label(word), word


def is_part_of_label(word):
    """A label is not stored where the field it names is; it may be torn."""
    return any(
        label_key(word) in known
        for known in (*LABELS.strong, *LABELS.weak, *LABELS.by_key, *LABELS.heads, *LABELS.level1)
    ) or LABELS.is_filler(word)


def readings(text):
    return [
        (
            {name: "".join(field.text.split()) for name, field in declaration.fields.items()},
            [(row.block, row.level2, "".join(row.text.split()), row.placeholder) for row in declaration.indicators],
        )
        for declaration in read_grid(text_grid(text, "a.txt")).declarations
    ]


@needs_seed
@pytest.mark.parametrize("seed", range(6))
def test_torn_real_forms_read_like_whole_ones(seed):
    text = SEED_TEXT.read_text(encoding="utf-8-sig")
    assert readings(torn(text.split("\n"), random.Random(seed)))  # noqa: S311 - reproducible tears == readings(text)


def torn(source, dice):
    """The text with blank paragraphs inside cells, between label and value, inside labels, and with page numbers."""
    result = []
    for number, line in enumerate(source):
        above = source[number - 1] if number else ""
        below = source[number + 1] if number + 1 < len(source) else ""
        is_label = line.startswith("\t") and line.strip()[-2:] in {"指标", "名称"}
        if inside_cell(line, above, below) or (
            line.strip() and line.startswith("\t") and above.strip() and above.startswith("\t")
        ):
            result += [""] * (dice.random() < 0.05)
        if is_label and len(line) > 5 and dice.random() < 0.05:
            cut = dice.randrange(3, len(line) - 1)
            result += [line[:cut], *[""] * dice.randrange(2), line[cut:]]
        else:
            result.append(line)
        if not line and above and dice.random() < 0.05:
            result += [str(dice.randrange(1, 80)), ""]
    return "\n".join(result)


def inside_cell(line, above, below):
    """A further paragraph of a cell, not the caption above a form."""
    return bool(
        line and above.strip() and not line.startswith("\t") and "部门" not in below and not above.endswith("申报表")
    )


@pytest.mark.parametrize(
    "line", ["- 5 -", "5", "第5页 共41页", "第 5 页，共 41 页", "— 12 —", "５／４１", "Page 5 of 41"]
)
def test_a_page_number_is_kept_but_nobody_is_asked_to_place_it(line):
    form = (
        f"\t部门（单位）名称\n\t园林所\n\n\t项目名称\n\t养护\n\n{line}\n\n"
        "\t项目绩效目标\n\t好\n\n\t其他说明的问题\n\t无\n\n"
    )
    text = f"{line}\n\n{form}{line}\n\n\n\n请于月底前报送。\n{line}\n\n种树经费\n{form}{line}\n"

    reading = read_grid(text_grid(text, "a.txt"))

    assert [form.text("goal") + form.text("remarks") for form in reading.declarations] == ["好无", "好无"]
    kept = [item.text for form in reading.declarations for item in form.unplaced]
    assert kept.count(line) == text.count(line)
    assert [problem.message.count("请于月底前报送。") for problem in reading.problems] == [1]


@pytest.mark.parametrize("line", ["5人", "2031", "共5项", "5.", "第五页内容", "-", "页"])
def test_other_short_lines_are_no_page_numbers(line):
    assert not is_page_number(line)
