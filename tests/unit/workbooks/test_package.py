"""The package library: what it refuses, where it puts things."""

import io
import os
import zipfile
import zlib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from support.workbook_makers import FORM, by_hand, by_openpyxl, by_xlsxwriter, parts, rewritten

from xltools.files.limits import is_bomb, obeying
from xltools.model.limits import Limits
from xltools.model.problems import UnreadableSource, UserError
from xltools.workbooks.package import vml
from xltools.workbooks.package.cells import SHEET_ORDER, Cells
from xltools.workbooks.package.comments import add_notes, notes, remove_notes
from xltools.workbooks.package.markup import cell_string, detach, parse, serialize
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.references import Box, Spot, box, letters, spot
from xltools.workbooks.package.relationships import relationships
from xltools.workbooks.package.sheets import add_sheet, print_area, remove_sheet, sheets
from xltools.workbooks.package.strings import shared_strings
from xltools.workbooks.package.styles import Styles

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(inner: str) -> etree._Element:
    return parse(f'<worksheet xmlns="{MAIN}">{inner}</worksheet>'.encode(), "sheet")


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
REFUSED = {
    "not a zip": (b"<html><table></table></html>", "不是有效的"),
    "cut": (zipped({"a": b"x" * 5000})[:60], "不是有效的"),
    "old xls": (COMPOUND, "旧版 .xls"),
    "password": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
    "bomb": (zipped({"a.xml": b"0" * 9_000_000}), "压缩比异常"),
    "too many": (zipped({f"{n}": b"" for n in range(2001)}), "内部文件，远多于"),
    "two of a name": (zipped({"a.xml": b"", "A.xml": b""}), "重名"),
}


