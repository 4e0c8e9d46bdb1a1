"""Narrow edits of an existing workbook: the OOXML package part by part, everything else byte-identical."""
