"""Workbooks with what Excel and WPS put into a package beside the cells, one feature each, on top of one by XlsxWriter."""

import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from support.fidelity import rels_of
from support.workbook_makers import by_xlsxwriter, parts, png

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
SHEET: Final = "xl/worksheets/sheet1.xml"
BOOK: Final = "xl/workbook.xml"
PACKAGE: Final = ""
XML: Final = "application/xml"
EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MICROSOFT: Final = "http://schemas.microsoft.com/office"
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
X14: Final = f"{MICROSOFT}/spreadsheetml/2009/9/main"


@dataclass(frozen=True)
class Feature:
    """Parts with their content types, relationships (owner, type, target), and text put before a tag of a part."""

    parts: dict[str, tuple[str, str | bytes]] = field(default_factory=dict)
    relations: tuple[tuple[str, str, str], ...] = ()
    inserts: tuple[tuple[str, str, str], ...] = ()


FEATURES: Final[dict[str, Feature]] = {
    "threaded comments": Feature(
        {
            "xl/threadedComments/threadedComment1.xml": (
                "application/vnd.ms-excel.threadedcomments+xml",
                f'<ThreadedComments xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments"><threadedComment ref="E4" dT="2026-01-01T00:00:00" personId="{{0A000000-0000-0000-0000-000000000001}}" id="{{0A000000-0000-0000-0000-000000000002}}"><text>请核对</text></threadedComment></ThreadedComments>',
            ),
            "xl/persons/person.xml": (
                "application/vnd.ms-excel.person+xml",
                f'<personList xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments"><person displayName="科员" id="{{0A000000-0000-0000-0000-000000000001}}" userId="科员" providerId="None"/></personList>',
            ),
        },
        (
            (SHEET, f"{MICROSOFT}/2017/10/relationships/threadedComment", "xl/threadedComments/threadedComment1.xml"),
            (BOOK, f"{MICROSOFT}/2017/10/relationships/person", "xl/persons/person.xml"),
        ),
    ),
    "custom XML": Feature(
        {
            "customXml/item1.xml": (XML, '<台账 xmlns="urn:oa"><号>12</号></台账>'),
            "customXml/itemProps1.xml": (
                "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
                f'<ds:datastoreItem ds:itemID="{{0B000000-0000-0000-0000-000000000001}}" xmlns:ds="{OFFICE}/customXml"/>',
            ),
        },
        (
            (BOOK, f"{OFFICE}/relationships/customXml", "customXml/item1.xml"),
            ("customXml/item1.xml", f"{OFFICE}/relationships/customXmlProps", "customXml/itemProps1.xml"),
        ),
    ),
    "VBA": Feature(
        {
            "xl/vbaProject.bin": ("application/vnd.ms-office.vbaProject", bytes(range(256)) * 4),
            "xl/vbaProjectSignature.bin": ("application/vnd.ms-office.vbaProjectSignature", b"\x00\x01signed"),
        },
        (
            (BOOK, f"{MICROSOFT}/2006/relationships/vbaProject", "xl/vbaProject.bin"),
            ("xl/vbaProject.bin", f"{MICROSOFT}/2006/relationships/vbaProjectSignature", "xl/vbaProjectSignature.bin"),
        ),
    ),
    "ribbon": Feature(
        {"customUI/customUI14.xml": (XML, f'<customUI xmlns="{MICROSOFT}/2009/07/customui"><ribbon/></customUI>')},
        ((PACKAGE, f"{MICROSOFT}/2007/relationships/ui/extensibility", "customUI/customUI14.xml"),),
    ),
    "sparklines and validations of another sheet": Feature(
        inserts=(
            (
                SHEET,
                "</worksheet>",
                f'<extLst><ext xmlns:x14="{X14}" uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}"><x14:sparklineGroups xmlns:xm="{MICROSOFT}/excel/2006/main"><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>E4:E10</xm:f><xm:sqref>G4</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>',
            ),
        ),
    ),
    "slicers": Feature(
        {
            "xl/slicers/slicer1.xml": (
                "application/vnd.ms-excel.slicer+xml",
                f'<slicers xmlns="{X14}"><slicer name="科室" cache="切片器_科室" caption="科室" rowHeight="241300"/></slicers>',
            ),
            "xl/slicerCaches/slicerCache1.xml": (
                "application/vnd.ms-excel.slicerCache+xml",
                f'<slicerCacheDefinition xmlns="{X14}" name="切片器_科室" sourceName="科室"/>',
            ),
        },
        (
            (SHEET, f"{MICROSOFT}/2007/relationships/slicer", "xl/slicers/slicer1.xml"),
            (BOOK, f"{MICROSOFT}/2007/relationships/slicerCache", "xl/slicerCaches/slicerCache1.xml"),
        ),
    ),
    "digital signature": Feature(
        {
            "_xmlsignatures/origin.sigs": ("application/vnd.openxmlformats-package.digital-signature-origin", b""),
            "_xmlsignatures/sig1.xml": (
                "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml",
                '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/><SignatureValue>AA==</SignatureValue></Signature>',
            ),
        },
        (
            (
                PACKAGE,
                f"{RELATIONS}/digital-signature/origin",
                "_xmlsignatures/origin.sigs",
            ),
            (
                "_xmlsignatures/origin.sigs",
                f"{RELATIONS}/digital-signature/signature",
                "_xmlsignatures/sig1.xml",
            ),
        ),
    ),
    "external links": Feature(
        {
            "xl/externalLinks/externalLink1.xml": (
                f"{EXCEL}.externalLink+xml",
                f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}/relationships" r:id="rId1"><sheetNames><sheetName val="上年"/></sheetNames></externalBook></externalLink>',
            ),
            "xl/externalLinks/_rels/externalLink1.xml.rels": (
                "",
                f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/relationships/externalLinkPath" Target="上年.xlsx" TargetMode="External"/></Relationships>',
            ),
        },
        ((BOOK, f"{OFFICE}/relationships/externalLink", "xl/externalLinks/externalLink1.xml"),),
    ),
    "printer settings and form controls": Feature(
        {
            "xl/printerSettings/printerSettings1.bin": (f"{EXCEL}.printerSettings", b"\x00P\x00r" * 40),
            "xl/ctrlProps/ctrlProp1.xml": (
                "application/vnd.ms-excel.controlproperties+xml",
                f'<formControlPr xmlns="{X14}" objectType="CheckBox" checked="Checked" fmlaLink="$H$1"/>',
            ),
        },
        (
            (SHEET, f"{OFFICE}/relationships/printerSettings", "xl/printerSettings/printerSettings1.bin"),
            (SHEET, f"{OFFICE}/relationships/ctrlProp", "xl/ctrlProps/ctrlProp1.xml"),
        ),
    ),
    "query and connection": Feature(
        {
            "xl/connections.xml": (
                f"{EXCEL}.connections+xml",
                f'<connections xmlns="{MAIN}"><connection id="1" name="库" type="5" refreshedVersion="6"/></connections>',
            ),
            "xl/queryTables/queryTable1.xml": (
                f"{EXCEL}.queryTable+xml",
                f'<queryTable xmlns="{MAIN}" name="库" connectionId="1"/>',
            ),
        },
        (
            (BOOK, f"{OFFICE}/relationships/connections", "xl/connections.xml"),
            (SHEET, f"{OFFICE}/relationships/queryTable", "xl/queryTables/queryTable1.xml"),
        ),
    ),
    "embedded object and picture in a cell": Feature(
        {
            "xl/embeddings/oleObject1.bin": (f"{OFFICE}.oleObject", b"\xd0\xcf\x11\xe0" * 64),
            "xl/cellimages.xml": (
                "application/vnd.wps-officedocument.cellimage+xml",
                '<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>',
            ),
            "xl/media/image9.png": ("", png()),
        },
        (
            (SHEET, f"{OFFICE}/relationships/oleObject", "xl/embeddings/oleObject1.bin"),
            (BOOK, "http://www.wps.cn/officeDocument/2020/cellImage", "xl/cellimages.xml"),
        ),
    ),
    "calculation chain": Feature(
        {"xl/calcChain.xml": (f"{EXCEL}.calcChain+xml", f'<calcChain xmlns="{MAIN}"><c r="E10" i="1"/></calcChain>')},
        ((BOOK, f"{OFFICE}/relationships/calcChain", "xl/calcChain.xml"),),
    ),
    "pages, breaks and views": Feature(
        inserts=(
            (
                SHEET,
                "<drawing ",
                '<rowBreaks count="1" manualBreakCount="1"><brk id="5" max="16383" man="1"/></rowBreaks>',
            ),
        )
    ),
    "structure locked": Feature(
        inserts=((BOOK, "<bookViews>", '<workbookProtection workbookPassword="CC1A" lockStructure="1"/>'),)
    ),
}  # fmt: skip


