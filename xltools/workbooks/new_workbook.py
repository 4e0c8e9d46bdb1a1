"""A new workbook as XlsxWriter makes it, without what it does for nothing here, and with a fraction of its memory."""

from datetime import datetime
from io import BytesIO, StringIO
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import DuplicateWorksheetName, FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.packing import Package, Packed, Packer
from xltools.workbooks.styles import DEFAULT_FORMAT

CREATED: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal input gives equal bytes
TEXT_STAYS_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LARGE: Final = 1_000_000
"""Characters of a part after which they are packed."""


class Part(StringIO):
    """A part of the package, packed as it grows."""

    def __init__(self) -> None:
        super().__init__()
        self.packer = Packer()

    def pack(self) -> None:
        """Pack what was written."""
        self.packer.add(self.getvalue().encode())
        self.seek(0)
        self.truncate()

    def take(self, other: "Part") -> None:
        """Go on with what was written to another one, which is empty then."""
        self.pack()
        other.pack()
        self.packer.take(other.packer)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not (self.tell() or self.packer.size)

    def ended(self) -> Packer:
        """The whole part."""
        self.pack()
        self.packer.end()
        return self.packer


class Parts(Packager):  # type: ignore[misc]  # its types are not followed
    """Puts the parts together: a file for every part would take longer than its contents."""

    def __init__(self, target: Any) -> None:  # noqa: ANN401 - a path or a binary file
        super().__init__()
        self._package = Package(target)
        self._begun: tuple[Part, str] | None = None

    def _filename(self, xml_filename: str) -> Part:
        """The stream of a part; the one before is complete."""
        self._add_begun()
        part = Part()
        self._begun = (part, xml_filename)
        return part

    def _add_begun(self) -> None:
        """Write the part that was begun last."""
        if self._begun:
            part, name = self._begun
            self._package.add(name, part.ended())
            self._begun = None

    def _write_worksheet_files(self) -> None:
        """The sheets, those that are packed as they are."""
        self._add_begun()
        for number, sheet in enumerate(self.workbook.worksheets(), 1):
            self._package.add(f"xl/worksheets/sheet{number}.xml", sheet.part or sheet.finish())
            sheet.part = None

    def _create_package(self) -> list[Any]:
        """Write the file, part by part; nothing is left to XlsxWriter."""
        with self._package:
            super()._create_package()
            self._add_begun()
        return []


class PlainSheet(Worksheet):  # type: ignore[misc]  # as above
    """A sheet whose formulas are written as they are: functions newer than Excel 2010 would need a prefix."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - as in the base class
        """The formula as the file holds it. The base class makes thirty replacements in it, a quarter of the writing."""
        return formula.removeprefix("=")

    def __init__(self) -> None:
        super().__init__()
        self.part: Packed | None = None
        """The finished sheet, where it was made elsewhere."""

    def finish(self) -> Packer:
        """Write the sheet, and forget its cells: nothing more may be done with it."""
        part = Part()
        self._set_xml_writer(part)
        self._assemble_xml_file()
        for kept in (self.table, self.merged_cells, self.merge, self.row_info, self.row_sizes, self.hyperlinks):
            kept.clear()
        return part.ended()

    def _write_string(self, row: int, col: int, string: str, cell_format: Format | None = None) -> int:
        """A text. The base class would take one that begins with <r> and ends with </r> for XML, but not in two pieces."""
        if string.startswith("<r>") and string.endswith("</r>"):
            look = () if cell_format is None else (cell_format,)
            written: int = self._write_rich_string(row, col, string[:1], cell_format or Format(), string[1:], *look)
            return written
        result: int = super()._write_string(row, col, string, cell_format)
        return result

    def add_table(self, *args: Any) -> int:  # noqa: ANN401 - as in the base class
        """Add a table. The base class keeps a note of every cell in it, to find merged cells there."""
        result: int = super().add_table(*args)
        self.table_cells.clear()
        return result

    def _write_row(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as in the base class
        """Begin a row."""
        if self.fh.tell() > LARGE:
            self.fh.pack()
        super()._write_row(*args, **options)


class Nowhere(BytesIO):
    """What XlsxWriter takes for the file. It forgets its ZIP file where writing fails; that one must not find its stream closed."""

    def close(self) -> None:
        """Stay open."""


class NewWorkbook(Workbook):  # type: ignore[misc]  # as above
    """A workbook of such sheets, in our font; what people wrote stays text in it."""

    worksheet_class = PlainSheet
    worksheets_objs: list[Any]

    def __init__(self, target: Any) -> None:  # noqa: ANN401 - a path or a binary file
        font = dict(DEFAULT_FORMAT)  # a copy: XlsxWriter writes into it
        self.target = target
        self._taken: set[str] = set()
        super().__init__(Nowhere(), {**TEXT_STAYS_TEXT, "default_format_properties": font, "in_memory": True})

    def describe(self, title: str, **properties: str) -> None:
        """Set the document's properties; the time of creation is the same in every workbook."""
        self.set_properties({"title": title, **properties, "created": CREATED})

    def _check_sheetname(self, sheetname: str | None, is_chartsheet: bool = False) -> str:  # noqa: FBT001, FBT002 - as in the base class
        """The name of a new sheet; raises XlsxWriterException for a wrong one. The base class compares it with all others."""
        others, self.worksheets_objs = self.worksheets_objs, []
        try:
            name: str = super()._check_sheetname(sheetname, is_chartsheet)
        finally:
            self.worksheets_objs = others
        if not others:
            self._taken.clear()
        if name.lower() in self._taken:
            raise DuplicateWorksheetName(f"Sheetname '{name}', with case ignored, is already in use.")
        self._taken.add(name.lower())
        return name

    def close(self) -> None:
        """Write the file; raises OSError where that fails."""
        try:
            super().close()
        except FileCreateError as failure:
            raise failure.args[0] from None

    def forget(self) -> None:
        """Give back the memory of a workbook that was written: its parts refer to each other, so nothing else would for long."""
        for sheet in self.worksheets_objs:
            sheet.__dict__.clear()
        self.__dict__.clear()

    def _get_packager(self) -> Parts:
        """What puts the parts together."""
        return Parts(self.target)
