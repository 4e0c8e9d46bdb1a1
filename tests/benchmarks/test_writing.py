"""What writing takes: a department workbook of ten projects, and the master of a whole district.

Seconds of the processor, the texts being read already.
"""

import time
from pathlib import Path

import pytest
from support.shared import SEED_TEXT, needs_seed
from support.ten_projects import TEN, project

from xltools.analysis import analyse
from xltools.forms.beijing_2019 import FORM
from xltools.jobs.reading import read_source
from xltools.merging.submission import Submission
from xltools.model.declaration import Declaration
from xltools.workbooks.department.book import plan_workbook, write_workbook
from xltools.workbooks.master.book import master_bytes
from xltools.workflows.consolidate import consolidate
from xltools.workflows.noting import sent_forms

LIMIT = 0.5
"""Seconds a department workbook, the least of five."""
MASTER_LIMIT = 20.0
DEPARTMENTS, EACH = 200, 6


def ten_real() -> tuple[Declaration, ...]:
    return read_source(SEED_TEXT).declarations[:10]


@pytest.mark.parametrize("forms", [lambda: TEN, pytest.param(ten_real, marks=needs_seed)])
def test_ten_projects_are_written_in_half_a_second(forms, tmp_path: Path):
    path = tmp_path / "十个项目.xlsx"
    projects = [analyse(form) for form in forms()]
    spent = []
    for _ in range(5):
        start = time.process_time()
        write_workbook(path, plan_workbook(str(path), "示例街道", projects, FORM))
        spent.append(time.process_time() - start)

    size = path.stat().st_size
    print(f"\nten projects: {spent[0]:.2f} s at first, {min(spent):.2f} s then, {size / 1000:.1f} kB")
    assert min(spent) <= LIMIT
    assert size < 150_000


def test_a_master_of_twelve_hundred_projects(tmp_path: Path):
    sent = [tuple(analyse(project(number * EACH + one)) for one in range(EACH)) for number in range(DEPARTMENTS)]
    received = [
        Submission(f"{number}.xlsx", "read", projects=projects, forms=sent_forms(projects))
        for number, projects in enumerate(sent)
    ]
    result = consolidate(received)
    start = time.process_time()
    content = master_bytes(result, tmp_path / "汇总.xlsx")
    spent = time.process_time() - start

    print(f"\n{len(result.lines)} projects: master in {spent:.1f} s, {len(content) / 1e6:.1f} MB")
    assert spent <= MASTER_LIMIT