def with_features(path: Path, *features: Feature) -> Path:
    """A workbook of XlsxWriter with the features added."""
    base = by_xlsxwriter(path.with_name(f"base-{path.name}"))
    found = {name: data.decode() if name.endswith((".xml", ".rels")) else data for name, data in parts(base).items()}
    for feature in features:
        add(found, feature)
    base.unlink()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return path


def insert(found: dict[str, str | bytes], part: str, before: str, text: str) -> None:
    """Put a text before the first place of another one."""
    known = found[part]
    assert isinstance(known, str)
    assert before in known, (part, before)
    found[part] = known.replace(before, text + before, 1)


def add(found: dict[str, str | bytes], feature: Feature) -> None:
    """Add the parts of a feature, with what refers to them."""
    for name, (kind, data) in feature.parts.items():
        found[name] = HEAD + data if isinstance(data, str) else data
        if kind:
            insert(found, "[Content_Types].xml", "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/>')
    for owner, kind, target in feature.relations:
        rels = rels_of(owner)
        found.setdefault(rels, f'{HEAD}<Relationships xmlns="{RELATIONS}"></Relationships>')
        insert(
            found,
            rels,
            "</Relationships>",
            f'<Relationship Id="x{zlib.crc32(target.encode()):x}" Type="{kind}" Target="/{target}"/>',
        )
    for part, before, text in feature.inserts:
        insert(found, part, before, text)
