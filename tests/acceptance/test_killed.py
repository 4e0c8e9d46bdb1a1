"""A run that is killed leaves old or new outputs, whole, and the next run works. Fifty kills of every job: tests/long."""

from pathlib import Path

import pytest
from support.kills import QUICK, Stage, make_sources, many, set_up

KILLS = 2


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("rounds")
    return make_sources(folder / "一", range(2), "12万元"), make_sources(folder / "二", range(3), "13万元")


@pytest.fixture(params=QUICK)
def stage(request: pytest.FixtureRequest, rounds: tuple[Path, Path], tmp_path: Path) -> Stage:
    return set_up(QUICK[request.param], *rounds, tmp_path)


def test_a_killed_run_leaves_old_or_new_outputs(stage: Stage, tmp_path: Path) -> None:
    assert sum(many(stage, tmp_path, range(KILLS)).values()) == KILLS
