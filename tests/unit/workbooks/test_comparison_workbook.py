"""The comparison at its edges: long texts, many changes, texts that no cell can hold, masters that cannot be read."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText
from support.compared import compared
from support.excel_traps import problems
from support.form_text import form_text
from support.open_xml import needs_validator, schema_errors

from xltools.cli import main
from xltools.model.problems import UnreadableSource
from xltools.reports.comparison import as_text
from xltools.workbooks.cells import CELL_LIMIT
from xltools.workbooks.comparison.book import comparison_bytes, write_comparison
from xltools.workbooks.comparison.pen import CUT, shown
from xltools.workbooks.comparison.wording import folded
from xltools.workbooks.reading.master_forms import read_master_forms
from xltools.workflows.word_marks import Piece, marked

LONG = "对辖区内绿地开展日常养护，共计12,000平方米，每平方米8.5元。" * 40


def written(tmp_path: Path, old: dict[str, Any], new: dict[str, Any]) -> Path:
    target = tmp_path / "变动对照.xlsx"
    write_comparison(compared([old], [new]), target)
    return target


def wording(path: Path) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(path, rich_text=True)["文字变动"]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]


def test_unchanged_stretches_are_folded_at_words() -> None:
    pieces = folded(marked(LONG + "甲" + LONG, LONG + "乙" + LONG))
    assert [piece.kind for piece in pieces] == ["same", "deleted", "added", "same"]
    assert all(len(piece.text) < 40 for piece in pieces)
    assert pieces[0].text.startswith("……")
    assert pieces[0].text.endswith("平方米，每平方米8.5元。")
    assert pieces[3].text.endswith("……")
    for piece in (pieces[0], pieces[3]):
        assert not {"000平方米", "2,000平方米"} & {piece.text.strip("…")[:7], piece.text.strip("…")[:5]}
    assert folded([Piece("same", "短。")]) == [Piece("same", "短。")]


def test_a_long_text_keeps_its_row_within_what_excel_shows(tmp_path: Path) -> None:
    path = written(tmp_path, {"goal": "全部重写的目标。" * 150}, {"goal": "另一份说明与前者毫无关系，" * 150})
    rows = wording(path)
    assert [row[4:6] for row in rows] == [["项目绩效目标", "全文改写"]]
    sheet = openpyxl.load_workbook(path)["文字变动"]
    assert sheet.row_dimensions[5].height <= 409
    assert sheet["G5"].font.strike
    assert sheet["H5"].font.u == "single"
    assert sheet["G5"].font.sz < 10


def test_a_text_that_no_cell_holds_is_cut_and_says_so(tmp_path: Path) -> None:
    rows = wording(written(tmp_path, {"goal": ""}, {"goal": "😀字" * 20_000}))
    assert rows[0][5] == "新写"
    assert str(rows[0][7]).endswith(CUT)
    assert len(shown("字" * (CELL_LIMIT + 1))) <= CELL_LIMIT


def test_rows_that_came_and_went_are_told(tmp_path: Path) -> None:
    old, new = (
        {"fillers": ("留下。", "删去。"), "remarks": "有说明。"},
        {"fillers": ("留下。",), "remarks": "", "economic": None},
    )
    rows = wording(written(tmp_path, old, new))
    assert {row[5] for row in rows} == {"删去一条", "清空"}
    assert {row[5] for row in wording(written(tmp_path, new, old))} == {"新增一条", "新写"}


def test_many_changes_in_one_text_stay_one_cell(tmp_path: Path) -> None:
    old = "".join(f"第{number}项共{number}处，继续办理原有事项；" for number in range(1, 500))
    rows = wording(written(tmp_path, {"goal": old}, {"goal": old.replace("处，", "个，")}))
    assert isinstance(rows[0][6], CellRichText)
    assert str(rows[0][6]).count("处") == 499


def test_two_equal_rounds_make_a_workbook_that_says_so(tmp_path: Path) -> None:
    path = written(tmp_path, {}, {})
    book = openpyxl.load_workbook(path)
    assert [book[name]["A5"].value for name in ("金额变动", "增减项目", "文字变动", "疑似更名或移交", "未读文件")] == [
        "没有。"
    ] * 5


@needs_validator
@pytest.mark.parametrize(
    ("old", "new"), [({}, {}), ({"goal": "<r>&甲\x07\ud800</r>", "project": "=1+1"}, {"goal": "<r>_x0041_乙\t</r>", "project": "=1+1"})]
)  # fmt: skip
def test_odd_texts_are_valid_open_xml(old: dict[str, str], new: dict[str, str], tmp_path: Path) -> None:
    assert schema_errors(written(tmp_path, old, new)) == []


ODD = (
    {"project": "'引号'\"和[括号]:*?/\\", "goal": "'", "leader": "-2"},
    {"project": "长" * 300, "goal": "按月开展日常养护工作，及时补种缺株；" * 1800, "quantity": "另行" * 9000},
    {"project": "字\x07符\x1b_x0041_\U0001f600", "goal": "\x0b" * 3 + "完成", "cost": "&<>&amp;]]>合计12万元"},
    {"project": "", "goal": "@SUM(A1)", "budget": "另行" * 200},
    {"project": "=1+1", "goal": "+1", "cost": "=cmd|'/c calc'!A1", "fillers": ("<r>一</r>", "")},
)


def test_excel_has_nothing_to_repair(tmp_path: Path) -> None:
    new = [
        {name: text if name == "project" else f"{text}改" for name, text in one.items() if name != "fillers"}
        for one in ODD
    ]
    target = tmp_path / "变动对照.xlsx"
    write_comparison(compared(ODD, [*new[1:], {"project": "新"}]), target)
    assert problems(target) == []
    assert wording(target)


def test_the_bytes_depend_on_the_input_alone() -> None:
    first, second = (
        comparison_bytes(compared([{"goal": "甲"}], [{"goal": "乙"}]), Path("变动.xlsx")) for _ in range(2)
    )
    assert first == second


def test_the_screen_shows_the_first_of_many_remarks() -> None:
    forms = [{"project": f"项目{number}", "budget": "见附件", "goal": "甲"} for number in range(15)]
    text = as_text(compared(forms, [{**form, "goal": "乙"} for form in forms]), None)
    assert text.count("两次预算金额都无法识别") == 10
    assert "需要核对的项目共 15 项，其余 5 项见变动对照工作簿（用 -o 写出）。" in text


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    source = tmp_path / "报送.txt"
    source.write_text(
        form_text(budget="12") + form_text(project="修剪", caption="修剪", quantity=("甲1处。", "乙2处。")), "utf-8"
    )
    return source


@pytest.mark.parametrize(
    ("options", "file", "sheet"),
    [
        ((), "总表.xlsx", "01_社区绿化养护"),
        (("--sheets-each", "1"), "总表_分册01.xlsx", "01_社区绿化养护"),
        (("--no-sheets",), "总表.xlsx", "项目一览"),
    ],
)
def test_a_master_names_the_places_of_its_forms(
    options: tuple[str, ...], file: str, sheet: str, forms: Path, tmp_path: Path
) -> None:
    master = tmp_path / "总表.xlsx"
    assert main(["consolidate", str(forms), "-o", str(master), *options]) < 2
    side = read_master_forms(master, "总表")
    first, second = side.forms
    assert (first.doubtful, second.doubtful) == (True, False)
    assert (Path(first.place.file).name, first.place.sheet) == (file, sheet)
    assert [row.block for row in second.rows if row.label == "产出数量指标"] == [1, 2]
    assert {row.block for row in second.rows if row.label == "社会效益指标"} == {0}


def test_a_volume_that_is_gone_leaves_the_row_of_the_table(forms: Path, tmp_path: Path) -> None:
    master = tmp_path / "总表.xlsx"
    main(["consolidate", str(forms), "-o", str(master), "--sheets-each", "1"])
    for volume in tmp_path.glob("*分册*"):
        volume.unlink()
    place = read_master_forms(master, "总表").forms[1].place
    assert (place.file, place.sheet, place.cell) == (str(master), "项目一览", "A5")


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "不存在，请检查路径"), (b"PK\x03\x04", "不是可读的工作簿"), ("空", "没有“项目一览”一表")],
)
def test_a_master_that_cannot_be_read_is_refused(content: bytes | str | None, words: str, tmp_path: Path) -> None:
    path = tmp_path / "总表.xlsx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        openpyxl.Workbook().save(path)
    with pytest.raises(UnreadableSource, match=words):
        read_master_forms(path, "总表")
