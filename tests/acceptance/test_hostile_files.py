"""Hostile and damaged files: refused by name and reason or read as any other, at a bounded cost, and never altered."""

import functools
import hashlib
import re
from pathlib import Path

import pytest
from support.hostile import driver
from support.hostile.table import Case, cases

TABLE = cases()
SECONDS, MEGABYTES = 10, 200
BROKEN = re.compile(r"Traceback|程序出错|Error")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All the files."""
    folder = tmp_path_factory.mktemp("来件")
    for name, case in TABLE.items():
        case.make(folder / name)
    return folder


@functools.cache
def digests(folder: Path) -> dict[str, str]:
    return {path.name: digest(path) for path in folder.iterdir() if path.is_file()}


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> dict[str, dict[str, object]]:
    """What a check of each file came to, by name."""
    digests(folder)
    found = driver.outcomes_of([(("check", "{}"), str(folder / name)) for name in TABLE])
    return {one["file"][len(str(folder)) + 1 :]: one for one in found}


def test_there_are_enough_of_them() -> None:
    assert len(TABLE) >= 120


@pytest.mark.parametrize(
    ("name", "case"), TABLE.items(), ids=[name.encode("unicode_escape").decode() for name in TABLE]
)
def test_it_comes_out_as_expected(name: str, case: Case, outcomes: dict[str, dict[str, object]], folder: Path) -> None:
    outcome = outcomes[name]
    told = str(outcome["told"])
    assert not BROKEN.search(told)
    if case.read:
        assert outcome["code"] in {0, 1}, told
    else:
        assert outcome["code"] == 2
        assert re.search(case.words, told), told
    assert outcome["seconds"] < SECONDS
    assert outcome["megabytes"] < MEGABYTES
    if name in digests(folder):
        assert digest(folder / name) == digests(folder)[name]
