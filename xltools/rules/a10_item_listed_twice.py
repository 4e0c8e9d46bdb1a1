"""A10 分项重复计列

检查什么
    产出成本指标的同一组分项里，是不是有两项名称和金额都相同。分属不同标题、不同层次的不报；总额重复写两遍的不算。

为什么
    同一项费用列两遍，多半是复制时多贴了一行，预算就多出一份。

反例
    预算金额：8万元
    产出成本指标：培训费3万元；印刷费2万元；培训费3万元

正例
    预算金额：5万元
    产出成本指标：培训费3万元；印刷费2万元

怎么改
    删去重复的一项并核对合计；确是两次的，写明各自的名称或时间。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.quoting import cell_defect
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """One defect for each item that an earlier one of its list already says."""
    for item in project.repeated_items:
        text = project.declaration.indicators[item.indicator].text
        sentence = (
            f"分项{quoted(text[item.start : item.end])}前面已经列过，请核对是否重复计列；确是两项的请写明各自的名称。"
        )
        yield cell_defect(project, item.indicator, sentence, span=(item.start, item.end))


RULE = ProjectRule(
    id="A10", name="item-listed-twice", title="分项重复计列", page=__doc__, severity="warning", check=check
)
