"""A department workbook of ten projects stays small enough to be mailed."""

from pathlib import Path

from support.round_trip import write_declarations
from support.shared import SEED_TEXT, needs_seed
from support.ten_projects import TEN

from xltools.documents.text import read_text
from xltools.forms import read_grid

LIMIT = 150_000
"""Bytes."""


def test_ten_projects_are_under_150_kb(tmp_path: Path):
    assert write_declarations(tmp_path / "十个项目.xlsx", TEN).stat().st_size < LIMIT


@needs_seed
def test_ten_real_projects_are_under_150_kb(tmp_path: Path):
    forms = read_grid(read_text(SEED_TEXT)).declarations[:10]

    assert write_declarations(tmp_path / "真实.xlsx", forms).stat().st_size < LIMIT
