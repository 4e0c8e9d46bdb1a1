"""设置 and 打印: the choice is obeyed by the other buttons, what is printed is what `xltools print` prints."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from support import xlwings_engine
from support.form_text import form_text

from xltools.buttons.excel_host import ExcelHost
from xltools.buttons.file_host import FileHost
from xltools.buttons.pressing import press
from xltools.buttons.registry import find
from xltools.jobs.checking import check_sources
from xltools.jobs.consolidating import consolidate_sources
from xltools.jobs.importing import import_sources
from xltools.jobs.templating import OWN_OFFICE_NAME, write_office_template
from xltools.model.problems import UserError

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = next((SAMPLES / "submissions").glob("党群工作办公室*.docx"))
    return import_sources([str(document)], tmp_path_factory.mktemp("workbooks")).workbooks[0].path


@pytest.fixture
def book(workbook: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(workbook, tmp_path / "部门.xlsx"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XLTOOLS_CONFIG_DIR", str(tmp_path / "配置"))
    (tmp_path / "设置").mkdir()
    return tmp_path / "设置"


def press_on_files(
    button_id: str, path: Path, output: Path, folder: Path | None, capsys: pytest.CaptureFixture[str]
) -> tuple[bool, str, FileHost]:
    host = FileHost(path, output, folder)
    button = find(button_id)
    assert button is not None
    went_well = press(button, host)
    captured = capsys.readouterr()
    return went_well, captured.out + captured.err, host


def switch_off(office: Path, *rules: str) -> None:
    """Set 启用 of these rules to 否 as a person would."""
    xl = openpyxl.load_workbook(office)
    sheet = xl["规则"]
    header = next(row for row in sheet.iter_rows() if any(cell.value == "启用" for cell in row))
    columns = {cell.value: cell.column for cell in header}
    for row in range(header[0].row + 1, sheet.max_row + 1):
        if sheet.cell(row, columns["编号"]).value in rules:
            sheet.cell(row, columns["启用"]).value = "否"
    xl.save(office)


def test_settings_are_made_opened_and_obeyed(
    book: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    went_well, said, host = press_on_files("settings", book, tmp_path / "出", folder, capsys)
    office = folder / OWN_OFFICE_NAME
    assert went_well
    assert host.shown == [office]
    assert f"已新建花名册与设置：{office}。" in said
    assert "出厂设置" in said
    rules = {finding.rule for finding in check_sources([str(book)]).files[0].findings}
    assert "A04" in rules
    switch_off(office, "A04")
    went_well, said, _ = press_on_files("settings", book, tmp_path / "出", folder, capsys)
    assert f"花名册与设置在 {office}。" in said
    went_well, said, _ = press_on_files("check", book, tmp_path / "出", None, capsys)
    version = check_sources([str(book)], mark=tmp_path / "命令", roster=office).settings.version
    assert f"规则设置：{version}（{office.name}）。" in said
    assert (tmp_path / "出" / book.name).read_bytes() == (tmp_path / "命令" / book.name).read_bytes()
    went_well, said, _ = press_on_files("mark_cost", book, tmp_path / "费", None, capsys)
    assert f"规则设置：{version}" in said
    assert not any("A04" in str(row) for row in xlwings_engine.load(tmp_path / "费" / book.name)["问题清单"].values)
    office.unlink()
    went_well, said, _ = press_on_files("check", book, tmp_path / "无", None, capsys)
    assert "规则设置" not in said


def test_consolidating_obeys_the_chosen_settings_unless_others_lie_in_the_folder(
    book: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    press_on_files("settings", book, tmp_path, folder, capsys)
    switch_off(folder / OWN_OFFICE_NAME, "A04")
    sent = tmp_path / "报送"
    sent.mkdir()
    shutil.copy(book, sent)
    _, said, _ = press_on_files("consolidate", book, tmp_path, sent, capsys)
    assert "规则设置：自定设置" in said
    shutil.copy(SAMPLES / "roster.xlsx", sent / "花名册.xlsx")
    _, said, _ = press_on_files("consolidate", book, tmp_path, sent, capsys)
    assert "规则设置：出厂设置（花名册.xlsx）" in said


def test_excel_obeys_them_too_and_names_them_on_the_list(
    book: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    press_on_files("settings", book, tmp_path, folder, capsys)
    switch_off(folder / OWN_OFFICE_NAME, "A04")
    host = pressed_in_excel("check", book)
    assert "规则设置：自定设置" in host.app.impl.alerts[-1][1]
    assert "自定设置" in str(host.book.impl.xl["问题清单"]["A2"].value)


def test_settings_with_a_mistake_are_opened_and_the_mistake_is_told(
    book: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office = write_office_template(folder)
    xl = openpyxl.load_workbook(office)
    xl["规则"]["A1"].value = None
    for row in xl["规则"].iter_rows():
        for cell in row:
            if cell.value == "是":
                cell.value = "也许"
    xl.save(office)
    went_well, said, host = press_on_files("settings", book, tmp_path, folder, capsys)
    assert went_well
    assert host.shown == [office]
    assert "现在还不能按它进行" in said
    went_well, said, _ = press_on_files("check", book, tmp_path / "出", None, capsys)
    assert not went_well
    assert office.name in said


def test_a_foreign_file_of_that_name_is_never_replaced(folder: Path) -> None:
    (folder / OWN_OFFICE_NAME).write_text("别人的", "utf-8")
    with pytest.raises(UserError, match="没有覆盖"):
        write_office_template(folder)


@pytest.fixture
def past(folder: Path, tmp_path: Path) -> Path:
    """Last year's master beside the settings, and this year's, which is none of their business."""
    source = tmp_path / "上年.txt"
    source.write_text("2018年项目支出绩效目标申报表\n" + form_text(budget="64万元", cost="全年费用64万元。"), "utf-8")
    for name in ("上年汇总.xlsx", "汇总.xlsx"):
        consolidate_sources([str(source)], folder / name)
    return folder / "上年汇总.xlsx"


@pytest.fixture
def present(tmp_path: Path) -> Path:
    source = tmp_path / "今年.txt"
    source.write_text(form_text(budget="97万元", cost="全年费用97万元。"), "utf-8")
    return import_sources([str(source)], tmp_path / "今年").workbooks[0].path


def test_checks_and_masters_are_compared_with_last_year_where_it_lies_beside_the_settings(
    past: Path, present: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, said, _ = press_on_files("settings", present, tmp_path, folder, capsys)
    assert "以后校验和汇总都与 上年汇总.xlsx 对照" in said
    _, said, _ = press_on_files("check", present, tmp_path / "出", None, capsys)
    assert "已与 上年汇总.xlsx 对照。" in said
    wanted = check_sources([str(present)], mark=tmp_path / "命令", roster=folder / OWN_OFFICE_NAME, last_year=str(past))
    assert "Y06" in {finding.rule for finding in wanted.files[0].findings}
    assert (tmp_path / "出" / present.name).read_bytes() == (tmp_path / "命令" / present.name).read_bytes()
    _, said, _ = press_on_files("consolidate", present, tmp_path, present.parent, capsys)
    assert "已与 上年汇总.xlsx 对照。" in said
    rules = CalamineWorkbook.from_path(str(present.parent / "汇总.xlsx")).get_sheet_by_name("问题清单").to_python()
    assert any("Y06" in row for row in rules)


def test_last_year_is_no_longer_compared_when_it_is_gone(
    past: Path, present: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    press_on_files("settings", present, tmp_path, folder, capsys)
    past.unlink()
    _, said, _ = press_on_files("check", present, tmp_path / "出", None, capsys)
    assert "对照" not in said
    _, said, _ = press_on_files("settings", present, tmp_path, folder, capsys)
    assert "以“上年汇总.xlsx”为名放进这个文件夹" in said


def test_two_masters_of_last_year_are_one_too_many(
    past: Path, present: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(past, folder / "上年汇总（旧）.xlsx")
    went_well, said, _ = press_on_files("settings", present, tmp_path, folder, capsys)
    assert not went_well
    assert "2 个上年汇总工作簿" in said


@pytest.mark.usefixtures("soffice")
@pytest.mark.libreoffice
def test_files_are_printed_through_libreoffice(
    book: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    went_well, said, host = press_on_files("print_pdf", book, tmp_path / "出", None, capsys)
    assert went_well, said
    pdf = tmp_path / "出" / "部门.pdf"
    assert host.shown == [pdf]
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert text.count("项目支出绩效目标申报表") >= 5


def pressed_in_excel(button_id: str, path: Path, folder: Path | None = None) -> ExcelHost:
    excel = xlwings_engine.install()
    excel.impl.folder = folder
    host = ExcelHost(excel.books.open(str(path)))
    button = find(button_id)
    assert button is not None
    press(button, host)
    return host


def states(xl: openpyxl.Workbook) -> dict[str, str]:
    return {sheet.title: sheet.sheet_state for sheet in xl.worksheets}


def test_excel_exports_what_belongs_on_paper_and_shows_its_sheets_as_before(book: Path, tmp_path: Path) -> None:
    before = states(xlwings_engine.load(book))
    host = pressed_in_excel("print_pdf", book, tmp_path)
    assert host.app.impl.alerts[-1][1].startswith(f"已导出 {tmp_path / '部门.pdf'}")
    printed = (tmp_path / "部门.pdf").read_text("utf-8").splitlines()
    assert printed[0] == "汇总"
    assert len(printed) == 6
    assert states(host.book.impl.xl) == before
    host = pressed_in_excel("print_pdf", book, tmp_path)
    assert "部门（2）.pdf" in host.app.impl.alerts[-1][1]


def test_no_folder_no_pdf(book: Path) -> None:
    assert pressed_in_excel("print_pdf", book).app.impl.alerts[-1][1] == "没有选择文件夹，未导出 PDF。"


def test_an_export_that_fails_is_told_and_the_sheets_are_as_before(book: Path, tmp_path: Path) -> None:
    before = states(xlwings_engine.load(book))
    host = pressed_in_excel("print_pdf", book, tmp_path / "没有这个文件夹")
    _, text, mode = host.app.impl.alerts[-1]
    assert mode == "critical"
    assert "打印机" in text
    assert states(host.book.impl.xl) == before


def test_a_workbook_without_forms_has_nothing_to_print(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "空.xlsx")
    assert "没有可以打印的内容" in pressed_in_excel("print_pdf", tmp_path / "空.xlsx", tmp_path).app.impl.alerts[-1][1]


def test_another_open_book_of_that_name_is_told(book: Path, folder: Path, tmp_path: Path) -> None:
    office = write_office_template(folder)
    other = Path(shutil.copy(office, tmp_path / office.name))
    excel = xlwings_engine.install()
    excel.impl.folder = folder
    excel.books.open(str(other))
    host = ExcelHost(excel.books.open(str(book)))
    button = find("settings")
    assert button is not None
    assert not press(button, host)
    assert "另一个同名的工作簿" in excel.impl.alerts[-1][1]
