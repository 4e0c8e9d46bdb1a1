"""Y08 两位年份

检查什么
    年份是不是写成了两位数（“18年”指 2018 年）。说时间长短的（服务期15年、10年以上）不算。

为什么
    “18年维保”可以读成 2018 年的维保，也可以读成十八年的维保。正式文书的年份写四位。

反例
    预算年度：2019
    产出成本指标：按18年维保标准，全年费用12万元。

正例
    预算年度：2019
    产出成本指标：按2018年维保标准，全年费用12万元。

怎么改
    写成四位年份。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.quoting import cell_defect
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import written_texts
from xltools.rules.wording import quoted
from xltools.values.normalise import normalise

SHORT: Final = re.compile(
    r"(?<![0-9.,*/+=~约近满达过超期限共计费每第龄合至少于经历时长])(?P<year>[0-9]{2})年"
    r"(?P<behind>度|底|初|末|中|[ ]?[0-9]{1,2}月|上半年|下半年|第[一二三四1-4]季度)?"
)
LENGTH: Final = re.compile(
    r"^(?:期|限|质保|保修|免费|使用|租|历史|以|来|内|间|后|前|左右|不|多|余|的(?:使用|质保|租|历史|服务)|寿命|龄|教龄|工龄|工作|老|如一日|一|未|没|都|就|才|仍|合同|服务期|制|代)"
)
BEFORE: Final = 5
AFTER: Final = 1


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text with a two-digit year near the budget year; none for a form without a year."""
    year = project.declaration.year
    if year is None:
        return
    for cell, text in written_texts(project.declaration):
        if "年" not in text:
            continue
        plain = normalise(text)
        found = next((match for match in SHORT.finditer(plain) if is_year(match, plain, year)), None)
        if found:
            start, end = found.start(), found.end("year") + 1
            full = year // 100 * 100 + int(found["year"])
            sentence = f"年份{quoted(text[start:end])}只写了两位，如指 {full} 年，请写成四位。"
            yield cell_defect(project, cell, sentence, span=(start, end))


def is_year(found: re.Match[str], plain: str, year: int) -> bool:
    """Whether the number is a year near the budget year, not a length of time."""
    if not year - BEFORE <= year // 100 * 100 + int(found["year"]) <= year + AFTER:
        return False
    return found["behind"] is not None or not (found.end() == len(plain) or LENGTH.match(plain[found.end() :]))


RULE = ProjectRule(
    id="Y08",
    name="year-abbreviated",
    title="两位年份",
    page=__doc__,
    severity="info",
    check=check,
)
