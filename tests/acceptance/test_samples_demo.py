"""The demonstration: documents to workbooks to marked copies to master, with the findings and sums of the documents."""

import contextlib
import hashlib
import io
import json
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from xltools.cli import main
from xltools.jobs import demo as job
from xltools.model.problems import UserError

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
APPROVED = json.loads((SAMPLES / "approved_findings.json").read_text("utf-8"))
DUPLICATE = "附件2"


def run(*arguments: str) -> tuple[int, str]:
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = main(list(arguments))
    return code, output.getvalue()


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo") / "xltools-demo"
    before = digests(SAMPLES)
    code, text = run("demo", "-o", str(folder))
    assert code == 0
    assert digests(SAMPLES) == before
    return folder, text


def test_it_prints_the_sums_and_what_to_open(demonstrated: tuple[Path, str]) -> None:
    folder, text = demonstrated
    assert "8 个部门报来 40 个项目" in text
    assert "4280.7879" in text
    assert "16 个项目没有问题" in text
    for name in (job.MASTER, job.MARKED, job.WORKBOOKS):
        assert str(folder / name) in text
        assert (folder / name).exists()


def test_the_columns_of_the_table_add_up(demonstrated: tuple[Path, str]) -> None:
    lines = [line.split() for line in demonstrated[1].splitlines() if re.fullmatch(r"\S+( +[\d.]+){4}", line)]
    rows = [[Decimal(number) for number in line[1:]] for line in lines]
    assert (lines[-1][0], len(rows)) == ("合计", 10)
    assert [sum(column) for column in zip(*rows[:-1], strict=True)] == rows[-1]
    assert lines[-2] == ["青禾街道退役军人服务站", "0", "0", "1", "0"]


def test_every_department_has_one_workbook_and_the_repeated_form_is_told(demonstrated: tuple[Path, str]) -> None:
    folder, text = demonstrated
    names = [path.name for path in (folder / job.WORKBOOKS).glob("*申报.xlsx")]
    assert len(names) == 8
    assert all(name.startswith("青禾街道") for name in names)
    assert "  重复　附件2-统计普查站_住户调查(1).docx" in text


REPAIRED = {("C14", "info"), ("F08", "warning")}
"""The official layout prints the spare rows and the first-level headers: what a document did wrong there is put right."""


@pytest.mark.parametrize("name", [job.WORKBOOKS, job.MARKED])
def test_the_workbooks_say_what_the_documents_said(demonstrated: tuple[Path, str], name: str) -> None:
    folder, _ = demonstrated
    code, text = run("check", str(folder / name), "--format", "json")
    assert code == 1
    expected = [
        (entry["project"], finding)
        for entry in APPROVED["projects"]
        if not entry["file"].startswith(DUPLICATE)
        for finding in entry["findings"]
        if (finding["rule"], finding["severity"]) not in REPAIRED
    ]
    found = json.loads(text)["findings"]
    assert sorted(map(repr, said((one["project"], one) for one in found))) == sorted(map(repr, said(expected)))
    assert all(one["sheet"] and one["cell"] for one in found)


def test_running_again_replaces_the_outputs_and_adds_none(demonstrated: tuple[Path, str]) -> None:
    folder, text = demonstrated
    before = digests(folder)
    code, again = run("demo", "-o", str(folder))
    after = digests(folder)
    assert code == 0
    assert again == text
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} <= {job.MASTER}


def test_a_total_typed_over_is_found(demonstrated: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = demonstrated
    original = next((folder / job.WORKBOOKS).glob("*社区建设办公室*.xlsx"))
    book = openpyxl.load_workbook(original)
    formulas = [cell for row in book["汇总"].iter_rows() for cell in row if str(cell.value).startswith("=ROUND(SUM(")]
    formulas[0].value = 4_700_000
    returned = tmp_path / "退回.xlsx"
    book.save(returned)
    _, text = run("check", str(returned), "--format", "json")
    assert {one["rule"] for one in json.loads(text)["findings"] if one["position"] is None} & {"S11", "S13"}


def test_an_installed_package_brings_its_samples(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "xltools"
    (package / "samples" / "submissions").mkdir(parents=True)
    monkeypatch.setattr(job.resources, "files", lambda _: package)
    assert job.samples_folder() == package / "samples"


def test_missing_samples_are_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(job.resources, "files", lambda _: tmp_path / "xltools")
    with pytest.raises(UserError, match="没有找到自带的样例"):
        job.samples_folder()


def said(findings: Iterable[tuple[str, dict]]) -> list[tuple]:
    return [
        (project, one["rule"], one["severity"], one["field"], one["computed"], one["stated"], one["candidate_count"])
        for project, one in findings
    ]
