"""U11 成本用约数

检查什么
    产出成本指标里的金额是不是写了约、近、左右。数量的约数由 W08 报。

为什么
    预算是确定的数。成本用约数，分项就加不准，也看不出有没有测算过。

反例
    预算金额：20万元
    产出成本指标：场地租用约18万元，宣传费2万元。

正例
    预算金额：20万元
    产出成本指标：场地租用18万元，宣传费2万元。

怎么改
    按单价、数量和期数算出确定的金额；价格未定的，写明询价的依据。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.analysis.vague import with_about
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import COST, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import listed


def check(project: Project) -> Iterator[Defect]:
    """One defect for each cost row with approximate amounts; it quotes the first."""
    for index, row in rows_of(project, COST):
        amounts = (one.amount for one in project.amounts if one.indicator == index and one.amount.approximate)
        about = [with_about(row.text, amount.start, amount.end) for amount in amounts]
        if about:
            names = listed([row.text[start:end] for start, end in about])
            sentence = f"{names}是约数，请按单价和数量算出确定的金额。"
            yield cell_defect(project, index, sentence, span=about[0])


RULE = ProjectRule(id="U11", name="cost-approximate", title="成本用约数", page=__doc__, severity="info", check=check)
