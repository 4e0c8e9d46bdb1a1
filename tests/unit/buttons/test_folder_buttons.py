"""Buttons that work on a folder: the same results as the commands, on the folder a person chooses."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from xltools.buttons.file_host import FileHost
from xltools.buttons.pressing import press
from xltools.buttons.registry import find
from xltools.jobs.consolidating import consolidate_sources
from xltools.jobs.importing import import_sources

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two departments' documents and the roster."""
    chosen = tmp_path / "报送"
    chosen.mkdir()
    for document in (SAMPLES / "submissions").glob("[党统]*.docx"):
        shutil.copy(document, chosen)
    shutil.copy(SAMPLES / "roster.xlsx", chosen / "花名册.xlsx")
    return chosen


def pressed(button_id: str, folder: Path | None, capsys: pytest.CaptureFixture[str]) -> tuple[bool, str, FileHost]:
    button = find(button_id)
    assert button is not None
    host = FileHost(Path("没有.xlsx"), Path("没有"), folder)
    went_well = press(button, host)
    captured = capsys.readouterr()
    return went_well, captured.out + captured.err, host


@pytest.mark.parametrize("button_id", ["consolidate", "submission_status", "new_workbook", "import_documents"])
def test_no_folder_chosen_is_said(button_id: str, capsys: pytest.CaptureFixture[str]) -> None:
    went_well, said, host = pressed(button_id, None, capsys)
    assert went_well
    assert "没有选择文件夹" in said
    assert host.shown == []


def test_who_has_not_sent_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    went_well, said, host = pressed("submission_status", folder, capsys)
    assert went_well
    assert "2 个部门、7 个项目" in said
    assert "未报：" in said
    assert host.shown == [folder / "汇总.xlsx"]
    result = consolidate_sources([str(folder)], folder / "再来.xlsx", folder / "花名册.xlsx").result
    for missing in result.missing:
        assert missing.entry.department in said


def test_documents_become_workbooks_like_with_the_command(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported = import_sources([str(folder)], tmp_path / "命令", roster=folder / "花名册.xlsx")
    went_well, said, host = pressed("import_documents", folder, capsys)
    assert went_well
    assert "已生成 2 个部门工作簿、7 个项目" in said
    assert [path.name for path in host.shown] == ["导入报告.xlsx"]
    for book in imported.workbooks:
        assert (folder / "部门工作簿" / book.path.name).read_bytes() == book.path.read_bytes()


def test_a_roster_gives_every_department_a_blank_workbook(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    went_well, said, _ = pressed("new_workbook", folder, capsys)
    assert went_well
    books = list(folder.glob("*_项目支出绩效目标申报.xlsx"))
    assert f"已按 花名册.xlsx 新建 {len(books)} 个部门的空白工作簿" in said
    assert len(books) == 9


def test_without_a_roster_there_is_one_blank_workbook_and_a_filled_one_is_never_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = tmp_path / "新"
    chosen.mkdir()
    went_well, _, host = pressed("new_workbook", chosen, capsys)
    (made,) = host.shown
    assert went_well
    assert made.name == "部门申报工作簿模板.xlsx"
    assert pressed("new_workbook", chosen, capsys)[0]

    book = openpyxl.load_workbook(made)
    sheet = next(one for one in book.worksheets if one.title.startswith("01_"))
    sheet["B4"] = "道路养护"
    book.save(made)
    before = made.read_bytes()
    went_well, said, _ = pressed("new_workbook", chosen, capsys)
    assert not went_well
    assert "已经填写过，没有覆盖" in said
    assert made.read_bytes() == before
