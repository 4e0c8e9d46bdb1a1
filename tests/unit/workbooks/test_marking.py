"""Marking a copy: what is marked, what stays byte-identical, what comes back."""

import re
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from lxml import etree
from openpyxl.comments import Comment
from python_calamine import CalamineWorkbook
from support.open_xml import needs_validator, schema_errors
from support.workbook_makers import FORM, MAKERS, by_openpyxl, by_xlsxwriter, convert, parts, rewritten

from xltools.model.finding import Finding
from xltools.model.place import Place
from xltools.model.problems import UserError
from xltools.workbooks.department.issue_list import draw_issue_list
from xltools.workbooks.issue_sheet import BACK_LINK, COLUMNS, NOTE_TAG, SHEET_NAME
from xltools.workbooks.marks.looks import LOOKS
from xltools.workbooks.marks.marking import clear, mark
from xltools.workbooks.styles import Styles

RED, YELLOW, BLUE = (LOOKS[key].fill for key in ("error", "warning", "info"))


def finding(cell: str | None, severity="error", sheet: str | None = FORM, **more) -> Finding:
    values = {
        "rule": "A05",
        "name": "x",
        "message": "成本合计与预算不符。",
        "project": "绿化养护",
        "field": "产出成本指标",
    } | more
    return Finding(severity=severity, place=Place("a.xlsx", sheet=sheet, cell=cell), **values)


FINDINGS = (
    finding("B8", computed=Decimal(96000), stated=Decimal(90000), working="4 × 8,000 × 3"),
    finding("E4", quote="=1+1"),
    finding("B4", "warning"),
    finding("A9", "info", rule="U04"),
    finding("B4", "info", rule="U05"),
    finding(None, "warning", sheet=None),
    finding("A1", "info", sheet="没有这张表"),
)


UNNOTED = tuple(one for one in FINDINGS if one.place.cell in {"B8", "A9"})


def marked(source: Path, findings=FINDINGS, name="marked.xlsx") -> Path:
    target = source.parent / name
    mark(source, findings, target)
    return target


@pytest.fixture(params=MAKERS)
def source(request, tmp_path: Path) -> Path:
    return MAKERS[request.param](tmp_path / "source.xlsx")


@pytest.mark.parametrize("again", [FINDINGS, ()])
def test_only_the_parts_concerned_change(source, again):
    before, after = parts(source), parts(marked(source, again))
    concerned = (
        "xl/workbook.xml",
        "xl/_rels/",
        "[Content_Types].xml",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1",
        "xl/comments1.xml",
        "xl/comments/comment1",
        "xl/drawings/vmlDrawing1",
        "xl/drawings/commentsDrawing1",
    )
    changed = [name for name in before if after[name] != before[name]]
    assert changed
    assert all(name.startswith(concerned) for name in changed)


def test_the_source_is_not_touched(source):
    before = source.read_bytes()
    marked(source)
    assert source.read_bytes() == before


def test_clearing_a_marked_copy_gives_the_original_bytes(source, tmp_path):
    assert clear(marked(source), tmp_path / "cleared.xlsx") == 4
    assert parts(tmp_path / "cleared.xlsx") == parts(source)


def test_clearing_a_copy_marked_without_findings_gives_the_original_bytes(source, tmp_path):
    assert clear(marked(source, ()), tmp_path / "cleared.xlsx") == 0
    assert parts(tmp_path / "cleared.xlsx") == parts(source)


def test_marking_twice_gives_the_same_bytes(source):
    once = marked(source)
    assert marked(once, name="twice.xlsx").read_bytes() == once.read_bytes()


def test_marking_again_with_other_findings_is_as_marking_the_original(source):
    other = FINDINGS[1:3]
    assert marked(marked(source), other, "again.xlsx").read_bytes() == marked(source, other, "direct.xlsx").read_bytes()


def test_a_cell_is_filled_by_its_gravest_finding_and_annotated(source):
    sheet = openpyxl.load_workbook(marked(source))[FORM]
    assert [sheet[cell].fill.fgColor.rgb for cell in ("B8", "B4", "A9")] == [RED, YELLOW, BLUE]
    note = sheet["B8"].comment.text
    assert note.startswith(f"{NOTE_TAG}错误 A05")
    assert "96,000 元" in note
    assert "4 × 8,000 × 3" in note
    assert sheet["A9"].comment.author == "xltools 核对"


