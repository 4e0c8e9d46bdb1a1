"""S07 汇总数异常

检查什么
    一起校验的项目较多时，有没有哪个项目的预算金额超过全部合计的一半，或超过中位数的一百倍。单位存疑的金额（U02）不参加
    比较。

为什么
    单位弄错的一个数字，就能使整个汇总表失真；这样的数在表内往往看不出来，放到一起才显得出格。

反例
    十二个项目中，十一个在 20万元到 60万元之间，一个是 52000万元。

正例
    十二个项目的预算金额都在 20万元到 600万元之间。

怎么改
    核对这个项目的金额和单位；金额无误的，在其他说明的问题中说明。
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from statistics import median
from typing import Final

from xltools.model.noted_form import NotedForm
from xltools.model.settings import Parameter
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Batch, BatchRule, Defect
from xltools.values.plain import plain, wan

SHARE: Final = Parameter("share", "占全部合计的比例上限", Decimal(50), "%", most=Decimal(100))
TIMES: Final = Parameter("times", "对中位数的倍数上限", Decimal(100), "倍")
FEWEST: Final = Parameter("fewest", "至少几个项目才比较", Decimal(10), "个")


def check(batch: Batch, share: Decimal, times: Decimal, fewest: Decimal) -> Iterator[Defect]:
    """One defect for each budget that is out of all proportion to the others."""
    clear = [(form, form.yuan) for form in batch.forms if form.yuan is not None and form.yuan > 0 and not form.doubtful]
    if len(clear) < fewest:
        return
    total = sum((yuan for _, yuan in clear), Decimal(0))
    middle = median([yuan for _, yuan in clear])
    for form, yuan in clear:
        if yuan * 100 > total * share:
            part = plain((yuan * 100 / total).quantize(Decimal(1)))
            yield defect(form, f"预算 {wan(yuan)} 占全部 {len(clear)} 个项目合计的 {part}%，请核对金额和单位。")
        elif yuan > middle * times:
            many = plain((yuan / middle).quantize(Decimal(1)))
            yield defect(form, f"预算 {wan(yuan)} 是各项目中位数 {wan(middle)} 的 {many} 倍，请核对金额和单位。")


def defect(form: NotedForm, text: str) -> Defect:
    """The finding at the budget."""
    return replace(noted_defect(form, "budget", text), stated=form.yuan)


RULE = BatchRule(
    id="S07",
    name="amount-out-of-scale",
    title="汇总数异常",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(SHARE, TIMES, FEWEST),
)