@pytest.mark.parametrize(("data", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_honest_workbook_is_refused_with_the_reason(tmp_path, data, words):
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(UnreadableSource, match=words):
        Package.open(tmp_path / "a.xlsx")


def test_sizes_are_limited_before_anything_is_inflated(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(zipped({"a": bytes(range(256)) * 40}))
    with obeying(Limits(unpacked=20_000)), pytest.raises(UnreadableSource, match="过大"):
        Package.open(tmp_path / "a.xlsx")
    with obeying(Limits(unpacked=10_000)), pytest.raises(UnreadableSource, match="展开后超过"):
        Package.open(tmp_path / "a.xlsx")


def test_what_is_no_file_of_an_honest_size_is_not_even_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.xlsx")
    with pytest.raises(UnreadableSource, match="不是普通文件"):
        Package.open(tmp_path / "pipe.xlsx")
    with obeying(Limits(file=100)), pytest.raises(UnreadableSource, match="超过"):
        Package.open(by_hand(tmp_path / "a.xlsx"))


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(UnreadableSource, match="路径不存在"):
        Package.open(tmp_path / "没有.xlsx")


def test_a_zip_of_another_kind_is_refused(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(zipped({"word/document.xml": b"<x/>"}))
    with pytest.raises(UnreadableSource, match=r"不是 \.xlsx 工作簿"):
        sheets(Package.open(tmp_path / "a.xlsx"))


@pytest.mark.parametrize(
    "text",
    ["<!DOCTYPE x><x/>", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'],
)
def test_document_types_are_refused(text):
    with pytest.raises(UnreadableSource, match="DTD"):
        parse(text.encode(), "x")


def test_a_damaged_part_is_refused_by_name(tmp_path):
    data = bytearray(by_hand(tmp_path / "a.xlsx").read_bytes())
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        start = archive.getinfo("xl/workbook.xml").header_offset + 60
    data[start : start + 20] = b"\xff" * 20
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(UnreadableSource, match=r"xl/workbook\.xml 已损坏"):
        sheets(Package.open(tmp_path / "a.xlsx"))


def test_saving_without_changes_gives_the_same_file(tmp_path):
    source = by_xlsxwriter(tmp_path / "a.xlsx")
    Package.open(source).save(tmp_path / "b.xlsx")
    assert (tmp_path / "b.xlsx").read_bytes() == source.read_bytes()


@pytest.mark.parametrize("make", [by_xlsxwriter, by_openpyxl, by_hand])
def test_an_added_sheet_comes_last_and_goes_without_a_trace(tmp_path, make):
    source = make(tmp_path / "a.xlsx")
    package = Package.open(source)
    before = [one.name for one in sheets(package)]
    add_sheet(package, "新表", serialize(sheet("<sheetData/>")), "veryHidden")
    assert [one.name for one in sheets(package)] == [*before, "新表"]
    remove_sheet(package, sheets(package)[-1])
    package.save(tmp_path / "b.xlsx")
    assert parts(tmp_path / "b.xlsx").keys() == parts(source).keys()


def test_removing_a_sheet_moves_the_names_of_later_sheets(tmp_path):
    package = Package.open(by_xlsxwriter(tmp_path / "a.xlsx"))
    package.edit("xl/workbook.xml").find("{*}bookViews/{*}workbookView").set("activeTab", "1")
    first, second = sheets(package)
    assert print_area(package, first) == "A1:F10"
    assert print_area(package, second) is None
    remove_sheet(package, first)
    root = package.look("xl/workbook.xml")
    assert [(name.get("name"), name.get("localSheetId")) for name in root.iter("{*}definedName")] == [("预算", None)]
    assert root.find("{*}bookViews/{*}workbookView").get("activeTab") == "0"


def test_strict_workbooks_are_read_and_extended(tmp_path):
    source = by_hand(tmp_path / "a.xlsx")
    strict = {
        name: data.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in parts(source).items()
    }
    package = Package.open(rewritten(source, tmp_path / "b.xlsx", strict))
    (only,) = sheets(package)
    assert only.name == FORM
    add_notes(package, only.part, {Spot(1, 1): "批注"}, "我")
    assert notes(package, only.part) == {Spot(1, 1): "批注"}
    types = [element.get("Type") for element in package.look("xl/worksheets/_rels/sheet1.xml.rels")]
    assert all(kind.startswith("http://purl.oclc.org/") for kind in types)


def test_cells_without_addresses_are_counted():
    cells = Cells(
        sheet(
            "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r='5'><c r='C5'><v>3</v></c><c><v>4</v></c></row></sheetData>"
        )
    )
    assert [(str(at), cells.text(at)) for at, _ in cells.spots()] == [
        ("A1", "1"),
        ("B1", "2"),
        ("C5", "3"),
        ("D5", "4"),
    ]


def test_texts_of_all_kinds_are_read(tmp_path):
    package = Package.open(by_hand(tmp_path / "a.xlsx"))
    cells = Cells(package.look(sheets(package)[0].part), shared_strings(package))
    assert cells.text(Spot(1, 1)) == "东城"
    assert cells.text(Spot(4, 4)) == "行内"
    assert cells.text(Spot(9, 9)) == ""


def test_inserted_cells_stand_in_order_in_the_style_of_their_row_or_column():
    cells = Cells(
        sheet(
            '<dimension ref="B2:C3"/><cols><col min="4" max="5" style="7"/></cols><sheetData><row r="2" s="9" customFormat="1"><c r="C2"/></row></sheetData>'
        )
    )
    for at in (Spot(4, 5), Spot(2, 1), Spot(2, 4), Spot(1, 2), Spot(3, 2)):
        cells.set_text(at, "x")
    assert [str(at) for at, _ in cells.spots()] == ["B1", "A2", "C2", "D2", "B3", "E4"]
    assert [cells.style(Spot(*at)) for at in ((2, 1), (4, 5), (3, 2))] == [9, 7, 0]
    assert cells.root.find("{*}dimension").get("ref") == "A1:E4"


def test_a_value_replaces_formula_and_text_and_keeps_the_style():
    cells = Cells(sheet('<sheetData><row r="1"><c r="A1" s="3" t="str"><f>B1</f><v>x</v></c></row></sheetData>'))
    cells.set_number(Spot(1, 1), Decimal("10.50"))
    assert etree.tostring(cells.find(Spot(1, 1))).decode().endswith('r="A1" s="3"><v>10.5</v></c>')
    cells.clear(Spot(1, 1))
    assert cells.find(Spot(1, 1)) is not None
    cells.set_style(Spot(1, 1), 0)
    cells.clear(Spot(1, 1))
    assert cells.find(Spot(1, 1)) is None


def test_new_elements_take_their_place_before_later_ones_even_inside_alternatives(tmp_path):
    choice = '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x"><controls/></mc:Choice></mc:AlternateContent>'
    source = by_hand(tmp_path / "a.xlsx")
    body = f'<worksheet xmlns="{MAIN}"><sheetData/><pageMargins/>{choice}<extLst/></worksheet>'
    package = Package.open(rewritten(source, tmp_path / "b.xlsx", {"xl/worksheets/sheet1.xml": body.encode()}))
    add_notes(package, "xl/worksheets/sheet1.xml", {Spot(1, 1): "x"}, "我")
    tags = [etree.QName(element).localname for element in package.look("xl/worksheets/sheet1.xml")]
    assert tags == ["sheetData", "pageMargins", "legacyDrawing", "AlternateContent", "extLst"]
    assert len(set(SHEET_ORDER)) == len(SHEET_ORDER)


def test_notes_are_added_to_a_drawing_with_buttons_and_taken_out_again(tmp_path):
    package = Package.open(by_xlsxwriter(tmp_path / "a.xlsx"))
    part = sheets(package)[0].part
    drawing = next(entry.part for entry in relationships(package, part) if entry.kind == "vmlDrawing")
    before = package.read(drawing)
    add_notes(package, part, {Spot(8, 2): "甲", Spot(2, 1): "乙"}, "我")
    assert list(notes(package, part)) == [Spot(2, 1), Spot(4, 5), Spot(8, 2)]
    numbers = vml.NUMBER.findall(package.read(drawing).decode())
    assert len(set(numbers)) == len(numbers)
    remove_notes(package, part, {Spot(8, 2), Spot(2, 1)})
    assert package.read(drawing) == before
    assert list(notes(package, part)) == [Spot(4, 5)]


def test_taking_an_element_out_leaves_the_text_around_it():
    root = parse(b"<a>1<b/>2<c/>3</a>", "x")
    detach(root[1])
    detach(root[0])
    detach(root)
    assert serialize(root).endswith(b"<a>123</a>")


def test_pretty_printed_parts_are_marked_and_restored(tmp_path):
    source = by_hand(tmp_path / "a.xlsx")
    spread = {
        name: data.replace(b"><", b">\n  <")
        for name, data in parts(source).items()
        if b"workbook" in name.encode() or b"sheet1" in name.encode()
    }
    pretty = rewritten(source, tmp_path / "b.xlsx", spread)
    package = Package.open(pretty)
    (only,) = sheets(package)
    add_notes(package, only.part, {Spot(1, 1): "x"}, "我")
    add_sheet(package, "新", serialize(sheet("<sheetData/>")))
    remove_sheet(package, sheets(package)[-1])
    remove_notes(package, only.part, {Spot(1, 1)})
    package.save(tmp_path / "c.xlsx")
    canonical = [
        etree.tostring(etree.fromstring(parts(path)["xl/workbook.xml"]), method="c14n")
        for path in (pretty, tmp_path / "c.xlsx")
    ]
    assert canonical[0].split() == canonical[1].split()


def test_equal_formats_are_reused(tmp_path):
    package = Package.open(by_openpyxl(tmp_path / "a.xlsx"))
    styles = Styles(package)
    first = styles.repainted(0, "FF112233", {"left": ("thin", "FF000000")})
    assert styles.repainted(0, "FF112233", {"left": ("thin", "FF000000")}) == first
    assert styles.fill_color(first) == "FF112233"
    assert styles.restored(first, 0) == 0


def test_a_workbook_without_formats_keeps_its_plain_look(tmp_path):
    source = by_openpyxl(tmp_path / "a.xlsx")
    bare = rewritten(source, tmp_path / "b.xlsx", {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>'.encode()})
    styles = Styles(Package.open(bare))
    assert styles.fill_color(0) == ""
    painted = styles.repainted(0, "FF112233", {})
    assert painted == 1
    assert (styles.fill_color(0), styles.fill_color(painted)) == ("", "FF112233")


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\x00\x0b\x1fb", "ab"),
        ("_x0041_", "_x005F_x0041_"),
        ("甲\n乙\t", "甲\n乙\t"),
        ("_x00_", "_x00_"),
        ("\ud800", ""),
    ],
)
def test_what_xml_forbids_is_left_out_and_escapes_are_guarded(text, stored):
    assert cell_string(text) == stored


@pytest.mark.parametrize("text", ["", "4E", "E0", "XFE1", "A1048577", "e4", "E4:F5:G6"])
def test_what_is_no_cell(text):
    assert spot(text) is None


def test_a_rectangle_in_any_direction():
    assert box("$F$8:B4") == Box(4, 2, 8, 6)
    assert box("E4") == Box(4, 5, 4, 5)
    assert box("E4:") == box("E4")
    assert box("E:F") is None


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 1_048_576), st.integers(1, 16_384))
def test_addresses_round_trip(row, column):
    assert spot(f"{letters(column)}{row}") == Spot(row, column)
    assert spot(str(Spot(row, column))) == Spot(row, column)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), min_size=1, max_size=25, unique=True))
