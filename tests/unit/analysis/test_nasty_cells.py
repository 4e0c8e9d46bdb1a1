"""The longest cell of Excel, filled with whatever confuses a reader of money: never a crash, never more than a second."""

import time

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from support.declarations import declaration

from xltools.analysis import analyse

LONGEST = 32_767
PIECES = (
    "0", "9", "1.", "1、", "（1）", "(1)", "①", "一、", "一是", "万", "亿", "元", "万元", "1万", "1元", "（", "）", "(", ")", "《", "“", "，", ",", "、", "；",
    "。", "\n", "\t", " ", ".", "：", "=", "≈", "+", "-", "—", "*", "×", "x", "/", "每", "每人", "共计", "合计", "其中", "小计", "年", "月", "12月",
    "个月", "人", "1人", "%", "约", "至", "~", "1,234", "1，234", "2019", "〔2019〕", "号", "第", "一", "十", "百", "零", "¥", "A", "A1", "0.5",
)  # fmt: skip
SOME = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
STRANGE = (
    "",
    "。",
    "，，，",
    "\x00\x01\x02",
    "1e308元",
    "9" * 20 + "元",
    "9" * 400,
    "((((1元",
    "1元))))",
    "∞元",
    "-元",
    "NaN",
    "０．０．０元",
    "=",
    "=2=",
    "\ud7ff元",
)


@given(SOME)
@settings(max_examples=12, deadline=None, derandomize=True, phases=[Phase.generate])
def test_the_longest_cell_of_anything_takes_less_than_a_second(piece: str) -> None:
    form = declaration(cost=(piece * LONGEST)[:LONGEST], budget="12万元")
    start = time.process_time()
    analyse(form)
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize("text", STRANGE)
def test_nonsense_is_read_without_a_guess(text: str) -> None:
    read = analyse(declaration(cost=text, quantity=text, goal=text, budget="12万元"))
    assert read.tie.outcome in ("no-amount", "several-readings", "only-unit-prices", "differs", "budget-doubtful")
    assert all(statement.holds for statement in read.statements)
