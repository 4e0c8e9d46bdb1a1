"""X09 其他说明改变金额

检查什么
    其他说明的问题里，有没有改变金额的话：金额以某文件为准、费用另行申请、不含某项费用。只说进度、验收的不报。

为什么
    预算金额应当就是表中填写的数。说明里又说以别处为准，审核和批复就不知道以哪个数为准。

反例
    其他说明的问题：预算金额以合同签订金额为准。

正例
    其他说明的问题：完工时间以合同约定为准。

怎么改
    把最终金额填到预算金额一栏，删去说明；确有不包括的费用，写明由哪个项目列支。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.words import any_of
from xltools.model.settings import Parameter
from xltools.rules.quoting import cell_defect
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.wording import quoted

SENTENCE: Final = re.compile(r"[^。；;\n]+")


def check(project: Project, *, words: tuple[str, ...], about: tuple[str, ...]) -> Iterator[Defect]:
    """A defect at the first sentence of the remarks that speaks of an amount and changes it."""
    for found in SENTENCE.finditer(project.declaration.text("remarks")):
        if any_of(words).search(found.group()) and any_of(about).search(found.group()):
            start = found.start() + len(found.group()) - len(found.group().lstrip())
            sentence = f"{quoted(found.group())}改变了表中的金额，请把最终金额填到预算金额一栏，或写明由哪个项目列支。"
            yield cell_defect(project, "remarks", sentence, span=(start, found.end()))
            return


RULE = ProjectRule(
    id="X09",
    name="remarks-change-amount",
    title="其他说明改变金额",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(
        Parameter("words", "改变金额的用语", ("为准", "另行", "另计", "另算", "不含", "未含", "不包括", "不包含", "未包括", "未列入", "据实结算", "据实列支")),
        Parameter("about", "说到金额的用语", ("金额", "预算", "经费", "费用", "资金", "费", "款", "价", "元", "支出", "成本", "决算", "实际发生")),
    ),
)  # fmt: skip
