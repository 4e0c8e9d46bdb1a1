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
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.alike import likeness
from xltools.analysis.facts import Project
from xltools.model.last_year import PastProject
from xltools.model.noted_form import Note, NotedForm, Where
from xltools.model.settings import Parameter, ParameterValue
from xltools.rules.not_applicable import is_not_applicable
from xltools.rules.quoting import noted_defect
from xltools.rules.rows import COST
from xltools.rules.rule import Answer, Batch, BatchRule, Defect, Undecided
from xltools.rules.wording import money
from xltools.values.names import name_key
from xltools.values.plain import plain

YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}年?度?")
ALIKE: Final = Parameter("alike", "指标相同的程度", Decimal(95), "%", most=Decimal(100))
CHANGE: Final = Parameter("change", "预算变动多少才要求改指标", Decimal(5), "%")
LEAST: Final = 20


def note(project: Project, **_: ParameterValue) -> Iterator[Note]:
    """The rows that are compared; it stands at the first indicator but the cost."""
    rows = list(enumerate(project.declaration.indicators))
    compared = tuple(index for index, row in rows if not row.placeholder and is_compared(row.level2, row.text))
    first = next((index for index, row in rows if row.text and row.level2 != COST), None)
    if compared:
        yield Note(first, rows=compared)


def check(batch: Batch, alike: Decimal, change: Decimal) -> Iterator[Answer]:
    """One defect for each project whose indicators are last year's although its budget is not."""
    if batch.last_year is None:
        yield Undecided("last-year-missing", "没有给出上年数据")
        return
    for form, noted in batch.notes:
        before, yuan = batch.past.get(form.key), form.yuan
        if before is None or before.budget is None or before.budget <= 0 or yuan is None or form.doubtful:
            continue
        if noted.where is None or abs(yuan - before.budget) * 100 <= before.budget * change:
            continue
        texts = form.row_texts()
        own, past = compared_text(texts[index] for index in noted.rows), past_text(before)
        same = likeness(own, past) if len(own) >= LEAST and past else Decimal(0)
        if same * 100 >= alike:
            yield defect(form, noted.where, (before.budget, yuan), same)


def is_compared(label: str, text: str) -> bool:
    """Whether a row tells one year from another: the cost names the amount and must differ, "not applicable" says nothing."""
    return label != COST and bool(text.strip()) and not is_not_applicable(text)


def past_text(before: PastProject) -> str:
    """Last year's rows in one text, as they are compared."""
    return compared_text(text for label, text in before.rows if is_compared(label, text))


def compared_text(texts: Iterable[str]) -> str:
    """Rows in one text, without years."""
    return YEAR.sub("", "\n".join(map(name_key, texts)))


def defect(form: NotedForm, where: Where, budgets: tuple[Decimal, Decimal], same: Decimal) -> Defect:
    """How much is equal, and what the budget did: last year's, this year's."""
    then, now = money(*budgets)
    part = plain((same * 100).quantize(Decimal(1)))
    return noted_defect(
        form, where, f"各项指标与上年相同（{part}%），而预算由 {then} 变为 {now}，请按今年的金额重新测算指标。"
    )


RULE = BatchRule(
    id="Y07",
    name="copied-from-last-year",
    title="照抄上年",
    page=__doc__,
    severity="warning",
    check=check,
    parameters=(ALIKE, CHANGE),
    note=note,
)
