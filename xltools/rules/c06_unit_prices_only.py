"""C06 仅有单价无数量

检查什么
    产出成本指标里是不是只有单价或上限标准（如每人每月多少元），没有数量、总额和算式。

为什么
    只有单价，算不出要花多少钱，无法与预算金额核对。

反例
    产出成本指标：运行补助1100元/人/月；伙食补贴20元/人/天。

正例
    产出成本指标：运行补助500元/人/月*20人*12个月=12万元。

怎么改
    在单价后补上数量和期数，并写出合计。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.cost_cells import COUNTED, RATES, cost_amounts, cost_rows, has_roles
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import indicator_spot
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """A defect when the amounts of the cost cells are prices or limits only."""
    amounts = cost_amounts(project)
    if project.cost_total is not None or has_roles(amounts, COUNTED) or not has_roles(amounts, RATES):
        return
    if project.tie.outcome == "several-readings":
        return
    rows = [index for index in cost_rows(project) if index in project.amounts_by_indicator()]
    prices = [amount for amount in amounts if amount.role in RATES]
    named = "、".join(quoted(amount.text) for amount in prices[:3]) + ("等" if prices[3:] else "")
    yield Defect(
        f"只有单价或标准（{named}），没有数量和总额，算不出成本，请补上数量、期数和合计。",
        indicator_spot(project.declaration, rows[0]),
        quote=prices[0].text,
        start=prices[0].start,
        end=prices[0].end,
        related=tuple(project.declaration.indicators[index].field.place for index in rows[1:]),
    )


RULE = ProjectRule(
    id="C06", name="unit-prices-only", title="仅有单价无数量", page=__doc__, severity="warning", check=check
)
