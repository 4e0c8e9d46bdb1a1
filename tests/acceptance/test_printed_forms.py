"""Printed by LibreOffice, every character of every form arrives whole; `xltools print` delivers the pages an office wants."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader, PdfWriter
from support.declarations import declaration
from support.form_text import form_text
from support.printed import Printed, squeezed
from support.round_trip import write_declarations
from support.shared import SEED_TEXT, needs_seed
from support.workbook_makers import convert

from xltools.analysis import analyse
from xltools.cli import main
from xltools.documents.text import read_text
from xltools.files.office import ConversionFailed
from xltools.forms import read_grid
from xltools.forms.beijing_2019 import FORM
from xltools.jobs import printing
from xltools.jobs.reading import read_sources
from xltools.workbooks.department.book import plan_workbook, write_workbook
from xltools.workbooks.measure import column_points
from xltools.workbooks.new_workbook import NewWorkbook
from xltools.workbooks.package.package import Package
from xltools.workbooks.printable import write_printable
from xltools.workbooks.settings.writing import write_template

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "submissions"
WIDTH = re.compile(rb'(<col [^>]*width=")([\d.]+)')
CHINESE = "按月开展日常养护工作，及时补种缺株，每季度检查一次并留存记录（含照片）；"
HARD = {
    "中文": "".join(f"（{number}）{CHINESE}" for number in range(100))[:3000],
    "短行": "\n".join(f"{number}、第{number}项" for number in range(1, 201)),
    "英文": "".join(f"No. {number}: the quick brown fox WWWMMM jumps over lazy dogs " for number in range(60))[:3000],
    "网址": "https://www.example.gov.cn/" + "".join(f"abcdefghijABCDEFGHIJ_-%/{number}" for number in range(100)),
    "制表": "".join(f"{number}\t乙\t2,836,182.00\n\n" for number in range(40)),
    "杂": "".join(f"项目{number}😀龘完成率≥95%，①②③Ⅷ㎡℃" for number in range(60)),
}
HARD_FORMS = tuple(
    declaration(project=name, caption=name, goal=text, cost=text, remarks=text) for name, text in HARD.items()
)


@pytest.fixture(scope="module")
def excels_share(tmp_path_factory: pytest.TempPathFactory, soffice: str) -> float:
    """How wide a column is in Excel, as a share of its width in this LibreOffice, whose fonts decide it."""
    folder = tmp_path_factory.mktemp("列宽")
    with NewWorkbook(str(folder / "列宽.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.set_column(0, 0, 50)
        sheet.write_row(0, 0, ["a", "b"])
    content = PdfReader(convert(soffice, folder / "列宽.xlsx", folder, "pdf")).pages[0].get_contents().get_data()
    first, second = (float(place) for place in re.findall(rb"BT\n([\d.]+) ", content))
    return column_points(50) / (second - first)


def as_wide_as_in_excel(path: Path, share: float) -> Path:
    """A copy that LibreOffice prints with the column widths Excel has."""
    narrow = path.with_stem(f"{path.stem}_窄")
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(narrow, "w") as copy:
        for name in package.namelist():
            part = package.read(name)
            copy.writestr(name, WIDTH.sub(lambda match: match[1] + b"%.4f" % (float(match[2]) * share), part))
    return narrow


def printed_sheets(soffice: str, path: Path, declarations, share: float = 1):
    """The plan of a workbook of these declarations, and its project sheets printed."""
    plan = plan_workbook(str(path), "示例街道绿化科", [analyse(one) for one in declarations], FORM)
    write_workbook(path, plan)
    only = path.with_stem(f"{path.stem}_项目表")
    write_printable(Package.open(path), [layout.name for layout in plan.layouts], only)
    only = as_wide_as_in_excel(only, share)
    return plan, only, Printed(convert(soffice, only, path.parent / path.stem, "pdf"))


def missing(plan, printed: Printed):
    """The texts of project sheets that do not stand on their page in one piece: (sheet, page, text)."""
    lost = []
    first = 0
    for layout in plan.layouts:
        for one in layout.regions:
            if one.bottom < layout.printed_rows and one.right < 6 and isinstance(one.value, str):
                page = layout.pages.parts[one.top].page
                if squeezed(one.value) not in printed.texts[first + page]:
                    lost.append((layout.name, page, one.value))
        first += layout.pages.count
    assert first == len(printed.texts)
    return lost


@pytest.mark.libreoffice
@needs_seed
def test_every_character_of_the_real_forms_is_printed_whole(tmp_path: Path, soffice: str):
    plan, _, printed = printed_sheets(soffice, tmp_path / "真实.xlsx", read_grid(read_text(SEED_TEXT)).declarations)

    assert missing(plan, printed) == []
    assert printed.cuts == []


@pytest.mark.libreoffice
def test_every_character_of_the_samples_and_of_hard_texts_is_printed_whole(
    tmp_path: Path, soffice: str, excels_share: float
):
    """With the columns of Excel and the tallest font there is: the hardest case."""
    readings = read_sources(sorted(SAMPLES.iterdir()))
    forms = [*HARD_FORMS, *(one for found in readings for one in found.declarations)]
    plan, _, printed = printed_sheets(soffice, tmp_path / "样例.xlsx", forms, excels_share)

    assert 0.7 < excels_share <= 1.1

    assert missing(plan, printed) == []
    assert printed.cuts == []
    assert max(layout.pages.count for layout in plan.layouts) >= 6


@pytest.mark.libreoffice
def test_the_check_finds_rows_that_are_too_low(tmp_path: Path, soffice: str):
    path = write_declarations(tmp_path / "长.xlsx", HARD_FORMS[:1])
    low = tmp_path / "低.xlsx"
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(low, "w") as copy:
        for name in package.namelist():
            part = package.read(name)
            copy.writestr(name, re.sub(rb' ht="(\d+)', lambda match: b' ht="%d' % (int(match[1]) // 2), part))

    assert len(Printed(convert(soffice, low, tmp_path / "低", "pdf")).cuts) > 10


@pytest.fixture
def office_folder(tmp_path: Path) -> Path:
    """A department's workbook with a cell filled beyond its room, and a document of another department."""
    folder = tmp_path / "报送"
    folder.mkdir()
    path = write_declarations(folder / "绿化科.xlsx", (declaration(), declaration(project="花坛", caption="花坛")))
    book = openpyxl.load_workbook(path)
    book.worksheets[2]["D10"] = CHINESE * 20
    book.save(path)
    (folder / "民政科.txt").write_text(form_text(department="示例街道民政科"), encoding="utf-8")
    return folder


