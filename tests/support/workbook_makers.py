"""Workbooks with everything a careless edit would lose, made by the programs people use."""

import io
import shutil
import struct
import subprocess
import zipfile
import zlib
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

FORM = "01_绿化养护"


def parts(path: Path) -> dict[str, bytes]:
    """Every part of a workbook, by name."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path: Path, target: Path, changes: dict[str, bytes]) -> Path:
    """A copy with some parts replaced or added."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name, old.read(name)))
        for name in changes.keys() - set(old.namelist()):
            new.writestr(name, changes[name])
    return target


def png() -> bytes:
    """A picture of one red pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    )


def by_xlsxwriter(path: Path) -> Path:
    """Notes, validations, conditional formats, text box, button, chart, picture, names, print set-up, protection."""
    with xlsxwriter.Workbook(path) as book:
        form, data = book.add_worksheet(FORM), book.add_worksheet("数据'乙 丙")
        box = book.add_format({"border": 1, "text_wrap": True, "bg_color": "#EEF5E9", "locked": False})
        form.merge_range("A1:F1", "项目支出绩效目标申报表", book.add_format({"bold": True, "align": "center"}))
        form.write("A4", "项目名称", box)
        form.merge_range("B4:D4", "绿化养护", box)
        form.write("E4", 129.6, book.add_format({"num_format": "#,##0.00", "border": 1}))
        form.merge_range("B8:F8", "4人*8000元/月/人*3个月=9.6万元", box)
        form.write_rich_string("A9", "富", book.add_format({"bold": True}), "文本")
        form.write_formula("E10", "=E4*2", box, 259.2)
        form.write_comment("E4", "请王科长再看一眼", {"author": "张会计"})
        form.data_validation("B8", {"validate": "list", "source": ["甲", "乙"]})
        form.conditional_format(
            "E4:E10", {"type": "cell", "criteria": ">", "value": 100, "format": book.add_format({"bg_color": "red"})}
        )
        form.insert_textbox("H2", "填表须知")
        form.insert_button("H8", {"caption": "按钮"})
        form.insert_image("H12", "点.png", {"image_data": io.BytesIO(png())})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": f"='{FORM}'!$E$4:$E$10"})
        form.insert_chart("H16", chart)
        form.print_area("A1:F10")
        form.protect("", {"format_cells": True})
        form.ignore_errors({"number_stored_as_text": "A1:F10"})
        data.write_column("A1", ["a", "b"])
        data.write_comment("A1", "另一张表的批注")
        book.define_name("预算", f"='{FORM}'!$E$4")
        book.set_properties({"title": "题名"})
    return path


def by_openpyxl(path: Path) -> Path:
    """A plain workbook: shared strings, a note, a validation, a conditional format, a defined name."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = FORM
    for row in [["项目名称", "绿化养护"], ["预算", 12], ["合计", "=B2"]]:
        sheet.append(row)
    sheet["B4"] = "九点六万元"
    sheet["B4"].comment = Comment("自己的批注", "李")
    sheet["B2"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet.merge_cells("B4:D4")
    sheet.conditional_formatting.add("B2", CellIsRule("greaterThan", ["1"], fill=PatternFill(bgColor="FFFF0000")))
    rule = DataValidation("whole", operator="between", formula1="1", formula2="99")
    rule.add("B2")
    sheet.add_data_validation(rule)
    book.create_sheet("隐藏").sheet_state = "hidden"
    book.save(path)
    return path


def by_hand(path: Path) -> Path:
    """What other producers write: prefixed tags, rows and cells without addresses, inline strings, shared formulas, phonetic runs."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="b" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/workbook.xml": f'<x:workbook xmlns:x="{main}" xmlns:r="{office}"><x:sheets><x:sheet name="{FORM}" sheetId="1" r:id="a"/></x:sheets></x:workbook>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><r><t>东</t></r><r><t>城</t></r><rPh sb="0" eb="1"><t>ヒガシ</t></rPh></si></sst>',
        "xl/worksheets/sheet1.xml": f'<x:worksheet xmlns:x="{main}"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c><x:v>1</x:v></x:c></x:row>'
        '<x:row r="3"><x:c r="B3"><x:f t="shared" ref="B3:B4" si="0">B1*2</x:f><x:v>2</x:v></x:c></x:row>'
        '<x:row r="4"><x:c r="B4"><x:f t="shared" si="0"/><x:v>0</x:v></x:c><x:c r="D4" t="inlineStr"><x:is><x:t>行内</x:t></x:is></x:c></x:row>'
        "</x:sheetData></x:worksheet>",
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, head + text)
    return path


MAKERS = {"xlsxwriter": by_xlsxwriter, "openpyxl": by_openpyxl, "by hand": by_hand}


def convert(soffice: str, source: Path, folder: Path, kind: str) -> Path:
    """Open a workbook in LibreOffice and save it as another kind (a profile of its own, so that runs do not meet)."""
    folder.mkdir(parents=True, exist_ok=True)
    copied = folder / f"opened{source.suffix}"
    shutil.copy(source, copied)
    out = folder / "out"
    call = [
        soffice,
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(out),
        str(copied),
    ]
    subprocess.run(call, check=True, timeout=120, capture_output=True)
    return out / f"opened.{kind.partition(':')[0]}"
