"""X10 测算依据提到附表

检查什么
    产出成本指标里有没有提到预算表、评估报告、附件一类另外的材料。文号和《办法》是依据，不是附件，不在此列。

为什么
    金额的依据在另外的材料里，只看申报表无法核对，材料要一并报送。

反例
    产出成本指标：全年费用12万元，明细见附件。

正例
    产出成本指标：全年费用12万元。

怎么改
    把材料随申报表一并报送，或把其中的分项写进产出成本指标。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.analysis.words import any_of
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rows import COST, rows_of
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted

ATTACHMENTS = (
    "附件", "附表", "附后", "后附", "另附", "预算表", "测算表", "明细表", "报价表", "预算书", "预算明细", "报价单", "询价单", "工程量清单", "费用清单",
    "评估报告", "评审报告", "造价报告", "咨询报告", "测算报告",
)  # fmt: skip


def check(project: Project, *, words: tuple[str, ...]) -> Iterator[Defect]:
    """One defect for each cost row that names an attachment; it quotes the first."""
    for index, row in rows_of(project, COST):
        if found := any_of(words).search(row.text):
            sentence = f"提到{quoted(found.group())}，请随申报表一并报送，供核对测算依据。"
            yield cell_defect(project, index, sentence, span=found.span())


RULE = ProjectRule(
    id="X10",
    name="attachment-cited-not-enclosed",
    title="测算依据提到附表",
    page=__doc__,
    severity="info",
    check=check,
    parameters=(Parameter("words", "指另外材料的用语", ATTACHMENTS),),
)
