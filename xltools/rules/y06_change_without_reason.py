"""Y06 同比变动无说明

检查什么
    与上年同一部门同名的项目相比，预算金额变动超过 20%，其他说明的问题和目标里又没有说明原因。没有上年数据时不能检查。

为什么
    延续项目的金额大幅增减，审核时第一个要问的就是原因。

反例
    上年预算 64万元，今年 97万元，其他说明的问题：无。

正例
    上年预算 64万元，今年 97万元，其他说明的问题：服务范围由8个社区扩大到12个社区。

怎么改
    在其他说明的问题中写明增减的原因和测算依据。
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.last_year import PastProject
from xltools.model.noted_form import Note, NotedForm
from xltools.model.settings import Parameter, ParameterValue
from xltools.rules.not_applicable import is_not_applicable
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Answer, Batch, BatchRule, Defect, Undecided
from xltools.rules.wording import compared
from xltools.values.plain import plain

REASON: Final = re.compile(
    "(?:较|比|同)(?:上年|去年|往年|20[0-9]{2}年|期)|上年|新增|增加|减少|扩大|缩减|压减|上调|下调|调整|增长|提高标准|一次性"
)
LEAST_REASON: Final = 4
SHARE: Final = Parameter("share", "同比变动的上限", Decimal(20), "%")


def note(project: Project, **_: ParameterValue) -> Iterator[Note]:
    """Notes each form that gives no reason."""
    if not gives_reason(project):
        yield Note("budget")


def gives_reason(project: Project) -> bool:
    """Whether the remarks say anything, or the goal speaks of the change."""
    remarks = project.declaration.text("remarks")
    if len("".join(remarks.split())) >= LEAST_REASON and not is_not_applicable(remarks):
        return True
    return REASON.search(project.declaration.text("goal")) is not None


def check(batch: Batch, share: Decimal) -> Iterator[Answer]:
    """One defect for each project whose budget moved by more than `share` per cent without a word about why."""
    if batch.last_year is None:
        yield Undecided("last-year-missing", "没有给出上年数据")
        return
    for form, _ in batch.notes:
        before = batch.past.get(form.key)
        if before is None or before.budget is None or before.budget <= 0 or form.yuan is None or form.doubtful:
            continue
        if abs(form.yuan - before.budget) * 100 > before.budget * share:
            yield defect(form, before, before.budget, form.yuan)


def defect(form: NotedForm, before: PastProject, past: Decimal, yuan: Decimal) -> Defect:
    """Both figures, the change and its share."""
    now, then, gap = compared(yuan, past)
    word = "增加" if yuan > past else "减少"
    part = plain((abs(yuan - past) * 100 / past).quantize(Decimal(1)))
    year = f"{before.year} 年" if before.year else "上年"
    sentence = f"{year}预算 {then}，今年 {now}，{word} {gap}（{part}%），没有说明原因，请在其他说明的问题中说明。"
    return replace(noted_defect(form, "budget", sentence), computed=past, stated=yuan)


RULE = BatchRule(
    id="Y06",
    name="change-without-reason",
    title="同比变动无说明",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(SHARE,),
    note=note,
)
