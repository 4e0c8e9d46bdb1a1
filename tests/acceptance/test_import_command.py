"""`xltools import` and `xltools template` as users call them."""

import hashlib
from pathlib import Path

import openpyxl
import pytest
from support.form_text import form_text
from support.open_xml import needs_validator, schema_errors
from support.round_trip import without_places
from support.shared import SEED_TEXT, needs_seed
from support.word_forms import build_docx

from xltools.cli import main
from xltools.documents.text import read_text
from xltools.forms import read_grid
from xltools.merging.names import name_key
from xltools.model.roster import RosterEntry
from xltools.workbooks.reading.workbook import read_workbook
from xltools.workbooks.settings.writing import write_office

GREEN, ROADS = "示例街道绿化科", "示例街道 市政科"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "来源"
    folder.mkdir()
    first = form_text(department=GREEN) + form_text(department=ROADS, project="道路保洁", caption="道路保洁")
    (folder / "一.txt").write_text("2031年项目支出绩效目标申报表\n" + first, encoding="utf-8")
    (folder / "二.txt").write_text(form_text(department="示例街道　绿化科", project="花坛"), encoding="utf-8")
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_one_workbook_per_department_and_a_report(sources, tmp_path, capsys):
    before, out = digests(sources), tmp_path / "部门"

    assert main(["import", str(sources), "-o", str(out)]) == 0

    assert sorted(path.name for path in out.iterdir()) == [
        "导入报告.xlsx",
        "示例街道 市政科_项目支出绩效目标申报.xlsx",
        "示例街道绿化科_项目支出绩效目标申报.xlsx",
    ]
    green = read_workbook(out / "示例街道绿化科_项目支出绩效目标申报.xlsx")
    assert [form.project for form in green.declarations] == ["社区绿化养护", "花坛"]
    assert "2 个部门工作簿，共 3 个项目" in capsys.readouterr().out
    assert digests(sources) == before


def test_the_title_of_the_document_is_printed_on_every_sheet(sources, tmp_path):
    main(["import", str(sources), "-o", str(tmp_path)])

    book = openpyxl.load_workbook(tmp_path / "示例街道 市政科_项目支出绩效目标申报.xlsx")
    assert book["01_道路保洁"]["A1"].value == "2031年项目支出绩效目标申报表"


def test_the_report_says_what_went_where(sources, tmp_path):
    (sources / "三.txt").write_text("会议通知\n", encoding="utf-8")

    assert main(["import", str(sources), "-o", str(tmp_path)]) == 2

    book = openpyxl.load_workbook(tmp_path / "导入报告.xlsx")
    files = [[cell.value for cell in row[1:4]] for row in book["来源文件"].iter_rows(min_row=4)]
    assert [(Path(file).name, state, count) for file, state, count in files] == [
        ("一.txt", "已读取", 2),
        ("三.txt", "无法读取", 0),
        ("二.txt", "已读取", 1),
    ]
    targets = [(row[9].value, row[10].value) for row in book["去向"].iter_rows(min_row=4)]
    assert ("示例街道 市政科_项目支出绩效目标申报.xlsx", "01_道路保洁") in targets
    assert len(targets) == 3


def test_a_second_run_reads_neither_its_own_output_nor_its_report(sources, capsys):
    out = sources / "部门"

    assert main(["import", str(sources), "-o", str(out)]) == 0
    first = digests(out)
    assert main(["import", str(sources), "-o", str(out)]) == 0

    assert digests(out).keys() == first.keys()
    assert "共 3 个项目" in capsys.readouterr().out


def test_a_source_that_says_the_same_is_listed_and_not_written_again(sources, tmp_path, capsys):
    (sources / "一（副本）.txt").write_bytes((sources / "一.txt").read_bytes())
    build_docx(
        (sources / "二.txt").read_text("utf-8") + form_text(department=GREEN, project="草坪"), sources / "三.docx"
    )

    assert main(["import", str(sources), "-o", str(tmp_path / "部门")]) == 0

    said = capsys.readouterr().out
    assert "2 个部门工作簿，共 4 个项目" in said
    assert f"重复：{sources / '一（副本）.txt'}（2 份与 {sources / '一.txt'} 内容相同，只导入一次）" in said
    assert f"部分重复：{sources / '二.txt'}" not in said
    lines = openpyxl.load_workbook(tmp_path / "部门" / "导入报告.xlsx")["来源文件"].iter_rows(
        min_row=4, values_only=True
    )
    assert {(Path(file).name, state) for _, file, state, *_ in lines} == {
        ("一.txt", "已读取"), ("一（副本）.txt", "重复"), ("三.docx", "已读取"), ("二.txt", "重复"),
    }  # fmt: skip
    assert len(list(openpyxl.load_workbook(tmp_path / "部门" / "导入报告.xlsx")["去向"].iter_rows(min_row=4))) == 4


