"""The funding lines of forms that have them: totals against their sources, amounts in yuan."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from xltools.analysis.budget import read_budget
from xltools.analysis.tolerance import Verdict, compare, finest
from xltools.model.declaration import EXTRA_TITLES, FIELD_TITLES, Declaration, ExtraName, Field
from xltools.values.frozen import dataclass

ANNUAL: Final[tuple[ExtraName, ...]] = ("annual_fiscal", "annual_carryover", "annual_other")
MIDTERM: Final[tuple[ExtraName, ...]] = ("midterm_fiscal", "midterm_carryover", "midterm_other")
_SOURCE_LIKE: Final = re.compile("资金|拨款|补助|自筹|债券|基金|收入")


@dataclass(frozen=True, slots=True)
class FundingSum:
    """A total and the sources it is made of: what they come to and what is written, in yuan.

    `title` names the total, `field` is the title of the field that holds it, `sources` are the fields that hold an amount.
    `open`: a source has no entry, or stands in a line of its own that no field takes (中央补助), so the sum may be more.
    """

    title: str
    field: str
    total: Field
    sources: tuple[Field, ...]
    amounts: tuple[Decimal, ...]
    computed: Decimal
    stated: Decimal
    verdict: Verdict
    open: bool


def funding_sums(declaration: Declaration) -> Iterator[FundingSum]:
    """The totals of the year and of the whole period whose sources can be read; never one against the other."""
    unread = any(_SOURCE_LIKE.search(item.text) for item in declaration.unplaced)
    for title, of, total, names in (
        ("年度资金总额", FIELD_TITLES["budget"], declaration.fields.get("budget"), ANNUAL),
        ("中期资金总额", EXTRA_TITLES["midterm_total"], declaration.extra.get("midterm_total"), MIDTERM),
    ):
        printed = [declaration.extra[name] for name in names if name in declaration.extra]
        sources = tuple(field for field in printed if field.text)
        if total is None or not total.text or not sources:
            continue
        stated = read_budget(total.text, declaration.label_unit, total.number)
        parts = [read_budget(field.text, declaration.label_unit, field.number) for field in sources]
        amounts = tuple(part.yuan for part in parts if part.yuan is not None)
        if stated.yuan is None or stated.doubtful or len(amounts) < len(parts) or any(part.doubtful for part in parts):
            continue
        computed = sum(amounts, Decimal(0))
        precision = max(finest(part.precision for part in parts), stated.precision)
        verdict = compare(computed, stated.yuan, precision)
        incomplete = unread or len(sources) < len(printed)
        yield FundingSum(title, of, total, sources, amounts, computed, stated.yuan, verdict, incomplete)
