"""What helps to fill a project sheet in: a message at every input, drop-downs that forbid nothing, and names for the fields."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.model.declaration import FIELD_TITLES, FieldName
from xltools.rules.spots import OUTPUT
from xltools.workbooks.department.form_cells import TextCells, text_cells
from xltools.workbooks.department.layout import SheetLayout
from xltools.workbooks.department.names import absolute, quoted
from xltools.workbooks.department.panel import PanelKey

MOST_SHOWN: Final = 60
"""Characters of a text quoted in a message, which holds 255."""
FIELD_HELP: Final[Mapping[FieldName, str]] = {
    "caption": "一般与项目名称相同。",
    "department": "填单位全称，与花名册一致。",
    "project": "填项目全称，与预算系统中的名称一致；“汇总”会自动取用。",
    "leader": "填一位负责人的姓名，便于核实。",
    "phone": "填办公电话（区号加号码，可带分机）或手机号；几个号码用顿号隔开。",
    "address": "填办公地址的全称。",
    "postcode": "填六位数字，按文字保存，开头的 0 不会丢失。",
    "goal": "写清要做什么、做到什么程度、何时完成，不少于20字；写金额的要与预算一致。换行按 Alt+Enter。",
    "remarks": "没有要说明的写“无”。",
}
ROW_HELP: Final[Mapping[str, str]] = {
    "产出数量指标": "写清做多少：数量加计量单位，例如“养护绿地不少于8处”。金额写在成本指标一行。",
    "产出质量指标": "写清做到什么标准，例如“验收合格率不低于98%”。",
    "产出进度指标": "写清各阶段的起止月份，例如“4月签订合同，12月底前完成验收”。",
    "产出成本指标": "写清算式和合计，例如“9人×2000元/月/人×3个月＝5.4万元”；合计应等于预算金额。",
    "经济效益指标": "写预期的经济效益；确实不涉及的，选“不涉及”并写明理由。",
    "社会效益指标": "写预期的社会效益和指标值；确实不涉及的，选“不涉及”并写明理由。",
    "环境效益指标": "写对环境的影响；确实不涉及的，选“不涉及”并写明理由。",
    "可持续影响指标": "写项目结束后仍有的影响；确实不涉及的，选“不涉及”并写明理由。",
    "服务对象满意度指标": "写明对象和比例，例如“居民满意度不低于90%”。",
}
FILLER_HELP: Final = "需要增加指标时填在这一行，并把左边的“…”改为指标名称；仍不够时在本行上面插入行。"
UNIT_HELP: Final = "单位可在列表中改选元或万元。改选后右侧金额按新单位计，请同时改数。"
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
        validate(sheet, cells[name], message_only(FIELD_TITLES[name], message))
    validate(sheet, cells["project_type"], {
        **message_only("项目类型", "从列表中选一项，“√”表示所选类型；都不合适的可直接填写。"),
        "validate": "list", "source": f"={lists.types}", "error_type": "information",
        "error_title": "项目类型", "error_message": "填写的内容不在列表中，请核对是否确需自行填写。",
    })  # fmt: skip
    add_budget_help(sheet, layout, cells["budget"], lists)
    for record in layout.record.indicators:
        message = ROW_HELP.get(record.level2, FILLER_HELP) if not record.placeholder else FILLER_HELP
        options = message_only(record.level2 or "增加的指标", message)
        if record.level2 and record.level1 != OUTPUT:
            options |= {"validate": "list", "source": f"={lists.not_applicable}", "show_error": False}
        validate(sheet, text_cells(record.cell, record.joints), options)


def add_budget_help(sheet: Worksheet, layout: SheetLayout, budget: TextCells, lists: ChoiceLists) -> None:
    """The budget takes a number; its label offers both units; the wording of the source is quoted."""
    record = layout.record.budget
    message = f"只填数字，单位：{record.unit}（以左侧栏目名称为准），不要再写单位。"
    if record.wording:
        message += f"原表写作“{shortened(record.wording)}”。"
        wording = message_only("原始填写", "这是原表的写法。核实预算金额后请清空此格，即以预算金额一栏的数字为准。")
        sheet.data_validation(layout.figures.cells["wording"], wording)
    validate(sheet, budget, {
        **message_only("预算金额", message), "validate": "decimal", "criteria": ">", "value": 0, "error_type": "warning",
        "error_title": "预算金额", "error_message": "预算金额应是大于零的数字，不写单位和文字。",
    })  # fmt: skip
    label = next(item.label_cell for item in layout.record.fields if item.name == "budget")
    sheet.data_validation(label, {
        **message_only("预算金额的单位", UNIT_HELP), "validate": "list", "source": f"={lists.budget_labels}",
        "error_type": "stop", "error_title": "预算金额的单位", "error_message": "请从列表中选“预算金额（元）”或“预算金额（万元）”。",
    })  # fmt: skip


def message_only(title: str, message: str) -> dict[str, Any]:
    """A message shown while the cell is selected."""
    return {"validate": "any", "input_title": title, "input_message": message, "ignore_blank": True}


def shortened(text: str) -> str:
    """A text short enough to be quoted."""
    line = " ".join(text.split())
    return line if len(line) <= MOST_SHOWN else f"{line[:MOST_SHOWN]}…"


def validate(sheet: Worksheet, text: TextCells, options: dict[str, Any]) -> None:
    """Attach messages and choices to all cells of a text."""
    sheet.data_validation(f"{text.cells[0]}:{text.cells[-1]}", options)


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