def test_cells_inserted_in_any_order_are_stored_in_reading_order(places):
    cells = Cells(sheet("<sheetData/>"))
    for place in places:
        cells.set_text(Spot(*place), f"{place}")
    assert [(at, cells.text(at)) for at, _ in cells.spots()] == [(Spot(*place), f"{place}") for place in sorted(places)]


def test_a_part_never_looks_like_a_bomb_once_we_have_packed_it(tmp_path: Path) -> None:
    row = '<row r="7"><c r="A7" s="1" t="s"><v>0</v></c><c r="B7" s="1" t="s"><v>1</v></c></row>'
    part = f"<sheetData>{row * 60_000}</sheetData>".encode()
    package = Package(zipped({"a.xml": b"<a/>", "xl/worksheets/sheet1.xml": b"<sheetData/>"}), "甲.xlsx")
    package.put("xl/worksheets/sheet1.xml", part)

    package.save(tmp_path / "乙.xlsx")

    assert is_bomb(len(part), len(zlib.compress(part)))
    assert Package.open(tmp_path / "乙.xlsx").read("xl/worksheets/sheet1.xml") == part


def test_a_copy_over_the_limits_of_reading_is_not_written(tmp_path: Path) -> None:
    target = tmp_path / "乙.xlsx"
    with obeying(Limits(unpacked=4_000_000)):
        package = Package(zipped({"a.xml": b"<a/>", "b.bin": os.urandom(1_500_000)}), "甲.xlsx")
        package.put("c.bin", os.urandom(3_000_000))
        with pytest.raises(UserError, match="已接近读取上限"):
            package.save(target)
    assert list(tmp_path.iterdir()) == []
