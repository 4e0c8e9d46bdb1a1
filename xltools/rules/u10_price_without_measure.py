"""U10 单价缺计量单位

检查什么
    单价写成“10元/”以后，有没有写明每什么。斜线后面直接是乘号、加号或没有内容的报出。

为什么
    不写每份、每人，看不出单价和数量是不是配套，换一个数量就可能算错。

反例
    预算金额：2万元
    产出成本指标：宣传品10元/*2000份，共2万元

正例
    预算金额：2万元
    产出成本指标：宣传品10元/份*2000份，共2万元

怎么改
    在斜线后补上计量单位，如 元/份、元/人/月。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.quoting import cell_defect
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import listed


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text with prices per nothing; it quotes the first."""
    for index, amounts in project.amounts_by_indicator().items():
        prices = [amount for amount in amounts if amount.price_open]
        if prices:
            names = listed([f"{amount.text}/" for amount in prices])
            yield cell_defect(
                project,
                "goal" if index is None else index,
                f"单价{names}没有写明计量单位，请补上，如“元/份”“元/人/月”。",
                span=(prices[0].start, prices[0].end),
            )


RULE = ProjectRule(
    id="U10", name="price-without-measure", title="单价缺计量单位", page=__doc__, severity="info", check=check
)
