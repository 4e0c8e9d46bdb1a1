"""汇总: one row per project, live formulas to the sheets, totals in 元 and 万元."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from xltools.merging.rounds import ROUNDS
from xltools.model.workbook import FigureKey
from xltools.workbooks.calculation import calculate
from xltools.workbooks.calculation_functions import Value
from xltools.workbooks.cells import address
from xltools.workbooks.department import live_formulas as live
from xltools.workbooks.department.budget_cell import WAN_PLACES
from xltools.workbooks.department.drawing import put
from xltools.workbooks.department.layout import SheetLayout
from xltools.workbooks.department.panel import difference_formula
from xltools.workbooks.department.project_type_cell import type_formula, type_shown
from xltools.workbooks.measure import column_points, list_height, text_height
from xltools.workbooks.names import SUMMARY, absolute, quoted
from xltools.workbooks.styles import Styles

SHEET_NAME: Final = SUMMARY
SUMMARY_MARK: Final = "xltools:summary"
ROW_MARK: Final = "row:"
TOTAL_MARK: Final = "total"
COLUMNS: Final = (
    ("序号", 6.0),
    ("项目名称", 34.0),
    ("项目负责人", 12.0),
    ("项目类型", 22.0),
    ("预算金额（元）", 18.0),
    ("预算金额（万元）", 16.0),
    ("成本指标合计（元）", 18.0),
    ("差额（元）", 16.0),
    ("状态", 32.0),
    ("错误", 7.0),
    ("", 4.0),
    ("警告", 7.0),
    ("待查", 7.0),
)
NUMBER, NAME, LEADER, TYPE, BUDGET, WAN, COST, DIFFERENCE, STATE, ERRORS, KEY_COLUMN, WARNINGS, OPEN = range(13)
UNIT_COLUMN: Final = 13
"""Hidden: the state of the budget's unit, which decides whether a total may be compared with the 控制数."""
COUNTS: Final = (ERRORS, WARNINGS, OPEN)
HEAD_ROW: Final = 3
ROUND_ROW: Final = 1
TITLE: Final = "项目支出绩效目标申报汇总表"
NOTES: Final = (
    "说明：各项目的金额和状态由公式取自项目表，请勿在本表手工改数。差额＝成本指标合计－预算金额，只计两项金额都有的项目；"
    "成本指标合计由成本指标文字读出，修改文字后状态显示“待查”，请重新校验或重算。错误、警告、待查是各表核对栏中的项数；"
    "核对栏只查公式能判断的项目，报送前仍请完整校验。"
)
FIGURE_COLUMNS: Final[Mapping[FigureKey, int]] = {
    "row.budget": BUDGET,
    "row.budget_wan": WAN,
    "row.cost": COST,
    "row.difference": DIFFERENCE,
    "total.budget": BUDGET,
    "total.budget_wan": WAN,
    "total.cost": COST,
    "total.difference": DIFFERENCE,
}
DEFINED_NAMES: Final[Mapping[str, int]] = {
    "预算合计_元": BUDGET,
    "预算合计_万元": WAN,
    "成本指标合计_元": COST,
    "差额合计_元": DIFFERENCE,
}
CEILING_NAME: Final = "控制数_元"
CEILING_MARK: Final = "ceiling"
CEILING: Final = "控制数（元；下达后填写，空着不核对）"
NO_CEILING: Final = f"{live.BLANK}：控制数"
OVER: Final = f"{live.ERROR}：超控制数"
INCOMPLETE: Final = f"{live.UNCHECKED}：有预算未填或存疑"
DEPARTMENT: Final = "部门（单位）名称："
ROUND: Final = "报送轮次："
ROUND_HELP: Final = (
    "按财政部门的要求选择本次报送的轮次，如一上、二上；没有要求的空着。同一项目报了几次的，以轮次在后的为准。"
)
UNNAMED: Final = "（未填项目名称）"
LEAST_ROW: Final = 24.0
FONT_SIZE: Final = 10.5
NOTE_SIZE: Final = 9.0


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One project: its sheet, and the types chosen on it."""

    layout: SheetLayout
    selected_types: tuple[str, ...]


def row_formulas(sheet: str, cells: Mapping[FigureKey, str], row: int, shift: int = 0) -> dict[FigureKey, str]:
    """The formulas of a project's amounts on 汇总 (`row` from 0), its figures being in `cells` of `sheet`.

    `shift`: by how many columns 汇总 was moved to the right since.
    """
    source = {key: f"{quoted(sheet)}!{absolute(cell)}" for key, cell in cells.items()}
    budget, cost = address(row, BUDGET + shift), address(row, COST + shift)
    return {
        "row.budget": source["sheet.budget"],
        "row.budget_wan": f'IF(ISNUMBER({budget}),ROUND({budget}/10000,6),"")',
        "row.cost": f'IF(ISNUMBER({source["sheet.cost"]}),{source["sheet.cost"]},"")',
        "row.difference": difference_formula(budget, cost),
    }


def total_formulas(first: int, last: int, shift: int = 0) -> dict[FigureKey, str]:
    """The formulas of the totals over rows `first` to `last` (from 0, both included)."""

    def summed(column: int) -> str:
        return f"SUM({address(first, column + shift)}:{address(last, column + shift)})"

    return {
        "total.budget": f"ROUND({summed(BUDGET)},2)",
        "total.budget_wan": f"ROUND({summed(BUDGET)}/10000,6)",
        "total.cost": f"ROUND({summed(COST)},2)",
        "total.difference": f"ROUND({summed(DIFFERENCE)},2)",
    }


def draw_summary(
    book: Workbook, styles: Styles, rows: Sequence[SummaryRow], ceiling: Decimal | None = None, declared_round: str = ""
) -> None:
    """Fill the 汇总 sheet, which the workbook already has (it stands before the project sheets).

    `ceiling` is the department's 控制数 in yuan, `declared_round` the 报送轮次; None and "" leave their cells to be filled in.
    """
    sheet = book.get_worksheet_by_name(SHEET_NAME)
    draw_head(sheet, styles, rows[0].layout)
    draw_round(sheet, styles, declared_round)
    first = HEAD_ROW + 1
    for number, row in enumerate(rows):
        draw_row(sheet, styles, first + number, number + 1, row)
    draw_totals(sheet, styles, first, rows)
    total_row = first + len(rows)
    draw_ceiling(sheet, styles, (first, total_row), rows, ceiling)
    draw_notes(sheet, styles, total_row + 2)
    for name, column in DEFINED_NAMES.items():
        book.define_name(name, f"={SHEET_NAME}!{absolute(address(total_row, column))}")
    book.define_name(CEILING_NAME, f"={SHEET_NAME}!{absolute(address(total_row + 1, BUDGET))}")
    states = address(first, STATE)
    styles.show_states(sheet, f"{states}:{address(total_row + 1, STATE)}", states)
    page_setup(sheet, len(rows))


def draw_head(sheet: Worksheet, styles: Styles, first: SheetLayout) -> None:
    """Title, department (that of the first project sheet), column titles."""
    for column, (title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width, None, {"hidden": column == KEY_COLUMN})
        if title:
            put(sheet, (HEAD_ROW, column), title, styles.get("head"))
    sheet.set_column(UNIT_COLUMN, UNIT_COLUMN, 4, None, {"hidden": True})
    put(sheet, (0, KEY_COLUMN), SUMMARY_MARK, styles.get("hidden_key"))
    sheet.set_row(0, 36)
    sheet.merge_range(0, 0, 0, ERRORS, "", styles.get("sheet_title"))
    put(sheet, (0, 0), TITLE, styles.get("sheet_title"))
    sheet.set_row(1, 22)
    cell = next(record.cell for record in first.record.fields if record.name == "department")
    formula = f'"{DEPARTMENT}"&{text_formula(quoted(first.name), cell)}'
    put(sheet, (1, 0), DEPARTMENT + first.text("department"), styles.get("sheet_line"), formula)
    sheet.merge_range(1, STATE, 1, ERRORS, "", styles.get("sheet_line_right"))
    put(sheet, (1, STATE), "金额单位见列标题", styles.get("sheet_line_right"))
    sheet.set_row(2, 6)
    sheet.set_row(HEAD_ROW, max(text_height(title, column_points(width), FONT_SIZE) for title, width in COLUMNS))


def draw_round(sheet: Worksheet, styles: Styles, declared: str) -> None:
    """The cell in which the department says which round this is."""
    put(sheet, (ROUND_ROW, BUDGET), ROUND, styles.get("sheet_line_right"))
    put(sheet, (ROUND_ROW, WAN), declared, styles.get("input_choice"))
    sheet.data_validation(ROUND_ROW, WAN, ROUND_ROW, WAN, {
        "validate": "list", "source": list(ROUNDS), "input_title": "报送轮次", "input_message": ROUND_HELP,
        "error_type": "warning", "error_title": "报送轮次", "error_message": "列表以外的轮次程序认不出，按没有写轮次处理。",
    })  # fmt: skip


def draw_row(sheet: Worksheet, styles: Styles, row: int, number: int, item: SummaryRow) -> None:
    """One project: name with a link to its sheet, its data by live formulas."""
    layout, shown = item.layout, item.layout.figures
    here = quoted(layout.name)
    cells = {record.name: record.cell for record in layout.record.fields}
    name, leader = layout.text("project") or UNNAMED, layout.text("leader")
    put(sheet, (row, NUMBER), Decimal(number), styles.get("cell_center"))
    sheet.write_url(row, NAME, f"internal:{here}!A1", styles.get("cell_link"), "", f"打开 {layout.name}")
    put(
        sheet,
        (row, NAME),
        name,
        styles.fitted("cell_link", name, COLUMNS[NAME][1]),
        text_formula(here, cells["project"], UNNAMED),
    )
    put(
        sheet,
        (row, LEADER),
        leader,
        styles.fitted("cell_center", leader, COLUMNS[LEADER][1]),
        text_formula(here, cells["leader"]),
    )
    type_text = layout.text("project_type")
    kinds = type_shown(type_text, item.selected_types)
    formula = type_formula(f"{here}!{absolute(cells['project_type'])}", type_text, item.selected_types)
    put(sheet, (row, TYPE), kinds, styles.fitted("cell", kinds, COLUMNS[TYPE][1]), formula)
    values: dict[FigureKey, Decimal | None] = {
        "row.budget": shown.budget,
        "row.budget_wan": None if shown.budget is None else shown.budget.scaleb(WAN_PLACES),
        "row.cost": shown.cost,
        "row.difference": shown.difference,
    }
    figures: dict[FigureKey, str] = {"sheet.budget": shown.cells["budget"], "sheet.cost": shown.cells["cost"]}
    formulas = row_formulas(layout.name, figures, row)
    for key, value in values.items():
        style = styles.get("cell_wan" if key == "row.budget_wan" else "cell_yuan")
        put(sheet, (row, FIGURE_COLUMNS[key]), "" if value is None else value, style, formulas[key])
    draw_state(sheet, styles, row, layout)
    put(sheet, (row, KEY_COLUMN), ROW_MARK + layout.record.id, styles.get("hidden_key"))
    texts = ((name, NAME), (leader, LEADER), (kinds, TYPE), (layout.figures.state, STATE))
    sheet.set_row(row, list_height([(text, COLUMNS[column][1]) for text, column in texts], LEAST_ROW))


def draw_state(sheet: Worksheet, styles: Styles, row: int, layout: SheetLayout) -> None:
    """The light of a project's 核对栏 and its counts."""
    here, figures = quoted(layout.name), layout.figures
    put(sheet, (row, STATE), figures.overall, styles.get("cell_state"), f"{here}!{absolute(figures.cells['overall'])}")
    for column, cell in zip(COUNTS, figures.counts, strict=True):
        put(sheet, (row, column), figures.value(cell), styles.get("cell_count"), f"{here}!{absolute(cell)}")
    unit = figures.cells["unit"]
    put(sheet, (row, UNIT_COLUMN), figures.value(unit), styles.get("hidden_key"), f"{here}!{absolute(unit)}")


