"""A new workbook as XlsxWriter makes it, without what it does for nothing here, and with half of its memory."""

from datetime import datetime
from io import StringIO
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import Worksheet

from xltools.workbooks.styles import DEFAULT_FORMAT

CREATED: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal input gives equal bytes
TEXT_STAYS_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LARGE: Final = 1_000_000
"""Characters of a part after which they are packed."""


class Part(StringIO):
    """A part of the package. Packed, its text takes a quarter of what the stream takes."""

    def __init__(self) -> None:
        super().__init__()
        self.packed = bytearray()

    def pack(self) -> None:
        """Keep what was written in bytes."""
        self.packed += super().getvalue().encode()
        self.seek(0)
        self.truncate()

    def getvalue(self) -> str:
        """The whole text."""
        return self.packed.decode() + super().getvalue()


class Parts(Packager):  # type: ignore[misc]  # its types are not followed
    """Puts the parts together in memory: a file for every part would take longer than its contents."""

    def _filename(self, xml_filename: str) -> Part:
        """The stream of a part."""
        return self.add(Part(), xml_filename)

    def add(self, part: Part, name: str) -> Part:
        """Add a part of the package."""
        self.filenames.append((part, name, False))
        return part

    def _write_worksheet_files(self) -> None:
        """The sheets, those that are finished as they are."""
        for number, sheet in enumerate(self.workbook.worksheets(), 1):
            name = f"xl/worksheets/sheet{number}.xml"
            if sheet.part:
                self.add(sheet.part, name)
            else:
                sheet.finish(self._filename(name))


class PlainSheet(Worksheet):  # type: ignore[misc]  # as above
    """A sheet whose formulas are written as they are: functions newer than Excel 2010 would need a prefix."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - as in the base class
        """The formula as the file holds it. The base class makes thirty replacements in it, a quarter of the writing."""
        return formula.removeprefix("=")

    def __init__(self) -> None:
        super().__init__()
        self.part: Part | None = None

    def finish(self, part: Part | None = None) -> None:
        """Write the sheet, and forget its cells: nothing more may be done with it.

        Only the workbook itself may finish sheets with tables, comments or charts, and the first one.
        """
        self.part = part or Part()
        self._set_xml_writer(self.part)
        self._assemble_xml_file()
        self.part.pack()
        for kept in (self.table, self.merged_cells, self.merge, self.row_info, self.row_sizes, self.hyperlinks):
            kept.clear()

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


class NewWorkbook(Workbook):  # type: ignore[misc]  # as above
    """A workbook of such sheets, in our font; what people wrote stays text in it."""

    worksheet_class = PlainSheet

    def __init__(self, target: Any) -> None:  # noqa: ANN401 - a path or a binary file
        font = dict(DEFAULT_FORMAT)  # a copy: XlsxWriter writes into it
        super().__init__(target, {**TEXT_STAYS_TEXT, "default_format_properties": font, "in_memory": True})

    def describe(self, title: str, **properties: str) -> None:
        """Set the document's properties; the time of creation is the same in every workbook."""
        self.set_properties({"title": title, **properties, "created": CREATED})

    def _get_packager(self) -> Parts:
        """What puts the parts together."""
        return Parts()
