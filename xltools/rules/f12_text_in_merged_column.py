"""F12 合并栏误填

检查什么
    指标表最左边“绩效指标”一栏是合并单元格，里面有没有填了别的文字。

为什么
    这一栏不是填写内容的地方，写在这里的文字不属于任何指标，汇总时会落空。

反例
    绩效指标：绿化养护
    产出数量指标：养护社区绿地不少于8处。

正例
    绩效指标：
    产出数量指标：养护社区绿地不少于8处。

怎么改
    删掉这里的文字；是指标内容的，移到右边的具体指标一栏。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.forms.keys import squeeze
from xltools.rules.rule import Defect, ProjectRule, Spot
from xltools.rules.wording import quoted

COLUMN = "绩效指标"


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text left of the indicator rows; numbers of rows are none."""
    for item in project.declaration.unplaced:
        text = squeeze(item.text)
        if item.beside_indicators and COLUMN not in text and text not in COLUMN and not text.isdecimal():
            yield Defect(
                f"合并的“{COLUMN}”一栏里写了{quoted(item.text)}，不属于任何指标，请删去或移到具体指标一栏。",
                Spot(item.place, COLUMN, COLUMN),
                quote=item.text,
            )


RULE = ProjectRule(
    id="F12", name="text-in-merged-column", title="合并栏误填", page=__doc__, severity="info", check=check
)
