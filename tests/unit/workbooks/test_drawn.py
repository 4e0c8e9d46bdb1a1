"""A form's sheet is drawn once, anywhere, and fits every master."""

import io
from dataclasses import replace
from decimal import Decimal

import msgspec
import openpyxl
import pytest
from support.declarations import declaration
from support.submissions import blank_form, form

from xltools.analysis import analyse
from xltools.analysis.facts import Project
from xltools.forms.beijing_2019 import FORM
from xltools.model.declaration import Unplaced
from xltools.model.place import Place
from xltools.workbooks.department.layout import WIDTHS, SheetTarget, lay_out, place_form
from xltools.workbooks.department.page_setup import header_text
from xltools.workbooks.master.drawn import DrawnForm, draw_form, figures_of, part
from xltools.workbooks.master.form_formats import FormFormats, usual_looks
from xltools.workbooks.master.moving import moved
from xltools.workbooks.new_workbook import NewWorkbook

LONG = "保障社区服务，按季度核实。" * 400


def forms() -> list[Project]:
    """Ordinary ones, empty ones, odd amounts, and texts that need every size and several pages."""
    usual = form("甲", "绿化")
    long_name = replace(usual.declaration, fields=usual.declaration.fields | {
        "project": replace(usual.declaration.fields["project"], raw="长项目名称" * 120),
        "goal": replace(usual.declaration.fields["goal"], raw=LONG),
    })  # fmt: skip
    return [
        usual,
        blank_form(),
        form("乙", "=1+1 & <b>", "0.001", cost="-5.5"),
        form("丙", "很大", "9" * 15, cost=None),
        form("丁", "更大", "9" * 17),
        form("戊", "没有金额", None, cost="12.34"),
        replace(usual, declaration=long_name),
    ]


def odd_forms() -> list[Project]:
    """Without fields and rows, with several blocks, texts left over, fields of another version, 项目明细, and many pages."""
    row = ("保洁", "3000", "4", "10", None)
    rows = {"goal": "甲\n" * 150, "quantity": ("乙\n" * 200, "丙"), "remarks": None}
    lump = ("一次性购置\n（含运费）", "", "", "", "2800.5")
    declarations = [
        declaration(department="甲&乙<丙>_x000B_" + "长" * 50, cost=None, social=None, fillers=("填充",)),
        declaration(items=[row]),
        declaration(items=[row, lump, row], **rows),
        declaration(extra={"supervisor": "主管", "annual_fiscal": "120000"}, beside="左侧", phone=None),
        declaration(budget="九万元左右", benefit_title="效益", written={"quality": "质量\n（二）"}, items=[lump]),
    ]
    somewhere = declarations[0]
    fields = {
        name: replace(field, place=Place(somewhere.file, "表", f"B{row}"))
        for row, (name, field) in enumerate(somewhere.fields.items(), 2)
    }
    placed = replace(somewhere, fields=fields, place=Place(somewhere.file, "表", "A1"))
    unfilled = replace(placed, absent={(1, "产出成本指标"): Place(somewhere.file, "表", "D9")})
    return [analyse(one) for one in (*declarations, placed, unfilled)]


def sheet_of(drawn: DrawnForm, *before: DrawnForm) -> openpyxl.worksheet.worksheet.Worksheet:
    """The sheet in a workbook that takes others first."""
    content = io.BytesIO()
    with NewWorkbook(content) as book:
        formats = FormFormats(book)
        for number, one in enumerate((*before, drawn)):
            book.add_worksheet(f"表{number}").part = part(one, formats, ())
    return openpyxl.load_workbook(content).worksheets[-1]


@pytest.mark.parametrize("project", forms(), ids=lambda one: one.declaration.project[:6])
def test_the_sheet_is_the_one_that_was_laid_out(project: Project) -> None:
    layout = place_form(project, SheetTarget("", "表", "", FORM, FORM.title))
    drawn = draw_form(project)
    others = [draw_form(one) for one in forms()[-2:]]
    sheet = sheet_of(drawn, *others)
    for region in layout.regions:
        cell = sheet.cell(region.top + 1, region.left + 1)
        if isinstance(region.value, Decimal):
            assert cell.value in (float(region.value), f"={region.formula}")
        elif not region.formula:
            assert (cell.value or "") == region.value
        if region.size:
            assert cell.font.sz == region.size
        assert (cell.border.left.style == "medium") == ("L" in region.sides)
        assert (cell.border.bottom.style == "medium") == ("B" in region.sides)
    assert drawn.printed_rows == len(layout.printed.heights)
    assert [round(sheet.row_dimensions[row + 1].height, 2) for row, height in enumerate(layout.heights) if height] == [
        round(height, 2) for height in layout.heights if height
    ]


