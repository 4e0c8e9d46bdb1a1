"""Copies of workbooks with everything Excel and WPS put into them: nothing changes but what is meant to."""

from decimal import Decimal
from pathlib import Path

import pytest
from support.fidelity import RESTORING, UNDOING, unmeant
from support.open_xml import needs_validator, schema_errors
from support.rich_workbooks import FEATURES, with_features
from support.workbook_makers import FORM, MAKERS, by_xlsxwriter, parts, rewritten

from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.model.workbook import SummaryFigure
from xltools.workbooks.marks import originals
from xltools.workbooks.marks.clearing import undo
from xltools.workbooks.marks.marking import clear, mark
from xltools.workbooks.marks.records import read_records
from xltools.workbooks.marks.restoring import restore_figures
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.signatures import signature_remark
from xltools.workflows.recompute import RecomputedFigure

CELLS = ("A1", "B8", "H40")
FINDINGS = [
    Finding(rule="A05", name="x", severity=severity, message="不符。", place=Place("a", sheet=FORM, cell=cell), project="甲", field="乙")
    for cell, severity in zip(CELLS, ("error", "warning", "info"), strict=True)
]  # fmt: skip
FIGURE = RecomputedFigure(
    SummaryFigure("total.budget", "合计", Place("a", sheet=FORM, cell="E4"), Decimal(1), formula="1+1"), "", Decimal(2), "typed"
)  # fmt: skip


@pytest.fixture(scope="module", params=[*FEATURES, *MAKERS])
def source(request, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("fidelity") / "a.xlsm"
    return with_features(path, FEATURES[request.param]) if request.param in FEATURES else MAKERS[request.param](path)


def test_marking_changes_nothing_else_and_clearing_gives_the_exact_bytes_back(source: Path, tmp_path: Path):
    marked, cleared = tmp_path / "marked.xlsm", tmp_path / "cleared.xlsm"
    assert mark(source, FINDINGS, marked) == len(CELLS)
    clear(marked, cleared)
    assert unmeant(source, marked, [FORM]) == []
    assert list(parts(cleared).items()) == list(parts(source).items())


def test_taking_marks_back_one_by_one_changes_nothing_else(source: Path, tmp_path: Path):
    mark(source, FINDINGS, tmp_path / "marked.xlsm")
    package = Package.open(tmp_path / "marked.xlsm")
    undo(package, read_records(package) or ())
    originals.forget(package)
    package.save(tmp_path / "undone.xlsm")
    assert unmeant(source, tmp_path / "undone.xlsm", [FORM], UNDOING, dropped="calcChain") == []


def test_restoring_a_formula_changes_nothing_else(source: Path, tmp_path: Path):
    assert restore_figures(source, [FIGURE], tmp_path / "b.xlsm") == 1
    found = unmeant(source, tmp_path / "b.xlsm", [FORM], RESTORING, dropped="calcChain", cells=[f"{FORM}!E4"])
    assert found == []


@pytest.mark.parametrize("name", FEATURES)
def test_the_parts_of_a_feature_stay_byte_for_byte(name: str, tmp_path: Path):
    source = with_features(tmp_path / "a.xlsm", FEATURES[name])
    mark(source, FINDINGS, tmp_path / "b.xlsm")
    before, after = parts(source), parts(tmp_path / "b.xlsm")
    assert {part: after[part] for part in FEATURES[name].parts} == {part: before[part] for part in FEATURES[name].parts}
    for part, _, text in FEATURES[name].inserts:
        assert text.encode() in after[part]


@needs_validator
def test_a_marked_copy_has_no_error_its_source_has_not(tmp_path: Path):
    source = with_features(tmp_path / "a.xlsm", *FEATURES.values())
    mark(source, FINDINGS, tmp_path / "b.xlsm")
    assert schema_errors(tmp_path / "b.xlsm") == schema_errors(source)


def test_a_changed_copy_of_a_signed_workbook_says_so(tmp_path: Path):
    source = with_features(tmp_path / "a.xlsx", FEATURES["digital signature"])
    plain = by_xlsxwriter(tmp_path / "p.xlsx")
    mark(source, FINDINGS, tmp_path / "b.xlsx")
    mark(plain, FINDINGS, tmp_path / "q.xlsx")
    clear(tmp_path / "b.xlsx", tmp_path / "c.xlsx")

    assert "数字签名" in signature_remark(source, tmp_path / "b.xlsx")
    assert signature_remark(source, tmp_path / "c.xlsx") == ""
    assert signature_remark(plain, tmp_path / "q.xlsx") == ""


SHEET = "xl/worksheets/sheet1.xml"
TAMPERED = {
    "a part not concerned": ({"xl/theme/theme1.xml": b"<a/>"}, "not concerned"),
    "a value": ({SHEET: (b"129.6", b"129.7")}, "text '129.6' became '129.7'"),
    "an element gone": ({SHEET: (b"<pageMargins", b"<pageMarginz")}, "gone"),
    "an attribute": ({SHEET: (b'type="list"', b'type="none"')}, "@type"),
    "another namespace": ({SHEET: (b"<worksheet ", b'<worksheet xmlns:q="urn:q" ')}, "namespaces"),
    "a drawing": ({"xl/drawings/vmlDrawing1.vml": (b"<x:Row>", b"<x:Raw>")}, "shapes"),
}


@pytest.mark.parametrize(("changes", "told"), TAMPERED.values(), ids=TAMPERED)
def test_the_comparison_itself_sees_every_kind_of_damage(tmp_path: Path, changes, told: str):
    source = by_xlsxwriter(tmp_path / "a.xlsx")
    found = parts(source)
    new = {name: found[name].replace(*how) if isinstance(how, tuple) else how for name, how in changes.items()}
    damaged = rewritten(source, tmp_path / "b.xlsx", new)
    assert told in " ".join(unmeant(source, damaged, [FORM]))
