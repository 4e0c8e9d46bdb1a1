"""A new workbook has the parts that XlsxWriter writes, whatever is left out on the way."""

import io
import zipfile
from datetime import datetime

import pytest
from xlsxwriter import Workbook

from xltools.workbooks.new_workbook import NewWorkbook

FORMULAS = ("=SUM(A1:A3)", '=IF(ISNUMBER(FIND("={",A1)),"}","")', "=SUMPRODUCT(--(LEN(A1:A3)>0))")


def parts(kind: type[Workbook], options: dict[str, bool]) -> dict[str, bytes]:
    content = io.BytesIO()
    with kind(content, options) as book:
        book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 - XlsxWriter takes no zone
        sheet = book.add_worksheet("表")
        for row, formula in enumerate(FORMULAS):
            sheet.write_formula(row, 0, formula, None, "旧值")
        sheet.conditional_format("A1", {"type": "formula", "criteria": "=A1>1", "format": book.add_format({"bold": 1})})
        sheet.data_validation("B1", {"validate": "list", "source": "=$A$1:$A$3"})
    with zipfile.ZipFile(content) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("options", [{}, {"strings_to_formulas": False}])
def test_a_new_workbook_is_the_one_xlsxwriter_writes(options):
    assert parts(NewWorkbook, options) == parts(Workbook, options)
