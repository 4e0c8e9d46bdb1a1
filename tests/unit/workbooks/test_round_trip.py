"""What a workbook gives back is what the source said, exactly."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.declarations import declaration
from support.round_trip import declarations, without_places, write_declarations
from support.shared import SEED_TEXT, needs_seed

from xltools.documents.text import read_text
from xltools.forms import read_grid
from xltools.workbooks.reading.workbook import read_workbook


def numbered(forms):
    return [without_places(replace(form, position=number)) for number, form in enumerate(forms, start=1)]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(forms=st.lists(declarations(), min_size=1, max_size=2).map(tuple))
def test_any_declarations_are_read_back_exactly(tmp_path: Path, forms):
    path = write_declarations(tmp_path / "往返.xlsx", forms)

    workbook = read_workbook(path)

    assert [without_places(form) for form in workbook.declarations] == numbered(forms)
    assert workbook.changes == ()


@needs_seed
def test_the_real_forms_are_read_back_exactly(tmp_path: Path):
    forms = read_grid(read_text(SEED_TEXT)).declarations

    workbook = read_workbook(write_declarations(tmp_path / "真实.xlsx", forms))

    assert [without_places(form) for form in workbook.declarations] == [without_places(form) for form in forms]
    assert workbook.changes == ()


LONG = "第一项工作按月开展，" * 320


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param({"goal": LONG, "cost": LONG, "remarks": LONG}, id="three thousand characters"),
        pytest.param({"goal": "一\n" * 300}, id="three hundred lines"),
        pytest.param({"goal": "项" * 32_767}, id="as much as a cell holds"),
        pytest.param({"quantity": ("甲", "乙"), "cost": ("甲12万元", "乙3万元")}, id="two output blocks"),
        pytest.param({"economic": None, "environment": None, "remarks": None}, id="rows left out"),
        pytest.param({"written": {"quantity": "10"}}, id="an overwritten label"),
        pytest.param({"written": {"schedule": "产出时效指标"}}, id="a label by another name"),
        pytest.param({"fillers": ("", "另立的指标")}, id="filler rows with and without text"),
        pytest.param({"phone": "=1+1", "remarks": "+8610", "goal": "@某单位", "address": "-1号"}, id="formula signs"),
        pytest.param({"phone": "013800000000", "postcode": "000100"}, id="leading zeros"),
    ],
)
def test_special_texts_are_read_back_exactly(tmp_path: Path, texts):
    form = declaration(**texts)

    workbook = read_workbook(write_declarations(tmp_path / "往返.xlsx", (form,)))

    assert [without_places(one) for one in workbook.declarations] == [without_places(form)]


def test_places_of_a_read_workbook_are_its_cells(tmp_path: Path):
    path = write_declarations(tmp_path / "往返.xlsx", (declaration(),))

    form = read_workbook(path).declarations[0]

    assert {(p.file, p.sheet) for p in (form.place, form.fields["goal"].place)} == {(str(path), "01_社区绿化养护")}
    assert form.fields["budget"].place.cell == "E4"
    assert [indicator.field.place.cell for indicator in form.indicators] == [f"D{row}" for row in range(10, 19)]


def test_a_control_character_in_the_chosen_type_does_not_break_the_summary(tmp_path: Path):
    form = declaration(project_type="√4.其他\x07一般类", department="绿化\x07科", leader="张\x0b某")

    workbook = read_workbook(write_declarations(tmp_path / "甲.xlsx", (form,)))

    assert [without_places(one) for one in workbook.declarations] == [without_places(form)]
