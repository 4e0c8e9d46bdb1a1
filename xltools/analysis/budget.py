"""The budget field read as money: exactly one amount, its unit from the value, else the label, else assumed.

Unit (amounts.md section 4): the value's own unit wins over the label's; with neither, 元 is assumed from 1000 on (U01),
and below 1000 万元 is the likelier meaning, with 元 as the alternative (`doubtful`). A currency sign before 1000 or more
(¥325,000.00) says 元 as well.

Doubt (U02): a bare text of 100,000 or more under the label 万元 would be a milliard, so it is read as 元 with 万元 as
the alternative. A *number* in a workbook cell counts in the unit of its label, because the live formulas of the sheet
count it so; out of scale it is `doubtful` all the same, with the other unit as the alternative. A smaller bare number
under 万元 is in doubt where the cost cells come to the same number of 元 (`settle_unit`).

`yuan` is None when the field holds no amount (待定, 见附件, /, **万元), several that no total word decides, or a figure of
more than 15 digits; 0 and negative amounts are kept, and rule U08 reports all of these.
"""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from xltools.analysis.facts import Budget, UnitFrom
from xltools.model.declaration import LabelUnit
from xltools.values.frozen import dataclass
from xltools.values.normalise import normalise
from xltools.values.numerals import CHINESE_DIGITS, read_numeral

_WAN: Final = Decimal(10000)
_CENT: Final = Decimal("0.01")
_DOUBTFUL_WAN: Final = Decimal(100_000)
_SMALLEST_YUAN: Final = Decimal(1000)
_WINDOW: Final = 30
_IMPOSSIBLE: Final = Decimal(10) ** 15
"""A figure of more than 15 digits is no budget, and Excel could not hold it."""
_MEASURES: Final[dict[LabelUnit | None, Decimal]] = {"万元": _WAN, "元": Decimal(1), None: Decimal(1)}

_BLANK_IN_NUMBER: Final = re.compile(
    r"(?<=[,.])\s+(?=\d)|(?<=\d)\s+(?=[,.]\d)|(?<![\d,.])(\d{1,3})((?:\s\d{3})+)(?!\d)"
)
_OTHER_BLANKS: Final = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_START: Final = re.compile(rf"[0-9{CHINESE_DIGITS}]")
_SIGN: Final = re.compile(r"(?:^|[^0-9元万亿)])-$")
_CURRENCY: Final = re.compile(r"(?:¥|人民币|RMB|CNY)[:-]?$", re.IGNORECASE)
_ABOUT_BEFORE: Final = re.compile(r"(?:约|大约|(?<!最)近)(?:为|需|计)?(?:人民币|¥)?$")
_NOT_ABOUT: Final = re.compile(r"(?:节|签|预|合|集)约$")
_ABOUT_AFTER: Final = re.compile(r"(?:元|圆)?(?:左右|上下|余|多)")
_YUAN_AFTER: Final = re.compile(r"(?:余|多)?[元圆]")
_OMITTED_AFTER: Final = re.compile(r"$|[,;:。、()\[\]+=*/-]|整|左右|上下|余|多|以内|其中|含|\.$")
_TOTAL_BEFORE: Final = re.compile(r"(?:合计|共计|总计|总额|总预算|共|=)[为是]?[:]?(?:约|人民币|¥)?$")
_AROUND_BARE: Final = re.compile(
    r"(?:约|大约|近|¥|RMB|CNY|人民币|合计|共计|总计|共|预算金额|项目预算|预算|金额|总额|整|左右|上下|[\s,.;:。、()-])*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sum:
    """An amount found in the field: `start`/`end` in the tidied text, `unit_written` False for a bare number."""

    start: int
    end: int
    value: Decimal
    precision: Decimal
    unit_written: bool
    scaled: bool
    yuan_omitted: bool
    approximate: bool


def read_budget(text: str, label_unit: LabelUnit | None, number: Decimal | None = None) -> Budget:
    """The budget of a declaration in yuan.

    `text` is the field as written, `label_unit` the unit that the printed label names. `number` is given when a
    workbook cell held a real number: it counts in the label's unit (元 where the label names none; the unit is then
    "assumed" as for a text, because nobody has written it down).
    """
    unreadable = Budget(text, None, label_unit, "label" if label_unit else "assumed")
    if number is not None:
        return _from_number(text, label_unit, number) if abs(number) < _IMPOSSIBLE else unreadable
    tidy = _tidied(text)
    found = _only_amount(tidy, _amounts(tidy))
    if found is None or abs(found.value) >= _IMPOSSIBLE:
        return unreadable
    return _from_written(text, label_unit, found) if found.unit_written else _from_bare(text, label_unit, found)


def settle_unit(budget: Budget, cost: Decimal | None, *, counted: bool) -> Budget:
    """The budget after a look at the cost total: a bare number under 万元 that is the cost in 元 is in doubt (U02).

    `counted`: the number stands in a workbook cell, whose formulas count it in 万元; only the doubt is noted then.
    """
    if budget.label_unit != "万元" or budget.unit_from != "label" or budget.yuan is None or not cost:
        return budget
    as_yuan = budget.yuan / _WAN
    if as_yuan < _SMALLEST_YUAN or abs(as_yuan - cost) > budget.precision / _WAN / 2:
        return budget
    if counted:
        return replace(budget, doubtful=True, alternative=as_yuan)
    return replace(
        budget,
        yuan=as_yuan,
        unit_from="assumed",
        precision=max(_CENT, budget.precision / _WAN),
        doubtful=True,
        alternative=budget.yuan,
    )


def _from_number(text: str, label_unit: LabelUnit | None, number: Decimal) -> Budget:
    unit = _MEASURES[label_unit]
    exponent = number.normalize().as_tuple().exponent
    precision = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0) * unit
    too_large = label_unit == "万元" and number >= _DOUBTFUL_WAN
    too_small = label_unit is None and 0 < number < _SMALLEST_YUAN
    alternative = number if too_large else number * _WAN if too_small else None
    return Budget(
        text,
        number * unit,
        label_unit,
        "label" if label_unit else "assumed",
        precision=max(_CENT, precision),
        doubtful=alternative is not None,
        alternative=alternative,
    )


