"""Generated declarations, and comparing declarations without their places."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import strategies as st

from xltools.analysis import analyse
from xltools.forms.beijing_2019 import FORM
from xltools.model.declaration import FIELD_TITLES, Declaration, Field, Indicator, Unplaced
from xltools.model.place import Place
from xltools.workbooks.department.book import plan_workbook, write_workbook

NOWHERE = Place("")
PIECES = (
    "绿化", "养护", "项目名称", "产出成本指标", "一级指标", "效益指标", "核对栏（不打印）", "xltools:project:p001", "+", "…", "√4.其他一般类",
    "12万元", "3500元/人/月×10个月", "=1+1", "-", "@", "'", '"', "&", "_x000B_", "\x0b", "\x07", "\r", "\r\n", "\n", "\t", " ", "　",
    "\u00a0", "\u200b", "😀", "<b>", "1", "2.50", "不涉及", "indicator:3", "#REF!", "TRUE",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
words = texts.filter(lambda text: text.strip() != "")


def without_places(declaration: Declaration) -> Declaration:
    return replace(
        declaration,
        file="",
        place=NOWHERE,
        fields={name: replace(field, place=NOWHERE) for name, field in declaration.fields.items()},
        indicators=tuple(
            replace(indicator, field=replace(indicator.field, place=NOWHERE), label_place=None)
            for indicator in declaration.indicators
        ),
        unplaced=tuple(replace(item, place=NOWHERE) for item in declaration.unplaced),
    )


def write_declarations(path: Path, declarations: tuple[Declaration, ...], department: str = "示例街道绿化科") -> Path:
    write_workbook(path, plan_workbook(str(path), department, [analyse(one) for one in declarations], FORM))
    return path


@st.composite
def indicators(draw: st.DrawFn, block: int, level1: str, labels: tuple[str, ...]) -> list[Indicator]:
    found = []
    for label in draw(st.lists(st.sampled_from([*labels, ""]), max_size=6)):
        field = Field(draw(texts), NOWHERE)
        title = draw(st.sampled_from(["", "", "", level1, f"{level1}一\n（绿化养护）"]))
        placeholder = label == "" and draw(st.booleans())
        written = None if placeholder else draw(st.none() | words) if label else draw(words)
        if placeholder:
            field = Field(draw(st.sampled_from(["", "…", "  "])), NOWHERE)
        found.append(Indicator(block, level1, label, field, placeholder, title, written))
    return found


@st.composite
def declarations(draw: st.DrawFn) -> Declaration:
    names = draw(st.sets(st.sampled_from(sorted(FIELD_TITLES))))
    fields = {name: Field(draw(texts), NOWHERE) for name in names}
    unit = draw(st.sampled_from([None, "元", "万元"]))
    budget = draw(
        st.sampled_from(
            ["", "12万元", "120000", "1,200,000.00", "35.27万", " 863415.27元 ", "约8万", "待定", "12", "352.8"]
        )
    )
    number = Decimal(budget) if budget in {"120000", "12", "352.8"} and draw(st.booleans()) else None
    fields["budget"] = Field(budget, NOWHERE, number)
    outputs, benefits = (tuple(row.label for row in level1.rows) for level1 in FORM.level1)
    blocks = draw(st.integers(1, 3))
    rows: list[Indicator] = []
    for block in range(1, blocks + 1):
        rows += draw(indicators(block, "产出指标", outputs))
    rows += draw(indicators(max([row.block for row in rows], default=1), "效益指标", benefits))
    return Declaration(
        form=FORM.id,
        file="来源.txt",
        position=1,
        place=NOWHERE,
        fields=fields,
        indicators=tuple(rows),
        budget_label=draw(st.sampled_from(["预算金额", "预算金额\n（万元）", "项目预算"]))
        if unit is None
        else f"预算金额（{unit}）",
        label_unit=unit,
        title=draw(st.sampled_from(["", "2031年项目支出绩效目标申报表", "项目支出绩效目标申报表"])),
        unplaced=tuple(draw(st.lists(st.builds(Unplaced, words, st.just(NOWHERE), st.booleans()), max_size=3))),
    )
