"""Builds xltools.xlam: sheets, macros, ribbon. The same sources give the same bytes."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from xltools.addin.book import write_book
from xltools.addin.ribbon import Edition, ribbon_xml
from xltools.addin.sources import MacroSource, macro_sources
from xltools.files.atomic import replacing
from xltools.model.problems import UserError
from xltools.workbooks.package.content_types import PART as CONTENT_TYPES
from xltools.workbooks.package.content_types import declare_extension
from xltools.workbooks.package.markup import append, children
from xltools.workbooks.package.package import Package
from xltools.workbooks.package.relationships import rels_name

FILE_NAME: Final = "xltools.xlam"
WORKBOOK: Final = "/xl/workbook.xml"
MACRO_BOOK: Final = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
ADDIN_BOOK: Final = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
RIBBONS: Final[tuple[tuple[Edition, str, str], ...]] = (
    ("2006", "customUI/customUI.xml", "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"),
    ("2009", "customUI/customUI14.xml", "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"),
)
DEFAULT_INTERPRETER: Final = r"%LOCALAPPDATA%\xltools\venv\Scripts\python.exe"
"""The Python with xltools where the offline kit installs it; `addin install` writes the interpreter it runs with."""


def build_addin(target: Path, interpreter: str = DEFAULT_INTERPRETER) -> None:
    """Write the add-in, whole or not at all. Raises UserError where the builder's library is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "addin.xlsm"
        write_book(book, interpreter)
        set_kind(book, MACRO_BOOK)
        add_macros(book, macro_sources())
        package = Package.open(book)
        add_ribbon(package)
        retype(package, ADDIN_BOOK)
        with replacing(target) as temporary:
            package.save(temporary)


def set_kind(book: Path, kind: str) -> None:
    """Make a workbook one of another kind."""
    package = Package.open(book)
    retype(package, kind)
    package.save(book)


def retype(package: Package, kind: str) -> None:
    """Change the content type of the workbook part."""
    for entry in children(package.edit(CONTENT_TYPES), "Override"):
        if entry.get("PartName") == WORKBOOK:
            entry.set("ContentType", kind)


def add_macros(book: Path, sources: Sequence[MacroSource]) -> None:
    """Give the workbook a VBA project with these modules."""
    try:
        from pyopenvba import ExcelFile, VBAModuleKind  # noqa: PLC0415 - only to build the add-in
    except ImportError as error:
        raise UserError("生成加载项需要 pyOpenVBA，请先运行 pip install 'xltools[addin]'。") from error
    with ExcelFile(book) as opened:
        project = opened.add_vba_project()
        for source in sources:
            kind = VBAModuleKind.other if source.is_class else VBAModuleKind.standard
            project.add_module(source.name, source.text, kind=kind)
        opened.save()


def add_ribbon(package: Package) -> None:
    """Add both editions of the ribbon and refer to them from the package."""
    declare_extension(package, "xml", "application/xml")
    root = package.edit(rels_name(""))
    for edition, part, kind in RIBBONS:
        package.put(part, ribbon_xml(edition))
        append(root, "Relationship", Id=f"xtRibbon{edition}", Type=kind, Target=part)