def test_a_roster_groups_departments_and_leaves_the_written_names(sources, tmp_path, capsys):
    roster = sources / "名单.xlsx"
    write_office(roster, [RosterEntry("示例街道绿化科", aliases=("绿化科",)), RosterEntry(ROADS, code="120305")])
    (sources / "三.txt").write_text(form_text(department="绿化科", project="草坪"), encoding="utf-8")
    (sources / "四.txt").write_text(form_text(department="120305-市政", project="桥梁"), encoding="utf-8")

    assert main(["import", str(sources), "-o", str(tmp_path / "部门"), "--roster", str(roster)]) == 0

    assert sorted(path.name for path in (tmp_path / "部门").glob("*申报.xlsx")) == [
        "示例街道 市政科_项目支出绩效目标申报.xlsx",
        "示例街道绿化科_项目支出绩效目标申报.xlsx",
    ]
    green = read_workbook(tmp_path / "部门" / "示例街道绿化科_项目支出绩效目标申报.xlsx")
    assert [(form.department, form.project) for form in green.declarations] == [
        (GREEN, "社区绿化养护"), ("绿化科", "草坪"), ("示例街道　绿化科", "花坛"),
    ]  # fmt: skip


def test_a_wrong_roster_is_refused_before_anything_is_written(sources, tmp_path, capsys):
    assert main(["import", str(sources), "-o", str(tmp_path / "部门"), "--roster", str(tmp_path / "无.xlsx")]) == 2

    assert "打不开" in capsys.readouterr().err
    assert not (tmp_path / "部门").exists()


def test_the_report_is_no_submission(sources, tmp_path):
    main(["import", str(sources), "-o", str(tmp_path / "部门")])

    assert main(["check", str(tmp_path / "部门")]) in {0, 1}


def test_a_workbook_somebody_has_worked_in_is_never_replaced(sources, tmp_path, capsys):
    output = tmp_path / "out"
    assert main(["import", str(sources), "-o", str(output)]) == main(["import", str(sources), "-o", str(output)]) == 0
    path = next(output.glob("*_*.xlsx"))
    book = openpyxl.load_workbook(path)
    book.save(path)
    before = path.read_bytes()
    capsys.readouterr()

    assert main(["import", str(sources), "-o", str(output)]) == 2
    assert f"{path} 写出以后有人保存过" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_a_source_is_never_replaced(sources, tmp_path, capsys):
    out = tmp_path / "部门"
    main(["import", str(sources), "-o", str(out)])
    before = digests(out)

    assert main(["import", str(out), "-o", str(out)]) == 2

    assert digests(out) == before
    assert "不能覆盖" in capsys.readouterr().err


def test_a_text_longer_than_a_cell_is_refused_and_the_rest_is_done(sources, tmp_path, capsys):
    (sources / "长.txt").write_text(form_text(department=GREEN, project="长文", goal="字" * 32_768), encoding="utf-8")

    assert main(["import", str(sources), "-o", str(tmp_path / "部门")]) == 2

    assert "「长文」有一段文字超过 32767 字" in capsys.readouterr().err
    book = read_workbook(tmp_path / "部门" / "示例街道绿化科_项目支出绩效目标申报.xlsx")
    assert [form.project for form in book.declarations] == ["社区绿化养护", "花坛"]


@pytest.mark.parametrize("missing", [True, False])
def test_nothing_to_read_is_said_in_one_sentence(tmp_path, capsys, missing):
    folder = tmp_path / "空"
    if not missing:
        folder.mkdir()

    assert main(["import", str(folder), "-o", str(tmp_path / "部门")]) == 2

    assert capsys.readouterr().err.strip().endswith("。")
    assert not (tmp_path / "部门").exists()


def test_departments_without_a_name_share_a_workbook(tmp_path):
    source = tmp_path / "来源.txt"
    source.write_text(form_text(department=""), encoding="utf-8")

    main(["import", str(source), "-o", str(tmp_path / "部门")])

    assert (tmp_path / "部门" / "未填写部门_项目支出绩效目标申报.xlsx").exists()


def test_departments_with_the_same_file_name_get_a_workbook_each(tmp_path):
    source = tmp_path / "来源.txt"
    source.write_text(form_text(department="综治/信访") + form_text(department="综治／信访"), encoding="utf-8")

    main(["import", str(source), "-o", str(tmp_path / "部门")])

    assert sorted(path.name for path in (tmp_path / "部门").glob("综*")) == [
        "综治／信访_项目支出绩效目标申报(2).xlsx",
        "综治／信访_项目支出绩效目标申报.xlsx",
    ]


