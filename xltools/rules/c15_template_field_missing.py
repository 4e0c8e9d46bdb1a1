"""C15 填报要素缺失

检查什么
    中央部门等表式（财预〔2015〕88号）印有项目属性、项目期（起止时间）、资金来源、中期目标的，有没有填写：项目属性要选中一项，
    项目期要写出年限或日期，财政拨款和其他资金至少填一项。没有这些栏目的表不查。

为什么
    这些要素决定项目按哪一年、由谁出钱来安排，缺了就无法审核，也无法与年度数核对。

反例
    项目属性：新增项目√ 延续项目□
    项目期：   年

正例
    项目属性：新增项目√ 延续项目□
    项目期：3年

怎么改
    补填所指的栏目；确实没有的，写明原因。
"""

import re
from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.forms.project_type import BOXES, MARKS
from xltools.model.declaration import EXTRA_TITLES, Declaration, ExtraName
from xltools.rules.rule import Defect, ProjectRule, Spot

SOURCES: Final[tuple[tuple[str, tuple[ExtraName, ...]], ...]] = (
    ("年度资金来源", ("annual_fiscal", "annual_carryover", "annual_other")),
    ("中期资金来源", ("midterm_fiscal", "midterm_carryover", "midterm_other")),
)
CHOSEN: Final = re.compile(f"[{MARKS}]")
BOX: Final = re.compile(f"[{BOXES}]")
FIGURE: Final = re.compile("[0-9０-９一二三四五六七八九十两]|长期|经常|每年|当年|一次性")
OUTLINE: Final = re.compile(r"(?:目标\s*[0-9一二三四五]?\s*[:：]?|…+|[\s.。]+)*")


def check(project: Project) -> Iterator[Defect]:
    """One defect for each printed element without an entry."""
    declaration = project.declaration
    for name in ("attribute", "period", "midterm_goal"):
        if name in declaration.extra and not is_filled(name, declaration.extra[name].text):
            yield defect(declaration, name, EXTRA_TITLES[name])
    for title, names in SOURCES:
        printed = [name for name in names if name in declaration.extra]
        if printed and not any(declaration.extra[name].text for name in printed):
            yield defect(declaration, printed[0], title)


def is_filled(name: ExtraName, text: str) -> bool:
    """Whether an entry says something beside what is printed."""
    match name:
        case "attribute":
            return bool(text) and (CHOSEN.search(text) is not None or BOX.search(text) is None)
        case "period":
            return FIGURE.search(text) is not None
        case _:
            return OUTLINE.fullmatch(text) is None


def defect(declaration: Declaration, name: ExtraName, title: str) -> Defect:
    """The element that is missing, with what is printed in its place."""
    found = declaration.extra[name]
    advice = "请选中一项" if name == "attribute" else f"请补填{title}"
    return Defect(f"没有填写，{advice}。", Spot(found.place, title, title), quote=found.text)


RULE = ProjectRule(
    id="C15", name="template-field-missing", title="填报要素缺失", page=__doc__, severity="error", check=check
)
