"""A05 成本合计≠预算金额

检查什么
    产出成本指标中的成本合计是否等于预算金额。成本合计依次取：写明的总额、最后一个算式的结果、分项之和、可以计算的乘积；
    有几组产出指标的，各组相加。“约”数允许百分之五的差额，“不超”只在超过时报。

为什么
    申报多少钱，成本指标就应当说明这些钱怎么花。两个数不等，审核和批复都没有依据。

反例
    预算金额：12万元
    产出成本指标：全年费用12.8万元。

正例
    预算金额：12万元
    产出成本指标：全年费用12万元。

怎么改
    核对成本指标和预算金额，改正写错的一个；成本指标漏写的分项请补上。
"""

from collections.abc import Iterator, Mapping
from typing import Final

from xltools.analysis.facts import BudgetTie, CostTotal, Doubt, Project, TieOutcome
from xltools.model.finding import NotCheckedReason
from xltools.model.place import Place
from xltools.rules.likely_cause import likely_cause
from xltools.rules.rule import Answer, Defect, ProjectRule, Undecided
from xltools.rules.severities import lowered
from xltools.rules.spots import indicator_spot
from xltools.rules.statements import SHORT
from xltools.rules.wording import compared, money

UNDECIDED: Final[Mapping[TieOutcome, tuple[NotCheckedReason, str]]] = {
    "no-amount": ("amount-missing", "成本指标中没有金额"),
    "only-unit-prices": ("only-unit-prices", "成本指标中只有单价"),
    "budget-unreadable": ("amount-unreadable", "预算金额读不出来"),
    "budget-doubtful": ("unit-undeclared", "预算金额的单位存疑"),
    "several-readings": ("several-readings", "成本指标有几种读法，无法确定合计"),
}

DOUBTS: Final[Mapping[Doubt, str]] = {
    "structure": "分项与总计的关系无法判定",
    "unread": "有没读懂的金额，合计可能不全",
    "other-figure": "文中另有一个金额等于预算，可能才是全部费用",
    "block-without-amount": "有一组产出的成本指标没有写金额",
}


def check(project: Project) -> Iterator[Answer]:
    """A defect when the best total of the cost cells differs from the budget."""
    tie, total = project.tie, project.cost_total
    if tie.outcome in UNDECIDED:
        reason, detail = UNDECIDED[tie.outcome]
        yield Undecided(reason, f"{detail}：{DOUBTS[tie.doubt]}" if tie.doubt else detail)
    elif tie.outcome == "differs" and total and tie.computed is not None and tie.stated is not None:
        yield defect(project, total, tie, compared(tie.computed, tie.stated))


def defect(project: Project, total: CostTotal, tie: BudgetTie, amounts: tuple[str, str, str]) -> Defect:
    """Both figures, their difference (`amounts`, as phrases), and what may explain it."""
    computed, stated, gap = amounts
    parts = [f"{len(total.places)} 组产出指标相加"] if len(total.places) > 1 else []
    parts += [tie.working] if 0 < len(tie.working) <= SHORT else []
    made_of = f"（{'：'.join(parts)}）" if parts else ""
    unit = "（未写单位，按元理解）" if project.budget.unit_from == "assumed" else ""
    note = f"{tie.note}。" if tie.note else ""
    cause = likely_cause(tie.candidates, tie.candidate_count)
    return Defect(
        f"{cost_phrase(total, computed)}{made_of}，预算金额 {stated}{unit}，相差 {gap}。{note}{cause}请核对成本指标与预算金额。",
        indicator_spot(project.declaration, total.indicator),
        severity=lowered("error", when=tie.approximate or total.range_to is not None),
        quote=total.quote,
        start=total.start,
        end=total.end,
        computed=tie.computed,
        stated=tie.stated,
        working=tie.working,
        candidates=tie.candidates,
        candidate_count=tie.candidate_count,
        related=related(project, total),
    )


def cost_phrase(total: CostTotal, computed: str) -> str:
    """The cost as one sum, as an upper bound, or as a range."""
    if total.range_to is not None:
        low, high = money(total.yuan, total.range_to)
        return f"成本在 {low} 至 {high} 之间"
    return f"{'成本上限' if total.upper_bound else '成本合计'} {computed}"


def related(project: Project, total: CostTotal) -> tuple[Place, ...]:
    """The budget field, then the cost cells of the other blocks."""
    rows = project.declaration.indicators
    others = (rows[index].field.place for index in total.places if index != total.indicator)
    return (project.declaration.field_place("budget"), *others)


RULE = ProjectRule(
    id="A05",
    name="cost-differs-from-budget",
    title="成本合计≠预算金额",
    page=__doc__,
    severity="error",
    check=check,
)
