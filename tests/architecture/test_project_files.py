"""What the project's files promise."""

import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".json", ".bas", ".cls", ".xml", ""}


def committed_texts() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    return [ROOT / name for name in listed if name and Path(name).suffix in TEXT_SUFFIXES and (ROOT / name).is_file()]


def test_constraints_pin_exactly_and_name_no_address() -> None:
    lines = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[\w.\-]+==[\w.]+", line)] == []


def test_no_machine_path_stands_in_the_project() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:work|farm|root|home/\w+)/")
    found = [
        str(path)
        for path in committed_texts()
        if path != Path(__file__) and pattern.search(path.read_text("utf-8", "replace"))
    ]
    assert found == []


def test_help_is_fast() -> None:
    best = 9.0
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "xltools", "--help"], check=True, capture_output=True)
        best = min(best, time.perf_counter() - start)
    assert best < 0.3
