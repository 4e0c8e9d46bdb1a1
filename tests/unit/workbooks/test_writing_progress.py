"""Whoever waits for a master sees how many forms are written, and may break off: what stood there stays."""

from pathlib import Path

import pytest
from support.declarations import declaration
from support.submissions import submission

from xltools.analysis import analyse
from xltools.merging.consolidation import Consolidation
from xltools.workbooks.master.book import write_master
from xltools.workflows.consolidate import consolidate

FORMS = ("甲", "乙", "丙")


@pytest.fixture(scope="module")
def result() -> Consolidation:
    forms = [declaration(project=name, caption=name, budget="5万元", cost="费用5万元。") for name in FORMS]
    return consolidate([submission(f"{form.fields['project'].raw}.xlsx", analyse(form)) for form in forms])


@pytest.mark.parametrize(
    ("sheets_each", "steps"),
    [(0, [1, 2, 3]), (None, [0, 1, 1, 2, 2, 3]), (2, [0, 1, 1, 2, 2, 3])],
    ids=["no sheets", "sheets", "volumes"],
)
def test_every_form_is_told_once_it_is_written(
    result: Consolidation, tmp_path: Path, sheets_each: int | None, steps: list[int]
) -> None:
    told: list[tuple[int, int, str]] = []
    write_master(result, tmp_path / "总表.xlsx", sheets_each=sheets_each, progress=lambda *step: told.append(step))
    assert [done for done, _, _ in told] == steps
    assert {total for _, total, _ in told} == {len(FORMS)}
    assert {name for _, _, name in told} == set(FORMS)


@pytest.mark.parametrize("sheets_each", [0, None, 2])
def test_writing_that_is_broken_off_leaves_all_as_it_was(
    result: Consolidation, tmp_path: Path, sheets_each: int | None
) -> None:
    def broken_off(done: int, _: int, __: str) -> None:
        if done:
            raise KeyboardInterrupt

    target = tmp_path / "总表.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_master(result, target, sheets_each=sheets_each, progress=broken_off)
    assert [path.name for path in tmp_path.iterdir()] == ["总表.xlsx"]
    assert target.read_bytes() == b"old"
