"""F03 公开前脱敏

检查什么
    申报表的各栏里有没有手机号码（1 开头的十一位数字，中间有空格或短横的也算）。办公电话不算。

为什么
    申报表随预算公开。手机号码是个人信息，公开前应隐去或换成办公电话。

反例
    联系电话：13800000000

正例
    联系电话：80001234

怎么改
    报送时可以保留；公开前请改成办公电话，或隐去中间四位。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import hits, named

MOBILE: Final = re.compile(
    r"(?<![0-9.,，+=*×-])1[3-9][0-9]([ -]?)[0-9]{4}\1[0-9]{4}(?![0-9.,，]?[0-9]|[ ]?[元万亿%*×=])"
)
HINT: Final = re.compile("1[3-9][0-9]")


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text with mobile numbers."""
    for found in hits(project.declaration, MOBILE, hint=HINT):
        yield found.defect(f"有手机号码{named(found.matches)}，属个人信息，公开前请换成办公电话或隐去中间四位。")


RULE = ProjectRule(
    id="F03", name="personal-mobile-exposed", title="公开前脱敏", page=__doc__, severity="info", check=check
)
