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

from xltools.analysis.facts import Project
from xltools.rules.between import called_all
from xltools.rules.rule import Batch, BatchRule, Defect, key_of
from xltools.rules.spots import field_spot
from xltools.rules.wording import money


def check(batch: Batch) -> Iterator[Defect]:
    """One defect for each form that counts although other files have it with other content."""
    for project in batch.projects:
        rivals = batch.rivals.get(key_of(project), ())
        if rivals:
            name = project.declaration.text("project")
            yield Defect(
                f"另有内容不同的版本：{called_all(rivals)}{amounts(project, rivals)}，请确认以哪一份为准。",
                field_spot(project.declaration, "project"),
                quote=name,
                start=0,
                end=len(name),
                related=tuple(other.declaration.field_place("project") for other in rivals),
                position=project.declaration.position,
            )


def amounts(project: Project, rivals: tuple[Project, ...]) -> str:
    """The budgets where they differ."""
    found = [one.budget.yuan for one in (project, *rivals)]
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
