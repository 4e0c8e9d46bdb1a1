"""F13 表题与项目名称不一致

检查什么
    表格上方的表题与项目名称一栏是否相同，空格和全角半角不计较。一个包含另一个，或两者八成以上相同时，只作提示。

为什么
    汇总、批复和公开都按项目名称查找。两处名称不同，读表的人无法确定是不是同一个项目。

反例
    表题：文化活动经费
    项目名称：社区绿化养护

正例
    表题：社区绿化养护
    项目名称：社区绿化养护

怎么改
    以批复或项目库中的名称为准，把两处改成一致。
"""

import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from xltools.analysis.facts import Project
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot
from xltools.rules.wording import quoted
from xltools.values.years import is_year_line

ALIKE: Final = 0.8


def check(project: Project) -> Iterator[Defect]:
    """A defect when both stand there and differ."""
    declaration = project.declaration
    caption, name = squeezed(declaration.text("caption")), squeezed(declaration.text("project"))
    text = declaration.text("caption")
    if not caption or not name or caption == name or is_year_line(text):
        return
    yield Defect(
        f"写的是{quoted(text)}，与项目名称不同，请以批复的名称为准改成一致。",
        field_spot(declaration, "caption"),
        severity="info" if similar(caption, name) else None,
        quote=text,
        start=0,
        end=len(text),
        related=(declaration.field_place("project"),),
    )


def squeezed(text: str) -> str:
    """Without white space, full width made half width."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def similar(first: str, second: str) -> bool:
    """One contains the other, or four fifths are equal."""
    if first in second or second in first:
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE


RULE = ProjectRule(
    id="F13",
    name="caption-name-mismatch",
    title="表题与项目名称不一致",
    page=__doc__,
    severity="warning",
    check=check,
)
