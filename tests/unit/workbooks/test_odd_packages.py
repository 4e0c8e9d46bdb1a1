"""What other producers write into a package: alternatives, numbers that are none, cells without addresses."""

from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree
from support.workbook_makers import FORM, by_hand, by_openpyxl, parts, rewritten

from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.workbooks.marks.marking import clear, mark
from xltools.workbooks.package import vml
from xltools.workbooks.package.cells import Cells
from xltools.workbooks.package.markup import number, parse
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Spot
from xltools.workbooks.package.styles import Styles
from xltools.workbooks.reading.contents import load_contents
from xltools.workbooks.reading.formulas import sheet_facts

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ALTERNATIVES = (
    '<!-- by another program --><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="hs" xmlns:hs="urn:h"><xf fillId="9" borderId="0"/></mc:Choice>'
    '<mc:Fallback><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0"/></mc:Fallback></mc:AlternateContent></cellXfs>'
)


def with_alternatives(folder: Path) -> Path:
    """A format in two versions, after the others; B3 is shown in it."""
    source = by_openpyxl(folder / "a.xlsx")
    found = parts(source)
    count = found["xl/styles.xml"].split(b"<cellXfs", 1)[1].split(b"</cellXfs>")[0].count(b"<xf ")
    styles = found["xl/styles.xml"].replace(b"</cellXfs>", ALTERNATIVES.encode())
    sheet = found["xl/worksheets/sheet1.xml"].replace(b'<c r="B3"', f'<c s="{count}" r="B3"'.encode())
    return rewritten(source, folder / "b.xlsx", {"xl/styles.xml": styles, "xl/worksheets/sheet1.xml": sheet})


def finding(cell: str) -> Finding:
    return Finding(rule="A05", name="x", severity="error", message="不符。", place=Place("a", sheet=FORM, cell=cell), project="甲", field="乙")  # fmt: skip


def test_a_format_in_alternative_versions_counts_once_and_is_never_copied(tmp_path: Path):
    source = with_alternatives(tmp_path)
    mark(source, [finding("B3")], tmp_path / "marked.xlsx")

    package = Package.open(tmp_path / "marked.xlsx")
    styles = Styles(package)
    marked = Cells(package.look("xl/worksheets/sheet1.xml")).style(Spot(3, 2))
    assert package.read("xl/styles.xml").count(b"AlternateContent>") == 1
    assert (styles.xf(marked).get("numFmtId"), styles.fill_color(marked)) == ("4", "FFF9CDB4")
    clear(tmp_path / "marked.xlsx", tmp_path / "cleared.xlsx")
    assert parts(tmp_path / "cleared.xlsx") == parts(source)


@pytest.mark.parametrize(
    ("written", "read"), [("3", 3), (" 3 ", 3), ("", 7), ("x", 7), ("-1", 7), ("1e3", 7), ("９", 7)]
)
def test_a_number_that_is_none_counts_as_absent(written: str, read: int):
    assert number(parse(f'<c s="{written}"/>'.encode(), "c"), "s", 7) == read


NUMBERS = {
    "format of a cell": (b'<c r="A1" ', b'<c s="" r="A1" '),
    "format of a row": (b'<row r="1"', b'<row customFormat="1" s="" r="1"'),
    "columns": (b"<sheetData>", b'<cols><col min="" max="x" hidden="1" style="-1"/></cols><sheetData>'),
}


@pytest.mark.parametrize(("old", "new"), NUMBERS.values(), ids=NUMBERS)
def test_a_sheet_with_numbers_that_are_none_is_marked_and_restored(tmp_path: Path, old: bytes, new: bytes):
    source = by_openpyxl(tmp_path / "a.xlsx")
    part = "xl/worksheets/sheet1.xml"
    changed = parts(source)[part].replace(old, new, 1)
    assert changed != parts(source)[part]
    odd = rewritten(source, tmp_path / "b.xlsx", {part: changed})

    assert mark(odd, [finding("A1"), finding("C9")], tmp_path / "marked.xlsx") == 2
    clear(tmp_path / "marked.xlsx", tmp_path / "cleared.xlsx")

    assert parts(tmp_path / "cleared.xlsx") == parts(odd)


