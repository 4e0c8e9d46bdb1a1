"""A01 算式不成立

检查什么
    各栏目中的算式，等号（=、≈、“共”“计”）两边是否相等。整数因子按精确值计算，结果允许半个末位的舍入误差。

为什么
    算式是预算的依据。两边不等，至少有一个数字写错了。

反例
    预算金额：6.6万元
    产出成本指标：5人*3200元/月*4个月=6.6万元

正例
    预算金额：6.4万元
    产出成本指标：5人*3200元/月*4个月=6.4万元

怎么改
    核对人数、单价、期数和结果，改正写错的那一个。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.statements import broken, statement_defect
from xltools.rules.wording import compared, quoted


def check(project: Project) -> Iterator[Defect]:
    """One defect for each equation whose sides differ."""
    for statement in broken(project, "equation"):
        computed, stated, gap = compared(statement.computed, statement.stated)
        yield statement_defect(
            project,
            statement,
            f"算式{quoted(statement.quote)}按所列数字计算为 {computed}，表中写 {stated}，相差 {gap}",
            "请核对算式中的各个数字。",
        )


RULE = ProjectRule(id="A01", name="equation-false", title="算式不成立", page=__doc__, severity="error", check=check)
