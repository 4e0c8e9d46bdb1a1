"""S10 多版本

检查什么
    同一部门的同一项目在两个文件里各有一份、内容又不同。内容完全相同的副本不算。

为什么
    两个版本只能算一个。哪一份在后，从文件名看不出来；取错了，汇总的就是旧数。

反例
    甲科的“社区绿化养护”在两个文件里，预算金额一份 13万元，一份 16万元。

正例
    甲科的“社区绿化养护”在两个文件里，内容完全相同。

怎么改
    请部门确认以哪一份为准，另一份移出文件夹。
"""

from collections.abc import Iterator

from xltools.model.noted_form import NotedForm
from xltools.rules.between import called_all
from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Batch, BatchRule, Defect
from xltools.rules.wording import money


def check(batch: Batch) -> Iterator[Defect]:
    """One defect for each form that counts although other files have it with other content."""
    for form in batch.forms:
        rivals = batch.rivals.get(form.key, ())
        if rivals:
            yield noted_defect(
                form,
                "project",
                f"另有内容不同的版本：{called_all(rivals)}{amounts(form, rivals)}，请确认以哪一份为准。",
                related=tuple(other.place_of("project") for other in rivals),
            )


def amounts(form: NotedForm, rivals: tuple[NotedForm, ...]) -> str:
    """The budgets where they differ."""
    found = [one.yuan for one in (form, *rivals)]
    known = [yuan for yuan in found if yuan is not None]
    if len(known) < len(found) or len(set(known)) == 1:
        return ""
    own, *others = money(*known)
    return f"，预算金额这里是 {own}，那里是 {'、'.join(dict.fromkeys(others))}"


RULE = BatchRule(
    id="S10",
    name="conflicting-versions",
    title="多版本",
    page=__doc__,
    severity="warning",
    check=check,
)