@needs_seed
def test_the_real_forms_arrive_in_their_departments_exactly(tmp_path):
    forms = read_grid(read_text(SEED_TEXT)).declarations

    main(["import", str(SEED_TEXT), "-o", str(tmp_path)])

    books = [read_workbook(path) for path in tmp_path.glob("*_*.xlsx")]
    assert len(books) == 15
    arrived = {form.project: without_places(form) for book in books for form in book.declarations}
    for form in forms:
        expected = without_places(form)
        assert arrived[form.project].fields == expected.fields
        assert arrived[form.project].indicators == expected.indicators
        assert arrived[form.project].unplaced == expected.unplaced


def test_a_template_for_one_department(tmp_path):
    assert main(["template", "-o", str(tmp_path), "--department", GREEN, "--projects", "2"]) == 0

    book = openpyxl.load_workbook(tmp_path / "示例街道绿化科_项目支出绩效目标申报.xlsx")
    assert book.sheetnames == ["说明", "汇总", "01_项目", "02_项目", "问题清单", "_xltools"]
    assert book["02_项目"]["B3"].value == GREEN


def test_templates_for_a_roster_name_the_expected_projects(tmp_path):
    roster = tmp_path / "花名册.xlsx"
    write_office(roster, [RosterEntry(GREEN, projects=("花坛", "草坪")), RosterEntry(ROADS)])

    assert main(["template", "-o", str(tmp_path / "空白"), "--roster", str(roster), "--projects", "1"]) == 0

    green = read_workbook(tmp_path / "空白" / "示例街道绿化科_项目支出绩效目标申报.xlsx")
    assert [(form.department, form.project) for form in green.declarations] == [(GREEN, "花坛"), (GREEN, "草坪")]
    roads = openpyxl.load_workbook(tmp_path / "空白" / "示例街道 市政科_项目支出绩效目标申报.xlsx")
    assert name_key(roads["01_项目"]["B3"].value) == name_key(ROADS)


@pytest.mark.parametrize("count", ["0", "201", "-3"])
def test_a_senseless_number_of_projects_is_refused(tmp_path, capsys, count):
    assert main(["template", "-o", str(tmp_path), f"--projects={count}"]) == 2
    assert "1 到 200" in capsys.readouterr().err


def test_a_filled_template_is_read(tmp_path):
    main(["template", "-o", str(tmp_path), "--department", GREEN, "--projects", "2"])
    path = tmp_path / "示例街道绿化科_项目支出绩效目标申报.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["01_项目"]
    sheet["B4"], sheet["E4"], sheet["B5"] = "花坛", 12.5, "张某某"
    sheet["D13"] = "全年费用12.5万元。"
    book.save(path)

    workbook = read_workbook(path)

    form = workbook.declarations[0]
    assert [one.project for one in workbook.declarations] == ["花坛"]
    assert (form.text("budget"), form.label_unit) == ("12.5", "万元")
    assert next(row.text for row in form.indicators if row.level2 == "产出成本指标") == "全年费用12.5万元。"
    assert [row.placeholder for row in form.indicators].count(True) == 2


@pytest.mark.parametrize("kept", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 locked by a password", b"notes"])
def test_a_blank_workbook_replaces_no_file_that_may_be_somebodys_work(tmp_path, capsys, kept):
    path = tmp_path / "示例街道绿化科_项目支出绩效目标申报.xlsx"
    path.write_bytes(kept)

    assert main(["template", "-o", str(tmp_path), "--department", GREEN]) == 2
    assert "没有覆盖，请换一个文件夹" in capsys.readouterr().err
    assert path.read_bytes() == kept


def test_templates_are_written_again_but_not_over_a_filled_roster(tmp_path, capsys):
    office = tmp_path / "花名册与设置模板.xlsx"
    assert main(["template", "-o", str(tmp_path)]) == main(["template", "-o", str(tmp_path)]) == 0
    for path_made in (write_filled, write_unreadable):
        path_made(office)
        before = office.read_bytes()
        capsys.readouterr()

        assert main(["template", "-o", str(tmp_path)]) == 2
        assert f"{office} 已经" in capsys.readouterr().err
        assert office.read_bytes() == before


def write_filled(path: Path) -> None:
    """A roster with a department."""
    write_office(path, [RosterEntry(GREEN)])


def write_unreadable(path: Path) -> None:
    """No workbook at all."""
    path.write_bytes(b"notes")


@needs_validator
def test_what_is_written_follows_the_open_xml_schema(sources, tmp_path):
    main(["import", str(sources), "-o", str(tmp_path)])
    main(["template", "-o", str(tmp_path)])

    assert {path.name: schema_errors(path) for path in tmp_path.glob("*.xlsx")} == {
        path.name: [] for path in tmp_path.glob("*.xlsx")
    }