def test_a_row_without_a_proper_number_follows_its_neighbour():
    cells = Cells(
        parse(f'<worksheet xmlns="{MAIN}"><sheetData><row r="one"><c/></row></sheetData></worksheet>'.encode(), "s")
    )
    assert [at for at, _ in cells.spots()] == [Spot(1, 1)]


def test_a_font_size_that_is_none_is_the_standard_one(tmp_path: Path):
    source = by_openpyxl(tmp_path / "a.xlsx")
    styles = parts(source)["xl/styles.xml"].replace(b'<sz val="11"', b'<sz val="groot"')
    package = Package.open(rewritten(source, tmp_path / "b.xlsx", {"xl/styles.xml": styles}))
    formats = Styles(package)
    assert formats.font_size(formats.xf(0)) == 11


def test_formulas_and_errors_of_cells_without_addresses_are_counted_from_their_neighbours():
    xml = (
        f'<worksheet xmlns="{MAIN}"><f>9</f><sheetData><row><c/><c><f>A1*2</f></c></row><row r="4"><c r="C4"/>'
        '<c t="e"><v>#N/A</v></c><c r="?"><f t="shared" si="0" ref="E4">B1</f></c></row></sheetData></worksheet>'
    )
    facts = sheet_facts(xml.encode(), "sheet")
    assert (facts.formulas, facts.errors) == ({"B1": "A1*2", "E4": "B1"}, {"D4": "#N/A"})


def test_a_workbook_without_addresses_is_read(tmp_path: Path):
    cells = [cell for row in load_contents(by_hand(tmp_path / "a.xlsx"))[0].cells.grid().rows for cell in row.cells]
    assert [(cell.place.cell, cell.text, cell.number) for cell in cells][:2] == [
        ("A1", "东城", None),
        ("B1", "1", Decimal(1)),
    ]


FRAME = '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">'
BOX = '<{v}shape id="_x0000_s1025"><{x}ClientData ObjectType="Note"><{x}Row>3</{x}Row><{x}Column>1</{x}Column></{x}ClientData></{v}shape>'
OTHER = BOX.format(v="n:", x="m:").replace(
    "<n:shape", '<n:shape xmlns:n="urn:schemas-microsoft-com:vml" xmlns:m="urn:schemas-microsoft-com:office:excel"'
)
DRAWINGS = {
    "usual": f"{FRAME}{BOX.format(v='v:', x='x:')}</xml>",
    "other prefixes": f"<xml>{OTHER}</xml>",
    "a prefix at the root": f'<a:xml xmlns:a="urn:a">{OTHER}</a:xml>',
    "empty": "<xml/>",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("drawing", DRAWINGS.values(), ids=DRAWINGS)
def test_a_drawing_of_any_make_takes_a_box_and_gives_it_back(drawing: str, encoding: str):
    before = drawing.encode(encoding)
    after = vml.with_notes(before, {Spot(9, 2): "注"})
    boxes = [element.text for element in etree.fromstring(after).iter("{urn:schemas-microsoft-com:office:excel}Row")]
    assert boxes == (["8"] if drawing == "<xml/>" else ["3", "8"])

    cleared = vml.without_notes(after, {Spot(9, 2)})
    left = [element.text for element in etree.fromstring(cleared).iter("{urn:schemas-microsoft-com:office:excel}Row")]
    assert left == boxes[:-1]
    assert vml.has_shapes(cleared) == bool(left)
    assert not vml.has_shapes(vml.without_notes(cleared, {Spot(4, 2)}))


def test_a_drawing_in_no_encoding_is_edited_all_the_same():
    assert b"_x0000_s" in vml.with_notes(b"\xff\xfe\x00\xd8</xml>", {Spot(1, 1): "x"})