def _from_written(text: str, label_unit: LabelUnit | None, found: _Sum) -> Budget:
    return Budget(
        text,
        found.value,
        label_unit,
        "value",
        precision=found.precision,
        contradicts_label=label_unit == "万元" and not found.scaled,
        unit_repeated=label_unit == "万元" and found.scaled,
        yuan_omitted=found.yuan_omitted,
        approximate=found.approximate,
    )


def _from_bare(text: str, label_unit: LabelUnit | None, found: _Sum) -> Budget:
    as_yuan, as_wan = found.value, found.value * _WAN
    too_large = label_unit == "万元" and as_yuan >= _DOUBTFUL_WAN
    too_small = label_unit is None and 0 < as_yuan < _SMALLEST_YUAN
    in_wan = too_small or (label_unit == "万元" and not too_large)
    doubtful = too_large or too_small
    unit_from: UnitFrom = "label" if label_unit and not too_large else "assumed"
    return Budget(
        text,
        as_wan if in_wan else as_yuan,
        label_unit,
        unit_from,
        precision=found.precision * (_WAN if in_wan else 1),
        doubtful=doubtful,
        alternative=(as_yuan if in_wan else as_wan) if doubtful else None,
        approximate=found.approximate,
    )


def _tidied(text: str) -> str:
    """Normalised, blanks inside a number closed and other blanks dropped; two numbers side by side stay apart."""
    joined = _BLANK_IN_NUMBER.sub(lambda match: re.sub(r"\s", "", match.group()), normalise(text).strip())
    return _OTHER_BLANKS.sub("", joined)


def _amounts(tidy: str) -> list[_Sum]:
    """Every number with a money unit; a bare number only if nothing else stands in the field."""
    found = []
    position = 0
    while match := _START.search(tidy, position):
        numeral = read_numeral(tidy, match.start())
        if numeral is None:
            position = match.end()
            continue
        position = numeral.end
        before, after = tidy[max(0, numeral.start - _WINDOW) : numeral.start], tidy[numeral.end : numeral.end + _WINDOW]
        negative = _SIGN.search(before) is not None
        if currency := _CURRENCY.search(before):
            before = before[: currency.start()]
        yuan = _YUAN_AFTER.match(after)
        scaled = numeral.scaled or (numeral.chinese and numeral.value >= _WAN)
        omitted = yuan is None and numeral.scale > 1 and _OMITTED_AFTER.match(after) is not None
        bare = not (yuan or omitted) and not numeral.chinese and _is_alone(before, after)
        if not (yuan or omitted or bare):
            continue
        found.append(
            _Sum(
                numeral.start,
                numeral.end + (yuan.end() if yuan else 0),
                -numeral.value if negative else numeral.value,
                numeral.precision,
                unit_written=not bare or (currency is not None and numeral.value >= _SMALLEST_YUAN),
                scaled=scaled,
                yuan_omitted=omitted,
                approximate=numeral.approximate or _is_approximate(before, after),
            )
        )
    return found


def _is_alone(before: str, after: str) -> bool:
    if max(len(before), len(after)) >= _WINDOW:
        return False
    return bool(_AROUND_BARE.fullmatch(before) and _AROUND_BARE.fullmatch(after))


def _is_approximate(before: str, after: str) -> bool:
    about = _ABOUT_BEFORE.search(before) is not None and _NOT_ABOUT.search(before) is None
    return about or _ABOUT_AFTER.match(after) is not None


def _only_amount(tidy: str, amounts: list[_Sum]) -> _Sum | None:
    """The one amount: all of one value, or the one before 其中 or a bracket, or the one after =, 合计, 共计.

    A range (3-6万元) and a plain list of amounts are no single amount.
    """
    if not amounts:
        return None
    if len({amount.value for amount in amounts}) == 1:
        return None if _is_range(tidy, amounts[0]) else amounts[0]
    totals = [amount for amount in amounts if _TOTAL_BEFORE.search(_ahead(tidy, amount))]
    if totals:
        return totals[-1] if len({amount.value for amount in totals}) == 1 else None
    first, second = amounts[0], amounts[1]
    explained = re.search(r"其中|[(\[]|[,;。]含|[,;。]包括", tidy[first.end : second.start])
    return first if explained else None


def _is_range(tidy: str, amount: _Sum) -> bool:
    return re.search(r"\d(?:万|元|万元)?[-~至到]$", _ahead(tidy, amount)) is not None


def _ahead(tidy: str, amount: _Sum) -> str:
    return tidy[max(0, amount.start - _WINDOW) : amount.start]
