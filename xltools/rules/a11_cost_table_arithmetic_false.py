"""A11 单价×数量与小计

检查什么
    项目明细（成本测算表）里每行的金额是否等于单价×数量×期数（数量、期数空着按 1 计），合计是否等于各行相加，明细合计
    是否与成本指标文字的合计或预算金额一致。没有填写明细的不检查。文字与预算互相不符的，由 A05 报告，这里不重复。

为什么
    明细是预算金额的依据。行内算不平，或者与文字、预算都对不上，审核时就不知道该以哪个数为准。

反例
    预算金额：12万元
    产出成本指标：全年费用12万元。
    项目明细：养护工人，单价 3000，数量 4，期数 10，金额 130000

正例
    预算金额：12万元
    产出成本指标：全年费用12万元。
    项目明细：养护工人，单价 3000，数量 4，期数 10，金额 120000

怎么改
    核对这一行的单价、数量、期数；金额被手工改过的，清空后重新填入公式（可从上一行向下填充）。合计对不上的，补齐或改正明细，
    或者改正成本指标文字。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.table_tie import TableTie, tie_table
from xltools.model.cost_table import CostRow, CostTable, last_place
from xltools.model.place import Place
from xltools.rules.rule import Answer, Defect, ProjectRule, Spot, Undecided
from xltools.rules.wording import compared, quoted
from xltools.values.plain import grouped, plain

TITLE: Final = "项目明细"
CENT: Final = Decimal("0.01")


def check(project: Project) -> Iterator[Answer]:
    """A defect for each row that is false or cannot be computed, for a total that was typed over, and for the total."""
    table = project.declaration.cost_table
    if table is None:
        return
    for row in table.rows:
        yield from row_defects(row)
    yield from typed_total(table)
    tie = tie_table(project)
    if tie is not None and tie.stated is None:
        yield Undecided(
            "unit-undeclared" if project.budget.doubtful else "amount-missing",
            "项目明细没有可以核对的成本合计和预算金额",
        )
    elif tie is not None and not tie.holds:
        yield total_defect(project, table, tie)


def row_defects(row: CostRow) -> Iterator[Defect]:
    """What is wrong with one row."""
    if not (row.is_false or row.lacks_amount):
        return
    name = quoted(row.item.text) if row.item.text.strip() else "这一行"
    if row.is_false and row.stated is not None and row.product is not None:
        computed, stated, gap = compared(row.product, row.stated)
        yield Defect(
            f"{name}的单价×数量×期数为 {computed}（{working(row)}），表中写 {stated}，相差 {gap}。"
            "请核对各数，或恢复金额的公式。",
            spot(row.amount.place),
            quote=row.amount.text,
            computed=row.product,
            stated=row.stated,
            working=working(row),
        )
    elif row.lacks_amount and (culprit := row.not_a_number):
        said = quoted(culprit.text) if culprit.text.strip() else "空格"
        yield Defect(
            f"{name}的{said}不是数字，算不出金额，没有计入合计。请改填数字，文字写在“备注”中。",
            spot(culprit.place),
            severity="warning",
            quote=culprit.text,
        )
    elif row.lacks_amount:
        yield Defect(
            f"{name}有单价而金额空着，没有计入合计。请把上一行的金额公式填充到这一行，或直接填写金额。",
            spot(row.amount.place),
            severity="warning",
            quote=row.unit_price.text,
            computed=row.product,
        )


def working(row: CostRow) -> str:
    """The product in one line: 3,000元 × 4 × 10 = 120,000元."""
    factors = [f"{grouped(row.unit_price.number)}元"] if row.unit_price.number is not None else []
    factors += [grouped(cell.number) for cell in (row.quantity, row.periods) if cell.number is not None]
    return f"{' × '.join(factors)} = {grouped(row.product or Decimal(0))}元"


def typed_total(table: CostTable) -> Iterator[Defect]:
    """A figure typed over the formula of the total that the rows do not add up to."""
    stated, total = table.total.number, table.sum
    if table.total_computed or stated is None or total is None:
        return
    if abs(stated - total) > max(CENT, last_place(stated) / 2):
        computed, written, gap = compared(total, stated)
        yield Defect(
            f"各行金额相加为 {computed}，合计写 {written}，相差 {gap}，合计的公式已被改掉。请恢复公式。",
            spot(table.total.place),
            quote=table.total.text,
            computed=total,
            stated=stated,
        )


def total_defect(project: Project, table: CostTable, tie: TableTie) -> Defect:
    """The total of the table against the text, else against the budget; `tie` has one of them."""
    stated = tie.stated or Decimal(0)
    computed, written, gap = compared(tie.total, stated)
    against = "预算金额" if tie.cost is None else "成本指标文字的合计"
    same = tie.cost is not None and tie.budget is not None and project.tie.outcome == "ties"
    other, third = "（与预算金额一致）" if same else "", ""
    if tie.cost is not None and tie.budget is not None and not same:
        third = f"；预算金额 {compared(tie.total, tie.budget)[1]}"
    return Defect(
        f"明细合计 {computed}，{against} {written}{other}，相差 {gap}{third}。请补齐或改正明细，或者改正{against}。",
        spot(table.total.place),
        quote=table.total.text or plain(tie.total),
        computed=tie.total,
        stated=stated,
        related=related(project),
    )


def related(project: Project) -> tuple[Place, ...]:
    """The cost cells the total of the text comes from, and the budget field."""
    rows = project.declaration.indicators
    places = project.cost_total.places if project.cost_total else ()
    return (*(rows[index].field.place for index in places), project.declaration.field_place("budget"))


def spot(place: Place) -> Spot:
    """A cell of the table."""
    return Spot(place, TITLE, TITLE)


RULE = ProjectRule(
    id="A11",
    name="cost-table-arithmetic-false",
    title="单价×数量与小计",
    page=__doc__,
    severity="error",
    check=check,
)
