"""C04 指标内容为空

检查什么
    表中印好的二级指标，右边的具体指标一栏有没有内容。产出指标空着按错误报，效益指标空着按警告报。

为什么
    空着的指标无法考核。项目确实与某项效益无关时，应写“不涉及”并说明理由，而不是留空。

反例
    社会效益指标：

正例
    社会效益指标：居民休憩环境得到改善。

怎么改
    补填指标内容和指标值；确实不涉及的效益指标写“不涉及”并说明理由。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import OUTPUT, indicator_spot


def check(project: Project) -> Iterator[Defect]:
    """One defect for each known row without text."""
    for index, row in enumerate(project.declaration.indicators):
        if row.level2 and not row.placeholder and not row.text:
            spot = indicator_spot(project.declaration, index)
            if row.level1 == OUTPUT:
                yield Defect("没有填写内容，请补填指标内容和指标值。", spot, severity="error")
            else:
                yield Defect("没有填写内容，请补填；确实不涉及的请写“不涉及”并说明理由。", spot)


RULE = ProjectRule(
    id="C04", name="indicator-text-empty", title="指标内容为空", page=__doc__, severity="warning", check=check
)
