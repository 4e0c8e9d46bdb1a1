"""Files on which a reader broke once: `make fuzz` found them. They are read, or refused in a sentence."""

import time
from pathlib import Path

import pytest
from support.fuzzing.__main__ import executed, name_cases
from support.fuzzing.targets import READERS, survives

CASES = Path(__file__).resolve().parents[2] / "cases" / "fuzz"


@pytest.mark.parametrize("case", sorted(CASES.glob("*/*.*")), ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_file_that_broke_a_reader_once_breaks_it_no_more(case: Path, tmp_path: Path) -> None:
    start = time.process_time()
    survives(READERS[case.parent.name], case.read_bytes(), tmp_path)
    assert time.process_time() - start < 5


def test_what_the_fuzzer_keeps_itself_becomes_a_case(tmp_path: Path) -> None:
    for name, content in {"crash-1a": b"x", "oom-2b": b"", "timeout-3c": b"y", "ValueError-cells.xlsx": b"z"}.items():
        (tmp_path / name).write_bytes(content)

    name_cases(tmp_path, ".xlsx")

    assert {path.name for path in tmp_path.iterdir()} == {"crash-1a.xlsx", "timeout-3c.xlsx", "ValueError-cells.xlsx"}


@pytest.mark.parametrize(
    ("log", "files"),
    [("", 0), ("#12\tNEW cov: 3\n#19\tREDUCE cov: 3\n", 19), ("#12\tNEW\nstat::number_of_executed_units: 44\n", 44)],
)
def test_the_log_tells_how_many_files_were_read(log: str, files: int, tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_text(f"#9000\tNEW of an earlier run\n{log}")

    assert executed(path, len("#9000\tNEW of an earlier run\n")) == files
