"""Sheets filled in at random, computed by LibreOffice: what the live checks say beside what the rules say."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from support.declarations import ROWS, declaration
from support.fault_generator import KINDS, clean, single
from support.recalculation import without_cached_values
from support.workbook_makers import convert
from xltools.analysis import analyse
from xltools.analysis.facts import Project
from xltools.forms.beijing_2019 import FORM
from xltools.model.declaration import Declaration
from xltools.model.finding import Finding
from xltools.rules.running import run
from xltools.workbooks.cells import address
from xltools.workbooks.department.book import plan_workbook, write_workbook
from xltools.workbooks.department.cost_table import CostTableLayout
from xltools.workbooks.department.cost_table_cells import AMOUNT, PERIODS, PRICE, QUANTITY
from xltools.workbooks.department.layout import SheetLayout
from xltools.workbooks.department.panel import RULES, PanelKey, panel_cells
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import spot
from xltools.workbooks.package.sheets import sheets
from xltools.workbooks.reading.contents import load_contents
from xltools.workbooks.reading.workbook import read_workbook

BLANKS = ("", " ", "　", "\t", "\n", "\u00a0", " 　\n ")
PHONES = (
    "80001234", "8000-1234", "010-80001234", "（010）80001234", "13800000000", "138 0000 0000", "+86 13800000000", "0311-6800123",
    "80001234-801", "80001234转801", "80001234分机12", "400-123-4567", "6835-17", "８０００１２３４", "010——80001234", "8000123",
    "无", "见通讯录", "80001234、80001235", "13800000000 13900000000", "80001234（张科长）", "办公电话：80001234", "abc12345678", "12345678",
    80001234, 13800000000, 6835, 80001234.5,
)  # fmt: skip
POSTCODES = (
    "100035",
    "10035",
    "１０００３５",
    "100 035",
    " 100035\n",
    "　100035",
    "1000350",
    "10003O",
    "邮编100035",
    "-",
    100035,
    10035,
    100035.5,
)
TYPES = (
    "1.大型会议培训  2.信息化系统改造类\n3.宣传活动类  4.其他一般类", "□1.大型会议培训    □2.信息化系统改造类\n□3.宣传活动类    √4.其他一般类",
    "√1.大型会议培训 2.信息化系统改造类 3.宣传活动类 4.其它一般类", "1.大型会议培训 2.信息化系统改造类 3.宣传活动类 4.其它一般类", "其他一般类",
    "会议培训类 房租类 物业管理类 其他经常类", "日常维修", "1.大型会议培训 2.信息化系统改造类 3.宣传活动类 ■4.其他一般类",
)  # fmt: skip
BUDGETS = (
    0,
    -5,
    12,
    12.5,
    35.27,
    0.000001,
    999.99,
    1000,
    99999.99,
    100000,
    120000,
    120000.01,
    4000000,
    10**15,
    "见附件",
    "待定",
    "/",
    "十二万",
    "12万元",
    "１２",
)
INDICATORS = (
    "不涉及", "不涉及。", "不涉及，本项目为内部保障。", "不涉及本项目", "无", "无法估算", "不可估算：数量未定", "没有", "不适用.", "不适用.的", "无 ", "——", "-。", "-无", "N/A", "n/a。", "/",
    "完成全部工作。", "无障碍设施改造3处", "　不 涉 及　", 12,
)  # fmt: skip
SOURCE_BUDGETS = (None, None, None, None, "120000", "1,200,000.00", "12", "见附件", "0", "约8万元", "", "-3万元")


@dataclass(frozen=True)
class Difference:
    """A live check that says something else than the rules."""

    sheet: str
    key: PanelKey
    shown: str
    rules: str
    texts: dict[str, object]


@dataclass
class Tally:
    """How many checks were compared, and how many of them the formulas leave to the check."""

    sheets: int = 0
    compared: int = 0
    open: int = 0


def forms(first: int, count: int) -> Iterator[Declaration]:
    """Declarations by seed: consistent ones, and ones with a known fault, in all ways to write a budget."""
    for seed in range(first, first + count):
        choose = random.Random(seed)  # noqa: S311 - repeatable samples, no secrets
        faulty = choose.random() < 0.4
        form = single(choose.choice(sorted(KINDS)), seed).form if faulty else clean(seed)
        texts = {"cost": form.cost if len(form.cost) > 1 else form.cost[0], "goal": form.goal_text}
        if choose.random() < 0.4:
            texts["cost"] = choose.choice(
                (
                    "全年费用12万元。",
                    "约需20万元。",
                    "每场3-5万元，共6场。",
                    "控制在30万元以内。",
                    "每人200元。",
                    "合同价40万元，本年支付50%。",
                    "共计120000元",
                )
            )
        for row in choose.sample(sorted(ROWS), 2):
            if row != "cost" and choose.random() < 0.4:
                texts[row] = choose.choice([None, "", " 　", "不涉及"])
        budget = choose.choice(SOURCE_BUDGETS)
        unit = choose.choice((None, "元", "万元", "万元"))
        yield declaration(
            position=seed - first + 1, budget=form.budget_text if budget is None else budget, label_unit=unit,
            project=f"项目{seed}", caption=f"项目{seed}", **texts,
        )  # fmt: skip


def edit(sheet, layout: SheetLayout, project: Project, choose: random.Random) -> None:
    """Fill in a sheet as people do."""
    cells = {record.name: record.cell for record in layout.record.fields}
    rows = {record.row: record.cell for record in layout.record.indicators}
    for name, values in {"phone": PHONES, "postcode": POSTCODES, "project_type": TYPES}.items():
        if choose.random() < 0.7:
            sheet[cells[name]] = choose.choice(values)
    for name in ("department", "project", "leader", "phone", "address", "postcode", "project_type", "goal"):
        if choose.random() < 0.06:
            sheet[cells[name]] = choose.choice(BLANKS)
    for cell in choose.sample(sorted(rows.values()), 2):
        if choose.random() < 0.5:
            sheet[cell] = choose.choice((*BLANKS, *INDICATORS))
    edit_budget(sheet, layout, project, choose)
    if layout.cost_table and choose.random() < 0.5:
        edit_table(sheet, layout.cost_table, choose)


def edit_table(sheet, table: CostTableLayout, choose: random.Random) -> None:
    """Type into 项目明细: figures, texts, a lump sum over a formula, or nothing at all."""
    row = choose.randint(table.first, min(table.first + 2, table.last))
    for column in choose.sample((PRICE, QUANTITY, PERIODS, AMOUNT), choose.randint(1, 3)):
        if column != AMOUNT or choose.random() < 0.3:
            sheet[address(row, column)] = choose.choice((None, 1, 3, 12, 2.5, 120000, 3000, "若干"))


def edit_budget(sheet, layout: SheetLayout, project: Project, choose: random.Random) -> None:
    """Change the budget, its label or its wording, or none of them."""
    cells = {record.name: record.cell for record in layout.record.fields}
    label = next(record.label_cell for record in layout.record.fields if record.name == "budget")
    way = choose.random()
    if way < 0.35:
        cost = project.cost_total.yuan if project.cost_total else 120000
        unit = 10000 if layout.record.budget.unit == "万元" else 1
        near = (cost / unit, cost, cost / unit + 1, round(cost / unit, 1), cost + 5000)
        sheet[cells["budget"]] = choose.choice((*BUDGETS, *map(float, near), *map(float, near), None, " "))
    elif way < 0.45:
        sheet[label] = choose.choice(("预算金额（元）", "预算金额\n（万元）", "预算金额（万元）", "预算金额"))
    elif way < 0.6:
        sheet[panel_cells()["wording"]] = choose.choice((None, "12万元", " "))


def filled_in(soffice: str, folder: Path, first: int, count: int) -> Path:
    """A workbook of sheets that were written, filled in at random, and computed."""
    path = folder / f"{first}.xlsx"
    projects = [analyse(form) for form in forms(first, count)]
    plan = plan_workbook(str(path), "示例街道", projects, FORM)
    write_workbook(path, plan)
    package = Package.open(path)
    parts = {sheet.name: sheet.part for sheet in sheets(package)}
    for number, (layout, project) in enumerate(zip(plan.layouts, projects, strict=True)):
        choose = random.Random(first + number)  # noqa: S311 - as above
        edit(Typist(Cells(package.edit(parts[layout.name]))), layout, project, choose)
    package.save(folder / "edited.xlsx")
    bare = without_cached_values(folder / "edited.xlsx", folder / "bare.xlsx")
    return convert(soffice, bare, folder / "computed", "xlsx")


class Typist:
    """Types into the cells of a sheet."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells

    def __setitem__(self, cell: str, value: object) -> None:
        at = spot(cell)
        if value is None:
            self.cells.clear(at)
        elif isinstance(value, str):
            self.cells.set_text(at, value)
        else:
            self.cells.set_number(at, Decimal(repr(value)))


