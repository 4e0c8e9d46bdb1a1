"""Writes 对应认定, 版本认定 and 退回登记: what people decide about submissions, and room for more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from xltools.model.decisions import Decisions, NameAnswer, Return, VersionChoice
from xltools.workbooks.settings.pen import FIRST_ROW, HEADER_ROW, Columns, Pen

NAMES, VERSIONS, RETURNS = "对应认定", "版本认定", "退回登记"
KIND, WRITTEN, OFFICIAL, OWNER, REMARK = "对象", "所写的名称", "对应的名称", "所属单位", "说明"
UNIT, PROJECT, FILE = "单位", "项目", "采用的文件"
DAY, CLERK, REASON = "退回日期", "经办人", "退回原因"
OF_UNIT, OF_PROJECT = "单位", "项目"
BLANK_ROWS: Final = 100
Line = Sequence[str | date]


@dataclass(frozen=True, slots=True)
class List:
    """One of the sheets: its columns, what stands above them, and help by column."""

    name: str
    columns: Columns
    note: str
    help: dict[str, str]


NAME_LIST: Final = List(
    NAMES,
    ((KIND, 10.0), (WRITTEN, 36.0), (OFFICIAL, 36.0), (OWNER, 28.0), (REMARK, 40.0)),
    "汇总表“待确认”中问到的名称在这里答复：所写的名称就是花名册中的哪个单位或哪个应报项目。不是其中任何一个的，两栏写同一名称，"
    "以后不再询问。",
    {
        KIND: "单位或项目。",
        WRITTEN: "申报表中写的名称，照抄。",
        OFFICIAL: "花名册中的官方名称，或应报项目的名称。",
        OWNER: "对象是项目时填写：这个项目属于哪个单位。",
    },
)
VERSION_LIST: Final = List(
    VERSIONS,
    ((UNIT, 30.0), (PROJECT, 40.0), (FILE, 50.0), (REMARK, 40.0)),
    "同一项目报了内容不同的几份时，一般以申报轮次在后、收到在后的为准。要改用另一份，在这里写明采用哪个文件：文件名，或“来源文件”中"
    "SHA-256 的前 8 位以上。汇总表“版本对照”列出各份的不同之处。",
    {
        UNIT: "官方名称或别名，必填。",
        PROJECT: "项目名称；不填表示该单位的全部项目。",
        FILE: "必填。文件名，或 SHA-256 的前 8 位以上。",
        REMARK: "为什么采用这一份；写进汇总表。",
    },
)
RETURN_LIST: Final = List(
    RETURNS,
    ((UNIT, 30.0), (PROJECT, 40.0), (DAY, 14.0), (CLERK, 12.0), (REASON, 60.0)),
    "退回修改一次登记一行，作为历史保留，不要改写以前的行。汇总表据此在“报送情况”中写明已退回、已改、已退回（未改）、已重报。",
    {
        UNIT: "官方名称或别名，必填。",
        PROJECT: "项目名称；不填表示该单位的全部项目。",
        DAY: "必填，如 2026-11-30。",
        CLERK: "谁退回的。",
        REASON: "必填：为什么退回。",
    },
)


def draw_decisions(pens: Sequence[Pen], decisions: Decisions) -> None:
    """The three sheets, in the order of `LISTS`."""
    lines = (
        [name_line(one) for one in decisions.names],
        [version_line(one) for one in decisions.versions],
        [return_line(one) for one in decisions.returns],
    )
    for pen, own, rows in zip(pens, LISTS, lines, strict=True):
        draw_list(pen, own, rows)


LISTS: Final = (NAME_LIST, VERSION_LIST, RETURN_LIST)


def name_line(one: NameAnswer) -> Line:
    """An answer as a row."""
    return OF_PROJECT if one.department else OF_UNIT, one.written, one.official, one.department, ""


def version_line(one: VersionChoice) -> Line:
    """A decision on versions as a row."""
    return one.department, one.project, one.file, one.note


def return_line(one: Return) -> Line:
    """A return as a row."""
    return one.department, one.project, one.day, one.clerk, one.reason


def draw_list(pen: Pen, own: List, rows: Sequence[Line]) -> None:
    """One sheet, prepared for some more lines than there are."""
    pen.head(own.name, own.note)
    titles = [title for title, _ in own.columns]
    styles = ["input_day" if title == DAY else "input_choice" if title == KIND else "input_text" for title in titles]
    for row, line in enumerate(rows, FIRST_ROW):
        for column, value in enumerate(line):
            pen.text(row, column, value if isinstance(value, str) else "", styles[column])
            if isinstance(value, date):
                pen.sheet.write_datetime(row, column, value, pen.styles.get(styles[column]))
    used, last = pen.last, FIRST_ROW + max(BLANK_ROWS, len(rows)) - 1
    for row in range(FIRST_ROW + len(rows), last + 1):
        for column, style in enumerate(styles):
            pen.text(row, column, "", style)
    validate(pen, own, last)
    pen.sheet.autofilter(HEADER_ROW, 0, last, len(titles) - 1)
    pen.last = max(used, FIRST_ROW)
    pen.finish(2)
    pen.protect(rows=True)


def validate(pen: Pen, own: List, last: int) -> None:
    """Help on every column; the kind is chosen, the day a date."""
    for column, (title, _) in enumerate(own.columns):
        told = {"input_title": title, "input_message": own.help.get(title, "可不填。")}
        rule: dict[str, object] = {"validate": "any"}
        if title == KIND:
            rule = {"validate": "list", "source": [OF_UNIT, OF_PROJECT]}
        elif title == DAY:
            rule = {
                "validate": "date",
                "criteria": ">=",
                "value": date(2000, 1, 1),
                "error_message": "请填写日期，如 2026-11-30。",
            }
        pen.sheet.data_validation(FIRST_ROW, column, last, column, {**rule, **told, "error_title": title})
