"""What helps to fill a project sheet in: a message at every input, drop-downs that forbid nothing, and names for the fields."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.model.declaration import FIELD_TITLES, FieldName
from xltools.rules.spots import OUTPUT
from xltools.workbooks.cells import position
from xltools.workbooks.department.form_cells import TextCells, text_cells
from xltools.workbooks.department.layout import SheetLayout
from xltools.workbooks.department.panel import PanelKey
from xltools.workbooks.department.records import IndicatorRecord
from xltools.workbooks.names import absolute, quoted

MOST_SHOWN: Final = 60
"""Characters of a text quoted in a message, which holds 255."""
FIELD_HELP: Final[Mapping[FieldName, str]] = {
    "caption": "一般与项目名称相同。",
    "department": "填单位全称。",
    "project": "填项目全称，“汇总”会自动取用。",
    "leader": "填负责人的姓名。",
    "phone": "填固定电话（可带区号、分机）或手机号；几个号码用顿号隔开。",
    "address": "填办公地址。",
    "postcode": "填六位数字。",
    "goal": "写清做什么、做到什么程度、何时完成，不少于20字；写金额的要与预算一致。换行按 Alt+Enter。",
    "remarks": "没有要说明的写“无”。",
}
BENEFIT_HELP: Final = "写预期的效益和指标值；确实不涉及的，选“不涉及”并写明理由。"
ROW_HELP: Final[Mapping[str, str]] = {
    "产出数量指标": "写清做多少：数量加计量单位，如“养护绿地不少于8处”。",
    "产出质量指标": "写清做到什么标准，如“验收合格率不低于98%”。",
    "产出进度指标": "写清各阶段起止月份，如“4月签订合同，12月底前验收”。",
    "产出成本指标": "写清算式和合计，如“9人×2000元/月/人×3个月＝5.4万元”；合计应等于预算。",
    "服务对象满意度指标": "写明对象和比例，如“居民满意度不低于90%”。",
}
FILLER_HELP: Final = "增加指标时填在此行，并把左边的“…”改为指标名称；不够时在本行上面插入行。"
UNIT_HELP: Final = "可在列表中改选元或万元；改选后右侧金额按新单位计，请同时改数。"
FIELD_NAMES: Final[Mapping[FieldName, str]] = {**FIELD_TITLES, "department": "部门名称"}
PANEL_NAMES: Final[Mapping[PanelKey, str]] = {
    "budget": "预算折合_元",
    "cost": "成本合计_元",
    "difference": "成本差额_元",
    "overall": "核对结果",
}
TABLE_NAME: Final = "项目明细合计_元"


@dataclass(frozen=True, slots=True)
class ChoiceLists:
    """Ranges of the guide with the choices of drop-downs: project types, words for what does not apply, labels of the budget."""

    types: str
    not_applicable: str
    budget_labels: str


def add_input_help(sheet: Worksheet, layout: SheetLayout, lists: ChoiceLists) -> None:
    """A message at every input cell; lists offer, they never refuse what is typed instead."""
    cells = {record.name: text_cells(record.cell, record.joints) for record in layout.record.fields}
    for name, message in FIELD_HELP.items():
        validate(sheet, cells[name], told(message))
    validate(sheet, cells["project_type"], {
        **told("从列表中选一项，“√”表示所选类型；都不合适的可直接填写。"),
        "validate": "list", "source": f"={lists.types}", "error_type": "information",
        "error_message": "不在列表中，请核对是否确需自行填写。",
    })  # fmt: skip
    add_budget_help(sheet, layout, cells["budget"], lists)
    alike: dict[tuple[str, bool], list[TextCells]] = {}
    for record in layout.record.indicators:
        alike.setdefault(row_help(record), []).append(text_cells(record.cell, record.joints))
    for (message, offers), texts in alike.items():
        options = told(message)
        if offers:
            options |= {"validate": "list", "source": f"={lists.not_applicable}", "show_error": False}
        validate(sheet, texts[0], options, texts[1:])


def row_help(record: IndicatorRecord) -> tuple[str, bool]:
    """The message of an indicator row, and whether words for what does not apply are offered."""
    if record.placeholder or not record.level2:
        return FILLER_HELP, False
    return ROW_HELP.get(record.level2, BENEFIT_HELP), record.level1 != OUTPUT


def add_budget_help(sheet: Worksheet, layout: SheetLayout, budget: TextCells, lists: ChoiceLists) -> None:
    """The budget takes a number; its label offers both units; the wording of the source is quoted."""
    record = layout.record.budget
    message = f"只填数字，单位：{record.unit}（以左侧栏目名称为准），不要再写单位。"
    if record.wording:
        message += f"原表写作“{shortened(record.wording)}”。"
        wording = told("这是原表的写法。核实预算金额后请清空此格，即以预算金额一栏的数字为准。")
        sheet.data_validation(layout.figures.cells["wording"], wording)
    validate(sheet, budget, {
        **told(message), "validate": "decimal", "criteria": ">", "value": 0, "error_type": "warning",
        "error_message": "应是大于零的数字，不写单位和文字。",
    })  # fmt: skip
    label = next(item.label_cell for item in layout.record.fields if item.name == "budget")
    sheet.data_validation(label, {
        **told(UNIT_HELP), "validate": "list", "source": f"={lists.budget_labels}",
        "error_type": "stop", "error_message": "请从列表中选元或万元。",
    })  # fmt: skip


def told(message: str) -> dict[str, Any]:
    """A message shown while the cell is selected; the label beside the cell is its title."""
    return {"validate": "any", "input_message": message}


def shortened(text: str) -> str:
    """A text short enough to be quoted."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_SHOWN else f"{line[:MOST_SHOWN]}…"


def validate(sheet: Worksheet, text: TextCells, options: dict[str, Any], others: Sequence[TextCells] = ()) -> None:
    """Attach messages and choices to all cells of a text, and of others that need the same."""
    more = [(*position(one.cells[0]), *position(one.cells[-1])) for one in others]
    sheet.data_validation(f"{text.cells[0]}:{text.cells[-1]}", {**options, "other_cells": more} if more else options)


def define_names(book: Workbook, layout: SheetLayout) -> None:
    """Names for the fields of a sheet, valid on this sheet, so that formulas can say 预算金额; they go with a copied sheet."""
    for name, cells in field_names(layout):
        first, last = absolute(cells.first), absolute(cells.cells[-1])
        area = first if first == last else f"{first}:{last}"
        book.define_name(f"{layout.name}!{name}", f"={quoted(layout.name)}!{area}")


def field_names(layout: SheetLayout) -> Iterator[tuple[str, TextCells]]:
    """Every name of a sheet with its cells; a second row of one label is numbered."""
    for field in layout.record.fields:
        yield FIELD_NAMES[field.name], text_cells(field.cell, field.joints)
    seen: Counter[str] = Counter()
    for row in layout.record.indicators:
        if row.level2 and not row.placeholder:
            seen[row.level2] += 1
            number = "" if seen[row.level2] == 1 else f"_{seen[row.level2]}"
            yield row.level2 + number, text_cells(row.cell, row.joints)
    for key, name in PANEL_NAMES.items():
        yield name, text_cells(layout.figures.cells[key], "")
    if layout.cost_table:
        yield TABLE_NAME, text_cells(layout.cost_table.cells["total"], "")