@pytest.mark.parametrize("project", forms(), ids=lambda one: one.declaration.project[:6])
def test_the_figures_are_known_without_drawing(project: Project) -> None:
    assert figures_of(project) == draw_form(project).figures


def test_a_drawn_form_is_plain_values_and_depends_on_nothing_drawn_before() -> None:
    alone = draw_form(forms()[0])
    for project in forms():
        drawn = draw_form(project)
        assert msgspec.msgpack.decode(msgspec.msgpack.encode(drawn), type=DrawnForm) == drawn
    assert draw_form(forms()[0]) == alone
    assert alone.looks == ()
    assert draw_form(forms()[-1]).looks


def test_formats_have_the_same_numbers_in_every_workbook() -> None:
    first, second = (FormFormats(NewWorkbook(io.BytesIO())) for _ in range(2))
    looks = tuple(usual_looks())
    assert [first.number_of(look) for look in looks] == [second.number_of(look) for look in reversed(looks)][::-1]
    assert first.usual < 400


@pytest.mark.parametrize("project", odd_forms())
def test_places_are_those_of_the_department_s_own_sheet(project: Project) -> None:
    source = project.declaration
    layout = lay_out(project, SheetTarget("", "表", "", FORM, FORM.title))
    drawn = draw_form(project)
    own, expected = source.place.sheet, {}
    for place, target in moved(source, layout.declaration).items():
        if place.sheet == own:
            expected.setdefault((place.cell, place.spot), target.cell)
    assert list(drawn.spots) == list(expected.items())
    assert dict(drawn.fields) == {name: field.place.cell for name, field in layout.declaration.fields.items()}
    assert list(drawn.indicators) == [one.field.place.cell for one in layout.declaration.indicators]
    figures = layout.figures
    assert (drawn.figures.budget, drawn.figures.cost) == (figures.budget, figures.cost)
    assert drawn.figures.difference is None or drawn.figures.difference == figures.difference


@pytest.mark.parametrize("project", odd_forms())
def test_what_surrounds_the_cells_is_what_the_form_needs(project: Project) -> None:
    drawn, form = draw_form(project), place_form(project, SheetTarget("", "表", "", FORM, FORM.title))
    sheet = sheet_of(drawn)
    pages, table = form.printed.pages, form.cost_table
    assert sheet.dimensions == f"A1:J{len(form.heights)}"
    assert [one.id for one in sheet.row_breaks.brk] == list(pages.breaks)
    assert (sheet.page_setup.fitToHeight == 0) == (not pages.shrunk)
    assert sheet.oddHeader.left.text == header_text(project.declaration.department)
    ranges = {str(one.sqref) for one in sheet.conditional_formatting}
    first, last, state = (table.first + 1, table.last + 1, table.cells["state"]) if table else (0, 0, "")
    amounts = f"F{first}" if first == last else f"F{first}:F{last}"
    assert ranges == ({"I3:I17", amounts, state} if table else {"I3:I17"})
    rules = [rule.formula[0] for one in sheet.conditional_formatting for rule in one.rules]
    assert sum(f"F{first}" in rule for rule in rules) == (2 if table else 0)
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJ"]
    assert widths == pytest.approx([width + 0.71 for width in WIDTHS], abs=0.01)


def test_places_of_the_form_are_found_on_its_sheet() -> None:
    source = declaration()
    spots = dict(draw_form(analyse(source)).spots)
    place = source.field_place("budget")
    assert spots[place.cell, place.spot] == "E4"
    elsewhere = replace(source, fields=source.fields | {
        "goal": replace(source.fields["goal"], place=Place(source.file, "另一表", "Z99"))
    })  # fmt: skip
    assert ("Z99", None) not in dict(draw_form(analyse(elsewhere)).spots)


def test_a_form_may_have_any_number_of_rows() -> None:
    usual = form("甲", "绿化")
    texts = tuple(Unplaced(f"另附说明{number}", Place("甲.txt", spot=f"第 {number} 行")) for number in range(700))
    project = replace(usual, declaration=replace(usual.declaration, unplaced=texts))

    sheet = sheet_of(draw_form(project))

    assert sheet["A1"].value is not None
    assert sheet.max_row > len(texts)
