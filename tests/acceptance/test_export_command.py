"""`xltools export` and `read_tables` on the samples: complete files, equal figures, every source's share."""

import builtins
import csv
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from xltools.cli import main
from xltools.files.sources import expand
from xltools.jobs.consolidating import consolidate_sources
from xltools.jobs.gathering import collect_all
from xltools.reports.frames import tables_of
from xltools.reports.table_columns import AMOUNTS, TABLES
from xltools.reports.table_csv import unguarded
from xltools.tables import Tables, read_tables
from xltools.workflows.consolidate import consolidate

SAMPLES = Path(__file__).parents[2] / "samples"
SENT = SAMPLES / "submissions"
ROSTER = SAMPLES / "roster.xlsx"
NAMES = [table.name for table in TABLES]


@pytest.fixture(scope="module")
def told() -> Tables:
    return read_tables(SENT, roster=ROSTER, jobs=1)


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_csv_says_what_the_frames_say(told: Tables, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(SENT), "--roster", str(ROSTER), "-o", str(tmp_path), "--jobs", "1"]) == 0
    assert f"13 个文件，40 个项目，已导出到 {tmp_path}" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [*(f"{name}.csv" for name in NAMES), "字段说明.csv"]
    )
    for table in TABLES:
        made, found = getattr(told, table.name), lines(tmp_path / f"{table.name}.csv")
        assert len(found) == len(made)
        for column in table.columns:
            cells = [line[column.name] for line in found]
            if column.kind == "yuan":
                assert [Decimal(cell) if cell else None for cell in cells] == list(made[column.name])
            elif column.kind in {"text", "label"}:
                texts = made[column.name].astype(object)
                assert list(map(unguarded, cells)) == ["" if pd.isna(text) else text for text in texts]
            else:
                assert [int(cell) if cell else None for cell in cells] == [
                    None if pd.isna(value) else int(value) for value in made[column.name]
                ]


def test_parquet_says_what_the_frames_say(told: Tables, tmp_path: Path) -> None:
    arguments = ["export", str(SENT), "--roster", str(ROSTER), "-o", str(tmp_path), "--format", "parquet"]
    assert main(arguments) == 0
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for name in NAMES:
        again = pd.read_parquet(tmp_path / f"{name}.parquet")
        pd.testing.assert_frame_equal(again, getattr(told, name), check_categorical=False)
    assert main(arguments) == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_tables_add_up_to_the_consolidation(told: Tables, tmp_path: Path) -> None:
    result = consolidate_sources([str(SENT)], tmp_path / "总表.xlsx", ROSTER).result
    assert [len(told.files), len(told.projects), len(told.findings)] == [
        len(result.files), len(result.lines), len(result.findings),
    ]  # fmt: skip
    assert list(told.findings["message"]) == [one.message for one in result.findings]
    fed = told.amounts.groupby("feeds", observed=True)["yuan"].sum()
    assert (fed["budget"], fed["cost"]) == (result.total.budget, result.total.cost)
    assert told.projects["budget_yuan"].sum() == result.total.budget
    assert len(told.files) == 13
    assert list(told.files["status"]).count("duplicate") == 1


def test_without_a_source_its_rows_and_its_share_are_gone() -> None:
    everything = collect_all(expand([str(SENT)]))
    whole = tables_of(consolidate(everything))
    counted = set(whole.projects["sha256"])
    for gone in everything:
        rest = [one for one in everything if one.sha256 != gone.sha256]
        less = tables_of(consolidate(rest))
        for name in ("projects", "amounts"):
            before, after = getattr(whole, name), getattr(less, name)
            yuan = "budget_yuan" if name == "projects" else "yuan"
            share = before[before["sha256"] == gone.sha256]
            assert len(before) - len(after) == len(share)
            assert not (after["sha256"] == gone.sha256).any()
            for by in ("department", "project_type" if name == "projects" else "feeds"):
                assert sums(before, by, yuan) - sums(share, by, yuan) == sums(after, by, yuan)
        assert gone.sha256 in counted


class Sums(dict[str, Decimal]):
    """Sums by group; groups of 0 do not count."""

    def __sub__(self, other: "Sums") -> "Sums":
        left = {key: value - other.get(key, Decimal(0)) for key, value in self.items()}
        return Sums({key: value for key, value in left.items() if value})


def sums(frame: pd.DataFrame, by: str, yuan: str) -> Sums:
    found = {key: sum(filter(None, group[yuan]), Decimal(0)) for key, group in frame.groupby(by, observed=True)}
    return Sums({key: value for key, value in found.items() if value})


def test_a_source_that_cannot_be_read_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "报送"
    folder.mkdir()
    (folder / "甲.docx").write_bytes((SENT / "文化体育服务中心.docx").read_bytes())
    (folder / "空.xlsx").write_bytes(b"")
    (folder / "扫描.pdf").write_bytes(b"%PDF")
    assert main(["export", str(folder), "-o", str(folder / "表")]) == 2
    assert "空.xlsx" in capsys.readouterr().err
    status = {Path(line["file"]).name: line["status"] for line in lines(folder / "表" / "files.csv")}
    assert status == {"甲.docx": "read", "空.xlsx": "failed", "扫描.pdf": "skipped"}
    before = (folder / "表" / "files.csv").read_bytes()
    assert main(["export", str(folder), "-o", str(folder / "表")]) == 2
    assert (folder / "表" / "files.csv").read_bytes() == before


def test_without_a_form_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "空.xlsx").write_bytes(b"")
    assert main(["export", str(tmp_path), "-o", str(tmp_path / "表")]) == 2
    assert "没有可以导出的申报表" in capsys.readouterr().out
    assert not (tmp_path / "表").exists()


def test_csv_needs_no_library_and_parquet_says_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load = builtins.__import__

    def refuse(name: str, *rest: Any, **more: Any) -> ModuleType:
        if name.partition(".")[0] in {"pandas", "pyarrow"}:
            raise ImportError(name)
        return load(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    arguments = ["export", str(SENT / "文化体育服务中心.docx"), "-o", str(tmp_path / "表")]
    assert main([*arguments, "--format", "parquet"]) == 2
    assert 'pip install "xltools[analysis]"' in capsys.readouterr().err
    assert not (tmp_path / "表").exists()
    assert main(arguments) == 0


@pytest.mark.parametrize(
    "command",
    [
        ["check", str(SENT)],
        ["consolidate", str(SENT), "-o", "总表.xlsx", "--jobs", "1"],
        ["export", str(SENT), "-o", "表"],
        ["--help"],
    ],
    ids=lambda command: command[0],
)
def test_pandas_is_loaded_for_frames_alone(command: list[str], tmp_path: Path) -> None:
    """They take a second to load, and offices do not have them."""
    program = (
        "import sys; from xltools.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "import xltools.buttons.registry, xltools.tables\n"
        "print({'pandas', 'pyarrow', 'numpy'} & set(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, *command], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert ran.stderr.splitlines()[-1] == "set()"


def test_every_row_of_amounts_can_be_looked_up(told: Tables) -> None:
    """A span quotes the wording in the text of its row."""
    rows = told.indicators.set_index(["project_number", "indicator_number"])["text"]
    for line in told.amounts.dropna(subset=["indicator_number"]).itertuples():
        assert rows[line.project_number, line.indicator_number][line.start : line.end] == line.text
    assert set(told.amounts.columns) == {column.name for column in AMOUNTS.columns}
