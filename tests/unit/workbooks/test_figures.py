"""The figures a department workbook computes, and formulas that were overwritten or changed."""

from decimal import Decimal
from pathlib import Path

import pytest
from support.declarations import declaration
from support.edited import edited, unmerged
from support.round_trip import write_declarations

from xltools.workbooks.package.markup import parse
from xltools.workbooks.reading.formulas import moved, plain_formulas, same_formula, sheet_facts
from xltools.workbooks.reading.workbook import read_workbook

FORMS = (
    declaration(),
    declaration(project="行道树修剪", caption="行道树修剪", budget="35.2", label_unit="万元", cost="共计36万元。"),
    declaration(project="花坛", caption="花坛", budget="待定", cost="按实际发生支付。"),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_declarations(tmp_path_factory.mktemp("数字") / "绿化科.xlsx", FORMS)


def test_cached_values_are_there_without_recalculation(path):
    workbook = read_workbook(path)

    values = {(figure.key, figure.position): figure.value for figure in workbook.figures}
    assert values == {
        ("sheet.items", 1): Decimal(120000),
        ("sheet.items_budget", 1): Decimal(120000),
        ("sheet.items_difference", 1): Decimal(0),
        ("sheet.budget", 1): Decimal(120000),
        ("sheet.cost", 1): Decimal(120000),
        ("sheet.difference", 1): Decimal(0),
        ("sheet.items", 2): Decimal(360000),
        ("sheet.items_budget", 2): Decimal(352000),
        ("sheet.items_difference", 2): Decimal(8000),
        ("sheet.budget", 2): Decimal(352000),
        ("sheet.cost", 2): Decimal(360000),
        ("sheet.difference", 2): Decimal(8000),
        ("sheet.items", 3): None,
        ("sheet.items_budget", 3): None,
        ("sheet.items_difference", 3): None,
        ("sheet.budget", 3): None,
        ("sheet.cost", 3): None,
        ("sheet.difference", 3): None,
        ("row.budget", 1): Decimal(120000),
        ("row.budget_wan", 1): Decimal(120000),
        ("row.cost", 1): Decimal(120000),
        ("row.difference", 1): Decimal(0),
        ("row.budget", 2): Decimal(352000),
        ("row.budget_wan", 2): Decimal(352000),
        ("row.cost", 2): Decimal(360000),
        ("row.difference", 2): Decimal(8000),
        ("row.budget", 3): None,
        ("row.budget_wan", 3): None,
        ("row.cost", 3): None,
        ("row.difference", 3): None,
        ("total.budget", None): Decimal(472000),
        ("total.budget_wan", None): Decimal(472000),
        ("total.cost", None): Decimal(480000),
        ("total.difference", None): Decimal(8000),
    }
    assert not any(figure.typed for figure in workbook.figures)
    assert workbook.changes == ()


def formula_changes(workbook):
    return [(change.kind, change.place.sheet, change.place.cell) for change in workbook.changes]


def test_a_number_typed_over_a_formula_is_reported_with_both(path):
    def change(book):
        book["汇总"]["E8"] = 500000

    workbook = edited(path, change)

    assert formula_changes(workbook) == [("formula-overwritten", "汇总", "E8")]
    assert workbook.changes[0].expected == "=ROUND(SUM(E5:E7),2)"
    assert workbook.changes[0].found == "500000"
    figure = next(figure for figure in workbook.figures if figure.key == "total.budget")
    assert (figure.value, figure.typed, figure.unit) == (Decimal(500000), True, "元")


def test_figures_in_ten_thousands_are_given_in_yuan(path):
    def change(book):
        book["汇总"]["F8"] = 50

    figure = next(figure for figure in edited(path, change).figures if figure.key == "total.budget_wan")

    assert (figure.value, figure.unit) == (Decimal(500000), "万元")


def test_a_cleared_formula_is_reported(path):
    def change(book):
        book["01_社区绿化养护"]["I4"] = None

    assert formula_changes(edited(path, change)) == [("formula-overwritten", "01_社区绿化养护", "I4")]


def test_another_formula_is_reported(path):
    def change(book):
        book["汇总"]["E8"] = "=SUM(E5:E6)"

    workbook = edited(path, change)

    assert formula_changes(workbook) == [("formula-changed", "汇总", "E8")]
    assert workbook.changes[0].found == "=SUM(E5:E6)"


def test_an_error_in_place_of_a_figure_is_reported(path):
    def change(book):
        book["汇总"]["E8"] = "#REF!"

    assert formula_changes(edited(path, change)) == [("error-value", "汇总", "E8")]


def test_a_deleted_summary_is_reported(path):
    def change(book):
        del book["汇总"]

    assert formula_changes(edited(path, change)) == [("sheet-missing", "汇总", None)]


def test_a_project_typed_into_the_summary_is_reported(path):
    def change(book):
        sheet = unmerged(book["汇总"])
        sheet.insert_rows(6)
        sheet["B6"], sheet["E6"] = "另一项目", 10000

    workbook = edited(path, change)

    assert ("row-added", "汇总", "B6") in formula_changes(workbook)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("SUM(E5:E7)", "=sum( $E$5:E7 )", True),
        ("'01_甲'!$I$5", "01_甲!I5", True),
        ('IF(A1="是",1,"")', 'IF(A1="是", 1, "")', True),
        ('IF(A1="是",1,"")', 'IF(A1="是 ",1,"")', False),
        ("SUM(E5:E7)", "SUM(E5:E8)", False),
    ],
)
def test_formulas_are_compared_without_their_looks(first, second, same):
    assert same_formula(first, second) is same


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("E5/10000", "F7/10000"),
        ("$E5+E$5+$E$5", "$E7+F$5+$E$5"),
        ("SUM(E5:E7)", "SUM(F7:F9)"),
        ('IF(E5="E5",1,0)', 'IF(F7="E5",1,0)'),
        ("'E5 表'!E5", "'E5 表'!F7"),
        ("LOG10(E5)", "LOG10(F7)"),
        ("预算_E5*2", "预算_E5*2"),
    ],
)
def test_a_formula_filled_down_is_moved(formula, expected):
    assert moved(formula, 2, 1) == expected


