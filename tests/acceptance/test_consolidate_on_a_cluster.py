"""`xltools consolidate --engine dask`: the result of the local run, whatever happens to a machine."""

import os
import signal
import threading
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from support.form_text import form_text

from xltools.cli import main
from xltools.jobs.cluster import cluster_parts
from xltools.jobs.parts import Task, part_of, submission_of
from xltools.jobs.workers import local_parts
from xltools.model.limits import MEGABYTE, USUAL
from xltools.model.settings import SHIPPED

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

FILES = 24


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("报送")
    for number in range(FILES):
        text = form_text(department=f"第{number}科", project=f"第{number}项工作", budget=f"{number + 1}万元")
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    return folder


@pytest.fixture(scope="module")
def cluster() -> Iterator[object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as made:
            yield made


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_the_master_is_the_local_one_and_a_killed_worker_changes_nothing(
    sent: Path, cluster: object, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sent)
    address = cluster.scheduler_address  # type: ignore[attr-defined]
    target = tmp_path / "汇总.xlsx"

    def run(*options: str) -> tuple[int, str, bytes]:
        code = main(["consolidate", ".", "-o", str(target), "--no-cache", "--format", "json", *options])
        return code, capsys.readouterr().out, target.read_bytes()

    local = run()
    assert local[0] == 2
    assert run("--engine", "dask", "--scheduler", address) == local
    victim = next(iter(cluster.workers.values())).pid  # type: ignore[attr-defined]
    timer = threading.Timer(0.05, os.kill, (victim, signal.SIGKILL))
    timer.start()
    assert run("--engine", "dask", "--scheduler", address) == local
    timer.join()


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_file_that_takes_too_much_is_lost_alone_as_on_one_machine(
    cluster: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = [Path(name) for name in ("甲.txt", "大.txt", "乙.txt")]
    for path in paths:
        path.write_text(form_text(department=path.stem), "utf-8")
    with paths[1].open("a", encoding="utf-8") as large:
        large.writelines(f"第{number}行\n" for number in range(200_000))
    task = Task(replace(SHIPPED, limits=replace(USUAL, memory=20 * MEGABYTE)))
    there = list(cluster_parts(paths, task, cluster.scheduler_address))  # type: ignore[attr-defined]
    assert there == list(local_parts(paths, task))
    found = [submission_of(part_of(part).head) for part in there]
    assert [one.outcome for one in found] == ["read", "failed", "read"]
    assert "内存超过 20 MB" in found[1].reason


WRONG_CALLS = [
    (("--engine", "dask"), "需要用 --scheduler"),
    (("--scheduler", "tcp://127.0.0.1:1"), "只和 --engine dask 一起用"),
    (("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--jobs", "2"), "--jobs 只用于本机读取"),
    (("--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"), "连不上集群调度程序 tcp://127.0.0.1:1"),
    (("--engine", "dask", "--scheduler", "不是地址://"), "连不上集群调度程序"),
]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xltools.jobs.cluster.SECONDS", 1)


@pytest.mark.usefixtures("impatient")
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
@pytest.mark.parametrize(("options", "told"), WRONG_CALLS)
def test_what_cannot_work_is_one_sentence(
    options: tuple[str, ...], told: str, sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["consolidate", str(sent), "-o", str(tmp_path / "汇总.xlsx"), *options]) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
