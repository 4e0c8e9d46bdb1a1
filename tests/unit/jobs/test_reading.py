"""Sources of any kind become declarations; a broken one stops nothing."""

import subprocess

import pytest
from support.word_forms import build_docx

from xltools.documents import legacy
from xltools.files.office import ConversionFailed
from xltools.jobs.reading import document_grid, read_source, read_sources
from xltools.model.problems import UnreadableSource

FORM = "养护经费\n⇥部门（单位）名称\n⇥园林所\n\n⇥项目名称\n⇥养护\n⇥预算金额\n⇥1元\n\n⇥立项依据\n⇥会议\n".replace(
    "⇥", "\t"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(FORM, encoding="utf-8")
    build_docx(f"{FORM}\n\n{FORM}", tmp_path / "b.docx")
    (tmp_path / "c.txt").write_text("会议通知", encoding="utf-8")
    (tmp_path / "d.docx").write_bytes(b"PK\x03\x04")
    return tmp_path


def test_a_text_and_a_word_document_give_the_same_declarations(folder):
    text, word = read_source(folder / "a.txt"), read_source(folder / "b.docx")
    assert [(one.department, one.project, one.position) for one in word.declarations] == [
        ("园林所", "养护", 1),
        ("园林所", "养护", 2),
    ]
    assert text.declarations[0].text("caption") == word.declarations[1].text("caption") == "养护经费"
    assert text.file == text.declarations[0].file == str(folder / "a.txt")
    assert text.workbook is None


def test_what_could_not_be_placed_is_told_but_does_not_fail_the_file(folder):
    reading = read_source(folder / "a.txt")
    assert not reading.failed
    assert reading.reason is None
    assert [problem.message for problem in reading.problems] == [
        "第 1 份「养护」第 10 行：「立项依据 会议」不属于任何栏目，已原样保留，请核对是否填错了位置。"
    ]


def test_a_document_without_a_form_is_refused(folder):
    with pytest.raises(UnreadableSource, match="没有申报表"):
        read_source(folder / "c.txt")


def test_broken_files_are_reported_and_the_rest_is_read(folder):
    steps = []
    readings = read_sources(sorted(folder.iterdir()), lambda *step: steps.append(step))
    assert [(len(reading.declarations), reading.failed) for reading in readings] == [
        (1, False),
        (2, False),
        (0, True),
        (0, True),
    ]
    assert "没有申报表" in readings[2].reason
    assert steps == [(1, 4, "a.txt"), (2, 4, "b.docx"), (3, 4, "c.txt"), (4, 4, "d.docx")]


def test_a_file_that_vanishes_while_it_is_read_is_refused(folder, monkeypatch):
    def gone(path):
        raise FileNotFoundError(path)

    monkeypatch.setattr("xltools.documents.text.read_text", gone)
    with pytest.raises(UnreadableSource, match=r"无法读取.*路径不存在"):
        read_source(folder / "a.txt")


def test_an_internal_error_is_reported_with_a_log_and_stops_nothing(folder, monkeypatch):
    def broken(path):
        raise ZeroDivisionError

    monkeypatch.setenv("XLTOOLS_LOG_DIR", str(folder / "logs"))
    monkeypatch.setattr("xltools.documents.text.read_text", broken)
    first, second = read_sources([folder / "a.txt", folder / "b.docx"])
    assert "错误编号" in first.reason
    assert len(list((folder / "logs").iterdir())) == 1
    assert len(second.declarations) == 2


def test_reading_leaves_the_sources_as_they_are(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    read_sources(sorted(folder.iterdir()))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_old_document_needs_libreoffice_and_says_so(folder, monkeypatch):
    monkeypatch.setattr(legacy, "office_program", lambda: None)
    with pytest.raises(UnreadableSource, match="需要本机装有 LibreOffice"):
        document_grid(folder / "old.doc", "legacy_word")


@pytest.mark.libreoffice
def test_an_old_document_is_read_through_libreoffice(folder, soffice, tmp_path_factory):
    profile = tmp_path_factory.mktemp("profile").as_uri()
    command = [
        soffice,
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "doc",
        "--outdir",
        str(folder),
        str(folder / "b.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    reading = read_source(folder / "b.doc")
    assert [(one.project, one.file) for one in reading.declarations] == [("养护", str(folder / "b.doc"))] * 2


@pytest.mark.parametrize("failure", ["LibreOffice 启动失败", "文件可能已损坏", "已放弃"])
def test_a_failing_conversion_is_told_in_one_sentence(folder, monkeypatch, failure):
    def convert(*_):
        raise ConversionFailed(failure)

    (folder / "old.doc").write_bytes(b"{\\rtf1}")
    monkeypatch.setattr(legacy, "office_program", lambda: "soffice")
    monkeypatch.setattr(legacy, "convert", convert)
    with pytest.raises(UnreadableSource, match=f"无法转换为 .docx（{failure}）"):
        read_source(folder / "old.doc")
