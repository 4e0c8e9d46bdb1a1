"""Parts of files: bytes that come back as they were, and whose merging does not depend on how the files were shared out."""

import os
import random
import zlib
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.form_text import form_text
from support.submissions import form, submission

from xltools.files.container import Damaged, Span, new_container
from xltools.jobs import workers
from xltools.jobs.collecting import collect
from xltools.jobs.parts import Task, file_part, listed_form_of, packed, part_of, project_of, submission_of
from xltools.jobs.shelf import Shelf
from xltools.jobs.workers import local_parts, usual_jobs
from xltools.model.settings import SHIPPED
from xltools.workbooks.master.drawn import draw_form, figures_of
from xltools.workflows.consolidate import consolidate

TASK = Task(SHIPPED, sheets=True, master=True)


@pytest.fixture
def sent(tmp_path: Path) -> list[Path]:
    paths = []
    for number in range(7):
        path = tmp_path / f"{number}.txt"
        text = form_text(department=f"第{number % 3}科", project=f"第{number}项工作", budget=f"{number + 1}万元")
        path.write_text(text, "utf-8")
        paths.append(path)
    return [*paths, tmp_path / "没有.xlsx"]


def test_a_part_is_the_submission_with_forms_and_sheets_apart(sent: list[Path], tmp_path: Path) -> None:
    whole = collect(sent[0])
    part = part_of(file_part(sent[0], TASK))
    assert submission_of(part.head) == replace(whole, projects=[])
    assert [listed_form_of(one).figures for one in part.listed] == [figures_of(one) for one in whole.projects]
    assert [project_of(one) for one in part_of(file_part(sent[0], Task(SHIPPED))).forms] == list(whole.projects)
    with new_container(tmp_path / "架") as container:
        shelf = Shelf(container)
        stored = shelf.put(part_of(file_part(sent[0], TASK)))
        assert shelf.submission(stored) == replace(whole, projects=[])
        assert [shelf.drawn(span) for span in stored.drawn] == [draw_form(one) for one in whole.projects]
        with pytest.raises(Damaged):
            container.read(Span(0, 10**9, 0))
    assert not (tmp_path / "架").exists()


@given(st.randoms(use_true_random=False), st.integers(1, 5))
@settings(max_examples=15, deadline=None)
def test_any_split_and_any_order_of_the_parts_give_the_same(shuffle: random.Random, groups: int) -> None:
    """Partial runs are put together by concatenation; the order of the sources decides, not that of their arrival."""
    received = [
        submission(f"{number}.docx", form(f"第{number % 3}科", f"第{number % 4}项", str(100 + number // 6)))
        for number in range(9)
    ]
    parts = [(one.file, packed(one)) for one in received]
    shuffle.shuffle(parts)
    partial = [dict(parts[number::groups]) for number in range(groups)]
    shuffle.shuffle(partial)
    merged: dict[str, bytes] = {}
    for one in partial:
        merged |= one
    back = []
    for one in received:
        part = part_of(merged[one.file])
        back.append(replace(submission_of(part.head), projects=tuple(map(project_of, part.forms))))
    again, want = consolidate(back), consolidate(received)
    assert (again.files, again.departments, again.total, again.findings, again.register) == (
        want.files,
        want.departments,
        want.total,
        want.findings,
        want.register,
    )


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_processes_gives_the_parts_in_order(jobs: int, sent: list[Path]) -> None:
    heads = [submission_of(part_of(part).head) for part in local_parts(sent, TASK, jobs)]
    assert [one.file for one in heads] == [str(path) for path in sent]
    assert [one.outcome for one in heads] == ["read"] * 7 + ["failed"]


def test_processes_are_started_where_they_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "usable_cores", lambda: 12)
    assert [usual_jobs(files) for files in (0, 1, 15, 16, 1000)] == [1, 1, 1, 8, 8]
    monkeypatch.undo()
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert workers.usable_cores() == os.cpu_count()


@pytest.mark.parametrize("content", [b"", b"\x93", zlib.compress(b"x")])
def test_other_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        part_of(content)
