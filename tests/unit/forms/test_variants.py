"""Structural variants of a form, as text export, as Word table and as sheet."""

import tomllib
from pathlib import Path

import pytest
from support.grids import sheet_grid
from support.word_forms import build_docx

from xltools.documents.text import text_grid
from xltools.documents.word import read_word
from xltools.forms import read_grid

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "forms" / "variants.toml").read_text(encoding="utf-8"))[
    "case"
]
TABLES = [case for case in CASES if case.get("only") != "text"]
NAMES = (
    "caption",
    "department",
    "project",
    "budget",
    "leader",
    "phone",
    "address",
    "postcode",
    "project_type",
    "goal",
    "remarks",
)


def source_text(case):
    return case["text"].strip("\n").replace("⇥", "\t") + "\n"


def check(reading, expect, *, sheet=False):
    assert len(reading.declarations) == expect.get("forms", 2 if "second" in expect else 1)
    if not reading.declarations:
        assert [problem.fatal for problem in reading.problems] == [True]
        return
    first = reading.declarations[0]
    check_declaration(first, expect)
    if "second" in expect:
        check_declaration(reading.declarations[1], expect["second"])
    if "unplaced" in expect:
        assert [item.text for declaration in reading.declarations for item in declaration.unplaced][
            : len(expect["unplaced"]) + 1
        ] == (expect["unplaced"] + (["9"] if "- 7 -" in expect["unplaced"] else []))
    assert all(item.place.cell for item in first.indicators and [first.indicators[0].field]) or not sheet


def check_declaration(declaration, expect):
    for name in NAMES:
        if name in expect:
            assert declaration.text(name) == expect[name], name
    for name in ("title", "label_unit"):
        if name in expect:
            assert getattr(declaration, name) == expect[name]
    assert all(name in declaration.fields for name in expect.get("has", []))
    assert not any(name in declaration.fields for name in expect.get("lacks", []))
    named = [row for row in declaration.indicators if not row.placeholder]
    if "rows" in expect:
        assert [[row.block, row.level1, row.level2, row.text] for row in named] == expect["rows"]
    for index, written in expect.get("written", {}).items():
        assert named[int(index)].level2_written == written
    if "written" in expect:
        assert sum(row.level2_written is not None for row in named) == len(expect["written"])
    for index, written in expect.get("level1_written", {}).items():
        assert declaration.indicators[int(index)].level1_written == written
    if "fillers" in expect:
        assert sum(row.placeholder for row in declaration.indicators) == expect["fillers"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_text_exports_are_read(case):
    check(read_grid(text_grid(source_text(case), "a.txt")), case["expect"])


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case["name"])
def test_word_tables_are_read_alike(case, tmp_path):
    check(read_grid(read_word(build_docx(source_text(case), tmp_path / "a.docx"))), case["expect"])


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case["name"])
def test_sheets_are_read_alike(case):
    check(read_grid(sheet_grid(text_grid(source_text(case), "a.xlsx"))), case["expect"], sheet=True)
