"""A department's workbook as it is laid out and written: guide, summary, project sheets, list of findings, stamp."""