def draw_totals(sheet: Worksheet, styles: Styles, first: int, rows: Sequence[SummaryRow]) -> None:
    """The row of totals and the note below it."""
    row = first + len(rows)
    sheet.set_row(row, 28)
    sheet.merge_range(row, NUMBER, row, TYPE, "", styles.get("sum"))
    put(sheet, (row, NUMBER), "合计", styles.get("sum"))
    budget, cost, gap = (total(rows, name) for name in ("budget", "cost", "difference"))
    values: dict[FigureKey, Decimal] = {
        "total.budget": budget,
        "total.budget_wan": budget.scaleb(WAN_PLACES),
        "total.cost": cost,
        "total.difference": gap,
    }
    formulas = total_formulas(first, row - 1)
    for key, value in values.items():
        style = styles.get("sum_wan" if key == "total.budget_wan" else "sum_yuan")
        put(sheet, (row, FIGURE_COLUMNS[key]), value, style, formulas[key])
    wrong = sum(item.layout.figures.overall.startswith(live.SIGNS[0]) for item in rows)
    put(sheet, (row, STATE), f"{wrong} 张表有错误", styles.get("sum"), wrong_sheets(first, row - 1))
    for place, column in enumerate(COUNTS):
        counted = sum((number_of(item.layout, place) for item in rows), Decimal(0))
        area = f"{address(first, column)}:{address(row - 1, column)}"
        put(sheet, (row, column), counted, styles.get("sum_count"), f"SUM({area})")
    put(sheet, (row, KEY_COLUMN), TOTAL_MARK, styles.get("hidden_key"))


