"""S01 重复申报

检查什么
    一起校验的各份申报表中，项目名称相同（空格、全半角不计较）的是不是同一个项目报了两次；名称几乎相同、预算金额又相等的
    也列出。同一部门的新旧两个版本由 S10 列出，内容完全相同的副本不算。

为什么
    同一项目由两个部门申报，或在一个部门的文件里出现两次，汇总时就会重复安排资金。

反例
    甲科的申报表：项目名称“社区图书室运行费”，预算金额 8万元；乙科的申报表：项目名称“社区图书室运行费”，预算金额 8万元。

正例
    甲科的申报表：项目名称“社区图书室运行费”；乙科的申报表：项目名称“社区绿化养护”。

怎么改
    核实是不是同一个项目：是的，只由一个部门申报一次；不是的，把名称改得能够区分。
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from xltools.analysis.alike import alike_groups, likeness
from xltools.model.noted_form import NotedForm
from xltools.model.settings import Parameter
from xltools.rules.between import called_all
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Batch, BatchRule, Defect
from xltools.values.names import name_key
from xltools.values.plain import wan

NUMBERS: Final = re.compile(r"[0-9一二三四五六七八九十甲乙丙丁ⅰ-ⅹ]")
SAME_GOAL: Final = Decimal("0.6")
ALIKE: Final = Parameter("alike", "名称相同的程度", Decimal(90), "%", most=Decimal(100))


def check(batch: Batch, alike: Decimal) -> Iterator[Defect]:
    """One defect for each group of forms of one name, or of nearly one name and the same budget; it stands at the first."""
    by_name: dict[str, list[NotedForm]] = {}
    for form in batch.forms:
        by_name.setdefault(name_key(form.project), []).append(form)
    by_name.pop("", None)
    for group in by_name.values():
        members = without_versions(batch, group)
        if len(members) > 1:
            yield same_name(batch, members)
    yield from nearly_same(by_name, alike / 100)


def without_versions(batch: Batch, group: Sequence[NotedForm]) -> list[NotedForm]:
    """The forms of one name, but one form for each that S10 speaks of."""
    rivals = {rival.key for form in group for rival in batch.rivals.get(form.key, ())}
    return [form for form in group if form.key not in rivals]


def same_name(batch: Batch, group: Sequence[NotedForm]) -> Defect:
    """Forms of one name; an error where amount, department or goal say that it is one project."""
    first, *others = group
    certain = any(is_one_project(batch, first, other) for other in others)
    advice = "请核实是否重复申报，只保留一份。" if certain else "金额和内容不同，请核实是否同一项目，不是的请改名区分。"
    return defect(first, others, f"与{called_all(others)}名称相同，{advice}", certain=certain)


def is_one_project(batch: Batch, first: NotedForm, second: NotedForm) -> bool:
    """Whether two forms of one name can hardly be two projects."""
    if first.yuan is not None and first.yuan == second.yuan:
        return True
    if name_key(batch.department(first)) == name_key(batch.department(second)):
        return True
    goals = [name_key(form.text("goal")) for form in (first, second)]
    return all(goals) and likeness(*goals) >= SAME_GOAL


def nearly_same(by_name: Mapping[str, Sequence[NotedForm]], least: Decimal) -> Iterator[Defect]:
    """Forms whose names differ by a character or two and whose budgets are equal; numbered parts are different projects."""
    by_amount: dict[Decimal, list[tuple[str, NotedForm]]] = {}
    for name, (first, *_) in by_name.items():
        if first.yuan is not None:
            by_amount.setdefault(first.yuan, []).append((name, first))
    for yuan, forms in by_amount.items():
        for indexes in alike_groups([name for name, _ in forms], least) if len(forms) > 1 else ():
            if len({NUMBERS.sub("", forms[index][0]) for index in indexes}) > 1:
                first, *others = (forms[index][1] for index in indexes)
                text = f"与{called_all(others)}名称几乎相同，预算金额都是 {wan(yuan)}，请核实是否重复申报。"
                yield defect(first, others, text, certain=False)


def defect(first: NotedForm, others: Sequence[NotedForm], text: str, *, certain: bool) -> Defect:
    """The finding at the first form's name."""
    related = tuple(other.place_of("project") for other in others)
    return noted_defect(first, "project", text, severity=None if certain else "warning", related=related)


RULE = BatchRule(
    id="S01",
    name="project-declared-twice",
    title="重复申报",
    page=__doc__,
    severity="error",
    check=check,
    parameters=(ALIKE,),
)
