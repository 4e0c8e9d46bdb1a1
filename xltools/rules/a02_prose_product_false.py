"""A02 文字测算不成立

检查什么
    用文字写的测算（多少人、每人每月多少元、多少个月、共多少元），数量、单价、期数相乘是否等于写出的金额。

为什么
    文字测算与算式一样是预算的依据。乘积与写出的金额不等，至少有一个数字写错了。

反例
    预算金额：50.4万元
    产出成本指标：聘用保洁员12人，每人每月3500元，服务期为10个月，费用50.4万元。

正例
    预算金额：42万元
    产出成本指标：聘用保洁员12人，每人每月3500元，服务期为10个月，费用42万元。

怎么改
    核对人数、单价、期数和金额，改正写错的那一个。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.statements import broken, statement_defect
from xltools.rules.wording import compared, quoted


def check(project: Project) -> Iterator[Defect]:
    """One defect for each product in prose that differs from its result."""
    for statement in broken(project, "prose_product"):
        computed, stated, gap = compared(statement.computed, statement.stated)
        yield statement_defect(
            project,
            statement,
            f"{quoted(statement.quote)}按所列数字计算为 {computed}，表中写 {stated}，相差 {gap}",
            "请核对数量、单价和期数。",
        )


RULE = ProjectRule(
    id="A02", name="prose-product-false", title="文字测算不成立", page=__doc__, severity="error", check=check
)
