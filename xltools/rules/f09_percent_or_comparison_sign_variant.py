"""F09 百分号/比较号变体

检查什么
    百分号是不是写成了全角的 ％ 或 ﹪，大于等于、小于等于是不是写成了 ≧、＞=、>= 一类。规范的写法是 %、≥、≤。

为什么
    同一个符号几种写法，查找、比较和按指标值汇总时会认不出来。

反例
    服务对象满意度指标：居民满意度不低于90％。

正例
    服务对象满意度指标：居民满意度≥90%。

怎么改
    改用半角百分号 % 和比较号 ≥、≤。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import hits, named

VARIANT: Final = re.compile("[％﹪≧≦⩾⩽≥≤]=|[％﹪≧≦⩾⩽]|[＞>﹥][=＝]|[＜<﹤][=＝]")
SIGN: Final = re.compile("[％﹪≧≦⩾⩽≥≤＞>﹥＜<﹤]")


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text with such signs."""
    for found in hits(project.declaration, VARIANT, hint=SIGN):
        yield found.defect(f"{named(found.matches)}不是规范的符号，请改用 %、≥、≤。")


RULE = ProjectRule(
    id="F09",
    name="percent-or-comparison-sign-variant",
    title="百分号/比较号变体",
    page=__doc__,
    severity="info",
    check=check,
)
