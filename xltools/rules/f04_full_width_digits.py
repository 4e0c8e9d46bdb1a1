"""F04 全角数字/千分符

检查什么
    数字是不是用了全角字符（０１２３），一个数字的千分位是不是用了全角逗号（3，528，000元）。句子里的逗号不算。

为什么
    全角的数字和逗号在表格里不能计算，查找和汇总时也会认不出来。

反例
    产出数量指标：组织５个小组开展巡查。

正例
    产出数量指标：组织5个小组开展巡查，9月，5月各一次。

怎么改
    把输入法切换到半角，重新输入这个数字。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import hits, named

VARIANT: Final = re.compile(
    r"[0-9]*[０-９][０-９0-9．.，,]*(?<![．.，,])"
    r"|(?<![0-9.，,])[0-9]{1,3}(?:[，,][0-9]{3})*，[0-9]{3}(?:[，,][0-9]{3})*(?![0-9，])(?:\.[0-9]{1,4}|(?=[ ]?[元万圆])|(?<=，[0-9]{3}，[0-9]{3}))"
)
HINT: Final = re.compile("[0-9０-９](?:(?<=[０-９])|，[0-9])")


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text with full-width digits or separators inside a number."""
    for found in hits(project.declaration, VARIANT, hint=HINT):
        yield found.defect(f"{named(found.matches)}用了全角的数字或逗号，请改用半角字符。")


RULE = ProjectRule(
    id="F04", name="full-width-digits", title="全角数字/千分符", page=__doc__, severity="info", check=check
)
