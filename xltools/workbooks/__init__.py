"""ADAPTER. Reading workbooks, writing new ones, marking and restoring copies, the stamp sheet."""
