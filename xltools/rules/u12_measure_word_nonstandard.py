"""U12 计量单位用字

检查什么
    算式里的期数是不是写成“12月”（应为 12个月），面积、长度等是不是用了平米、公分一类的旧称。日期里的“3月”不在此列。

为什么
    “12月”会被当成十二月份；计量单位应当使用法定名称。

反例
    预算金额：3416400元
    产出成本指标：保安费用：3900元/月*73人*12月=3416400元

正例
    预算金额：3416400元
    产出成本指标：保安费用：3900元/月*73人*12个月=3416400元

怎么改
    期数写“个月”，面积写“平方米”，长度写“厘米”“米”。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.analysis.measures import BETWEEN, nonstandard_measures
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import written_texts
from xltools.rules.wording import quoted

PAIRS = ("平米=平方米", "公分=厘米", "公尺=米", "公升=升", "市斤=斤")


def check(project: Project, *, pairs: tuple[str, ...]) -> Iterator[Defect]:
    """One defect for each text with such measure words; it quotes the first."""
    for where, text in written_texts(project.declaration):
        if not isinstance(where, int) and where != "goal":
            continue
        found = list(nonstandard_measures(text, pairs))
        if found:
            words = "、".join(dict.fromkeys(f"{quoted(text[a:b])}应写{quoted(standard)}" for a, b, standard in found))
            yield cell_defect(project, where, f"计量单位用字不规范，{words}。", span=found[0][:2])


RULE = ProjectRule(
    id="U12",
    name="measure-word-nonstandard",
    title="计量单位用字",
    page=__doc__,
    severity="info",
    check=check,
    parameters=(Parameter("pairs", "旧称（旧称=规范名称）", PAIRS, between=BETWEEN),),
)
