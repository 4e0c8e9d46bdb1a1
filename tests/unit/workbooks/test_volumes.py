"""Sheets of forms in volumes beside the master, or nowhere: the lists stay whole and lead there and back."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openpyxl
import pytest
from support.open_xml import needs_validator, schema_errors
from support.recalculation import differences, formulas, values
from support.sent_forms import ROSTER, sent
from support.submissions import form, submission

from xltools.merging.consolidation import Consolidation, Line
from xltools.model.problems import UserError
from xltools.workbooks.master import book, issues, placing, summary, tables, unchecked, volumes
from xltools.workbooks.master.book import master_bytes, write_master
from xltools.workbooks.master.drawn import DrawnForm, draw_form
from xltools.workbooks.master.placing import plan_sheets
from xltools.workbooks.master.volumes import Made
from xltools.workbooks.own_kind import own_kind
from xltools.workbooks.reading.last_year import read_last_year
from xltools.workflows.consolidate import consolidate

EACH = 6
"""Two departments of three forms."""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Consolidation:
    return consolidate(sent(tmp_path_factory.mktemp("sent")), ROSTER)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, result: Consolidation) -> tuple[Path, ...]:
    return write_master(result, tmp_path_factory.mktemp("out") / "总 #1.xlsx", sheets_each=EACH)


@pytest.fixture(scope="module")
def master(files: tuple[Path, ...]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(files[0])


def sent_by(*counts: int) -> Consolidation:
    """Departments with so many forms each."""
    return consolidate([
        submission(f"{number}.docx", *(
            form(f"部门{number}", f"项目{number}-{one}", file=f"{number}.docx", position=one) for one in range(1, count + 1)
        ))
        for number, count in enumerate(counts, 1)
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("counts", "each", "expected"),
    [
        ((3, 3), None, []),
        ((3, 3), 6, []),
        ((3, 3), 0, []),
        ((3, 3), 5, [["部门1:3"], ["部门2:3"]]),
        ((1, 2, 3, 1), 4, [["部门1:1", "部门2:2"], ["部门3:3", "部门4:1"]]),
        ((1, 5, 1), 2, [["部门1:1"], ["部门2:2*"], ["部门2:2*"], ["部门2:1*", "部门3:1"]]),
    ],
)
def test_departments_are_kept_together(counts: tuple[int, ...], each: int | None, expected: list[list[str]]) -> None:
    lines = sent_by(*counts).lines
    plan = plan_sheets(lines, Path("总表.xlsx"), each)
    told = [[f"{part.department}:{part.forms}{'*' * part.split}" for part in one.parts] for one in plan.volumes]
    assert told == expected
    assert len(plan.sheets) == len(lines)
    assert plan.inside == (each in (None, 6))
    assert [one.path.name for one in plan.volumes] == [f"总表_分册{n:02d}.xlsx" for n in range(1, len(expected) + 1)]


def test_the_volumes_stand_beside_the_master_and_are_told_from_what_departments_send(files: tuple[Path, ...]) -> None:
    assert [path.name for path in files] == ["总 #1.xlsx", "总 #1_分册01.xlsx", "总 #1_分册02.xlsx"]
    assert [own_kind(path) for path in files] == ["master", "master-volume", "master-volume"]
    names = [openpyxl.load_workbook(path, read_only=True).sheetnames for path in files]
    assert [len(one) for one in names[1:]] == [7, 7]
    assert names[1][:2] == [volumes.NAME, "01_项目4"]
    assert not any(name.startswith("01_") for name in names[0])


def test_links_lead_to_the_volume_and_back_to_the_row(
    files: tuple[Path, ...], master: openpyxl.Workbook, result: Consolidation
) -> None:
    sheet = master[summary.NAME]
    rows = summary.project_rows(result.lines)
    for number, (line, row) in enumerate(zip(result.lines, rows, strict=True), 1):
        cell = sheet.cell(row + 1, summary.PROJECT + 1)
        assert (sheet.cell(row + 1, 1).value, cell.value) == (number, line.project.declaration.project)
        volume = files[0].parent / unquote(cell.hyperlink.target)
        assert volume == files[1 if number <= EACH else 2]
        name = cell.hyperlink.location.split("!")[0].strip("'")
        drawn = openpyxl.load_workbook(volume)[name]
        assert unquote(drawn["H1"].hyperlink.target) == files[0].name
        assert drawn["H1"].hyperlink.location == f"'汇总'!A{row + 1}"
        assert drawn["H2"].hyperlink.target.endswith(".docx")
        assert drawn.print_area.startswith(f"'{name}'!")


def test_findings_and_tables_lead_to_the_volumes_too(master: openpyxl.Workbook) -> None:
    issue = next(row for row in master["问题清单"].iter_rows(min_row=4) if row[0].value == 1)
    assert issue[5].value == "分册01　01_…!A2"
    assert issue[5].hyperlink.target == "总%20%231_分册01.xlsx"
    table = master[tables.PROJECTS.name]
    cell = table.cell(4, tables.PROJECTS.place(tables.SHEET_LINK) + 1)
    assert (cell.value, cell.hyperlink.target) == ("分册01　01_项目4", "总%20%231_分册01.xlsx")


def test_the_cover_lists_the_volumes(master: openpyxl.Workbook) -> None:
    said = [(cell.value, cell.hyperlink) for row in master["封面"].iter_rows() for cell in row if cell.value]
    told = [text for text, _ in said]
    start = next(place for place, text in enumerate(told) if str(text).startswith("分册目录"))
    assert told[start : start + 5] == [
        "分册目录（不打印）：项目表共 12 张，分在 2 个文件中", "分册01", "6 个项目　总 #1_分册01.xlsx", "城管科　3 个项目",
        "民政科　3 个项目",
    ]  # fmt: skip
    assert said[start + 1][1].target == "总%20%231_分册01.xlsx"


def test_the_contents_of_a_volume_have_live_figures_and_lead_both_ways(files: tuple[Path, ...]) -> None:
    sheet = openpyxl.load_workbook(files[1])[volumes.NAME]
    assert sheet["A1"].value == "总 #1　分册01"
    assert "2 个部门、6 张项目表" in sheet["A2"].value
    row = sheet[volumes.FIRST_ROW + 1]
    assert [cell.value for cell in row[:3]] == [1, "城管科", "项目4"]
    assert row[volumes.PROJECT].hyperlink.location == "'01_项目4'!A1"
    assert row[volumes.BUDGET].value == "='01_项目4'!I4"
    assert (row[volumes.IN_SUMMARY].value, row[volumes.IN_SUMMARY].hyperlink.location) == ("汇总 第 5 行", "'汇总'!A5")
    assert sheet.freeze_panes == "D4"


def figures_of(path: Path) -> dict[tuple[str, str], Any]:
    """What the lists show, without the texts of links, which say where the sheets are."""
    links = {(tables.PROJECTS.name, "AA"), (tables.INDICATORS.name, "X")}
    shown = values(path)
    return {
        (sheet, cell): value
        for (sheet, cell), value in shown.items()
        if sheet in {"汇总", "部门汇总", "项目类型汇总"}
        and (sheet, cell.rstrip("0123456789")) not in links
        and value != ""
    }


def test_the_figures_are_the_same_wherever_the_sheets_are(tmp_path: Path, result: Consolidation) -> None:
    shown = {}
    for each in (None, EACH, 0):
        target = tmp_path / f"{each}" / "总表.xlsx"
        write_master(result, target, sheets_each=each)
        shown[each] = figures_of(target)
        shown[each].pop(("汇总", "A2"))
    assert shown[EACH] == shown[None]
    assert shown[0] == shown[None]
    assert len(shown[None]) > 200


@pytest.mark.parametrize(("each", "told"), [(None, "实时取数"), (EACH, "在同一文件夹的各分册中"), (0, "没有附项目表")])
def test_the_note_says_where_the_amounts_come_from(
    tmp_path: Path, result: Consolidation, each: int | None, told: str
) -> None:
    target = write_master(result, tmp_path / "总表.xlsx", sheets_each=each)[0]
    assert told in openpyxl.load_workbook(target)[summary.NAME]["A2"].value


def test_without_sheets_the_lists_lead_to_the_sources_only(tmp_path: Path, result: Consolidation) -> None:
    files = write_master(result, tmp_path / "总表.xlsx", sheets_each=0)
    assert files == (tmp_path / "总表.xlsx",)
    found = openpyxl.load_workbook(files[0])
    assert not [name for name in found.sheetnames if name[0].isdigit()]
    row = found[summary.NAME][summary.FIRST_ROW + 1]
    assert row[summary.PROJECT].hyperlink is None
    assert isinstance(row[summary.BUDGET].value, float)
    assert row[summary.FILE].hyperlink is not None
    assert not any("_项目" in formula for formula in formulas(files[0]).values())
    assert not any(str(cell.value).startswith("项目表目录") for line in found["封面"].iter_rows() for cell in line)
    assert len(read_last_year(files[0]).projects) == len(result.lines)


@pytest.mark.libreoffice
@pytest.mark.parametrize("number", [0, 1])
def test_recalculated_from_nothing_master_and_volume_give_their_cached_values(
    soffice: str, files: tuple[Path, ...], tmp_path: Path, number: int
) -> None:
    assert differences(soffice, files[number], tmp_path) == {}


@needs_validator
@pytest.mark.parametrize("number", [0, 1])
def test_master_and_volume_are_valid_open_xml(files: tuple[Path, ...], number: int) -> None:
    assert schema_errors(files[number]) == []


@needs_validator
def test_a_master_without_sheets_is_valid_open_xml(tmp_path: Path, result: Consolidation) -> None:
    assert schema_errors(write_master(result, tmp_path / "总表.xlsx", sheets_each=0)[0]) == []


def test_equal_input_gives_equal_bytes(files: tuple[Path, ...], tmp_path: Path, result: Consolidation) -> None:
    first = [path.read_bytes() for path in files]
    asked: list[Line] = []

    def drawn(line: Line) -> DrawnForm:
        asked.append(line)
        return draw_form(line.project)

    again = write_master(result, files[0], Made(drawn), sheets_each=EACH)
    assert [path.read_bytes() for path in again] == first
    assert asked == list(result.lines), "once a line, in order"


def test_older_volumes_go_and_what_is_not_ours_stays(tmp_path: Path, result: Consolidation) -> None:
    target = tmp_path / "总表.xlsx"
    write_master(result, target, sheets_each=3)
    assert len(list(tmp_path.iterdir())) == 5
    others = [tmp_path / name for name in ("总表_分册09.xlsx", "总表_分册甲.xlsx", "别表_分册07.xlsx")]
    others[0].write_bytes(b"a person's own")
    for path in others[1:]:
        path.write_bytes((tmp_path / "总表_分册04.xlsx").read_bytes())
    write_master(result, target, sheets_each=EACH)
    assert {path.name for path in tmp_path.iterdir()} == {
        "总表.xlsx", "总表_分册01.xlsx", "总表_分册02.xlsx", *(path.name for path in others),
    }  # fmt: skip
    write_master(result, target, sheets_each=None)
    assert {path.name for path in tmp_path.iterdir()} == {"总表.xlsx", *(path.name for path in others)}


def test_a_failure_leaves_all_files_as_they_were(tmp_path: Path, result: Consolidation) -> None:
    target = tmp_path / "总表.xlsx"
    write_master(result, target, sheets_each=EACH)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    def failing(line: Line) -> DrawnForm:
        if line is result.lines[-1]:
            raise RuntimeError("drawing failed")
        return draw_form(line.project)

    with pytest.raises(RuntimeError, match="drawing failed"):
        write_master(replace(result, findings=()), target, Made(failing), sheets_each=EACH)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_volume_never_replaces_a_file_that_is_not_ours(tmp_path: Path, result: Consolidation) -> None:
    other = tmp_path / "总表_分册02.xlsx"
    other.write_bytes(b"what a department sent")
    with pytest.raises(UserError, match=r"总表_分册02\.xlsx 已存在，而且不是汇总工作簿的分册"):
        write_master(result, tmp_path / "总表.xlsx", sheets_each=EACH)
    assert [path.name for path in tmp_path.iterdir()] == [other.name]
    assert other.read_bytes() == b"what a department sent"


def test_a_full_list_says_what_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, result: Consolidation
) -> None:
    monkeypatch.setattr(issues, "MOST_LINES", 3)
    monkeypatch.setattr(unchecked, "MOST_LINES", 2)
    written = openpyxl.load_workbook(write_master(result, tmp_path / "总表.xlsx", sheets_each=0)[0])
    for name, kept, count in ((issues.NAME, 3, len(result.findings)), (unchecked.NAME, 2, len(result.not_checked))):
        assert f"还有 {count - kept} 行没有列出" in written[name]["A2"].value
        assert written[name].max_row == issues.FIRST_ROW + kept


def test_more_projects_than_a_sheet_holds_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, result: Consolidation
) -> None:
    monkeypatch.setattr(book, "MOST_FORMS", 11)
    with pytest.raises(UserError, match="共 12 个项目，超过"):
        write_master(result, tmp_path / "总表.xlsx")
    assert not list(tmp_path.iterdir())


def test_all_sheets_in_one_is_what_master_bytes_gives(tmp_path: Path, result: Consolidation) -> None:
    target = tmp_path / "总表.xlsx"
    write_master(result, target)
    assert target.read_bytes() == master_bytes(result, target)
    assert len(result.lines) < placing.SHEETS_EACH
