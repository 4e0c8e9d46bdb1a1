"""The amount that the goal names for the whole project (X02)."""

import re
from typing import Final

from xltools.analysis.cells import Cell
from xltools.analysis.facts import Budget, GoalTotal
from xltools.analysis.words import clause_before
from xltools.values.masks import DATE
from xltools.values.normalise import normalise

_TOTAL: Final = re.compile(
    r"(?:总投入|总预算|预算总额|总额|总金额|总费用|总经费|总资金|总支出|总成本|(?:项目|年度|本年|全年|所需|申请|申报|财政)(?:预算|资金|经费|费用|投入|支出)"
    r"|预算(?:金额|资金|经费)?|(?:资金|经费|费用)(?:总计|共计|合计)|总计|以上共计|以上合计)[^0-9,;。\n]{0,8}$"
)
_WHOLE: Final = re.compile(f"总|项目|年度|全年|本年|申请|申报|所需|以上|{DATE}")
_WEAK: Final = re.compile(
    r"(?:共计|合计|共需|共|(?:预计|计划|拟)(?:投入|支出|安排|使用|需)(?:资金|经费)?)[^0-9,;。\n]{0,6}$"
)
_OF_THE_YEAR: Final = re.compile("^[ ]*(?:19|20)[0-9]{2}[ ]?年度?投入(?:资金|经费)?$")
_CLAUSE_END: Final = re.compile("[ ]*(?:[,;。\n]|$)")
_OTHERS: Final = re.compile(
    "中央|上级|市级|省级|社会|企业|居民|自筹|带动|拉动|撬动|累计|历年|往年|上年|去年|全区|全市|年均|人均|每|其中|包括|节约|节省"
)
_SEVERAL_YEARS: Final = re.compile(
    r"(?<![0-9])[两二三四五六七八九十2-9]年|(?:19|20)[0-9]{2}年?[ ]?[-~至到][ ]?(?:19|20)?[0-9]{2}年|十[二三四五]五|中期|总投资|总造价|概算|全周期|分年|跨年"
)
_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})[ ]?年")


def find_goal_total(cell: Cell, budget: Budget) -> GoalTotal | None:
    """The one total that the goal states; None where there is none, or where another amount of the goal is the budget.

    `whole` says that the wording names nothing but the whole project (总投入, 年度预算); a mere 预算 or 共计, or the result
    of a calculation, may be a part of it.
    """
    total, tops = cell.total, cell.structure.tops
    if total is None or len(tops) != 1 or cell.undecided or total.low is not None:
        return None
    if any(amount.yuan == budget.yuan for amount in cell.amounts):
        return None
    plain = normalise(cell.reading.text)
    before = clause_before(plain, total.start, ";。\n")
    own = before.rpartition(",")[2]
    named = bool(_TOTAL.search(before))
    whole = named and tops[0].pure and bool(_WHOLE.search(tops[0].label))
    weak = _WEAK.search(before) or (_OF_THE_YEAR.search(own) and _CLAUSE_END.match(plain, total.end))
    if not (named or weak or total.source == "equation") or _OTHERS.search(own):
        return None
    years = [int(year) for year in _YEAR.findall(before)]
    return GoalTotal(
        total.value, total.precision, total.start, total.end, whole, total.approximate, total.upper, total.lower,
        years[-1] if years else None, _SEVERAL_YEARS.search(before) is not None,
    )  # fmt: skip
