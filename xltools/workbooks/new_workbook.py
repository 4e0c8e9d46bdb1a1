"""A new workbook as XlsxWriter makes it, without its search of every formula for functions that none of ours has."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet


class PlainSheet(Worksheet):  # type: ignore[misc]  # its types are not followed
    """A sheet whose formulas are written as they are: functions newer than Excel 2010 would need a prefix."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - as in the base class
        """The formula as the file holds it. The base class makes thirty replacements in it, a quarter of the writing."""
        return formula.removeprefix("=")


class NewWorkbook(Workbook):  # type: ignore[misc]  # as above
    """A workbook of such sheets, put together in memory: a file for every part would take longer than its contents."""

    worksheet_class = PlainSheet

    def __init__(self, target: Any, options: dict[str, Any]) -> None:  # noqa: ANN401 - a path or a binary file
        super().__init__(target, {**options, "in_memory": True})
