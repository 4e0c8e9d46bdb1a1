"""Consolidating the samples gives the totals, the missing list and the file states a person worked out."""

import contextlib
import io
import json
from pathlib import Path

import pytest

from xltools.cli import main

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
APPROVED = json.loads((SAMPLES / "approved_findings.json").read_text("utf-8"))["totals"]


@pytest.fixture(scope="module")
def consolidated(tmp_path_factory: pytest.TempPathFactory) -> dict:
    master = tmp_path_factory.mktemp("master") / "汇总.xlsx"
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = main([
            "consolidate", str(SAMPLES / "submissions"), "-o", str(master),
            "--roster", str(SAMPLES / "roster.xlsx"), "--format", "json",
        ])  # fmt: skip
    assert code == 1
    assert master.exists()
    return json.loads(output.getvalue())


def test_totals_are_the_approved_ones(consolidated: dict) -> None:
    said = {key: consolidated[key] for key in ("departments", "projects", "budget_yuan")}
    assert said == {key: APPROVED[key] for key in said}


def test_every_department_has_its_total(consolidated: dict) -> None:
    assert {one["name"]: one["budget_yuan"] for one in consolidated["by_department"]} == APPROVED["by_department"]


def test_what_the_roster_expects_and_nobody_sent_is_listed(consolidated: dict) -> None:
    said = [[one["department"], one["project"]] for one in consolidated["missing"]]
    assert sorted(said, key=str) == sorted(APPROVED["missing"], key=str)


def test_every_file_has_a_state_and_the_duplicate_is_not_counted(consolidated: dict) -> None:
    states = {Path(one["file"]).name: one["status"] for one in consolidated["files"]}
    assert set(states) == {path.name for path in (SAMPLES / "submissions").iterdir()}
    assert [name for name, state in states.items() if state != "read"] == ["附件2-统计普查站_住户调查(1).docx"]
    assert states["附件2-统计普查站_住户调查(1).docx"] == "duplicate"
