"""X11 支付进度合计≠100%

检查什么
    产出进度指标里分次支付的比例，相加是不是 100%。只有一个比例、写成“支付至”“累计”的，不检查。

为什么
    合计不到 100%，有一部分钱没有安排；超过 100%，付款多于预算。

反例
    产出进度指标：6月支付30%，12月验收后支付50%。

正例
    产出进度指标：6月支付50%，12月验收后支付50%。

怎么改
    核对各次付款的比例；留有质量保证金或跨年支付的，写明比例和时间。
"""

from collections.abc import Iterator
from decimal import Decimal

from xltools.analysis.facts import Project
from xltools.analysis.percentages import payment_shares
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import SCHEDULE, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.values.plain import plain


def check(project: Project) -> Iterator[Defect]:
    """One defect for each schedule row whose shares of payment do not come to 100 % (or to 100 % for each of several)."""
    for index, row in rows_of(project, SCHEDULE):
        shares = payment_shares(row.text)
        total = sum((share.percent for share in shares), Decimal(0))
        if len(shares) <= 1 or total % 100 == 0:
            continue
        working = " + ".join(f"{plain(share.percent)}%" for share in shares)
        yield cell_defect(
            project,
            index,
            f"各次支付比例 {working} = {plain(total)}%，不是 100%，请核对各次付款的比例。",
            span=(shares[0].start, shares[-1].end),
        )


RULE = ProjectRule(
    id="X11",
    name="payment-shares-not-100",
    title="支付进度合计≠100%",
    page=__doc__,
    severity="warning",
    check=check,
)
