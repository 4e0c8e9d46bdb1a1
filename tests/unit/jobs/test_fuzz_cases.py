"""Files on which a reader broke once: `make fuzz` found them. They are read, or refused in a sentence."""

from pathlib import Path

import pytest
from support.fuzzing.targets import READERS, survives

CASES = Path(__file__).resolve().parents[2] / "cases" / "fuzz"


@pytest.mark.parametrize("case", sorted(CASES.glob("*/*.*")), ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_file_that_broke_a_reader_once_breaks_it_no_more(case: Path, tmp_path: Path) -> None:
    survives(READERS[case.parent.name], case.read_bytes(), tmp_path)
