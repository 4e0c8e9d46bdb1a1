"""Writes 规则, where rules are set, and 规则说明, where every rule is explained: both from the catalogue that runs."""

from typing import Final

from xltools.model.finding import SEVERITY_TITLES
from xltools.model.settings import Settings
from xltools.rules.pages import level, scope, section, section_lines
from xltools.rules.registry import CATALOGUE
from xltools.rules.rule import CatalogueEntry, Hint
from xltools.workbooks.settings.layout import (
    NO,
    NOT_SET,
    PAGE_SECTIONS,
    PAGES,
    RULE_COLUMNS,
    YES,
    compares,
    family,
)
from xltools.workbooks.settings.pen import FIRST_ROW, Pen

NOTE: Final = (
    "黄色各栏由本单位决定，其余各栏来自规则目录。停用的规则不运行；“级别”改变该规则的级别（个别情形自带级别的除外）；"
    "“容差”是允许的差额，单位为元，空白表示按书写精度；“适用部门”空白表示全部部门。点编号看这条规则的说明。"
)
PAGES_NOTE: Final = "每条规则检查什么、为什么检查、什么样的内容会报出、怎样改。本表只供查阅。"
CODE, TITLE, WHAT, FAMILY, SCOPE, DEFAULT, ACTIVE, LEVEL, TOLERANCE, DEPARTMENTS = range(len(RULE_COLUMNS))
OPEN: Final = (ACTIVE, LEVEL, TOLERANCE, DEPARTMENTS)
STOP: Final = "。"


def draw_rules(pen: Pen, settings: Settings) -> None:
    """One line a rule."""
    pen.head("规则", NOTE)
    for row, entry in enumerate(CATALOGUE, FIRST_ROW):
        draw_rule(pen, row, entry, settings)
    pen.table("规则表")
    validate(pen)
    show_changes(pen)
    pen.finish(TITLE + 1)
    pen.protect()


def draw_rule(pen: Pen, row: int, entry: CatalogueEntry, settings: Settings) -> None:
    """What the rule is, and what the office decided."""
    pen.link(row, CODE, f"'{PAGES}'!A{row + 1}", entry.id)
    pen.text(row, TITLE, entry.title, "cell_text")
    pen.text(row, WHAT, first_sentence(section(entry.page, "检查什么")), "cell_text")
    pen.text(row, FAMILY, family(entry), "cell_text")
    pen.text(row, SCOPE, scope(entry), "cell_center")
    pen.text(row, DEFAULT, level(entry), "cell_center")
    if isinstance(entry, Hint):
        for column in OPEN:
            pen.text(row, column, NOT_SET, "cell_center")
        return
    setting = settings.of(entry.id)
    pen.text(row, ACTIVE, YES if setting.active else NO, "input_choice")
    pen.text(row, LEVEL, SEVERITY_TITLES[setting.severity or entry.severity], "input_choice")
    if compares(entry):
        pen.number(row, TOLERANCE, setting.tolerance, "input_yuan")
    else:
        pen.text(row, TOLERANCE, NOT_SET, "cell_center")
    pen.text(row, DEPARTMENTS, "；".join(setting.departments), "input_text")


def first_sentence(text: str) -> str:
    """The text up to its first full stop."""
    head, stop, _ = text.partition(STOP)
    return head + stop


def validate(pen: Pen) -> None:
    """Drop-down lists, and a word on what each column does."""
    for column, rule in (
        (ACTIVE, {"validate": "list", "source": [YES, NO], "input_title": "启用", "input_message": "“否”表示这条规则不运行。"}),
        (
            LEVEL,
            {
                "validate": "list", "source": list(SEVERITY_TITLES.values()), "input_title": "级别",
                "input_message": "错误：退回修改；警告：请说明或核实；提示：供参考。默认级别见左侧。",
            },
        ),
        (
            TOLERANCE,
            {
                "validate": "decimal", "criteria": ">=", "value": 0, "input_title": "容差（元）",
                "input_message": "允许的差额，单位为元；空白表示按书写精度。“—”表示该规则不比较金额。",
            },
        ),
        (
            DEPARTMENTS,
            {"validate": "any", "input_title": "适用部门", "input_message": "花名册中的名称，多个用“；”隔开；空白表示全部部门。"},
        ),
    ):  # fmt: skip
        failure = {"error_title": RULE_COLUMNS[column][0], "error_message": str(rule["input_message"])}
        pen.sheet.data_validation(FIRST_ROW, column, pen.last, column, {**rule, **failure})


def show_changes(pen: Pen) -> None:
    """Rules that are off are struck out; what differs from the catalogue is bold on a ground of its own."""
    first = FIRST_ROW + 1
    off = pen.styles.book.add_format({"font_strikeout": True, "font_color": "#7F7F7F"})
    changed = pen.styles.get("differs")
    for column, formula in (
        (ACTIVE, f'$G{first}="{NO}"'),
        (LEVEL, f'AND($H{first}<>"",$H{first}<>$F{first})'),
        (TOLERANCE, f"ISNUMBER($I{first})"),
    ):
        pen.sheet.conditional_format(
            FIRST_ROW, column, pen.last, column, {"type": "formula", "criteria": f"={formula}", "format": changed}
        )
    pen.sheet.conditional_format(
        FIRST_ROW, CODE, pen.last, DEFAULT, {"type": "formula", "criteria": f'=$G{first}="{NO}"', "format": off}
    )


def draw_pages(pen: Pen) -> None:
    """The page of every rule, in the rows of 规则."""
    pen.head("规则说明", PAGES_NOTE)
    for row, entry in enumerate(CATALOGUE, FIRST_ROW):
        pen.text(row, 0, entry.id, "cell_center")
        pen.text(row, 1, entry.title, "cell_text")
        for column, title in enumerate(PAGE_SECTIONS, 2):
            examples = title in {"反例", "正例"}
            text = "\n".join(section_lines(entry.page, title)) if examples else section(entry.page, title)
            pen.text(row, column, text, "cell_text")
    pen.finish(2)
    pen.protect()
