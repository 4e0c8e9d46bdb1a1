"""A disk that is full at any byte, for every command that writes: the old outputs stay, and what failed is said."""

import gc
import resource
import signal
from pathlib import Path

import pytest
from support.kills import ALL, CACHE, Stage, contents, make_sources, set_up

from xltools.model.problems import UserError

SIZES = (0, 3_000, 25_000)
"""Bytes after which a file cannot grow: what is in the middle of a workbook, and near its end."""


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("rounds")
    return make_sources(folder / "一", range(1), "12万元"), make_sources(folder / "二", range(1), "13万元")


@pytest.fixture(params=ALL)
def stage(request: pytest.FixtureRequest, rounds: tuple[Path, Path], tmp_path: Path) -> Stage:
    return set_up(ALL[request.param], *rounds, tmp_path)


def test_a_full_disk_leaves_the_old_outputs(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    for size in SIZES:
        told = on_a_disk_of(size, stage, monkeypatch)
        left = contents(stage.old)
        assert left == stage.before or (not told and left == stage.after), size
        assert "磁盘空间" in told or left == stage.after, size
        assert {path.name for path in stage.old.iterdir() if path.name.startswith(".")} <= {CACHE}
    gc.collect()  # a file forgotten half-written would complain now


def on_a_disk_of(size: int, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the job says where no file may grow beyond so many bytes."""
    usual, before = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    try:
        outcome = stage.job(stage.sources, stage.old)
    except UserError as refusal:
        return str(refusal)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
        signal.signal(signal.SIGXFSZ, before)
    return str(outcome) if "磁盘空间" in str(outcome) else ""
