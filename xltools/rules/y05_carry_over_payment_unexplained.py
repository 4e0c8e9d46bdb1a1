"""Y05 跨年/尾款项目

检查什么
    申报表写到以前年度项目的尾款、欠款、跨年度付款的，有没有写明合同总额和已付金额。当年合同分期付款写到的尾款不算。

为什么
    只写尾款，看不出合同总共多少、已付多少，无法判断这一笔该不该付、付多少。

反例
    预算年度：2019
    产出成本指标：2017年二期设备尾款，12万元。

正例
    预算年度：2019
    产出成本指标：2017年二期设备尾款，12万元，合同总额40万元，已支付28万元。

怎么改
    补充合同总额、已付金额和付款条件。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.years import years_named
from xltools.rules.quoting import cell_defect
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import whole_text, written_texts
from xltools.rules.wording import quoted

BALANCE: Final = re.compile("尾款|余款|欠款|质保金")
CARRIED: Final = re.compile(
    r"跨年度?(?:项目|支付|付款|合同|资金|结算|执行|实施)|(?:上年度?|去年|往年|以前年度|历年)[^,，。;；\n]{0,12}(?:质保金|未付|(?<![贷捐拨存罚条公善借专补])款)"
)
STATED: Final = re.compile(r"合同(?:总)?(?:金额|价款?|额|总价)|总价款?|中标价|决算价?|审定金额")
PAID: Final = re.compile(r"已(?:经)?(?:支付|付|拨付)|前期(?:已)?(?:支付|付)|尚未支付|未付")
UNASKED: Final = frozenset({"caption", "department", "address"})
INSTALMENT: Final = re.compile(
    "首付|首款|预付|进度款|第[一1]笔|签订合同后|合同签订后|[付款][^,，。;；\n]{0,8}[0-9]%|[0-9]%[^,，。;；\n]{0,6}[付款]"
)


def check(project: Project) -> Iterator[Defect]:
    """One defect at the first text that speaks of paying for an earlier year, unless contract sum and payments are given."""
    if not speaks_of_payment(whole_text(project.declaration)):
        return
    texts = [(where, text) for where, text in written_texts(project.declaration) if where not in UNASKED]
    cells = [(where, text) for where, text in texts if speaks_of_payment(text)]
    if not cells:
        return
    whole = "\n".join(text for _, text in texts)
    if STATED.search(whole) and PAID.search(whole):
        return
    instalments = INSTALMENT.search(whole) is not None
    for where, text in cells:
        found = carried_over(text, project.declaration.year, instalments=instalments)
        if found:
            sentence = f"写到{quoted(found.group())}，像是以前年度项目的付款，请补充合同总额和已付金额。"
            yield cell_defect(project, where, sentence, span=found.span())
            return


def speaks_of_payment(text: str) -> bool:
    """Whether a text has one of the words without which it says nothing of paying for an earlier year."""
    return "款" in text or "跨年" in text or "质保金" in text


def carried_over(text: str, year: int | None, *, instalments: bool) -> re.Match[str] | None:
    """Where a text speaks of a payment for an earlier year."""
    found = CARRIED.search(text)
    balance = BALANCE.search(text)
    if found or balance is None:
        return found
    past = any(
        named.clause_start <= balance.start() < named.clause_start + len(named.clause)
        for named in years_named(text)
        if year is not None and named.year < year
    )
    return balance if past or (balance.group() in {"尾款", "欠款"} and not instalments) else None


RULE = ProjectRule(
    id="Y05",
    name="carry-over-payment-unexplained",
    title="跨年/尾款项目",
    page=__doc__,
    severity="info",
    check=check,
)
