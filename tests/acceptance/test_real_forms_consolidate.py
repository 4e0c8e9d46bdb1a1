"""The real forms through the master: the total of forms.md section 1, and states that agree with the check."""

import json
from pathlib import Path

import openpyxl
from support.shared import SEED_GOLD, SEED_TEXT, needs_seed

from xltools.analysis import analyse
from xltools.jobs.consolidating import consolidate_sources
from xltools.jobs.reading import read_source
from xltools.workbooks.department.panel import AGREES, DIFFERS
from xltools.workbooks.master import summary


@needs_seed
def test_the_total_of_the_real_forms_is_the_one_worked_out_by_hand(tmp_path: Path) -> None:
    outcome = consolidate_sources([str(SEED_TEXT)], tmp_path / "总表.xlsx")
    result = outcome.result
    assert (len(result.lines), result.total.budget, len(result.departments)) == (22, 150_014_749, 15)
    assert outcome.master is not None
    sheet = openpyxl.load_workbook(outcome.master, data_only=True)["汇总"]
    rows = [row for row in sheet.iter_rows(min_row=summary.FIRST_ROW + 1, values_only=True) if isinstance(row[0], int)]
    assert len(rows) == 22
    assert sum(row[summary.BUDGET] for row in rows) == 150_014_749
    ties = [analyse(declaration).tie.outcome for declaration in read_source(SEED_TEXT).declarations]
    for line, row in zip(result.lines, rows, strict=True):
        expected = {"ties": AGREES, "differs": DIFFERS}.get(ties[line.outline.position - 1])
        if expected:
            assert row[summary.STATE] == expected, line.outline.project
        else:
            assert row[summary.STATE] not in (AGREES, DIFFERS)


@needs_seed
def test_forms_of_another_version_are_named(tmp_path: Path) -> None:
    numbers = [form["n"] for form in json.loads(SEED_GOLD.read_text("utf-8"))]
    findings = consolidate_sources([str(SEED_TEXT)], tmp_path / "总表.xlsx").result.findings
    mixed = [one for one in findings if one.rule == "F15"]
    assert sorted(numbers[one.position - 1] for one in mixed if one.position) == [2, 7, 11, 24, 26, 28, 30, 32, 39]
    assert {one.severity for one in mixed} == {"warning"}
