"""How long a form takes: everything that is read out of its money, and all money rules, on one core.

pytest-benchmark times every form apart and names the machine; the median over the forms is what counts.
"""

import statistics
import time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from support.declarations import declaration
from support.generated_forms import write
from support.shared import SEED_TEXT, needs_seed

from xltools.analysis import analyse
from xltools.jobs.reading import read_source
from xltools.model.declaration import Declaration
from xltools.rules.registry import PROJECT_RULES
from xltools.rules.running import run

MONEY = tuple(rule for rule in PROJECT_RULES if rule.id[0] in "AUX" or rule.id in ("C05", "C06"))
LIMIT = 0.003
"""Seconds a form, median over the forms."""
WHOLE_LIMIT = 0.005
"""The same for the whole catalogue, which reads every text many times."""

medians: dict[str, list[float]] = {"real": [], "generated": []}


def real(number: int) -> Declaration:
    return read_source(SEED_TEXT).declarations[number]


def generated(seed: int) -> Declaration:
    form = write(seed)
    return declaration(
        cost=form.cost if len(form.cost) > 1 else form.cost[0], budget=form.budget_text, goal=form.goal_text
    )


def whole(form: Declaration) -> object:
    return run([analyse(form)], project_rules=MONEY)


@needs_seed
@pytest.mark.parametrize("number", range(22))
def test_a_real_form(benchmark: BenchmarkFixture, number: int) -> None:
    benchmark(whole, real(number))
    medians["real"].append(benchmark.stats.stats.median)


@pytest.mark.parametrize("seed", range(30))
def test_a_generated_form(benchmark: BenchmarkFixture, seed: int) -> None:
    benchmark(whole, generated(seed))
    medians["generated"].append(benchmark.stats.stats.median)


@pytest.mark.parametrize(
    ("kind", "forms"),
    [pytest.param("real", map(real, range(22)), marks=needs_seed), ("generated", map(generated, range(30)))],
)
def test_the_whole_catalogue_takes_at_most_five_milliseconds_a_form(kind, forms) -> None:
    found = statistics.median(processor_time(form) for form in forms)
    print(f"\n{kind} forms, {len(PROJECT_RULES)} rules: median {found * 1000:.2f} ms of CPU a form")
    assert found <= WHOLE_LIMIT


def processor_time(form: Declaration) -> float:
    """The least of several runs: analysis and all rules of a form."""
    spent = []
    for _ in range(7):
        start = time.process_time()
        run([analyse(form)])
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize("kind", medians)
def test_the_median_form_takes_at_most_three_milliseconds(kind: str) -> None:
    if not medians[kind]:
        pytest.skip("the real forms (../shared) are not beside this checkout")
    found = statistics.median(medians[kind])
    print(f"\n{len(medians[kind])} {kind} forms, {len(MONEY)} rules: median {found * 1000:.2f} ms a form")
    assert found <= LIMIT
