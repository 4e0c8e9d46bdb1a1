"""X06 质量指标仅列依据

检查什么
    产出质量指标是不是只抄了文件名称和文号。依据后面写了标准（比例、验收、符合……要求）的不报；另有几句话但没有标准的按提示报。

为什么
    质量指标要写做到什么程度。只有依据，没有标准，无法验收。

反例
    产出质量指标：根据《绿地养护管理办法》的通知（示例发〔2018〕5号）文件

正例
    产出质量指标：按照《绿地养护管理办法》养护，绿地完好率不低于95%。

怎么改
    写明依据中的具体标准，如合格率、完好率、验收要求；依据移到项目绩效目标或其他说明。
"""

from collections.abc import Iterator
from decimal import Decimal

from xltools.analysis.citations import beside_citations
from xltools.analysis.facts import Project
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import QUALITY, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted


def check(project: Project, *, little: Decimal, besides: Decimal) -> Iterator[Defect]:
    """One defect for each quality row that is a citation (warning) or a citation with little besides (info)."""
    for index, row in rows_of(project, QUALITY):
        left = beside_citations(row.text)
        if left is None or left.length > besides or (left.standard and left.length > little):
            continue
        only = left.length <= little
        what = "只列了依据" if only else "除依据外没有写出标准"
        yield cell_defect(
            project,
            index,
            f"{what}：{quoted(row.text)}，请写明做到什么程度，如合格率、完好率或验收要求。",
            severity=None if only else "info",
        )


RULE = ProjectRule(
    id="X06",
    name="quality-cites-basis-only",
    title="质量指标仅列依据",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(
        Parameter("little", "除依据外不超过多少字算仅列依据", Decimal(4), "字"),
        Parameter("besides", "除依据外超过多少字不再提示", Decimal(60), "字"),
    ),
)
