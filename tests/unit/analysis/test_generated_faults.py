"""A slice of the fault benchmark (tests/benchmarks/test_faults.py): other seeds, a few of each kind, the same promises."""

from collections.abc import Sequence

import pytest
from support.fault_generator import KINDS, Faulty, clean, double, single
from support.fault_scoring import Score, false_alarms, money_findings, score

EACH = 12
FIRST = 5000


def told(faulty: Faulty) -> list[Score]:
    findings = money_findings(faulty.form)
    return [score(faulty.form, fault, findings) for fault in faulty.faults]


def share(scores: Sequence[Score], name: str) -> float:
    return sum(getattr(one, name) for one in scores) / len(scores)


@pytest.fixture(scope="module")
def scores() -> dict[str, list[Score]]:
    return {kind: [told(single(kind, seed))[0] for seed in range(FIRST, FIRST + EACH)] for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_of_any_kind_is_found_and_named(scores: dict[str, list[Score]], kind: str) -> None:
    assert share(scores[kind], "found") >= 0.9
    assert share(scores[kind], "kind_shown") >= 0.8


def test_faults_are_found_and_explained(scores: dict[str, list[Score]]) -> None:
    everything = [one for some in scores.values() for one in some]
    assert share(everything, "found") >= 0.97
    assert share(everything, "kind_first") >= 0.8
    assert share(everything, "kind_shown") >= 0.94


def test_what_is_not_among_the_three_repairs_is_counted(scores: dict[str, list[Score]]) -> None:
    assert all(one.honest for some in scores.values() for one in some if one.found and one.kind_shown)


def test_two_faults_are_found_as_two() -> None:
    both = [all(one.found for one in told(double(seed))) for seed in range(FIRST, FIRST + 20)]
    assert sum(both) >= 18


@pytest.mark.parametrize("seed", range(FIRST, FIRST + 100))
def test_a_consistent_form_is_never_blamed(seed: int) -> None:
    assert false_alarms(clean(seed)) == []


def test_a_seed_always_gives_the_same_fault() -> None:
    first, second = single("digit_changed", FIRST), single("digit_changed", FIRST)
    assert (first.form.cost, first.faults) == (second.form.cost, second.faults)
    assert first.faults[0].text in "".join(first.form.cost)
    assert first.faults[0].right not in ("", first.faults[0].text)
