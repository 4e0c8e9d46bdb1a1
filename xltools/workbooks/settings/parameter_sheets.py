"""Writes 参数, the figures rules work with, and 词表, their lists of words: as the office has them."""

import math
from decimal import Decimal
from typing import Final

from xltools.model.settings import ParameterValue, Settings
from xltools.workbooks.settings.layout import PARAMETER_COLUMNS, RuleParameter, all_parameters
from xltools.workbooks.settings.pen import FIRST_ROW, HEADER_ROW, Columns, Pen

NOTE: Final = "规则用到的数字。需要与出厂值不同的，填在“本单位取值”；空白表示用出厂值。"
WORDS_NOTE: Final = "规则用到的词语，一列一张表，一格一个词。可以增加、修改、删除；规则完全按这里的词语检查，清空一列即不再检查这些词语。"
CODE, RULE, PARAMETER, UNIT, SHIPPED, OWN = range(len(PARAMETER_COLUMNS))
LIST_WIDTH: Final = 24.0
LISTS_ON_A_PAGE: Final = 7
BLANK_ROWS: Final = 100


def draw_parameters(pen: Pen, settings: Settings) -> None:
    """One line a figure."""
    pen.head("参数", NOTE)
    for row, owner in enumerate((one for one in all_parameters() if not one.is_list), FIRST_ROW):
        draw_parameter(pen, row, owner, settings)
    pen.table("参数表")
    pen.sheet.data_validation(FIRST_ROW, OWN, pen.last, OWN, {
        "validate": "decimal", "criteria": ">=", "value": 0, "error_title": "本单位取值", "error_message": "请填写不小于 0 的数字。",
        "input_title": "本单位取值", "input_message": "与出厂值不同才填；空白表示用出厂值。",
    })  # fmt: skip
    pen.finish(RULE + 1)
    pen.protect()


def draw_parameter(pen: Pen, row: int, owner: RuleParameter, settings: Settings) -> None:
    """One figure with its rule and unit."""
    value = settings.of(owner.rule.id).parameters.get(owner.parameter.name)
    pen.text(row, CODE, owner.rule.id, "cell_center")
    pen.text(row, RULE, owner.rule.title, "cell_text")
    pen.text(row, PARAMETER, owner.parameter.title, "cell_text")
    pen.text(row, UNIT, owner.parameter.unit, "cell_center")
    pen.number(row, SHIPPED, as_figure(owner.parameter.default), "cell_number")
    pen.number(row, OWN, as_figure(value), "input_number")


def as_figure(value: ParameterValue | None) -> Decimal | None:
    """The figure; None where there is none."""
    return value if isinstance(value, Decimal) else None


def word_columns() -> Columns:
    """A column for every list."""
    return tuple((one.heading, LIST_WIDTH) for one in all_parameters() if one.is_list)


def draw_words(pen: Pen, settings: Settings) -> None:
    """One column a list, with room for more words below."""
    pen.head("词表", WORDS_NOTE)
    lists = [words_of(one, settings) for one in all_parameters() if one.is_list]
    used = max((len(words) for words in lists), default=0)
    for column, words in enumerate(lists):
        for number in range(used + BLANK_ROWS):
            pen.text(FIRST_ROW + number, column, words[number] if number < len(words) else "", "input_text")
    pen.sheet.autofilter(HEADER_ROW, 0, FIRST_ROW + used + BLANK_ROWS - 1, max(len(lists) - 1, 0))
    pen.last = FIRST_ROW + used
    pen.finish(0, pages_wide=math.ceil(len(lists) / LISTS_ON_A_PAGE))
    pen.protect(rows=True)


def words_of(owner: RuleParameter, settings: Settings) -> tuple[str, ...]:
    """The words a rule works with."""
    value = settings.of(owner.rule.id).parameters.get(owner.parameter.name, owner.parameter.default)
    return value if isinstance(value, tuple) else ()
