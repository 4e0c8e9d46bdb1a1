"""W08 约数/余数

检查什么
    指标里的数量是不是约数：约7000家、1700多名、90%左右，或者没有定下来的范围：1-2期。
    成本和进度指标不在此列，成本的约数由 U11 报；不少于、不低于不算约数。

为什么
    指标值是年底考核的依据。约数完成到什么程度算完成，说不清楚。

反例
    产出数量指标：举办培训2-3期。

正例
    产出数量指标：举办培训不少于2期。

怎么改
    写成确定的数，或写“不少于”多少。
"""

from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.vague import vague_counts
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import COST, SCHEDULE, written_rows
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted

ELSEWHERE: Final = frozenset({COST, SCHEDULE})


def check(project: Project) -> Iterator[Defect]:
    """One defect for each target row with vague counts; it quotes the first."""
    for index, row in written_rows(project):
        spans = () if row.level2 in ELSEWHERE else vague_counts(row.text)
        if spans:
            start, end = spans[0]
            more = f"等 {len(spans)} 处" if len(spans) > 1 else ""
            sentence = f"{quoted(row.text[start:end])}{more}不是确定的数，请写确定的数，或写“不少于”多少。"
            yield cell_defect(project, index, sentence, span=spans[0])


RULE = ProjectRule(id="W08", name="vague-count", title="约数/余数", page=__doc__, severity="info", check=check)