def wrong_sheets(first: int, last: int) -> str:
    """How many sheets show an error."""
    states = f"{address(first, STATE)}:{address(last, STATE)}"
    return f'SUMPRODUCT(LEN({states})-LEN(SUBSTITUTE({states},"{live.SIGNS[0]}","")))&" 张表有错误"'


def number_of(layout: SheetLayout, place: int) -> Decimal:
    """How many checks of a sheet are wrong, warn, or are open."""
    value = layout.figures.value(layout.figures.counts[place])
    return value if isinstance(value, Decimal) else Decimal(0)


def draw_ceiling(
    sheet: Worksheet, styles: Styles, span: tuple[int, int], rows: Sequence[SummaryRow], ceiling: Decimal | None
) -> None:
    """控制数 under the totals: an open cell, by how much the budgets exceed it, and the state. `span`: first row, row of totals."""
    first, total_row = span
    row = total_row + 1
    stated, known = address(total_row, BUDGET), address(row, BUDGET)
    sheet.set_row(row, 28)
    sheet.merge_range(row, NUMBER, row, TYPE, "", styles.get("sum"))
    put(sheet, (row, NUMBER), CEILING, styles.get("sum"))
    put(sheet, (row, BUDGET), "" if ceiling is None else ceiling, styles.get("open_yuan"))
    budgets = f"{address(first, BUDGET)}:{address(total_row - 1, BUDGET)}"
    units = f"{address(first, UNIT_COLUMN)}:{address(total_row - 1, UNIT_COLUMN)}"
    formulas = {
        WAN: f'IF(ISNUMBER({known}),ROUND({known}/10000,6),"")',
        DIFFERENCE: f'IF(ISNUMBER({known}),ROUND({stated}-{known},2),"")',
        STATE: ceiling_state((budgets, units), stated, known),
    }
    values = {**values_above(first, rows), stated: total(rows, "budget"), known: ceiling}
    looks = {WAN: "sum_wan", DIFFERENCE: "sum_yuan", STATE: "cell_state"}
    put(sheet, (row, COST), "", styles.get("sum"))
    for column, formula in formulas.items():
        result = calculate(formula, lambda _, cell: values.get(cell))
        put(
            sheet,
            (row, column),
            result if isinstance(result, str | Decimal) else "",
            styles.get(looks[column]),
            formula,
        )
    for column in COUNTS:
        put(sheet, (row, column), "", styles.get("sum"))
    put(sheet, (row, KEY_COLUMN), CEILING_MARK, styles.get("hidden_key"))
    sheet.data_validation(row, BUDGET, row, BUDGET, {
        "validate": "decimal", "criteria": ">", "value": 0, "error_type": "warning", "ignore_blank": True,
        "input_title": "控制数", "input_message": "填写下达给本部门的预算控制数，单位：元。没有下达的空着，不核对。",
        "error_title": "控制数", "error_message": "控制数应是大于零的数字，单位为元。",
    })  # fmt: skip