def test_the_list_links_to_the_cells_and_the_form_links_back(source):
    book = openpyxl.load_workbook(marked(source))
    rows = list(book[SHEET_NAME].iter_rows(min_row=3, max_col=len(COLUMNS)))
    assert [cell.value for cell in rows[0]] == [column.title for column in COLUMNS]
    targets = [row[4].hyperlink.location if row[4].hyperlink else None for row in rows[1:]]
    assert targets == [f"'{FORM}'!E4", f"'{FORM}'!B8", None, f"'{FORM}'!B4", f"'{FORM}'!B4", f"'{FORM}'!A9", None]
    back = [cell for row in book[FORM].iter_rows() for cell in row if cell.value == BACK_LINK]
    assert [cell.hyperlink.location for cell in back] == [f"'{SHEET_NAME}'!E4"]


def test_quotations_stay_text(source):
    sheet = openpyxl.load_workbook(marked(source))[SHEET_NAME]
    assert sheet["G4"].value == "=1+1"
    assert sheet["G4"].data_type in {"s", "inlineStr"}


def test_values_are_the_same_for_another_reader(source):
    before, after = (
        CalamineWorkbook.from_path(path).get_sheet_by_name(FORM).to_python() for path in (source, marked(source))
    )
    assert [new[: len(old)] for old, new in zip(before, after[: len(before)], strict=True)] == before


def test_the_merged_range_gets_one_frame(tmp_path):
    found = parts(marked(by_xlsxwriter(tmp_path / "a.xlsx")))
    sheet, styles = (etree.fromstring(found[name]) for name in ("xl/worksheets/sheet1.xml", "xl/styles.xml"))
    formats, borders = styles.find("{*}cellXfs"), styles.find("{*}borders")

    def lines(cell: str) -> str:
        border = borders[int(formats[int(sheet.find(f".//{{*}}c[@r='{cell}']").get("s"))].get("borderId"))]
        return " ".join(
            side for side in ("left", "right", "top", "bottom") if border.find(f"{{*}}{side}").get("style") == "thick"
        )

    assert [lines(f"{letter}8") for letter in "BCDEF"] == ["left top bottom", *["top bottom"] * 3, "right top bottom"]


def test_a_cell_keeps_the_rest_of_its_format(tmp_path):
    sheet = openpyxl.load_workbook(marked(by_xlsxwriter(tmp_path / "a.xlsx")))[FORM]
    assert sheet["E4"].number_format == "#,##0.00"
    assert sheet["B8"].alignment.wrap_text
    assert not sheet["B8"].protection.locked


def test_the_link_back_stands_outside_the_print_area(tmp_path):
    sheet = openpyxl.load_workbook(marked(by_xlsxwriter(tmp_path / "a.xlsx")))[FORM]
    assert sheet["G1"].value == BACK_LINK
    assert sheet.print_area == f"'{FORM}'!$A$1:$F$10"


def test_a_persons_own_note_is_kept_and_the_list_says_so(tmp_path):
    book = openpyxl.load_workbook(marked(by_xlsxwriter(tmp_path / "a.xlsx")))
    assert "请王科长再看一眼" in book[FORM]["E4"].comment.text
    assert "已保留未改" in book[SHEET_NAME]["F4"].value
    assert book["数据'乙 丙"]["A1"].comment.text == "另一张表的批注"


def test_a_finding_on_a_sheet_that_does_not_exist_is_only_listed(tmp_path):
    source = by_openpyxl(tmp_path / "a.xlsx")
    assert mark(source, [finding("A1", sheet="没有")], tmp_path / "b.xlsx") == 0
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")[SHEET_NAME]
    assert sheet["E4"].value == "没有!A1"
    assert sheet["E4"].hyperlink is None


