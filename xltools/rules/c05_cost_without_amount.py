"""C05 成本指标未填金额

检查什么
    产出成本指标里有没有金额：总额、分项或可以计算的算式，有一样即可。写在其他栏目里的金额不算。

为什么
    成本指标是预算金额的依据。没有金额，就无法核对预算是怎么来的。

反例
    产出成本指标：按照工作计划安排支出。

正例
    产出成本指标：全年费用12万元。

怎么改
    写出全年的总额，最好同时列出各分项的单价、数量和期数。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.analysis.words import any_of
from xltools.forms.keys import squeeze
from xltools.model.declaration import Declaration, Indicator
from xltools.rules.cost_cells import COUNTED, RATES, cost_amounts, cost_rows, has_roles
from xltools.rules.misplaced import SCHEDULE_WORDS
from xltools.rules.not_applicable import is_not_applicable
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import indicator_spot
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Defect]:
    """A defect when the cost cells hold neither a counted amount nor a price."""
    rows = cost_rows(project)
    if not rows or project.cost_total is not None or has_roles(cost_amounts(project), COUNTED | RATES):
        return
    declaration = project.declaration
    index = next((i for i in rows if says_something(declaration.indicators[i].text)), rows[0])
    first = declaration.indicators[index]
    misplaced = "，属于进度或管理方面的内容" if any_of(SCHEDULE_WORDS).search(first.text) else ""
    yield Defect(
        f"写的是{quoted(first.text)}{misplaced}{copied_from(declaration, first)}，没有总额或分项金额，请补填。",
        indicator_spot(declaration, index),
        quote=first.text,
        start=0,
        end=len(first.text),
        related=tuple(declaration.indicators[i].field.place for i in rows if i != index),
    )


def copied_from(declaration: Declaration, cost: Indicator) -> str:
    """A clause on the rows of the same block with the same text, "" where there are none."""
    text = squeeze(cost.text)
    same = [
        row.level2
        for row in declaration.indicators
        if row.block == cost.block and row.level2 not in ("", cost.level2) and text and squeeze(row.text) == text
    ]
    return f"，文字与{'、'.join(same)}相同" if same else ""


def says_something(text: str) -> bool:
    """Neither empty (C04) nor a not-applicable word (C09)."""
    return bool(text) and not is_not_applicable(text)


RULE = ProjectRule(
    id="C05", name="cost-without-amount", title="成本指标未填金额", page=__doc__, severity="warning", check=check
)