def compare(path: Path, tally: Tally) -> list[Difference]:
    """The live checks of a computed workbook against the rules run on what it says."""
    contents = {
        sheet.name: {cell.place.cell: cell for row in sheet.cells.grid().rows for cell in row.cells}
        for sheet in load_contents(path)
    }
    workbook = read_workbook(path)
    projects = [analyse(form) for form in workbook.declarations]
    outcome = run(projects)
    found = []
    for project in projects:
        sheet = project.declaration.place.sheet or ""
        findings = [one for one in outcome.findings if one.position == project.declaration.position]
        unchecked = {one.rule for one in outcome.not_checked if one.position == project.declaration.position}
        tally.sheets += 1
        for key, rules in RULES.items():
            shown = contents[sheet][panel_cells()[key]].text
            tally.compared += 1
            said = verdict(key, rules, findings, unchecked)
            if shown.startswith("○"):
                tally.open += said != "○"
                agree = said == "○" or may_be_left(key, shown)
            else:
                agree = shown.startswith(said)
            if not agree:
                texts = {name: field.raw for name, field in project.declaration.fields.items()}
                texts |= {row.level2: row.text for row in project.declaration.indicators}
                found.append(Difference(sheet, key, shown, said, texts))
    return found


def verdict(key: PanelKey, rules: Sequence[str], findings: Sequence[Finding], unchecked: set[str]) -> str:
    """The sign of what the rules say; ○ where they could not check, or the empty field was reported as such."""
    mine = [one.severity for one in findings if one.rule in rules]
    if mine:
        return "✘" if "error" in mine else "▲"
    blank = {
        "postcode": "邮政编码",
        "phone": "联系电话",
        "type": "项目类型",
        "amount": "预算金额",
        "unit": "预算金额",
        "state": "预算金额",
    }
    empty = any(one.rule == "C01" and one.field == blank.get(key) for one in findings)
    return "○" if empty or unchecked & set(rules) else "✔"


LEFT_OPEN = {
    "state": ("文字已改动，待复核", "预算已改动，待复核", "预算金额待核实", "成本金额未读出"),
    "phone": ("有文字或几个号码",),
    "amount": ("填的是文字", "原始填写已改"),
    "unit": ("",),
    "table": ("项目明细", "预算", "文字已改动，待复核", "预算金额待核实"),
}
"""What the formulas say where they leave the verdict to the check."""


def may_be_left(key: PanelKey, shown: str) -> bool:
    """Whether the check is one that formulas leave open, with the reason they give."""
    return any(reason in shown for reason in LEFT_OPEN.get(key, ()))
