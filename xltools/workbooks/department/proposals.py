"""The rows with which 项目明细 of an imported form begins: those its cost text gives for certain, or a sentence why none."""

from collections.abc import Mapping
from typing import Final

from xltools.analysis.cost_split import Obstacle, split_cost
from xltools.model.declaration import Declaration
from xltools.workbooks.department.cost_table import Proposal

REASONS: Final[Mapping[Obstacle, str]] = {
    "no-amount": "没有读出成本金额",
    "several-readings": "有几种读法",
    "unread": "有没读懂的金额",
    "false-statement": "文中的算式或合计不成立",
    "range": "金额是一个区间",
    "rounded": "各分项与总计只在四舍五入后相符",
    "too-long": "数字位数过多",
}
FILLED: Final = "下列各行由成本指标文字读出，请核对。"


def proposal_for(declaration: Declaration) -> Proposal:
    """What to begin with where the form has no rows of its own."""
    split = split_cost(declaration)
    if split.obstacle is None:
        return Proposal(split.items, FILLED)
    return Proposal(remark=f"成本指标文字未能确定拆分（{REASONS[split.obstacle]}），请按需填写。")
