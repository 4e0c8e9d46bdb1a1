"""F10 繁体/异体字

检查什么
    各栏文字里有没有规范简化字之外的繁体字和异体字。人名不查：项目负责人一栏不看，只出现在姓名里的字请忽略。

为什么
    公文使用规范汉字。繁简混用，按词查找和比对时会认不出来。

反例
    产出数量指标：轄区养护社区绿地不少于8处。

正例
    产出数量指标：辖区养护社区绿地不少于8处。

怎么改
    改成规范的简化字。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import hits
from xltools.rules.words.traditional import SIMPLIFIED

VARIANT: Final = re.compile(f"[{''.join(SIMPLIFIED)}]")
LISTED: Final = 5


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text with such characters; names of persons are their own affair."""
    for found in hits(project.declaration, VARIANT, skip=frozenset({"leader"})):
        characters = dict.fromkeys(match.group() for match in found.matches)
        shown = "、".join(f"“{one}”应为“{SIMPLIFIED[one]}”" for one in list(characters)[:LISTED])
        more = f"等 {len(characters)} 个字" if len(characters) > LISTED else ""
        yield found.defect(f"有繁体字或异体字：{shown}{more}，请改成规范的简化字。")


RULE = ProjectRule(id="F10", name="variant-character", title="繁体/异体字", page=__doc__, severity="info", check=check)
