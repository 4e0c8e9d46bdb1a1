"""Writes 花名册: the departments, and room for more."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from xltools.model.roster import RosterEntry
from xltools.workbooks.settings.layout import ROSTER_COLUMNS, YES
from xltools.workbooks.settings.pen import FIRST_ROW, HEADER_ROW, Pen

NOTE: Final = (
    "一行一个单位，官方名称必填。别名和应报项目有多个时用“；”或换行隔开；应报项目不填表示不限定。"
    "控制数单位为元，不填表示不核对。免报的单位选“是”并写明原因。"
)
BLANK_ROWS: Final = 200
CEILING, DUE, EXEMPT, REASON = 6, 7, 8, 9
STYLES: Final = (
    "input_text", "input_text", "input_text", "input_text", "input_text", "input_text", "input_yuan", "input_day",
    "input_choice", "input_text",
)  # fmt: skip
PROMPTS: Final = (
    ("单位编码", "可不填。填写后，编码与名称连写（如 120305-某某科）也能对应。"),
    ("官方名称", "必填，不得重复；汇总表一律用这个名称。"),
    ("别名", "各部门可能写成的其他名称，多个之间用“；”隔开。不在名称和别名里的单位列为“待对应”，相近的列入“待确认”，不会自动归并。"),
    ("联系人", "催报名单中用于催报。"),
    ("联系电话", "催报名单中用于催报。"),
    ("应报项目", "每行一个（单元格内按 Alt+Enter 换行）或用“；”隔开；不填表示不限定项目。"),
)


def draw_roster(pen: Pen, entries: Sequence[RosterEntry]) -> None:
    """The whole sheet, prepared for some more departments than there are."""
    pen.head("花名册", NOTE)
    rows = max(BLANK_ROWS, len(entries))
    for row, entry in enumerate(entries, FIRST_ROW):
        draw_entry(pen, row, entry)
    used = pen.last
    for row in range(FIRST_ROW + len(entries), FIRST_ROW + rows):
        for column, style in enumerate(STYLES):
            pen.text(row, column, "", style)
    last = FIRST_ROW + rows - 1
    for column, (title, message) in enumerate(PROMPTS):
        pen.sheet.data_validation(
            FIRST_ROW, column, last, column, {"validate": "any", "input_title": title, "input_message": message}
        )
    validate_figures(pen, last)
    pen.sheet.autofilter(HEADER_ROW, 0, last, len(ROSTER_COLUMNS) - 1)
    pen.last = max(used, FIRST_ROW)
    pen.finish(2)
    pen.protect(rows=True)


def draw_entry(pen: Pen, row: int, entry: RosterEntry) -> None:
    """One department."""
    texts = (
        entry.code, entry.department, "；".join(entry.aliases), entry.contact, entry.phone, "\n".join(entry.projects),
    )  # fmt: skip
    for column, value in enumerate(texts):
        pen.text(row, column, value, STYLES[column])
    pen.number(row, CEILING, entry.ceiling, STYLES[CEILING])
    pen.text(row, DUE, "", STYLES[DUE])
    if entry.due is not None:
        pen.sheet.write_datetime(row, DUE, entry.due, pen.styles.get(STYLES[DUE]))
    pen.text(row, EXEMPT, YES if entry.exempt else "", STYLES[EXEMPT])
    pen.text(row, REASON, entry.exempt, STYLES[REASON])


def validate_figures(pen: Pen, last: int) -> None:
    """The ceiling is an amount, the due date a date."""
    pen.sheet.data_validation(FIRST_ROW, CEILING, last, CEILING, {
        "validate": "decimal", "criteria": ">=", "value": 0, "error_title": "控制数", "error_message": "请填写单位为元的数字。",
        "input_title": "控制数（元）", "input_message": "单位为元的数字；不填表示不核对。",
    })  # fmt: skip
    pen.sheet.data_validation(FIRST_ROW, DUE, last, DUE, {
        "validate": "date", "criteria": ">=", "value": date(2000, 1, 1), "error_title": "截止日期",
        "error_message": "请填写日期，如 2026-11-30。", "input_title": "截止日期", "input_message": "如 2026-11-30。",
    })  # fmt: skip
    pen.sheet.data_validation(FIRST_ROW, EXEMPT, last, EXEMPT, {
        "validate": "list", "source": [YES], "error_title": "免报", "error_message": "请选“是”，或者空着。",
        "input_title": "免报", "input_message": "本年不必报送的选“是”，并在右边写明原因；不列入催报。",
    })  # fmt: skip
