"""Y07 照抄上年

检查什么
    全部指标与上年同一项目的指标几乎一样（95%以上的字相同，年份不计较），而预算金额变动超过 5%。没有上年数据时不能检查。

为什么
    钱变了，要做的事就应当变。指标照抄上年，说明今年的目标没有重新测算。

反例
    上年预算 64万元，今年 97万元，各项指标与上年一字不差。

正例
    上年预算 64万元，今年 97万元，数量指标由养护绿地8处改为12处。

怎么改
    按今年的金额重新测算指标，特别是数量指标和成本指标。
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.alike import likeness
from xltools.analysis.facts import Project
from xltools.model.last_year import PastProject
from xltools.model.place import Place
from xltools.model.settings import Parameter
from xltools.rules.not_applicable import is_not_applicable
from xltools.rules.rows import COST
from xltools.rules.rule import Answer, Batch, BatchRule, Defect, Spot, Undecided, key_of
from xltools.rules.spots import indicator_spot
from xltools.rules.wording import money
from xltools.values.names import name_key
from xltools.values.plain import plain

YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}年?度?")
ALIKE: Final = Parameter("alike", "指标相同的程度", Decimal(95), "%", most=Decimal(100))
CHANGE: Final = Parameter("change", "预算变动多少才要求改指标", Decimal(5), "%")
LEAST: Final = 20


def check(batch: Batch, alike: Decimal, change: Decimal) -> Iterator[Answer]:
    """One defect for each project whose indicators are last year's although its budget is not."""
    if batch.last_year is None:
        yield Undecided("last-year-missing", "没有给出上年数据")
        return
    for project in batch.projects:
        before = batch.past.get(key_of(project))
        yuan = project.budget.yuan
        if before is None or before.budget is None or before.budget <= 0 or yuan is None or project.budget.doubtful:
            continue
        if abs(yuan - before.budget) * 100 <= before.budget * change:
            continue
        own, past = own_text(project), past_text(before)
        same = likeness(own, past) if len(own) >= LEAST and past else Decimal(0)
        if same * 100 >= alike:
            yield defect(project, before.budget, yuan, same)


def own_text(project: Project) -> str:
    """All indicators but the cost in one text, as they are compared."""
    rows = ((row.level2, row.text) for row in project.declaration.indicators if not row.placeholder)
    return compared_text(rows)


def past_text(before: PastProject) -> str:
    """Last year's indicators likewise."""
    return compared_text(iter(before.rows))


def compared_text(rows: Iterator[tuple[str, str]]) -> str:
    """The texts without years; the cost names the amount and must differ, rows that do not apply say nothing."""
    texts = (text for label, text in rows if label != COST and not is_not_applicable(text))
    return YEAR.sub("", "\n".join(name_key(text) for text in texts if text.strip()))


def defect(project: Project, past: Decimal, yuan: Decimal, same: Decimal) -> Defect:
    """At the first indicator: how much is equal, and what the budget did."""
    declaration = project.declaration
    index = next((i for i, row in enumerate(declaration.indicators) if row.text and row.level2 != COST), None)
    spot = Spot(Place(declaration.file)) if index is None else indicator_spot(declaration, index)
    text = "" if index is None else declaration.indicators[index].text
    then, now = money(past, yuan)
    part = plain((same * 100).quantize(Decimal(1)))
    return Defect(
        f"各项指标与上年相同（{part}%），而预算由 {then} 变为 {now}，请按今年的金额重新测算指标。",
        spot,
        quote=text,
        start=0,
        end=len(text),
        position=declaration.position,
    )


RULE = BatchRule(
    id="Y07",
    name="copied-from-last-year",
    title="照抄上年",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(ALIKE, CHANGE),
)
