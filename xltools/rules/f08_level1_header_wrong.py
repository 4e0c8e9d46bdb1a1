"""F08 一级指标名称不规范/缺表头

检查什么
    一级指标一栏有没有“产出指标”“效益指标”，名称对不对。合并单元格下面的空格不算缺，部门工作簿
    里是印好的。写成别名（效果指标）或带编号（产出指标一）的，只作提示。

为什么
    缺了表头，下面的各行在汇总时可能归到上一组。本程序按二级指标归类，不受影响，但表格应恢复原样。

反例
    效益指标（写成“效果指标”）：

正例
    效益指标（写成“效益指标”）：

怎么改
    在这一组的第一行补上或改回表中印好的一级指标名称；分几部分填报的，部分名称写在项目绩效目标里。
"""

from collections.abc import Iterator, Sequence

from xltools.analysis.facts import Project
from xltools.forms.keys import squeeze
from xltools.forms.labels import Labels, labels_of
from xltools.forms.version import Level1
from xltools.model.declaration import Declaration
from xltools.model.finding import Severity
from xltools.rules.form_version import form_version, in_own_workbook
from xltools.rules.rule import Answer, Defect, ProjectRule, Spot, Undecided
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Answer]:
    """One defect for each first-level group: without a header, with unknown ones, or with other names for it."""
    form = form_version(project.declaration)
    if form is None:
        yield Undecided("template-unknown", "表式不在已知的版本之内")
        return
    for group in form.level1:
        yield from group_defects(project.declaration, group, labels_of(form))


def group_defects(declaration: Declaration, group: Level1, labels: Labels) -> Iterator[Defect]:
    """What is wrong with the headers of one group; blocks may share one merged header."""
    rows = [index for index, row in enumerate(declaration.indicators) if row.level1 == group.label and row.level2]
    written = [index for index in rows if squeeze(declaration.indicators[index].level1_written)]
    if rows and not written and not in_own_workbook(declaration):
        spot = header_spot(declaration, rows[0], group)
        yield Defect(f"一级指标一栏没有写“{group.label}”，请在这一组的第一行补上。", spot, quote=group.label)
    unknown = [index for index in written if not is_known(declaration, index, group, labels)]
    if unknown:
        names = "、".join(dict.fromkeys(quoted(declaration.indicators[index].level1_written) for index in unknown))
        yield defect(declaration, group, unknown, f"一级指标写成{names}，不是表中的名称，请改回“{group.label}”。", None)
    aliases = [
        i for i in written if i not in unknown and squeeze(declaration.indicators[i].level1_written) != group.label
    ]
    if aliases:
        names = "、".join(dict.fromkeys(quoted(declaration.indicators[index].level1_written) for index in aliases))
        yield defect(
            declaration, group, aliases, f"一级指标写成{names}，表中印的是“{group.label}”，建议按原表式填写。", "info"
        )


def defect(
    declaration: Declaration, group: Level1, rows: Sequence[int], sentence: str, severity: Severity | None
) -> Defect:
    """One defect for headers that are wrong in the same way."""
    return Defect(
        sentence,
        header_spot(declaration, rows[0], group),
        severity=severity,
        quote=declaration.indicators[rows[0]].level1_written,
        related=tuple(header_spot(declaration, index, group).place for index in rows[1:]),
    )


def is_known(declaration: Declaration, index: int, group: Level1, labels: Labels) -> bool:
    """The header, another name for it with or without a number, or a second-level label of the group."""
    written = declaration.indicators[index].level1_written
    entry = labels.level2(written)
    return labels.level1_of(written) == group.label or (entry is not None and entry.level1 == group.label)


def header_spot(declaration: Declaration, index: int, group: Level1) -> Spot:
    """The row in which the header belongs."""
    row = declaration.indicators[index]
    return Spot(row.label_place or row.field.place, group.label, group.label)


RULE = ProjectRule(
    id="F08",
    name="level1-header-wrong",
    title="一级指标名称不规范/缺表头",
    page=__doc__,
    severity="warning",
    check=check,
)
