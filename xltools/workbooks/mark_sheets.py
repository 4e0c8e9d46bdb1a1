"""The sheets in which marks are remembered: no content, whoever reads the workbook passes over them."""

from typing import Final

MARKS_SHEET: Final = "xltools_marks"
"""Marks made in a copy of a file."""
EXCEL_MARKS_SHEET: Final = "xltools_excel_marks"
"""Marks made inside Excel."""
RETURNED: Final = "returned"
"""Begins a line of the sheet that is no mark but a digest of what a form said when the copy was made."""
TEXT_COLUMN: Final = 4
"""The column, from 1, of a line's text."""
