"""The samples consolidated: the master recalculated by another program, and every source's share."""

from decimal import Decimal
from pathlib import Path

import pytest
from support.recalculation import differences, values

from xltools.files.sources import expand
from xltools.jobs.consolidating import consolidate_sources
from xltools.jobs.gathering import collect_all
from xltools.merging.identity import content
from xltools.merging.submission import Submission
from xltools.workbooks.cells import address
from xltools.workbooks.master import groups, summary
from xltools.workbooks.settings.reading import read_roster
from xltools.workflows.consolidate import consolidate

SAMPLES = Path(__file__).parents[2] / "samples"
ROSTER = SAMPLES / "roster.xlsx"


@pytest.fixture(scope="module")
def collected() -> tuple[Submission, ...]:
    return collect_all(expand([str(SAMPLES / "submissions")]))


def test_the_samples_have_one_copy_and_what_is_missing(collected: tuple[Submission, ...]) -> None:
    result = consolidate(collected, read_roster(ROSTER))
    assert [one.status for one in result.files].count("duplicate") == 1
    assert {one.status for one in result.files} == {"read", "duplicate"}
    assert any(one.project is None for one in result.missing)
    assert any(one.project for one in result.missing)
    assert result.outside == ()
    assert len(result.departments) == 8


def test_without_a_source_the_total_is_lower_by_what_no_other_file_holds(collected: tuple[Submission, ...]) -> None:
    whole = consolidate(collected).total.budget
    for gone in collected:
        rest = [one for one in collected if one is not gone]
        elsewhere = {content(project.declaration) for one in rest for project in one.projects}
        own = {content(project.declaration): project.budget.yuan for project in gone.projects}
        share = sum((yuan for key, yuan in own.items() if yuan is not None and key not in elsewhere), Decimal(0))
        assert whole - consolidate(rest).total.budget == share, gone.file


@pytest.mark.libreoffice
def test_libreoffice_computes_the_totals_of_the_master(soffice: str, tmp_path: Path) -> None:
    outcome = consolidate_sources([str(SAMPLES / "submissions")], tmp_path / "总表.xlsx", ROSTER)
    assert outcome.master is not None
    assert differences(soffice, outcome.master, tmp_path / "office") == {}
    cached = values(outcome.master)
    result = outcome.result
    row = summary.FIRST_ROW + len(result.lines) + len(result.departments)
    assert exact(cached["汇总", address(row, summary.BUDGET)]) == result.total.budget
    assert exact(cached["汇总", address(row, summary.COST)]) == result.total.cost
    for sheet, found in (("部门汇总", result.departments), ("项目类型汇总", result.types)):
        for number, group in enumerate(found, groups.FIRST_ROW):
            assert cached[sheet, address(number, groups.NAME)] == group.name
            assert exact(cached[sheet, address(number, groups.BUDGET)]) == group.budget


def exact(value: object) -> Decimal:
    return Decimal(str(value))
