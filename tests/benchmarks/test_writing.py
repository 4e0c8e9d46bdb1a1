"""How long a department workbook of ten projects takes: layout, live checks and file, the texts being read already."""

import statistics
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture
from support.ten_projects import TEN

from xltools.analysis import analyse
from xltools.forms.beijing_2019 import FORM
from xltools.workbooks.department.book import plan_workbook, write_workbook

LIMIT = 0.5
"""Seconds, median of five."""


def test_ten_projects_are_written_in_half_a_second(benchmark: BenchmarkFixture, tmp_path: Path):
    path = tmp_path / "十个项目.xlsx"
    projects = [analyse(form) for form in TEN]

    benchmark.pedantic(lambda: write_workbook(path, plan_workbook(str(path), "示例街道", projects, FORM)), rounds=5)

    assert statistics.median(benchmark.stats.stats.data) <= LIMIT
    assert path.stat().st_size < 150_000
