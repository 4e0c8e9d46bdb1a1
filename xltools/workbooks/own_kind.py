"""How our own outputs (a master, a roster, a report) are told from what departments send: by a document property.

A name or a sheet can be copied or changed by anyone; the property stays with the file when Excel, WPS or LibreOffice
saves it.
"""

import zipfile
import zlib
from pathlib import Path
from typing import Final, Literal, get_args

import xlsxwriter
from lxml import etree

from xltools.files.limits import has_crowd
from xltools.workbooks.new_workbook import CREATED

Kind = Literal["master", "master-volume", "roster", "import-report", "comparison"]

PROPERTY: Final = "xltools-kind"
PART: Final = "docProps/custom.xml"
CORE: Final = "docProps/core.xml"
CHANGED: Final = f"{CREATED:%Y-%m-%dT%H:%M:%SZ}</dcterms:modified>".encode()
"""The time of change in every workbook we write."""
LARGEST_PART: Final = 1_000_000
TITLES: Final[dict[Kind, str]] = {
    "master": "汇总工作簿",
    "master-volume": "汇总工作簿分册",
    "roster": "花名册与设置",
    "import-report": "导入报告",
    "comparison": "变动对照",
}


def set_kind(workbook: xlsxwriter.Workbook, kind: Kind) -> None:
    """Mark a workbook that is being written."""
    workbook.set_custom_property(PROPERTY, kind)


def own_kind(path: Path) -> Kind | None:
    """The kind of one of our outputs; None for any other file, readable or not."""
    if path.suffix.lower() not in {".xlsx", ".xlsm"} or not path.is_file():  # a pipe would never answer
        return None
    part = small_part(path, PART)
    return None if part is None else kind_in(part)


def is_as_written(path: Path) -> bool:
    """Whether nobody has saved this workbook since we wrote it: every program that saves one puts its own time into it."""
    return path.is_file() and CHANGED in (small_part(path, CORE) or b"")


def small_part(path: Path, name: str) -> bytes | None:
    """A part of a workbook, which may be any file; None where it is not there, is too large or cannot be read."""
    try:
        with path.open("rb") as stream:
            if has_crowd(stream):
                return None
            with zipfile.ZipFile(stream) as package:
                if package.getinfo(name).file_size > LARGEST_PART:
                    return None
                with package.open(name) as part:
                    return part.read(LARGEST_PART)
    except (OSError, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error, zipfile.BadZipFile):
        return None


def kind_in(part: bytes) -> Kind | None:
    """The kind named in the XML of the custom properties."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError:
        return None
    for entry in root:
        if entry.get("name") == PROPERTY:
            value = "".join(str(text) for text in entry.itertext())
            return next((kind for kind in get_args(Kind) if kind == value), None)
    return None
