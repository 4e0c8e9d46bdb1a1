"""F05 Word 残留

检查什么
    各栏文字里有没有 Word 留下的书签、域代码（[bookmark: _GoBack]、HYPERLINK、MERGEFORMAT 等）、报错文字和看不见的控制字符。

为什么
    这些是转换文件时带出来的，不是填报内容，公开后很难看，查找和比对时也会出错。

反例
    项目类型：[bookmark: _GoBack]√4.其他一般类

正例
    产出质量指标：养护合格率不低于95%，符合京绿发〔2018〕12号文件。

怎么改
    删掉这些字符；看不见的，把这一栏的文字删掉后重新输入，或先粘贴到记事本再粘贴回来。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.texts import hits, named

RESIDUE: Final = re.compile(
    r"\[bookmark:[^\]\n]{0,60}\]?|_GoBack|_(?:Toc|Ref|Hlk)[0-9]{5,12}|HYPERLINK|MERGEFORMAT|PAGEREF|EMBED Equation"
    r"|错误[!！][ ]?(?:未找到引用源|未定义书签|未指定书签|超级链接引用无效)[。.]?|Error! (?:Reference source|Bookmark) not (?:found|defined)\.?"
)
BEGINNING: Final = re.compile(r"[\[_HMPE错]")
"""One of the characters residue begins with."""
INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ue000-\uf8ff\ufeff\ufff0-\ufffd]"
)


def check(project: Project) -> Iterator[Defect]:
    """One defect for each text with residue that can be read, one for each with characters that cannot be seen."""
    for found in hits(project.declaration, RESIDUE, hint=BEGINNING):
        yield found.defect(f"有 Word 留下的{named(found.matches)}，不是填报内容，请删去。")
    for found in hits(project.declaration, INVISIBLE):
        start = found.matches[0].start()
        before = "".join(found.text[max(0, start - 8) : start].split())
        where = f"“{before}”后面" if before else "开头"
        yield found.defect(f"{where}有看不见的控制字符（共 {len(found.matches)} 个），请删掉后重新输入这一处。")


RULE = ProjectRule(id="F05", name="word-residue", title="Word 残留", page=__doc__, severity="info", check=check)
