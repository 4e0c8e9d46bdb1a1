"""The sheets in which marks are remembered: no content, whoever reads the workbook passes over them."""

from typing import Final

MARKS_SHEET: Final = "xltools_marks"
"""Marks made in a copy of a file."""
EXCEL_MARKS_SHEET: Final = "xltools_excel_marks"
"""Marks made inside Excel."""
