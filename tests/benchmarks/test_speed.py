"""How long a form takes: everything that is read out of its money, and all money rules, on one core.

Prints median and maximum over the 22 real forms (each the best of several runs, so that a busy machine does not count
as a slow program) and the generated ones.
"""

import platform
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from support.declarations import declaration
from support.generated_forms import write
from support.shared import SEED_TEXT, needs_seed

from xltools.analysis import analyse
from xltools.jobs.reading import read_source
from xltools.model.declaration import Declaration
from xltools.rules.registry import PROJECT_RULES
from xltools.rules.running import run

MONEY = tuple(rule for rule in PROJECT_RULES if rule.id[0] in "AUX" or rule.id in ("C05", "C06"))
RUNS = 15
LIMIT = 3.0


@needs_seed
def test_a_real_form_takes_at_most_three_milliseconds() -> None:
    assert show("22 real forms", read_source(SEED_TEXT).declarations) <= LIMIT


def test_a_generated_form_takes_at_most_three_milliseconds() -> None:
    forms = [write(seed) for seed in range(100)]
    made = [
        declaration(cost=one.cost if len(one.cost) > 1 else one.cost[0], budget=one.budget_text, goal=one.goal_text)
        for one in forms
    ]
    assert show("100 generated forms", made) <= LIMIT


def show(name: str, forms: Sequence[Declaration]) -> float:
    """Print one line; gives the median in ms."""
    reading = [best(lambda form=form: analyse(form)) for form in forms]
    projects = [analyse(form) for form in forms]
    rules = [best(lambda project=project: run([project], project_rules=MONEY)) for project in projects]
    whole = [first + second for first, second in zip(reading, rules, strict=True)]
    print(
        f"\n{name}, {len(MONEY)} money rules: median {statistics.median(whole):.2f} ms a form (reading "
        f"{statistics.median(reading):.2f} ms, rules {statistics.median(rules):.2f} ms), slowest {max(whole):.2f} ms; "
        f"{processor()}, Python {platform.python_version()}"
    )
    return statistics.median(whole)


def best(work: Callable[[], object]) -> float:
    """Shortest of several runs in ms of processor time."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def processor() -> str:
    info = Path("/proc/cpuinfo")
    names = (
        [line for line in info.read_text("utf-8").splitlines() if line.startswith("model name")]
        if info.exists()
        else []
    )
    return names[0].partition(":")[2].strip() if names else platform.processor() or platform.machine()
