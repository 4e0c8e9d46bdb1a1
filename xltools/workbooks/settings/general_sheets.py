"""Writes 设置, what concerns the settings as a whole, and 填写说明."""

from typing import Final

from xltools.model.limits import MEGABYTE, USUAL
from xltools.workbooks.settings.layout import LIMITS, LONGEST_NAME, NAME_LABEL
from xltools.workbooks.settings.pen import FIRST_ROW, Columns, Pen

NAME_HELP: Final = (
    "给这套设置起的名称，如“青禾街道 2026 年”。校验结果、标记副本和汇总表都写明它，名称后面的八位字符由所作的决定算出："
    "决定相同字符就相同。可不填。"
)
GUIDE_COLUMNS: Final[Columns] = (("工作表", 14.0), ("怎样填写", 100.0))
GUIDE: Final = (
    ("花名册", "列出应当报送的全部单位，一行一个。汇总时据此对应部门名称、列出催报名单、核对控制数；免报的单位写明原因。没有列出单位，其余各表照样有效。"),
    ("项目库", "可不填。列出入库项目的年度金额，校验时与申报表的预算金额对照。"),
    ("对应认定", "可不填。汇总表“待确认”中问到的单位名称、项目名称，在这里写明就是花名册中的哪一个。"),
    ("版本认定", "可不填。同一项目有内容不同的几份时，写明采用哪个文件和原因。"),
    ("退回登记", "可不填。退回修改一次登记一行，汇总时据此写明已退回、已改。"),
    ("规则", "列出全部规则。黄色各栏可改：是否启用、级别、容差、适用部门。不要增删行；编号不能改。"),
    ("参数", "规则用到的数字，如字数、比例。与出厂值不同的才填。"),
    ("词表", "规则用到的词语，可增可减。清空一列，这条规则就不再检查这些词语。"),
    ("设置", "给这套设置起名，便于在结果中辨认；来源文件确实很大时，在这里放宽读取的限制。"),
    ("规则说明", "每条规则的详细说明和例子，只供查阅。"),
    ("使用", "校验、导入、汇总时用 --roster 指定本工作簿；结果中写明用的是哪套设置。填错的地方会指出是哪张表的哪个单元格。"),
)  # fmt: skip


def draw_general(pen: Pen, name: str) -> None:
    """What the office calls its settings."""
    pen.head("设置", "本表各项对全部规则有效。")
    pen.text(FIRST_ROW, 0, NAME_LABEL, "cell_center")
    pen.text(FIRST_ROW, 1, name, "input_text")
    pen.text(FIRST_ROW, 2, NAME_HELP, "cell_text")
    pen.sheet.data_validation(FIRST_ROW, 1, FIRST_ROW, 1, {
        "validate": "length", "criteria": "<=", "value": LONGEST_NAME, "input_title": NAME_LABEL,
        "input_message": f"不超过 {LONGEST_NAME} 字；可不填。", "error_title": NAME_LABEL,
        "error_message": f"请不要超过 {LONGEST_NAME} 字。",
    })  # fmt: skip
    for row, (label, field, least, most, told) in enumerate(LIMITS, FIRST_ROW + 1):
        draw_limit(pen, row, label, (least, most), f"{told}出厂为 {megabytes(field)}；不填按出厂。只在确需读取更大的文件时放宽。")
    pen.finish(1)
    pen.protect()


def megabytes(field: str) -> int:
    """The usual value of a limit as the sheet shows it: seconds as they are, bytes as megabytes."""
    value: int = getattr(USUAL, field)
    return value if field == "seconds" else value // MEGABYTE


def draw_limit(pen: Pen, row: int, label: str, bounds: tuple[int, int], told: str) -> None:
    """One limit of reading, not filled in."""
    pen.text(row, 0, label, "cell_center")
    pen.text(row, 1, "", "input_text")
    pen.text(row, 2, told, "cell_text")
    pen.sheet.data_validation(row, 1, row, 1, {
        "validate": "integer", "criteria": "between", "minimum": bounds[0], "maximum": bounds[1],
        "error_title": "读取限制", "error_message": f"请填 {bounds[0]} 到 {bounds[1]} 之间的整数。",
    })  # fmt: skip


def draw_guide(pen: Pen) -> None:
    """One line a sheet."""
    pen.head("填写说明", "本工作簿由财政部门保管，各部门不需要填写。")
    for row, (term, text) in enumerate(GUIDE, FIRST_ROW):
        pen.text(row, 0, term, "guide_term")
        pen.text(row, 1, text, "cell_text")
    pen.finish(1)
    pen.protect()
