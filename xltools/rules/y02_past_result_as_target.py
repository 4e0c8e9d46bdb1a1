"""Y02 以往年结果代替目标

检查什么
    指标里写的是不是以前年度已经测得的结果（“某年……满意率为……”“某年完成……”），而没有写今年的目标。与以前年度相比较的
    目标（比某年提高、在某年基础上）不算。

为什么
    以前的结果不能拿来考核今年。指标应当是今年要达到的值。

反例
    预算年度：2019
    服务对象满意度指标：2018年绿化服务测评满意率95%。

正例
    预算年度：2019
    服务对象满意度指标：居民满意率在2018年95%的基础上提高1个百分点，不低于96%。

怎么改
    写今年的目标值；以往结果可以放在后面作为参照。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.years import YearNamed, years_named
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import SCHEDULE, written_rows
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted

MEASURED: Final = re.compile(
    r"(?:率|度|比例|比重|占比)[^0-9%]{0,8}(?:100|[0-9]{1,2}(?:\.[0-9]+)?)%"
    r"|(?:已|实际|共|累计)?(?:完成|实现|达到|办理|接待|受理|发放|培训|举办|开展|服务|救助|处理|解决|检测|检查)了?[^0-9]{0,6}[0-9]"
)
COMPARED: Final = re.compile("较|比|同比|基础上|相比|提高|增长|增加|下降|降低|减少|持平|高于|低于|以上年|不低于上")
TARGET: Final = re.compile("不低于|不少于|不高于|不超过|≥|≧|以上|以内|达到|提高|提升|目标|力争|保持|控制在")
PLANNED: Final = re.compile("将|拟|计划|预计|力争|争取|目标|以前|之前|前完成|底前|末前|至20")


def check(project: Project) -> Iterator[Defect]:
    """One defect for each row that gives a measured result of a year before the budget year and no target beside it."""
    year = project.declaration.year
    if year is None:
        return
    for index, row in written_rows(project):
        named_years = tuple(years_named(row.text)) if row.level2 != SCHEDULE else ()
        if any(named.year >= year for named in named_years):
            continue
        for named in named_years:
            if named.year < year and is_result(named) and not has_target(row.text, named):
                end = named.clause_start + len(named.clause.rstrip())
                sentence = f"{quoted(row.text[named.start : end])}是 {named.year} 年的结果，请写 {year} 年的目标。"
                yield cell_defect(project, index, sentence, span=(named.start, end))
                break


def is_result(named: YearNamed) -> bool:
    """Whether the clause says what was measured in that year."""
    if named.cited or COMPARED.search(named.clause) or PLANNED.search(named.clause):
        return False
    return MEASURED.search(named.behind) is not None


def has_target(text: str, named: YearNamed) -> bool:
    """Whether the text sets a target in another clause."""
    rest = text[: named.clause_start] + text[named.clause_start + len(named.clause) :]
    return TARGET.search(rest) is not None


RULE = ProjectRule(
    id="Y02",
    name="past-result-as-target",
    title="以往年结果代替目标",
    page=__doc__,
    severity="warning",
    check=check,
)
