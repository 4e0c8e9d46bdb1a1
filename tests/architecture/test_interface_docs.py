"""docs/接口.md stays true: its programs run, its columns are those of the tables."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from support.column_docs import column_docs

from xltools.cli import main
from xltools.reports.table_columns import TABLES

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "接口.md"
SAMPLES = ROOT / "samples"


def test_the_columns_are_listed_as_they_are() -> None:
    listed = PAGE.read_text("utf-8").partition("测试核对 -->\n")[2].strip()
    assert listed == column_docs(TABLES), "write it anew: python tests/support/column_docs.py"


def test_the_programs_run_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SAMPLES / "submissions", tmp_path / "报送")
    shutil.copy(SAMPLES / "roster.xlsx", tmp_path / "花名册.xlsx")
    monkeypatch.chdir(tmp_path)
    shared = ["报送", "--roster", "花名册.xlsx", "--jobs", "1"]
    assert main(["consolidate", *shared, "-o", "总表.xlsx"]) == 1
    for kind in ("csv", "parquet"):
        assert main(["export", *shared, "-o", "表", "--format", kind]) == 0
    programs = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    for program in programs:
        exec(compile(program, str(PAGE), "exec"), names)  # noqa: S102 - the programs of our own page
    assert len(names["errors"]) > 0
    assert len(names["origin"]) > len(names["tables"].projects)
    assert len(names["amounts"]) == len(names["tables"].amounts)
