"""C03 二级指标标签被改写

检查什么
    有内容的指标行，二级指标一栏写的是不是表中印好的名称。名称被改成别的字，或被删空而只能按上下行推断时，报出。

为什么
    指标按名称归类汇总。名称变了，这一行就可能归错类，也说明表格结构被动过。

反例
    产出数量指标（写成“10”）：养护社区绿地不少于8处。

正例
    产出数量指标：养护社区绿地不少于8处。

怎么改
    把二级指标一栏恢复为表中印好的名称；要写的数字和内容填在右边的具体指标一栏。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.forms.labels import Labels, labels_of
from xltools.model.declaration import Indicator
from xltools.rules.form_version import form_version
from xltools.rules.rule import Answer, Defect, ProjectRule, Undecided
from xltools.rules.spots import label_spot
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Answer]:
    """One defect for each row whose label is not a known one."""
    form = form_version(project.declaration)
    if form is None:
        yield Undecided("template-unknown", "表式不在已知的版本之内")
        return
    for index, row in enumerate(project.declaration.indicators):
        if is_overwritten(row, labels_of(form)):
            yield Defect(sentence(row), label_spot(project.declaration, index), quote=row.level2_written or "")


def is_overwritten(row: Indicator, labels: Labels) -> bool:
    """A row with text whose label is unknown; fillers, and rows that have no label at all, are not."""
    written = row.level2_written
    if row.placeholder or written is None or not row.text:
        return False
    if not written.strip():
        return bool(row.level2)
    return not labels.is_filler(written) and labels.level2_loosely(written) is None


def sentence(row: Indicator) -> str:
    """What stands there and what should."""
    if not (row.level2_written or "").strip():
        return f"二级指标名称空着，按上下行的顺序应为{row.level2}，请补上名称。"
    written = quoted(row.level2_written or "")
    if row.level2:
        return f"二级指标名称被写成{written}，按上下行的顺序应为{row.level2}，请恢复名称，内容填在右边一栏。"
    return f"二级指标名称{written}不是表中的名称，请改用表中印好的名称。"


RULE = ProjectRule(
    id="C03",
    name="indicator-label-overwritten",
    title="二级指标标签被改写",
    page=__doc__,
    severity="warning",
    check=check,
)
