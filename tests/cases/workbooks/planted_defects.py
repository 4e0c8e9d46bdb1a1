"""Defects a person or a faulty writer could bring into a file: one small edit of a clean one, and a word of what is found.

A case is (the clean file, its part, what to replace as a regular expression, by what, what is told). The first match is
replaced; a part replaced by nothing at all (None) is taken out of the package.
"""

ONE = "xl/worksheets/sheet3.xml"
"""A project sheet of the marked department workbook."""
NOTED = "xl/worksheets/sheet4.xml"
"""The project sheet with a note."""
LIST = "xl/worksheets/sheet5.xml"
BOOK, STYLES, STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
RIBBON = "customUI/customUI14.xml"

PACKAGE = {
    "a sheet's part is missing": ("department", ONE, "", None, "which is not there"),
    "a part without a content type": (
        "department",
        "[Content_Types].xml",
        r'<Default Extension="vml"[^>]*>',
        "",
        "has no content type",
    ),
    "a content type twice": (
        "department",
        "[Content_Types].xml",
        r'(<Default Extension="vml"[^>]*>)',
        r"\1\1",
        "vml twice",
    ),
    "a relationship twice": ("department", "xl/_rels/workbook.xml.rels", 'Id="rId2"', 'Id="rId1"', "rId1 twice"),
    "a relationship to nothing": (
        "department",
        "xl/_rels/workbook.xml.rels",
        "theme1",
        "theme9",
        "theme9.xml, which is not there",
    ),
    "a part refers to an unknown relationship": (
        "department",
        NOTED,
        r'(<legacyDrawing r:id=)"\w+"',
        r'\1"rId99"',
        "no relationship rId99",
    ),
    "an address with a blank": (
        "report",
        "xl/worksheets/_rels/sheet2.xml.rels",
        'Target="',
        'Target="a b',
        "address not allowed",
    ),
    "an address with a bare percent sign": (
        "report",
        "xl/worksheets/_rels/sheet2.xml.rels",
        'Target="',
        'Target="50%/',
        "address not allowed",
    ),
    "XML that does not parse": ("department", STRINGS, "</sst>", "", "sharedStrings.xml"),
}
WORKBOOK = {
    "a sheet's name twice": ("department", BOOK, 'name="说明"', 'name="汇总"', "sheet 汇总 twice"),
    "a sheet's name too long": ("department", BOOK, 'name="说明"', f'name="{"长" * 32}"', "sheet name not allowed"),
    "a sheet's name with a colon": ("department", BOOK, 'name="说明"', 'name="说:明"', "sheet name not allowed"),
    "a sheet's number twice": ("department", BOOK, 'sheetId="2"', 'sheetId="1"', "sheetId 1 twice"),
    "the first sheet shown is hidden": ("department", BOOK, '(name="汇总" )', r'\1state="hidden" ', "is hidden: 汇总"),
    "the first sheet shown is not there": ("department", BOOK, 'activeTab="1"', 'activeTab="99"', "99, is not there"),
    "a name like a cell": ("department", BOOK, 'name="预算合计_元"', 'name="AB12"', "name not allowed: AB12"),
    "a name with a blank": ("department", BOOK, 'name="预算合计_元"', 'name="预算 合计"', "name not allowed"),
    "a name twice": ("department", BOOK, 'name="预算合计_元"', 'name="预算合计_万元"', "twice"),
    "a name of a sheet that is not there": ("department", BOOK, 'localSheetId="2"', 'localSheetId="99"', "belongs to sheet 99"),
    "a name leads to a missing sheet": ("department", BOOK, r">汇总!\$E\$(\d+)<", r">总汇!$E$\1<", "no such sheet"),
    "a sheet's name Excel reads otherwise": ("department", BOOK, 'name="02_', 'name="02_x0041_', "no such sheet"),
    "a lost name": ("department", BOOK, r">汇总!\$E\$(\d+)<", ">#REF!<", "a lost reference"),
    "a sheet's name without its quotes": ("department", BOOK, r">'(01_[^']*)'!\$D", r">\1!$D", "needs quotes"),
    "a print area on another sheet": ("department", BOOK, '(Print_Area" localSheetId=)"1"', r'\1"0"', "lies elsewhere"),
    "print titles that are no rows": ("department", BOOK, r"汇总!\$4:\$4", "汇总!$A$4:$B$4", "no whole rows"),
    "a print area of no sheet": ("department", BOOK, '(Print_Area") localSheetId="1"', r"\1", "belongs to no sheet"),
    "a filter without its name": ("department", BOOK, r'<definedName name="_xlnm._FilterDatabase".*?</definedName>', "", "is named []"),
}  # fmt: skip
LOOKS = {
    "a style that is not there": ("department", ONE, r'(<c r="A2" s=)"\d+"', r'\1"9999"', "style 9999 of"),
    "a font that is not there": ("department", STYLES, 'fontId="1"', 'fontId="999"', "fontId 999"),
    "a number format not defined": ("department", STYLES, '<numFmt numFmtId="165"', '<numFmt numFmtId="199"', "165 is used and not defined"),
    "a number format with an open quote": ("department", STYLES, 'formatCode="#,##0.00"', 'formatCode="&quot;元 #,##0.00"', "number format not allowed"),
    "a number format of five sections": ("department", STYLES, 'formatCode="#,##0.00"', 'formatCode="0;0;0;0;0"', "number format not allowed"),
    "another first fill": ("department", STYLES, 'patternType="none"', 'patternType="solid"', "Excel's own"),
    "a font too large": ("department", STYLES, '<sz val="18"/>', '<sz val="500"/>', "font size 500"),
    "a font's name too long": ("department", STYLES, '<name val="黑体"/>', f'<name val="{"黑" * 32}"/>', "font name not allowed"),
    "a conditional look that is not there": ("department", ONE, 'dxfId="1"', 'dxfId="99"', "look 99 of"),
}  # fmt: skip
CELLS = {
    "rows out of order": ("department", ONE, '<row r="2"', '<row r="1"', "row 1 out of order"),
    "a cell twice": ("department", ONE, '<c r="B1"', '<c r="A1"', "cell A1 out of order or twice"),
    "a cell in another row": ("department", ONE, '<c r="B1"', '<c r="B7"', "cell B7 out of order"),
    "a shared text that is not there": ("department", ONE, r'(<c r="A1" [^>]*><v>)\d+', r"\g<1>99999", "shared text 99999"),
    "a number that is none": ("department", ONE, r"<v>120000\.0</v>", "<v>12万</v>", "no number: 12万"),
    "a text too long": ("department", STRINGS, "(<t[^>]*>)", r"\1" + "长" * 32768, "text of 3"),
    "a row too high": ("department", ONE, 'ht="36"', 'ht="500"', "row 1 too high"),
    "columns that overlap": ("department", ONE, '<col min="2" max="2"', '<col min="2" max="3"', "columns overlap"),
    "merged cells that overlap": ("department", ONE, '<mergeCell ref="B3:F3"', '<mergeCell ref="B2:F3"', "merged cells overlap"),
    "one merged cell": ("department", ONE, '<mergeCell ref="B3:F3"', '<mergeCell ref="B3"', "is no area"),
    "a pane that divides nothing": ("department", ONE, ' ySplit="2"', "", "divides nothing"),
    "a selection in another pane": ("department", ONE, '<selection pane="bottomLeft"', '<selection pane="topRight"', "panes"),
    "a filter elsewhere than its name": ("department", LIST, r'autoFilter ref="A3', 'autoFilter ref="A2', "filter A2"),
    "an unknown header code": ("department", ONE, "<oddFooter>", "<oddFooter>&amp;W", "header or footer not allowed"),
    "a header too long": ("department", ONE, "<oddFooter>", "<oddFooter>" + "长" * 256, "header or footer not allowed"),
    "page breaks out of order": ("department", ONE, "<ignoredErrors>", '<rowBreaks><brk id="9"/><brk id="9"/></rowBreaks><ignoredErrors>', "page breaks"),
    "two links in one cell": ("department", ONE, "(<hyperlink [^>]*>)", r"\1\1", "two links"),
    "a link to a missing sheet": ("department", ONE, "location=\"'汇总'!A1\"", "location=\"'总表'!A1\"", "no such sheet"),
    "a link to no cell": ("department", ONE, "location=\"'汇总'!A1\"", "location=\"'汇总'!第一格\"", "no cell and no name"),
    "a link's tip too long": ("department", ONE, 'tooltip="', 'tooltip="' + "长" * 256, "tooltip too long"),
    "a note without a shape": ("department", "xl/drawings/vmlDrawing1.vml", r"<x:Row>\d+", "<x:Row>99", "different cells"),
    "a note without an author": ("department", "xl/comments1.xml", 'authorId="0"', 'authorId="7"', "an author is missing"),
    "notes without a drawing": ("department", NOTED, "<legacyDrawing[^>]*>", "", "notes without a drawing"),
    "two notes in one cell": ("department", "xl/comments1.xml", r"(<comment .*?</comment>)", r"\1\1", "twice in a cell"),
}  # fmt: skip
CHOICES = {
    "a written list too long": ("department", ONE, r"<formula1>'说明'!\$B\$38:\$B\$41", '<formula1>"' + "甲," * 130 + '"', "262 characters"),
    "a written list without its quote": ("department", ONE, r"<formula1>'说明'!\$B\$38:\$B\$41", '<formula1>"甲,乙', "quotes"),
    "a list on a missing sheet": ("department", ONE, "<formula1>'说明'!", "<formula1>'须知'!", "no such sheet"),
    "a list without a source": ("department", ONE, r"<formula1>'说明'![^<]*</formula1>", "", "list without a formula"),
    "an error message too long": ("department", ONE, ' error="', ' error="' + "长" * 226, "error of 2"),
    "an error's title too long": ("department", ONE, 'errorTitle="', 'errorTitle="' + "长" * 33, "errorTitle of 3"),
    "an input message too long": ("department", ONE, ' prompt="', ' prompt="' + "长" * 256, "prompt of "),
    "two validations on one cell": ("department", ONE, 'sqref="B3"', 'sqref="B3 A2"', "two validations on one cell"),
    "a validation of no cells": ("department", ONE, 'sqref="B3"', 'sqref=""', "no cells"),
    "a conditional format of no cells": ("department", ONE, 'sqref="F36"', 'sqref="FF"', "without cells"),
    "a condition with an array": ("department", ONE, r"<formula>EXACT\(LEFT\(I3,1\),[^)]*\)", "<formula>OR(I3={1,2})", "an array constant"),
    "a condition without a formula": ("department", ONE, r"<formula>EXACT\(LEFT\(I3.*?</formula>", "", "0 formulas"),
    "a condition with a newer function": ("department", ONE, r"<formula>EXACT\(LEFT\(I3,1\)", "<formula>EXACT(_xlfn.CONCAT(I3,1)", "_XLFN.CONCAT is not in the list"),
}  # fmt: skip
FORMULAS = {
    "a newer function": ("=I3", "IFS(P3>0,1)", "IFS is not in the list"),
    "a function of another program": ("=I3", "FORMULA(P3)", "FORMULA is not in the list"),
    "a function Excel 2010 knows and the list does not": ("=I3", "IFERROR(P3,0)", "IFERROR is not in the list"),
    "too few arguments": ("=I3", "IF(P3>0)", "IF with 1 arguments"),
    "too many arguments": ("=I3", "ROUND(P3,1,2)", "ROUND with 3 arguments"),
    "no arguments": ("=I3", "LEN()", "LEN with 0 arguments"),
    "a bracket left open": ("=I3", "SUM(P3", "not closed"),
    "a bracket too many": ("=I3", "SUM(P3))", "does not parse"),
    "operators without operands": ("=I3", "P3+*2", "an operand is missing"),
    "operands without an operator": ("=I3", "P3 2", "without an operator"),
    "semicolons between arguments": ("=I3", "ROUND(P3;2)", "separator"),
    "an equals sign of its own": ("=I3", "=P3", "begins with ="),
    "a text too long": ("=I3", f'"{"长" * 256}"', "a text of more than 255"),
    "a lost reference": ("=I3", "#REF!+1", "a lost reference"),
    "a missing sheet": ("=I3", "'没有'!A1", "no such sheet"),
    "a missing name": ("=I3", "预算总数+1", "no cell and no name"),
    "another workbook": ("=I3", "[1]汇总!A1", "another workbook"),
    "too deep": ("=I3", "ABS(" * 65 + "1" + ")" * 65, "nested 65 deep"),
    "too long": ("=I3", "+".join(["P3"] * 2800), "formula of 8399 characters"),
    "nothing in it": ("=I3", "", "an empty formula"),
}  # fmt: skip
"""(the formula to replace, by what, what is told) in the project sheet of the department workbook."""
TABLES = {
    "a column headed otherwise": ("master", "xl/tables/table1.xml", 'name="部门"', 'name="单位"', "is headed '部门'"),
    "a column twice": ("master", "xl/tables/table1.xml", 'name="部门"', 'name="年度"', "column 年度 twice"),
    "a table's name like a cell": ("master", "xl/tables/table1.xml", 'displayName="[^"]*"', 'displayName="R1C1"', "table name not allowed"),
    "a table's name twice": ("master", "xl/tables/table1.xml", 'displayName="[^"]*"', 'displayName="指标明细"', "twice (tables and ranges)"),
    "a table's number twice": ("master", "xl/tables/table2.xml", '(<table [^>]*) id="2"', r'\1 id="1"', "table number 1 twice"),
    "a table without rows": ("master", "xl/tables/table1.xml", r'( ref="A3:AA)\d+', r"\g<1>3", "has no rows"),
    "a filter of another size": ("master", "xl/tables/table1.xml", r'autoFilter ref="A3:AA', 'autoFilter ref="A3:Z', "the filter covers"),
    "a table not listed": ("master", "xl/worksheets/sheet12.xml", "<tableParts.*</tableParts>", "", "0 tables listed, 1 there"),
    "merged cells in a table": ("master", "xl/worksheets/sheet12.xml", "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A4:B4"/></mergeCells>', "merged cells in a table"),
    "a chart of a missing sheet": ("master", "xl/charts/chart1.xml", "图表数据!", "图表!", "no such sheet"),
}  # fmt: skip
RIBBONS = {
    "a button without a macro": ("addin", RIBBON, 'onAction="xtOnButton"', 'onAction="xtOnPress"', "no public Sub xtOnPress"),
    "a macro with other parameters": ("addin", RIBBON, 'onAction="xtOnButton"', 'onAction="PressButton"', "takes ('string',)"),
    "an event nobody answers": ("addin", RIBBON, "<ribbon ", '<ribbon getVisible="xtVisible" ', "no public Sub xtVisible"),
    "an id twice": ("addin", RIBBON, 'id="xt_group2"', 'id="xt_group1"', "xt_group1 twice"),
    "a keytip twice": ("addin", RIBBON, 'keytip="B"', 'keytip="J"', "keytip J twice"),
    "a keytip too long": ("addin", RIBBON, 'keytip="B"', 'keytip="ABCD"', "keytip ABCD"),
    "a picture not every Excel has": ("addin", RIBBON, 'imageMso="CalculateNow"', 'imageMso="CalculatNow"', "CalculatNow is not in"),
    "a tip too long": ("addin", RIBBON, 'supertip="', 'supertip="' + "长" * 1025, "supertip too long"),
    "another edition's name space": ("addin", RIBBON, "2009/07", "2006/01", "different editions"),
    "a sheet's code name": ("addin", "xl/worksheets/sheet1.xml", 'codeName="Sheet1"', 'codeName="Sheet7"', "differ"),
    "the workbook's code name": ("addin", BOOK, ' codeName="ThisWorkbook"', "", "differ"),
    "a form button without a macro": ("department", "xl/drawings/vmlDrawing1.vml", "<x:AutoFill>", "<x:FmlaMacro>[0]!Gone</x:FmlaMacro><x:AutoFill>", "no public Sub without parameters: [0]!Gone"),
}  # fmt: skip
PLANTED = {
    f"{kind}: {name}": case
    for kind, cases in {
        "package": PACKAGE, "workbook": WORKBOOK, "looks": LOOKS, "cells": CELLS, "choices": CHOICES, "tables": TABLES, "ribbon": RIBBONS,
    }.items()
    for name, case in cases.items()
}  # fmt: skip