def test_a_sheet_of_that_name_which_is_no_list_is_left_alone(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = SHEET_NAME
    book.active["A1"] = "科里自己的问题"
    book.save(tmp_path / "a.xlsx")
    marked_copy = openpyxl.load_workbook(marked(tmp_path / "a.xlsx", [finding("A1", sheet=SHEET_NAME)]))
    assert marked_copy.sheetnames == [SHEET_NAME, "问题清单（核对）", "xltools_marks"]
    assert marked_copy[SHEET_NAME]["A1"].value == "科里自己的问题"


def test_what_the_department_explained_stands_last_and_is_marked_as_information(tmp_path):
    explained = finding("B8", "info", explanation="=含上年结转", explained_from="error")
    changed = finding("E4", explanation="另有合同")
    book = openpyxl.load_workbook(marked(by_openpyxl(tmp_path / "a.xlsx"), [explained, changed]))
    rows = list(book[SHEET_NAME].iter_rows(min_row=4, max_col=len(COLUMNS)))
    assert [(row[1].value, row[-1].value) for row in rows] == [
        ("错误", "原说明（数字已变，请重新确认）：另有合同"), ("已说明", "=含上年结转"),
    ]  # fmt: skip
    assert rows[1][-1].data_type in {"s", "inlineStr"}
    assert book[FORM]["B8"].fill.fgColor.rgb == BLUE
    assert "已说明 1" in book[SHEET_NAME]["A2"].value


def test_the_list_names_the_settings_of_the_check(tmp_path):
    mark(by_openpyxl(tmp_path / "a.xlsx"), FINDINGS, tmp_path / "b.xlsx", "青禾街道 1a2b3c4d")
    assert "规则设置：青禾街道 1a2b3c4d。" in openpyxl.load_workbook(tmp_path / "b.xlsx")[SHEET_NAME]["A2"].value


def test_a_list_added_to_a_workbook_looks_like_that_of_a_new_one(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "new.xlsx") as book:
        draw_issue_list(book, Styles(book), UNNOTED)
    new = openpyxl.load_workbook(tmp_path / "new.xlsx")[SHEET_NAME]
    added = openpyxl.load_workbook(marked(by_openpyxl(tmp_path / "a.xlsx"), UNNOTED))[SHEET_NAME]
    for row in range(1, 4 + len(UNNOTED)):
        assert added.row_dimensions[row].height == pytest.approx(new.row_dimensions[row].height, abs=0.75)
        for column in range(1, len(COLUMNS) + 1):
            one, other = added.cell(row, column), new.cell(row, column)
            if COLUMNS[column - 1].kind != "link":
                assert looks(one) == looks(other), one.coordinate
    assert added.freeze_panes == new.freeze_panes
    one, other = (sheet.data_validations.dataValidation[0] for sheet in (added, new))
    assert (one.prompt, one.promptTitle, str(one.sqref)) == (other.prompt, other.promptTitle, str(other.sqref))


def looks(cell):
    """What a person sees of a cell's format."""
    return (
        cell.font.name, cell.font.sz, cell.font.b, cell.font.u, cell.fill.fgColor.rgb, cell.border.left.style,
        cell.border.left.color.rgb if cell.border.left.color else None, cell.alignment.horizontal or "general",
        cell.alignment.vertical, bool(cell.alignment.wrap_text), cell.number_format, cell.protection.locked,
    )  # fmt: skip


def edited(path: Path, target: Path) -> Path:
    """What a department does in a spreadsheet program: a row inserted above, texts and looks changed, saved."""
    book = openpyxl.load_workbook(path)
    sheet = book[FORM]
    sheet["B4"].comment = Comment(sheet["B4"].comment.text + "\n已核实", "王")
    sheet["A9"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF123456")
    sheet["B2"] = 13
    book.save(target)
    return target


def test_clearing_an_edited_copy_keeps_the_edits_and_takes_the_marks_back(tmp_path):
    source = by_openpyxl(tmp_path / "a.xlsx")
    copy = edited(marked(source, [finding("B2"), *FINDINGS[2:4]]), tmp_path / "edited.xlsx")
    assert clear(copy, tmp_path / "cleared.xlsx") == 3
    book = openpyxl.load_workbook(tmp_path / "cleared.xlsx")
    sheet = book[FORM]
    assert sheet["B2"].value == 13
    assert sheet["B2"].fill.fgColor.rgb == "FF00FF00"
    assert sheet["B2"].border.left.style is None
    assert sheet["B2"].comment is None
    assert sheet["A9"].fill.fgColor.rgb == "FF123456"
    assert book.sheetnames == [FORM, "隐藏"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.value == BACK_LINK]


def shifted(text: str, pattern: str) -> str:
    """Every row number of a pattern plus one."""
    return re.sub(pattern, lambda match: f"{match[1]}{int(match[2]) + 1}{match[3]}", text)


def test_marks_are_found_again_when_rows_were_inserted_above(tmp_path):
    source = by_openpyxl(tmp_path / "a.xlsx")
    found = parts(marked(source, [finding("B2"), finding("A3", "info")]))
    form, records = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet4.xml"
    down = shifted(shifted(found[form].decode(), r'(<row r=")(\d+)(")'), r'(r="[A-Z]+)(\d+)(")')
    pointers = shifted(found[records].decode(), r"(![A-Z]+)(\d+)(\))")
    inserted = rewritten(
        tmp_path / "marked.xlsx", tmp_path / "b.xlsx", {form: down.encode(), records: pointers.encode()}
    )
    assert clear(inserted, tmp_path / "cleared.xlsx") == 2
    sheet = openpyxl.load_workbook(tmp_path / "cleared.xlsx")[FORM]
    assert sheet["B3"].fill.fgColor.rgb == "FF00FF00"
    assert [sheet[cell].border.left.style for cell in ("B3", "A4")] == [None, None]


def test_words_added_to_a_note_of_ours_stay(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = FORM
    book.save(tmp_path / "a.xlsx")
    copy = edited(marked(tmp_path / "a.xlsx"), tmp_path / "edited.xlsx")
    clear(copy, tmp_path / "cleared.xlsx")
    assert openpyxl.load_workbook(tmp_path / "cleared.xlsx")[FORM]["B4"].comment.text == "已核实"


def test_an_explanation_keeps_the_list_when_marks_are_cleared(tmp_path):
    book = openpyxl.load_workbook(marked(by_openpyxl(tmp_path / "a.xlsx")))
    book[SHEET_NAME].cell(4, len(COLUMNS)).value = "说明"
    book.save(tmp_path / "edited.xlsx")
    clear(tmp_path / "edited.xlsx", tmp_path / "cleared.xlsx")
    assert openpyxl.load_workbook(tmp_path / "cleared.xlsx").sheetnames == [FORM, "隐藏", SHEET_NAME]


def test_clearing_an_unmarked_workbook_copies_it(source, tmp_path):
    assert clear(source, tmp_path / "cleared.xlsx") == 0
    assert parts(tmp_path / "cleared.xlsx") == parts(source)


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a.xlsb", "a.docx"])
def test_other_kinds_are_refused_with_what_to_do(tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(UserError, match=r"另存为 \.xlsx"):
        mark(tmp_path / name, [], tmp_path / "out.xlsx")


def test_the_source_is_never_the_target(tmp_path):
    source = by_openpyxl(tmp_path / "a.xlsx")
    with pytest.raises(UserError, match="不能覆盖原文件"):
        mark(source, FINDINGS, tmp_path / "." / "a.xlsx")
    with pytest.raises(UserError, match="不能覆盖原文件"):
        clear(source, source)


def test_a_refused_workbook_leaves_nothing_behind(tmp_path):
    source = by_openpyxl(tmp_path / "a.xlsx")
    broken = rewritten(source, tmp_path / "broken.xlsx", {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData>"})
    with pytest.raises(UserError, match="已损坏"):
        mark(broken, FINDINGS, tmp_path / "out.xlsx")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "broken.xlsx"]


@needs_validator
def test_a_marked_copy_is_as_valid_as_its_source(tmp_path):
    source = by_xlsxwriter(tmp_path / "a.xlsx")
    assert schema_errors(marked(source)) == schema_errors(source)


@pytest.mark.libreoffice
def test_libreoffice_shows_the_marks_and_clearing_its_own_save_restores_the_looks(soffice, tmp_path):
    source = by_xlsxwriter(tmp_path / "a.xlsx")
    saved = convert(soffice, marked(source), tmp_path / "lo", "xlsx")
    sheet = openpyxl.load_workbook(saved)[FORM]
    assert sheet["B8"].fill.fgColor.rgb == RED
    assert sheet["B8"].comment.text.startswith(NOTE_TAG)
    assert sheet["G1"].hyperlink is not None
    assert clear(saved, tmp_path / "cleared.xlsx") == 4
    book = openpyxl.load_workbook(tmp_path / "cleared.xlsx")
    assert book.sheetnames == [FORM, "数据'乙 丙"]
    assert book[FORM]["B8"].fill.fgColor.rgb == "FFEEF5E9"
    assert book[FORM]["B8"].border.left.style == "thin"
    assert book[FORM]["B8"].comment is None
    assert book[FORM]["G1"].value is None
    assert "请王科长再看一眼" in book[FORM]["E4"].comment.text
    convert(soffice, tmp_path / "cleared.xlsx", tmp_path / "lo2", "pdf")


@pytest.mark.libreoffice
def test_a_workbook_saved_by_libreoffice_is_marked_and_restored(soffice, tmp_path):
    source = convert(soffice, by_xlsxwriter(tmp_path / "a.xlsx"), tmp_path / "lo", "xlsx")
    copy = marked(source)
    assert parts(copy).keys() > parts(source).keys()
    clear(copy, tmp_path / "cleared.xlsx")
    assert parts(tmp_path / "cleared.xlsx") == parts(source)
