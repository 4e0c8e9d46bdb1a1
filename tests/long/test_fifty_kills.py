"""Fifty kills of every job that writes, at seeded moments: old or new outputs, whole; the next run works."""

from pathlib import Path

import pytest
from support.kills import ALL, make_sources, many, set_up

KILLS = 50


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("rounds")
    return make_sources(folder / "一", range(5), "12万元"), make_sources(folder / "二", range(6), "13万元")


@pytest.mark.parametrize("name", ALL)
def test_fifty_kills(name: str, rounds: tuple[Path, Path], tmp_path: Path) -> None:
    told = many(set_up(ALL[name], *rounds, tmp_path), tmp_path, range(KILLS))
    print(f"{name}: {told}")
    assert sum(told.values()) == KILLS
