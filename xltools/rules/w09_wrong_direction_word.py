"""W09 方向用词不当

检查什么
    产出成本指标是不是写成“不少于”“至少”多少钱；产出数量指标是不是写成“不超过”多少次、多少人。
    越少越好的数量（投诉、事故、故障），以及每次、每场的人数上限，不在此列。

为什么
    成本要控制，写“不少于”等于没有上限；数量要完成，写“不超过”等于一次不做也算完成。

反例
    预算金额：20万元
    产出成本指标：全年费用不少于20万元。

正例
    预算金额：20万元
    产出成本指标：全年费用不超过20万元。

怎么改
    成本写确定的数额或“不超过”，数量写确定的数或“不少于”。
"""

from collections.abc import Iterator

from xltools.analysis.directions import at_least_amounts, at_most_counts
from xltools.analysis.facts import Project
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import COST, QUANTITY, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """One defect for each cost row with a lower bound, and for each quantity row with an upper bound."""
    for index, row in rows_of(project, COST):
        amounts = (one.amount for one in project.amounts if one.indicator == index)
        for start, end in at_least_amounts(row.text, amounts):
            sentence = f"写的是{quoted(row.text[start:end])}，成本应当控制，请改为确定的数额或“不超过”。"
            yield cell_defect(project, index, sentence, span=(start, end))
            break
    for index, row in rows_of(project, QUANTITY):
        for start, end in at_most_counts(row.text):
            sentence = f"写的是{quoted(row.text[start:end])}，数量应当完成，请改为确定的数或“不少于”。"
            yield cell_defect(project, index, sentence, span=(start, end))
            break


RULE = ProjectRule(
    id="W09", name="wrong-direction-word", title="方向用词不当", page=__doc__, severity="warning", check=check
)
