"""Formulas computed without an office program."""

from decimal import Decimal

import pytest

from xltools.workbooks.calculation import UnknownFormula, calculate
from xltools.workbooks.calculation_functions import Failure

CELLS = {"A1": "甲　乙", "A2": Decimal("12.5"), "A3": Decimal(3), "A4": "=1+1", "B1": "x-y-z", "B2": True}


def cells(sheet: str, cell: str):
    return {"另一张!表": {"A1": Decimal(7)}, "": CELLS}[sheet].get(cell)


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("1+2*3-4/2", Decimal(5)),
        ("-(A2+A3)", Decimal("-15.5")),
        ('"a"&A2&"""b"""', 'a12.5"b"'),
        ("A2>=12.5", True),
        ("A9=0", True),
        ('A9=""', True),
        ('"Ab"="aB"', True),
        ("A2<A1", True),
        ("1<>2", True),
        ("LEN(A1)", Decimal(3)),
        ('IF(A2>5,"大","小")', "大"),
        ('IF(A9,"有")', False),
        ('IFERROR(FIND("无",A1),0)', Decimal(0)),
        ('IFERROR(1/0,"除零")', "除零"),
        ('FIND("乙",A1)', Decimal(3)),
        ('ISNUMBER(FIND("",A1))', False),
        ('SEARCH("Y",B1)', Decimal(3)),
        ("MID(B1,3,9)", "y-z"),
        ("ISERROR(MID(B1,0,1))", True),
        ("LEFT(B1,1)&RIGHT(B1,1)&RIGHT(B1,0)", "xz"),
        ("ISERROR(LEFT(B1,-1))", True),
        ('SUBSTITUTE(B1,"-","")', "xyz"),
        ('SUBSTITUTE(B1,"-","!",2)', "x-y!z"),
        ('SUBSTITUTE(B1,"-","!",3)', "x-y-z"),
        ('TRIM(CLEAN(CHAR(10)&"  a   b "))', "a b"),
        ('LOWER("N/A")', "n/a"),
        ("ROUND(2.5,0)+ROUND(-2.5,0)", Decimal(0)),
        ("MAX(A2:A3,4)", Decimal("12.5")),
        ("SUM(A1:A4)", Decimal("15.5")),
        ("COUNT(A1:A4)", Decimal(2)),
        ("PRODUCT(A1:A4)", Decimal("37.5")),
        ("PRODUCT(A9)", Decimal(0)),
        ('SUMPRODUCT(--ISNUMBER(FIND({"甲","丙"},A1)))', Decimal(1)),
        ('SUMPRODUCT(LEN(A1:B1)-LEN(SUBSTITUTE(A1:B1,"-","")))', Decimal(2)),
        ("SUMPRODUCT(--(LEN(A1:A9)>0))", Decimal(4)),
        ("AND(TRUE,NOT(FALSE()),B2)", True),
        ("OR(A2>100,A3>100)", False),
        ('EXACT("１","1")', False),
        ("ISTEXT(A1)", True),
        ("ABS('另一张!表'!$A$1-10)", Decimal(3)),
    ],
)
def test_results(formula: str, result: object):
    assert calculate(formula, cells) == result


@pytest.mark.parametrize("formula", ["TEXTJOIN(1)", "1+", "A1:", "SUM(", "LEN(1,2)", "#REF!", "(1", "[1]A1", "SUM(A1:XFD1048576)"])
def test_a_formula_outside_the_subset_is_refused(formula: str):
    with pytest.raises(UnknownFormula):
        calculate(formula, cells)


@pytest.mark.parametrize(
    "formula",
    ["A1+1", "IF(1/0,1,2)", "LEN(1/0)", "SUM(1/0)", "MAX(1/0)", "AND(1/0)", '--"甲"', '"甲"*2', 'SUMPRODUCT(--("甲"))'],
)
def test_errors_go_through(formula: str):
    assert isinstance(calculate(formula, cells), Failure)
