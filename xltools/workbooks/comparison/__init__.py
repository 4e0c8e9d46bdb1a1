"""The workbook of `xltools diff`: what changed between two rounds or years."""
