"""C14 填充行残留

检查什么
    指标表里印有“…”的备用行还在不在。空着的备用行只作提示；在备用行里写了内容却没有给二级指标起名称的，按警告报。
    由本程序生成的部门工作簿，备用行留着不算。

为什么
    备用行是给增加指标用的，不用就应删去。没有名称的指标无法归类汇总。

反例
    …：巡查绿地不少于12次。

正例
    产出数量指标：养护社区绿地不少于8处，巡查不少于12次。

怎么改
    删去空着的备用行；写了内容的，把“…”改成二级指标的名称。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.forms.labels import labels_of
from xltools.rules.form_version import form_version, in_own_workbook
from xltools.rules.rule import Answer, Defect, ProjectRule, Spot, Undecided
from xltools.rules.spots import indicator_spot, label_spot
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Answer]:
    """One defect for all empty spare rows, one for each that holds a text."""
    declaration = project.declaration
    form = form_version(declaration)
    if form is None:
        yield Undecided("template-unknown", "表式不在已知的版本之内")
        return
    is_filler = labels_of(form).is_filler
    empty = [index for index, row in enumerate(declaration.indicators) if row.placeholder]
    if empty and not in_own_workbook(declaration):
        places = [label_spot(declaration, index).place for index in empty]
        yield Defect(
            f"有 {len(empty)} 行“{form.filler}”备用行空着，报送前请删去。",
            Spot(places[0], form.filler, "备用行", empty[0]),
            quote=form.filler,
            related=tuple(places[1:]),
        )
    for index, row in enumerate(declaration.indicators):
        if not row.placeholder and not row.level2 and row.text and is_filler(row.level2_written or ""):
            yield Defect(
                f"“{form.filler}”备用行里写了{quoted(row.text)}，请把“{form.filler}”改成二级指标的名称。",
                indicator_spot(declaration, index),
                severity="warning",
                quote=row.text,
                start=0,
                end=len(row.text),
            )


RULE = ProjectRule(id="C14", name="filler-row-left", title="填充行残留", page=__doc__, severity="info", check=check)