def values_above(first: int, rows: Sequence[SummaryRow]) -> dict[str, Value]:
    """Budgets and states of their units, by cell."""
    values: dict[str, Value] = {}
    for number, item in enumerate(rows):
        figures = item.layout.figures
        values[address(first + number, BUDGET)] = "" if figures.budget is None else figures.budget
        values[address(first + number, UNIT_COLUMN)] = figures.value(figures.cells["unit"])
    return values


def ceiling_state(areas: tuple[str, str], stated: str, known: str) -> str:
    """S12: the budgets against the ceiling, where all of them are known. `areas`: budgets, states of their units."""
    budgets, units = areas
    unknown = f"SUMPRODUCT(--ISNUMBER({budgets}))<SUMPRODUCT(--(LEN({units})>0))"
    doubtful = f'SUMPRODUCT(LEN({units})-LEN(SUBSTITUTE({units},"{live.SIGNS[0]}","")))>0'
    compared = f"IF(ROUND({stated}-{known},2)>0,{live.text(OVER)},{live.text(live.PASSED)})"
    known_all = f"IF(OR({unknown},{doubtful}),{live.text(INCOMPLETE)},{compared})"
    return f"IF(ISNUMBER({known}),{known_all},{live.text(NO_CEILING)})"


def draw_notes(sheet: Worksheet, styles: Styles, row: int) -> None:
    """What the columns mean."""
    sheet.merge_range(row, 0, row, ERRORS, "", styles.get("sheet_note"))
    put(sheet, (row, 0), NOTES, styles.get("sheet_note"))
    width = sum(column_points(units) for _, units in COLUMNS[: ERRORS + 1])
    sheet.set_row(row, text_height(NOTES, width, NOTE_SIZE))


def total(rows: Sequence[SummaryRow], name: str) -> Decimal:
    """Sum of an amount over the projects that have it."""
    amounts: list[Decimal] = [amount for row in rows if (amount := getattr(row.layout.figures, name)) is not None]
    return sum(amounts, Decimal(0))


def text_formula(sheet: str, cell: str, blank: str = "") -> str:
    """A text of a project sheet; `blank` while its cell is empty."""
    reference = f"{sheet}!{absolute(cell)}"
    return f'IF({reference}="","{blank}",{reference})'


def page_setup(sheet: Worksheet, count: int) -> None:
    """A4 across, one page wide, column titles on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(HEAD_ROW)
    sheet.print_area(0, 0, HEAD_ROW + count + 3, OPEN)
    sheet.freeze_panes(HEAD_ROW + 1, NAME + 1)
    sheet.hide_gridlines(2)
    sheet.set_footer('&C&"宋体,常规"&9 第 &P 页，共 &N 页')
    sheet.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})
