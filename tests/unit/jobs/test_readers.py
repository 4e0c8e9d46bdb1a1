"""Processes that read: results in order, and a file that hangs, breaks down or eats memory harms no other."""

import os
import sys
import time
from pathlib import Path

import pytest

from xltools.jobs.readers import Readers, each
from xltools.model.limits import MEGABYTE, Limits

LIMITS = Limits(seconds=1, memory=60 * MEGABYTE)


def work(path: Path) -> str:
    """What the name says."""
    if path.name == "hangs":
        time.sleep(60)
    if path.name == "breaks":
        os._exit(3)
    if path.name == "eats":
        return str(len(bytearray(400 * MEGABYTE)))
    return path.name


def lost(path: Path, why: str) -> str:
    return f"{path.name}: {why}"


@pytest.mark.parametrize("jobs", [1, 3])
def test_each_file_has_its_result_in_order_whatever_happens_to_the_others(jobs: int) -> None:
    names = ["a", "breaks", "b", "eats", "c", "hangs", "d", *map(str, range(50)), "breaks"]
    found = list(each([Path(name) for name in names], work, lost, LIMITS, jobs))
    assert [one.partition(":")[0] for one in found] == names
    told = {name: one for name, one in zip(names, found, strict=True) if one != name}
    assert set(told) == {"breaks", "eats", "hangs"}
    assert "被系统终止" in told["breaks"]
    assert "内存超过 60 MB" in told["eats"]
    assert "超过 1 秒" in told["hangs"]


def test_the_processes_end_with_the_caller() -> None:
    results = each([Path(str(number)) for number in range(100)], pid, lost, LIMITS, 2)
    processes = {next(results) for _ in range(10)}
    results.close()
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(int(process), 0)


def pid(_: Path) -> str:
    return str(os.getpid())


def test_a_process_starts_quickly() -> None:
    began = time.monotonic()
    assert list(each([Path("a")], work, lost, LIMITS)) == ["a"]
    assert time.monotonic() - began < 0.5


def large(path: Path) -> bytes:
    path.touch()
    return bytes(300_000)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems decide themselves how much a pipe holds")
def test_a_process_goes_on_while_its_large_result_waits(tmp_path: Path) -> None:
    reader = Readers(large, lost, LIMITS, 1).start()
    try:
        for place, name in enumerate("ab"):
            reader.give(place, tmp_path / name)
        patience = time.monotonic() + 20
        while not (tmp_path / "b").exists() and time.monotonic() < patience:
            time.sleep(0.01)
        assert (tmp_path / "b").exists()
    finally:
        reader.end()
