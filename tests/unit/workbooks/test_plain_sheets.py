"""Sheets in the plain shape are read at one look, with the same outcome as by the general readers; all others are left to those."""

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from xltools.workbooks.package.package import Package
from xltools.workbooks.reading import contents
from xltools.workbooks.reading.contents import load_contents, plain_contents

FORMATS = (
    "0.00",
    "0%",
    "0.0%",
    "yyyy-mm-dd",
    '0.0"月"',
    '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    "[h]:mm",
)
"""Formats 1 to 7 of the workbooks below."""
DATES = {4, 7}


def workbook(rows: bytes = b"", items: bytes = b"", stamped: bool = True) -> bytes:
    """A workbook with these rows in its first sheet and these shared texts."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("甲")
        sheet.write_string(0, 0, "文")
        for number, code in enumerate(FORMATS):
            sheet.write_number(5, number, 0.5, book.add_format({"num_format": code}))
        book.add_worksheet("_xltools" if stamped else "乙").hide()
    changed = io.BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("sheet1.xml") and rows:
                head, rest = data.split(b"<sheetData>")
                data = head + b"<sheetData>" + rows + b"</sheetData>" + rest.split(b"</sheetData>")[1]
            if name.endswith("sharedStrings.xml") and items:
                data = data[: data.index(b"<si>")] + items + b"</sst>"
            target.writestr(name, data)
    return changed.getvalue()


def row(*cells: bytes) -> bytes:
    return b'<row r="1">' + b"".join(cells) + b"</row>"


def told(sheets):
    """What a reader says of the sheets, in comparable shape."""
    said = []
    for one in sheets:
        filled = list(one.cells.texts.items()), dict(one.cells.others)
        said.append((one.name, one.state, one.cells.place, filled, one.unresolved, dict(one.formulas or {})))
    return said


def generally(path: Path, monkeypatch: pytest.MonkeyPatch):
    """What the general readers say."""
    with monkeypatch.context() as patched:
        patched.setattr(contents, "plain_contents", lambda package: None)
        return told(load_contents(path))


SHARED = b'<c r="A1" t="s"><v>0</v></c>'
PLAIN_ROWS = {
    "numbers": row(b'<c r="A1"><v>5</v></c>', b'<c r="B1" t="n"><v>-0.50</v></c>', b'<c r="C1"><v>1E-3</v></c>'),
    "numbers of many digits": row(b'<c r="A1"><v>0.30000000000000004</v></c><c r="B1"><v>12345678901234567890</v></c>'),
    "percentages": row(b'<c r="A1" s="2"><v>0.95</v></c><c r="B1" s="3"><v>1.0</v></c><c r="C1" s="5"><v>3</v></c>'),
    "amounts": row(b'<c r="A1" s="1"><v>3</v></c><c r="B1" s="6"><v>-3</v></c>'),
    "empty cells and rows": row(SHARED, b'<c r="B1" s="1"/>') + b'<row r="2"/>',
    "formulas": row(
        b'<c r="A1"><f>B1&amp;"&lt;"</f><v>2.0</v></c><c r="B1" t="str"><f aca="false">A1</f><v>a &amp; b</v></c>'
    ),
    "without a result": row(b'<c r="A1"><f>B1</f><v></v></c><c r="B1" t="str"><f>A1</f><v></v></c>'),
    "blanks and breaks": row(b'<c r="A1" t="str"><v>  a\nb </v></c>'),
    "far rows": row(SHARED) + b'<row r="4321"><c r="AB4321"><v>7</v></c></row>',
    "nothing": b'<row r="1"></row>',
}
PLAIN_ITEMS = {
    "kept blanks": b'<si><t xml:space="preserve"> a </t></si>',
    "entities": b"<si><t>a&amp;lt;&gt;</t></si>",
    "pronunciation": b'<si><t>a</t><phoneticPr fontId="1" type="noConversion"/></si>',
    "several lines": b"<si><t>a\nb</t></si>",
    "empty": b"<si><t></t></si>",
}
ODD_ROWS = {
    "an error": row(b'<c r="A1" t="e"><v>#N/A</v></c>'),
    "a truth": row(b'<c r="A1" t="b"><v>1</v></c>'),
    "a date": row(b'<c r="A1" s="4"><v>45000</v></c>'),
    "a duration": row(b'<c r="A1" s="7"><v>0.5</v></c>'),
    "a text of its own": row(b'<c r="A1" t="inlineStr"><is><t>a</t></is></c>'),
    "shared formulas": row(b'<c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>1</v></c>'),
    "a number that is none": row(b'<c r="A1"><v>abc</v></c>'),
    "an escape": row(b'<c r="A1" t="str"><v>a_x000D_b</v></c>'),
    "cells out of order": row(b'<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>'),
    "a cell twice": row(b'<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'),
    "a cell without address": row(b"<c><v>1</v></c>"),
    "a comment": row(SHARED, b"<!-- x -->"),
    "a number by reference": row(b'<c r="A1" t="str"><v>a&#10;b</v></c>'),
    "another line break": row(b'<c r="A1" t="str"><v>a\r\nb</v></c>'),
    "other attributes": row(b'<c r="A1" cm="1"><v>1</v></c>'),
    "no result at all": row(b'<c r="A1"><f>B1</f></c>'),
}
ODD_ITEMS = {
    "several formats": b"<si><r><t>a</t></r><r><t>b</t></r></si>",
    "blanks cut off": b"<si><t> a </t></si>",
    "an escape": b"<si><t>a_x000D_b</t></si>",
    "another line break": b"<si><t>a\r\nb</t></si>",
    "readings": b'<si><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></si>',
    "a section": b"<si><t><![CDATA[a]]></t></si>",
    "nothing": b"<si/>",
}
PLAIN = {f"rows: {name}": workbook(rows) for name, rows in PLAIN_ROWS.items()} | {
    f"texts: {name}": workbook(row(SHARED), items) for name, items in PLAIN_ITEMS.items()
}
ODD = {f"rows: {name}": workbook(rows) for name, rows in ODD_ROWS.items()} | {
    f"texts: {name}": workbook(row(SHARED), items) for name, items in ODD_ITEMS.items()
}


@pytest.mark.parametrize("data", PLAIN.values(), ids=PLAIN)
def test_plain_sheets_read_as_by_the_general_readers(data, tmp_path, monkeypatch):
    (tmp_path / "甲.xlsx").write_bytes(data)
    found = plain_contents(Package(data, str(tmp_path / "甲.xlsx")))
    assert found is not None
    assert told(found) == generally(tmp_path / "甲.xlsx", monkeypatch)


@pytest.mark.parametrize("data", ODD.values(), ids=ODD)
def test_any_other_shape_is_left_to_the_general_readers(data):
    assert plain_contents(Package(data, "甲.xlsx")) is None


def test_formulas_of_other_workbooks_are_not_told():
    found = plain_contents(Package(workbook(PLAIN_ROWS["formulas"], stamped=False), "甲.xlsx"))
    assert found is not None
    assert [len(one.formulas or {}) for one in found] == [0, 0]
    stamped = plain_contents(Package(workbook(PLAIN_ROWS["formulas"]), "甲.xlsx"))
    assert stamped is not None
    assert [len(one.formulas or {}) for one in stamped] == [2, 0]