@pytest.mark.libreoffice
def test_each_department_gets_its_pdf_and_a_broken_file_stops_none(office_folder, tmp_path: Path, soffice: str, capsys):
    (office_folder / "坏.docx").write_bytes(b"PK\x03\x04")
    before = {path: path.read_bytes() for path in office_folder.iterdir()}

    assert main(["print", str(office_folder), "-o", str(tmp_path / "打印")]) == 2

    said = capsys.readouterr()
    assert "坏.docx" in said.err
    assert "有文字超出格子" in said.err
    assert "已生成 2 个 PDF" in said.out
    names = sorted(path.name for path in (tmp_path / "打印").iterdir())
    assert names == ["示例街道民政科_项目支出绩效目标申报.pdf", "绿化科.pdf"]
    assert {path: path.read_bytes() for path in office_folder.iterdir()} == before
    printed = Printed(tmp_path / "打印" / "绿化科.pdf")
    assert "汇总表" in printed.texts[0]
    assert all("绩效目标申报表" in page for page in printed.texts[1:])
    assert "".join(printed.texts).count("及时补种缺株") == 20
    assert printed.cuts == []


def test_all_departments_in_one_pdf_have_bookmarks(
    office_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def blank(_program: str, _source: Path, _kind: str, folder: Path, _seconds: float) -> Path:
        with PdfWriter() as writer:
            writer.add_blank_page(595, 842)
            writer.write(folder / "out.pdf")
        return folder / "out.pdf"

    monkeypatch.setattr(printing, "office_program", lambda: "soffice")
    monkeypatch.setattr(printing, "convert", blank)
    output = tmp_path / "全部.pdf"

    assert main(["print", str(office_folder), "-o", str(output)]) == 0

    titles = [entry.title for entry in PdfReader(output).outline if not isinstance(entry, list)]
    assert titles == ["绿化科", "示例街道民政科_项目支出绩效目标申报"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["全部.pdf", "报送"]


def test_a_workbook_that_does_not_print_is_named(
    office_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
):
    def failing(*_: object) -> Path:
        raise ConversionFailed("LibreOffice 启动失败")

    monkeypatch.setattr(printing, "office_program", lambda: "soffice")
    monkeypatch.setattr(printing, "convert", failing)

    assert main(["print", str(office_folder), "-o", str(tmp_path / "全部.pdf")]) == 2

    assert "绿化科.xlsx 没有打印成（LibreOffice 启动失败）" in capsys.readouterr().err
    assert not (tmp_path / "全部.pdf").exists()


def test_a_form_that_cannot_be_laid_out_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    source = tmp_path / "过长.txt"
    source.write_text(form_text(goal="长" * 33_000))
    monkeypatch.setattr(printing, "office_program", lambda: "soffice")

    assert main(["print", str(source), "-o", str(tmp_path / "打印")]) == 2

    assert f"{source} 第 1 份" in capsys.readouterr().err


def test_a_workbook_whose_sheets_were_remade_is_laid_out_anew(tmp_path: Path):
    path = write_declarations(tmp_path / "绿化科.xlsx", (declaration(),))
    book = openpyxl.load_workbook(path)
    (form,) = [sheet for sheet in book.worksheets if sheet.title.startswith("01_")]
    del book["汇总"]
    form.delete_cols(7, form.max_column)
    book.save(path)
    desk = printing.Desk(tmp_path / "打印")

    desk.prepare([str(path)])

    assert [page.name for page in desk.pages] == ["绿化科.xlsx"]
    assert "的表样已被改动，已按内容重新排版后打印" in desk.problems[0].message


def test_a_master_without_its_sheets_is_named(tmp_path: Path):
    source = tmp_path / "甲.txt"
    source.write_text(form_text(), "utf-8")
    main(["consolidate", str(source), "-o", str(tmp_path / "总表.xlsx")])
    book = openpyxl.load_workbook(tmp_path / "总表.xlsx")
    for sheet in book.worksheets:
        if sheet.title not in {"问题清单", "规则"}:
            del book[sheet.title]
    book.save(tmp_path / "总表.xlsx")
    desk = printing.Desk(tmp_path / "打印")

    desk.prepare([str(tmp_path / "总表.xlsx")])

    assert not desk.pages
    assert "没有可以打印的工作表" in desk.problems[0].message


def test_a_folder_without_forms_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    write_template(tmp_path / "花名册.xlsx")
    monkeypatch.setattr(printing, "office_program", lambda: "soffice")

    assert main(["print", str(tmp_path), "-o", str(tmp_path / "打印")]) == 2

    assert "没有可以打印的申报表" in capsys.readouterr().err


def test_without_libreoffice_one_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    path = write_declarations(tmp_path / "绿化科.xlsx", (declaration(),))
    monkeypatch.setattr(printing, "office_program", lambda: None)

    assert main(["print", str(path), "-o", str(tmp_path / "打印")]) == 2

    assert "请安装 LibreOffice" in capsys.readouterr().err
    assert not (tmp_path / "打印").exists()
