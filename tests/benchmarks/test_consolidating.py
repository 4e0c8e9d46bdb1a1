"""The figures a district's consolidation must reach: 200 department workbooks, 1,200 forms, all checks.

Every program runs as a fresh process; time, processor time and memory are those of the process with all its children, and
ratios are of wall time within this run. The peers (consolidators/) copy without checking anything. With XLTOOLS_BENCH=full
the naive peer does all files, and growth goes on to 3,200 workbooks.
"""

import os
import sys
import zipfile
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from support.district import EACH, district, kept, place
from support.process_tree import Run, measured

PROJECT = Path(__file__).resolve().parents[2]
PEERS = Path(__file__).resolve().parent / "consolidators"
FULL = os.environ.get("XLTOOLS_BENCH") == "full"
DEPARTMENTS = 200
NAIVE_FILES = DEPARTMENTS if FULL else 20
GROWTH = (200, 800, 3200) if FULL else (200, 800)
TIMES_COMPETENT = 3
TIMES_NAIVE = 30
TIMES_FLOOR = 4
MEMORY = 300
TIMES_OPENING = 10
SLOWER = 1.1
"""How much longer a workbook may take in a larger district."""
MORE_MEMORY = 1.5
INCREMENTAL = 0.05


@pytest.fixture(scope="module")
def place_of(tmp_path_factory: pytest.TempPathFactory):
    """Folders that hold so many workbooks."""
    home = tmp_path_factory.mktemp("district")

    @cache
    def folder(workbooks: int) -> Path:
        return district(workbooks, home / str(workbooks))

    return folder


@pytest.fixture(scope="module")
def ours(place_of, tmp_path_factory):
    """Our own run over so many workbooks with these options, and the master it wrote; each is made once."""

    @cache
    def run(workbooks: int, *options: str) -> tuple[Run, Path]:
        master = tmp_path_factory.mktemp("ours") / "汇总.xlsx"
        return consolidate(place_of(workbooks), master, *options), master

    return run


def consolidate(folder: Path, master: Path, *options: str) -> Run:
    return measured(
        [sys.executable, "-m", "xltools", "consolidate", folder, "-o", master, "--jobs", "2", *options], PROJECT
    )


def peer(name: str, folder: Path, *arguments: Path) -> Run:
    return measured([sys.executable, PEERS / f"{name}.py", folder, *arguments], PROJECT)


def all_sheets(workbooks: int) -> tuple[str, str]:
    """The options for a master that holds all forms itself."""
    return "--sheets-each", str(workbooks * EACH)


def report(name: str, run: Run, other: Run, times: float = 1.0) -> float:
    """Print both; how many times longer the other takes, `times` as many files counted in."""
    ratio = other.wall * times / run.wall
    print(f"\nxltools      {run}\n{name:12s} {other}{f', times {times:g}' if times != 1 else ''}")
    print(f"{name} / xltools: {ratio:.1f} (CPU {other.cpu * times / run.cpu:.1f})")
    return ratio


def test_a_master_with_all_sheets_takes_at_most_300_mb(ours):
    run, master = ours(DEPARTMENTS, *all_sheets(DEPARTMENTS))
    print(f"\n{DEPARTMENTS} workbooks: {run}; master {master.stat().st_size / 1e6:.1f} MB")
    assert run.tree <= MEMORY


def test_the_competent_job_takes_three_times_as_long(ours, place_of, tmp_path):
    run, _ = ours(DEPARTMENTS, *all_sheets(DEPARTMENTS))
    ratio = report("competent", run, peer("competent", place_of(DEPARTMENTS), tmp_path / "m.xlsx"))
    assert ratio >= TIMES_COMPETENT


def test_the_naive_job_takes_thirty_times_as_long(ours, place_of, tmp_path):
    run, _ = ours(DEPARTMENTS, *all_sheets(DEPARTMENTS))
    half = peer("naive", place_of(NAIVE_FILES // 2), tmp_path / "half.xlsx")
    naive = peer("naive", place_of(NAIVE_FILES), tmp_path / "m.xlsx")
    print(f"\nnaive, {NAIVE_FILES // 2} workbooks: {half}\nnaive, {NAIVE_FILES} workbooks: {naive}")
    times = DEPARTMENTS / NAIVE_FILES
    print(f"for {DEPARTMENTS} the time of {NAIVE_FILES} is taken {times:g} times, as if it grew in proportion")
    ratio = report("naive", run, naive, times)
    assert ratio >= TIMES_NAIVE


def test_it_takes_at_most_four_times_the_floor(ours, place_of, tmp_path):
    run, master = ours(DEPARTMENTS, *all_sheets(DEPARTMENTS))
    with zipfile.ZipFile(master) as package:
        package.extractall(tmp_path / "parts")
    ratio = report("floor", run, peer("floor", place_of(DEPARTMENTS), tmp_path / "m.xlsx", tmp_path / "parts"))
    assert 1 / ratio <= TIMES_FLOOR


def test_checking_without_sheets_is_ten_times_faster_than_opening_the_workbooks(ours, place_of):
    run, _ = ours(DEPARTMENTS, "--no-sheets")
    ratio = report("opening", run, peer("opening", place_of(DEPARTMENTS)))
    assert ratio >= TIMES_OPENING


@pytest.mark.parametrize(("fewer", "more"), list(pairwise(GROWTH)))
def test_time_grows_in_proportion_and_memory_hardly(ours, fewer, more):
    small, _ = ours(fewer)
    large, _ = ours(more)
    for number, run in ((fewer, small), (more, large)):
        print(f"\n{number:5d} workbooks: {run}, {run.wall / number * 1000:.0f} ms a workbook", end="")
    slower = large.wall / more / (small.wall / fewer)
    print(f"\na workbook: {slower:.2f} of the time, {large.tree / small.tree:.2f} of the memory")
    assert slower <= SLOWER
    assert large.tree <= MORE_MEMORY * small.tree


def test_one_changed_workbook_of_800_takes_a_twentieth(place_of, tmp_path):
    folder = district(800, tmp_path / "报送")
    full = consolidate(folder, tmp_path / "汇总.xlsx")
    changed = min(folder.glob("*.xlsx"))
    changed.unlink()
    place(kept([800])[0], changed)
    again = consolidate(folder, tmp_path / "汇总.xlsx")
    print(f"\nfull: {full}\none of 800 changed: {again}, {again.wall / full.wall:.1%} of it")
    remembered = taken(tmp_path)
    consolidate(folder, tmp_path / "汇总.xlsx", "--no-cache")
    assert taken(tmp_path) == remembered
    assert again.wall <= INCREMENTAL * full.wall


def test_two_processes_of_dask_give_the_same_master(ours, place_of):
    run, master = ours(DEPARTMENTS)
    local = taken(master.parent)
    dask = measured([sys.executable, PEERS / "on_dask.py", place_of(DEPARTMENTS), master], PROJECT)
    start = next(line for line in dask.said.splitlines() if line.startswith("started in"))
    print(f"\nlocal {run}\ndask  {dask}; the cluster {start} s")
    print(f"overhead of dask: {dask.wall - run.wall:.1f} s")
    assert taken(master.parent) == local


def taken(folder: Path) -> dict[str, bytes]:
    """The workbooks of a folder, which are taken away: the next run writes its own."""
    contents = {}
    for path in sorted(folder.glob("*.xlsx")):
        contents[path.name] = path.read_bytes()
        path.unlink()
    assert contents
    return contents
