"""What the program says about the samples is what a person wrote down from the rules, neither more nor less."""

import contextlib
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from xltools.cli import main

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
APPROVED = json.loads((SAMPLES / "approved_findings.json").read_text("utf-8"))["projects"]

Said = tuple[str, str, str, str | None, str | None, tuple[str, ...], int]


def run_check(*arguments: str) -> tuple[int, dict]:
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = main(["check", *arguments, "--format", "json"])
    return code, json.loads(output.getvalue())


@pytest.fixture(scope="module")
def checked() -> dict:
    code, said = run_check(str(SAMPLES / "submissions"))
    assert code == 1
    return said


def test_every_submission_is_read_completely(checked: dict) -> None:
    expected: dict[str, int] = {}
    for entry in APPROVED:
        expected[entry["file"]] = max(expected.get(entry["file"], 0), entry["position"])
    assert {Path(one["file"]).name: one["declarations"] for one in checked["files"]} == expected
    assert {one["status"] for one in checked["files"]} == {"read"}


@pytest.mark.parametrize("entry", APPROVED, ids=[f"{one['file']}#{one['position']}" for one in APPROVED])
def test_findings_are_the_approved_ones(checked: dict, entry: dict) -> None:
    here = [one for one in checked["findings"] if place(one) == (entry["file"], entry["position"])]
    assert {one["project"] for one in here} <= {entry["project"]}
    assert sorted(map(repr, said(here))) == sorted(map(repr, approved(entry["findings"])))


@pytest.mark.parametrize("entry", APPROVED, ids=[f"{one['file']}#{one['position']}" for one in APPROVED])
def test_everything_else_could_be_checked(checked: dict, entry: dict) -> None:
    here = [one["rule"] for one in checked["not_checked"] if place(one) == (entry["file"], entry["position"])]
    assert sorted(here) == entry["not_checked"]


def test_no_finding_stands_outside_the_declarations(checked: dict) -> None:
    places = {(one["file"], one["position"]) for one in APPROVED}
    assert [one for one in checked["findings"] if place(one) not in places] == []


def test_a_file_cut_off_in_transmission_is_listed_and_refused() -> None:
    code, said_of = run_check(str(SAMPLES / "bad"))
    assert code == 2
    assert [one["status"] for one in said_of["files"]] == ["failed"]
    assert said_of["files"][0]["reason"]


def place(record: dict) -> tuple[str, int]:
    return Path(record["file"]).name, record["position"]


def said(findings: Iterable[dict]) -> list[Said]:
    return [
        (
            one["rule"], one["severity"], one["field"], one["computed"], one["stated"],
            tuple(candidate["kind"] for candidate in one["candidates"]), one["candidate_count"],
        )
        for one in findings
    ]  # fmt: skip


def approved(findings: Iterable[dict]) -> list[Said]:
    return [
        (
            one["rule"], one["severity"], one["field"], one["computed"], one["stated"],
            tuple(one["candidates"]), one["candidate_count"],
        )
        for one in findings
    ]  # fmt: skip
