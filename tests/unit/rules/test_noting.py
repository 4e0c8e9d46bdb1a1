"""What is noted of a form says the same as the form, and takes little room."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from support.batches import different, forms
from support.declarations import project
from support.other_form import OTHER

from xltools.analysis.facts import Project
from xltools.model.declaration import FIELD_TITLES
from xltools.model.noted_form import BETWEEN, Note, NotedForm
from xltools.model.place import Place
from xltools.model.settings import RuleSetting, Settings
from xltools.rules.noting import note_form
from xltools.rules.rule import Answer, Batch, BatchRule, Defect
from xltools.rules.running import run_batch
from xltools.rules.spots import field_spot, indicator_spot, noted_spot

FORMS: dict[str, dict[str, Any]] = {
    "a clean form": {},
    "several output blocks": {
        "blocks": 2,
        "block_titles": ("产出指标一", "产出指标二"),
        "quantity": ("养护绿地8处。", "修剪行道树200株。"),
    },
    "a label that is not the form's": {"written": {"social": "社会 影响"}},
    "rows and fields left out": {"remarks": None, "economic": None, "budget": ""},
    "filler rows": {"fillers": ("", "另外一行")},
    "lines in a text": {"goal": "一是养护。\n二是修剪。", "social": ""},
}


@pytest.mark.parametrize("texts", FORMS.values(), ids=FORMS)
def test_it_says_what_the_form_says(texts: dict[str, Any]) -> None:
    one = project(**texts)
    declaration, noted = one.declaration, note_form(one)
    assert (noted.file, noted.position, noted.place) == (declaration.file, declaration.position, declaration.place)
    assert (noted.project, noted.department, noted.budget) == (
        declaration.project,
        declaration.department,
        one.budget.text,
    )
    for name in FIELD_TITLES:
        assert noted.text(name) == declaration.text(name)
        assert noted_spot(noted, name) == field_spot(declaration, name)
    for index, row in enumerate(declaration.indicators):
        assert (noted.text(index), noted.row_labels()[index]) == (row.text, row.level2)
        assert noted_spot(noted, index) == indicator_spot(declaration, index)
    assert noted.row_texts() == [row.text for row in declaration.indicators]


def test_places_in_a_workbook_are_cells() -> None:
    one = project()
    fields = {
        name: replace(field, place=Place("甲.xlsx", "01", f"B{number}"))
        for number, (name, field) in enumerate(one.declaration.fields.items(), start=3)
    }
    book = replace(one.declaration, file="甲.xlsx", place=Place("甲.xlsx", "01"), fields=fields)
    noted = note_form(replace(one, declaration=book))
    assert noted.place == Place("甲.xlsx", "01")
    assert noted.place_of("department") == Place("甲.xlsx", "01", "B4")


def test_the_character_between_texts_never_splits_one() -> None:
    noted = note_form(project(goal=f"前{BETWEEN}后", social="居民满意。"))
    assert noted.text("goal") == "前\ufffd后"
    assert "居民满意。" in noted.row_texts()


@pytest.mark.parametrize("texts", FORMS.values(), ids=FORMS)
def test_it_travels_as_bytes(texts: dict[str, Any]) -> None:
    noted = note_form(project(**texts))
    content = msgspec.msgpack.encode(noted)
    assert msgspec.msgpack.decode(content, type=NotedForm) == noted
    assert len(zlib.compress(content, 1)) < 1400


def test_forms_of_one_kind_share_labels_and_places() -> None:
    first, second = (note_form(one) for one in forms({}, OTHER))
    content = msgspec.msgpack.encode(second)
    again = msgspec.msgpack.decode(content, type=NotedForm)
    assert again.labels is first.labels
    assert again.places is first.places


def noted_rules(form: NotedForm) -> set[str]:
    return {note.rule for note in form.notes}


def test_a_rule_that_is_switched_off_notes_nothing() -> None:
    one = project()
    off = Settings(rules={"S02": RuleSetting(active=False)})
    assert noted_rules(note_form(one)) - noted_rules(note_form(one, off)) == {"S02"}


def test_notes_follow_the_parameters_of_the_office() -> None:
    one = project(goal="招聘讲解员，每人每月3000元；茶艺师每人每月4000元。")
    own = Settings(rules={"S06": RuleSetting(parameters={"occupations": ("茶艺师",)})})
    found = [
        [note.key for note in note_form(one, settings).notes if note.rule == "S06"] for settings in (Settings(), own)
    ]
    assert found == [["讲解员"], ["茶艺师"]]


def crash(one: Project) -> Iterator[Note]:
    yield Note("project")
    if one.declaration.position == 2:
        raise ZeroDivisionError


def conclude(batch: Batch) -> Iterator[Answer]:
    for form, note in batch.notes:
        assert note.where is not None
        yield Defect("样例。", noted_spot(form, note.where), position=form.position)


NOTING = BatchRule(id="S99", name="never-there", title="样例", page="", severity="error", check=conclude, note=crash)
OTHERS = BatchRule(id="S98", name="no-notes", title="样例", page="", severity="error", check=conclude)


def test_a_rule_gets_its_own_notes_in_the_order_of_the_forms() -> None:
    noted = tuple(note_form(replace_position(one), rules=(NOTING,)) for one in forms(*different(3)))
    found = run_batch(Batch(noted), rules=(NOTING, OTHERS)).findings
    assert [(one.rule, one.place.file) for one in found] == [("S99", f"{number}.txt") for number in (1, 2, 3)]


def test_a_rule_that_crashes_on_a_form_is_named_once() -> None:
    noted = tuple(note_form(project(file=f"{position}.txt", position=position), rules=(NOTING,)) for position in (1, 2))
    assert (noted[1].notes, noted[1].failures) == ((), (("S99", "ZeroDivisionError"),))
    outcome = run_batch(Batch(noted), rules=(NOTING,))
    assert [(one.rule, one.name, one.position) for one in outcome.findings] == [("S99", "rule-failed", None)]
    assert [(one.rule, one.reason, one.detail) for one in outcome.not_checked] == [
        ("S99", "rule-failed", "ZeroDivisionError")
    ]


def replace_position(one: Project) -> Project:
    return replace(one, declaration=replace(one.declaration, position=1))
