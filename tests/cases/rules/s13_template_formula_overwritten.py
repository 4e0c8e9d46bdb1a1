"""Changes of a workbook's structure, by kind."""

FIRES = ("formula-overwritten", "formula-changed", "label-changed")
SILENT = ("row-added", "sheet-renamed", "sheet-hidden", "stamp-missing")
