"""X03 标准×对象数≠预算

检查什么
    一处写了每个对象的标准（每所学校18万元），另一处写了对象数（35所学校）时，两者相乘是否等于预算金额。
    只看写明是同一对象的；还有别的单价或别的金额、标准是上限或约数、对象数不止一个、按月或按次计算的，都不比较；
    相差一倍以上的也不比较，那多半不是项目的全部成本。

为什么
    标准乘以对象数就是测算依据。乘出来的数和预算不一样，说明标准、对象数或预算有一处不对，或者还有没写出来的支出。

反例
    预算金额：650万元
    产出数量指标：为35所学校配备保安。
    产出质量指标：每所学校保安全部持证上岗。
    产出成本指标：每所学校18万元，全年费用650万元。

正例
    预算金额：630万元
    产出数量指标：为35所学校配备保安。
    产出质量指标：每所学校保安全部持证上岗。
    产出成本指标：每所学校18万元，全年费用630万元。

怎么改
    核对标准、对象数和预算金额，改正写错的一处；还有其他支出的，在产出成本指标中逐项写明。
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project, Standard
from xltools.analysis.tolerance import half_unit
from xltools.rules.rule import Answer, Defect, ProjectRule, Undecided
from xltools.rules.spots import text_spot
from xltools.rules.wording import compared, quoted

WHOLE: Final = Decimal(2)


def check(project: Project) -> Iterator[Answer]:
    """One defect where the standard of the form, times its objects, is near the budget but not the budget."""
    budget = project.budget
    for standard in project.standards:
        if budget.yuan is None or budget.yuan <= 0:
            yield Undecided("amount-unreadable", "预算金额读不出来")
        elif budget.doubtful:
            yield Undecided("unit-undeclared", "预算金额的单位存疑")
        elif not budget.approximate and project.tie.outcome != "differs" and differs(standard, project):
            yield defect(project, standard, budget.yuan)


def differs(standard: Standard, project: Project) -> bool:
    """Whether product and budget differ by more than rounding, and by less than a factor of two."""
    stated = project.budget.yuan or Decimal(0)
    gap = abs(standard.product - stated)
    rounding = max(half_unit(project.budget.precision), standard.slack)
    return gap > rounding and stated / WHOLE < standard.product < stated * WHOLE


def defect(project: Project, standard: Standard, budget: Decimal) -> Defect:
    """Stands at the standard, names the place of the objects."""
    made, stated, gap = compared(standard.product, budget)
    objects = text_spot(project.declaration, standard.count.indicator)
    return Defect(
        f"标准{quoted(standard.quote)}乘以{objects.caption}写的{quoted(standard.count.quote)}为 {made}，"
        f"预算金额为 {stated}，相差 {gap}。请核对标准、对象数和预算，还有其他支出的请逐项写明。",
        text_spot(project.declaration, standard.indicator),
        quote=standard.quote,
        start=standard.start,
        end=standard.end,
        computed=standard.product,
        stated=budget,
        working=standard.working,
        related=(objects.place, project.declaration.field_place("budget")),
    )


RULE = ProjectRule(
    id="X03",
    name="standard-times-objects-differs",
    title="标准×对象数≠预算",
    page=__doc__,
    severity="warning",
    check=check,
)
