"""Counted things: what is read, which contradict each other, and above all which do not."""

from decimal import Decimal

import pytest
from cases.analysis.count_conflicts import FIRING, READ, SILENT

from xltools.analysis.counts import conflicts, read_counts
from xltools.model.declaration import Declaration, Field, Indicator
from xltools.model.place import Place

PLACE = Place("a.txt")
LEVEL2 = {"quantity": "产出数量指标", "cost": "产出成本指标"}


def declaration(fields: dict[str, str | list[str]]) -> Declaration:
    goal = fields.get("goal", "")
    indicators = []
    for name, level2 in LEVEL2.items():
        texts = fields.get(name, "")
        for block, text in enumerate([texts] if isinstance(texts, str) else texts, start=1):
            indicators.append(Indicator(block, "产出指标", level2, Field(text, PLACE)))
    return Declaration("beijing-2019", "a.txt", 1, PLACE, {"goal": Field(str(goal), PLACE)}, tuple(indicators))


def quotes(fields: dict[str, str | list[str]]) -> list[tuple[str, str]]:
    return [(first.quote, second.quote) for first, second in conflicts(read_counts(declaration(fields)))]


@pytest.mark.parametrize(("name", "fields", "expected"), FIRING, ids=[case[0] for case in FIRING])
def test_two_numbers_for_one_thing_are_found(name: str, fields: dict, expected: list) -> None:
    assert quotes(fields) == expected


@pytest.mark.parametrize(("name", "fields"), SILENT, ids=[case[0] for case in SILENT])
def test_different_things_are_left_alone(name: str, fields: dict) -> None:
    assert quotes(fields) == []


@pytest.mark.parametrize(("text", "expected"), READ, ids=[case[0] for case in READ])
def test_counts_are_read_with_what_they_count(text: str, expected: list) -> None:
    counts = read_counts(declaration({"quantity": text}))
    found = [(count.quote, str(count.number), count.measure, count.noun, count.action) for count in counts]
    assert found == expected
    assert all(
        text[count.start : count.end] == count.quote and count.number == Decimal(count.number) for count in counts
    )
