"""What a person costs a month, by occupation: 保安 4,900元 a month."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from xltools.analysis.facts import Project
from xltools.analysis.words import alternation
from xltools.model.declaration import FieldName
from xltools.values.frozen import dataclass
from xltools.values.normalise import normalise

COST: Final = "产出成本指标"
_NUMBER: Final = r"(?P<price>[0-9][0-9,]{0,9}(?:\.[0-9]{1,2})?)"
_PERSON: Final = "[人名位]"
_MONTH: Final = "个?月"
_RATES: Final = (
    re.compile(rf"{_NUMBER}元?[/每]{_PERSON}[/每*.·]?{_MONTH}"),
    re.compile(rf"{_NUMBER}元?[/每]{_MONTH}[/每*.·]?{_PERSON}"),
    re.compile(rf"(?:每{_PERSON}|人均)[的]?每?{_MONTH}[^0-9,;。\n]{{0,10}}?{_NUMBER}元"),
    re.compile(rf"每月每{_PERSON}[^0-9,;。\n]{{0,10}}?{_NUMBER}元"),
    re.compile(rf"{_NUMBER}元?/{_MONTH}\*[0-9]{{1,4}}{_PERSON}"),
    re.compile(rf"[0-9]{{1,4}}{_PERSON}\*{_NUMBER}元?/{_MONTH}"),
)
_SENTENCE: Final = re.compile(r"[^;。\n]+")
_SMALLEST: Final = Decimal(500)
"""Below that it is an allowance, not what a person costs."""


@dataclass(frozen=True, slots=True)
class MonthlyRate:
    """A price for one person a month, in yuan; `cell` is a field or the index of an indicator row, the span is the text's."""

    occupation: str
    yuan: Decimal
    cell: FieldName | int
    start: int
    end: int


def monthly_rates(project: Project, occupations: tuple[str, ...]) -> Iterator[MonthlyRate]:
    """Every such price in goal and cost whose occupation is clear: named before it in its sentence, else by the project."""
    declaration = project.declaration
    pattern = named_occupation(occupations)
    named = set(pattern.findall(declaration.text("project")))
    cells: list[tuple[FieldName | int, str]] = [("goal", declaration.text("goal"))]
    cells += [(index, row.text) for index, row in enumerate(declaration.indicators) if row.level2 == COST]
    for cell, text in cells:
        if "月" not in text or "元" not in text:
            continue
        plain = normalise(text)
        for sentence in _SENTENCE.finditer(plain):
            for start, end, yuan in prices(plain, sentence.start(), sentence.end()):
                before = pattern.findall(plain, sentence.start(), start)
                occupation = before[-1] if before else next(iter(named)) if len(named) == 1 else ""
                if occupation and yuan >= _SMALLEST:
                    yield MonthlyRate(occupation, yuan, cell, start, end)


@lru_cache(maxsize=16)
def named_occupation(occupations: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern for any of the words, where they are none: 维护工作, 确保安全, 公司机关."""
    return re.compile(rf"(?:{alternation(occupations)})(?![作全程关])")


def prices(plain: str, start: int, end: int) -> list[tuple[int, int, Decimal]]:
    """Prices for one person and month between two positions, in order, each once."""
    found: dict[int, tuple[int, int, Decimal]] = {}
    for pattern in _RATES:
        for match in pattern.finditer(plain, start, end):
            yuan = Decimal(match["price"].replace(",", ""))
            found.setdefault(match.start("price"), (*match.span(), yuan))
    return [found[key] for key in sorted(found)]
