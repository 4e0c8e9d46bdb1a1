"""From the text of a cell to the single changes that explain its contradiction."""

import pytest
from cases.analysis.likely_causes import CASES
from support.declarations import project


@pytest.mark.parametrize(("cost", "budget", "where", "count", "best"), CASES, ids=[case[0] for case in CASES])
def test_single_changes_come_out_of_the_text(cost: str, budget: str, where: str, count: int, best: list) -> None:
    read = project(cost=cost, budget=budget)
    broken = (
        [read.tie] if where == "budget" else [one for one in read.statements if one.kind == where and not one.holds]
    )
    assert len(broken) == 1
    found = [(one.kind, one.text, one.replacement) for one in broken[0].candidates]
    assert (broken[0].candidate_count, found[: len(best)]) == (count, best), found
