"""The rows of a form as they wait for what merging decides."""

import re
from dataclasses import replace

import pytest
from support.ten_projects import project as ten

from xltools.analysis import analyse
from xltools.workbooks.cells import cell_text
from xltools.workbooks.master import slots, tables
from xltools.workbooks.master.drawn import figures_of
from xltools.workbooks.master.listed import FILLED, ListedForm, list_form
from xltools.workbooks.master.listed import filling as filled
from xltools.workbooks.master.slots import fill, filling
from xltools.workbooks.streamed_sheet import NAMES

PROJECT = analyse(ten(1))
FORM = list_form(PROJECT, figures_of(PROJECT))
WHOLE = (slots.DEPARTMENT, slots.NUMBER, slots.UNIT_CODE, slots.SHA256, slots.SHEET, *slots.COUNTS.values())
SLOTS = (slots.ROW, slots.SHEET_LOOK, slots.FILE_LOOK, *WHOLE, *slots.LOOKS.values())


def test_every_row_leaves_open_what_merging_decides() -> None:
    counts = "".join(slots.COUNTS.values())
    everywhere = slots.ROW + slots.DEPARTMENT + slots.NUMBER + slots.SHEET + slots.SHEET_LOOK
    for rows, own in (
        (FORM.project, slots.UNIT_CODE + slots.FILE_LOOK + counts),
        (FORM.indicators, counts),
        (FORM.origins, slots.SHA256 + slots.FILE_LOOK),
    ):
        for row in rows:
            open_ones = set(row.cells.decode()) & set(SLOTS)
            assert open_ones == {*everywhere, *own} | (open_ones & set(slots.LOOKS.values()))


def test_every_column_has_its_cell() -> None:
    for table, rows in (
        (tables.PROJECTS, FORM.project),
        (tables.INDICATORS, FORM.indicators),
        (tables.ORIGINS, FORM.origins),
    ):
        letters = [f'<c r="{name}{slots.ROW}"' for name in NAMES[: len(table.columns)]]
        for row in rows:
            cells = row.cells.decode()
            assert re.findall(f'<c r="[A-Z]+{slots.ROW}"', cells) == letters
            assert cells.count("<c ") == cells.count("/>") + cells.count("</c>") + open_cells(cells)


def open_cells(cells: str) -> int:
    """How many cells have a slot for what they hold."""
    return sum(map(cells.count, WHOLE))


def test_no_slot_is_a_character_a_cell_can_hold() -> None:
    assert cell_text("".join(SLOTS)) == ""
    assert len(set(SLOTS)) == len(SLOTS)


def written(text: str) -> ListedForm:
    """The rows of a form whose first indicator says this."""
    declaration = PROJECT.declaration
    first, *others = declaration.indicators
    own = replace(first, field=replace(first.field, raw=text), placeholder=False)
    project = analyse(replace(declaration, indicators=(own, *others)))
    return list_form(project, figures_of(project))


def test_slots_in_what_people_wrote_are_none() -> None:
    row = written("合格率95%以上" + "".join(SLOTS)).indicators[0]
    assert "<t>合格率95%以上</t>" in row.cells.decode()
    assert row.height > 0


@pytest.mark.parametrize("text", ["%s", "%(年度)s", "100%%", "%"])
def test_what_people_wrote_is_no_format(text: str) -> None:
    declaration = PROJECT.declaration
    fields = {**declaration.fields, "project": replace(declaration.fields["project"], raw=text)}
    project = analyse(replace(declaration, fields=fields))
    listed = list_form(project, figures_of(project))
    for row in (*listed.project, *listed.indicators, *listed.origins):
        assert f"<t>{text}</t>" in row.cells.decode()
    assert f"<t>{text}</t>" in written(text).indicators[0].cells.decode()


def test_all_slots_are_filled_in() -> None:
    found = filling({slots.ROW: "7", slots.NUMBER: "><v>1</v></c>"})
    assert fill(f'<c r="C{slots.ROW}"{slots.NUMBER}'.encode() * 2, found) == b'<c r="C7"><v>1</v></c>' * 2


def test_there_is_a_row_for_the_form_each_indicator_and_each_figure() -> None:
    assert len(FORM.project) == 1
    assert [row.indicator for row in FORM.indicators] == list(range(len(PROJECT.declaration.indicators)))
    assert FORM.origins[0].field == "budget"
    assert FORM.origins[0].fed
    assert all((row.indicator is None) == (row.field is not None) for row in FORM.origins)


def test_what_is_filled_in_is_said() -> None:
    own = next(one for one in PROJECT.declaration.indicators if one.text)
    assert filled(replace(own, placeholder=False)) == FILLED
    assert filled(replace(own, placeholder=True)) == "未填"