def test_a_formula_shared_by_a_column_is_known_in_every_cell():
    xml = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
    <row r="5"><c r="F5"><f t="shared" ref="F5:F6" si="0">E5/10000</f><v>1</v></c></row>
    <row r="6"><c r="F6"><f t="shared" si="0"/><v>2</v></c><c r="G6" t="e"><v>#REF!</v></c></row>
    </sheetData></worksheet>"""

    facts = sheet_facts(xml.encode(), "sheet1.xml")

    assert facts.formulas == {"F5": "E5/10000", "F6": "E6/10000"}
    assert facts.errors == {"G6": "#REF!"}


HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
PLAIN_CELLS = '<c r="A1" s="3" t="str"><f>IF(B1&lt;&gt;&quot;元&amp;&quot;,1,&#50;)</f><v>1</v></c><c r="B1"><f aca="false">A1</f></c>'


@pytest.mark.parametrize(
    ("head", "cells", "plain"),
    [
        (HEAD, PLAIN_CELLS, {"A1": 'IF(B1<>"元&",1,2)', "B1": "A1"}),
        (HEAD, "<c r='A1'><v>1</v></c>", {}),
        (HEAD, "<c r='A1'><f>B1</f></c>", None),
        (HEAD, '<c r="A1"><f t="shared" si="0" ref="A1:A2">B1</f></c>', None),
        (HEAD, '<c r="A1"><!-- <f>B1</f> --></c>', None),
        (HEAD, '<c r="A1"><f><![CDATA[B1]]></f></c>', None),
        (HEAD, "<c><f>B1</f></c>", None),
        (HEAD, '<c r="A1" t="e"><f>B1</f><v>#REF!</v></c>', None),
        (HEAD, '<c r="A1"><f/></c>', None),
        (HEAD.replace("UTF-8", "GB18030"), PLAIN_CELLS, None),
        ("", PLAIN_CELLS, None),
    ],
)  # fmt: skip
def test_formulas_of_the_usual_shape_are_found_without_the_tree(head, cells, plain):
    xml = f'{head}<worksheet {SPACE}><sheetData><row r="1">{cells}</row></sheetData></worksheet>'
    data = xml.encode("gb18030" if "GB" in head else "utf-8")

    assert plain_formulas(data) == plain
    if plain is not None:
        root = parse(data, "sheet1.xml")
        assert {one.getparent().get("r"): one.text for one in root.iter("{*}f")} == plain


def test_half_a_sheet_is_left_to_the_tree():
    assert plain_formulas(f'{HEAD}<worksheet {SPACE}><sheetData><row r="1">{PLAIN_CELLS}'.encode()) is None
    assert plain_formulas(HEAD.encode() + b'<worksheet><c r="A1"><f>\xff</f></c></worksheet>') is None
