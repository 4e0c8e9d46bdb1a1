"""The kind of a source is told by its content."""

import os
import zipfile

import pytest
from support.word_parts import document_of, paragraph, run

from xltools.files.kinds import OLE, kind_of
from xltools.model.limits import USUAL
from xltools.model.problems import UnreadableSource


def package(path, *names):
    with zipfile.ZipFile(path, "w") as target:
        for name in names:
            target.writestr(name, b"x")
    return path


def compound(path, *streams):
    path.write_bytes(OLE + b"\0" * 504 + b"".join(f"{name}\0".encode("utf-16-le").ljust(64, b"\0") for name in streams))
    return path


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda folder: package(folder / "a.xlsx", "xl/workbook.xml"), "workbook"),
        (lambda folder: package(folder / "a.xlsb", "xl/workbook.bin"), "workbook"),
        (lambda folder: package(folder / "a.ods", "mimetype", "content.xml"), "workbook"),
        (lambda folder: document_of(paragraph(run("甲")), folder / "a.docx"), "word"),
        (lambda folder: package(folder / "renamed.doc", "word/document.xml"), "word"),
        (lambda folder: compound(folder / "a.doc", "Root Entry", "WordDocument"), "legacy_word"),
        (lambda folder: compound(folder / "a.xls", "Root Entry", "Workbook"), "workbook"),
        (lambda folder: compound(folder / "older.xls", "Root Entry", "Book"), "workbook"),
    ],
)
def test_the_content_decides(make, kind, tmp_path):
    assert kind_of(make(tmp_path)) == kind


def test_texts_and_rich_text_under_word_names(tmp_path):
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "a.doc").write_bytes(b"{\\rtf1 a}")
    assert kind_of(tmp_path / "a.txt") == "text"
    assert kind_of(tmp_path / "a.doc") == "legacy_word"


REFUSALS = {
    "a.xlsx": (lambda path: compound(path, "EncryptedPackage"), "设有打开密码"),
    "b.docx": (lambda path: compound(path, "EncryptionInfo", "EncryptedPackage"), "设有打开密码"),
    "c.doc": (lambda path: compound(path, "Other"), "旧格式容器"),
    "d.docx": (lambda path: path.write_bytes(b"PK\x03\x04cut"), "已损坏或没有传完"),
    "e.xlsx": (lambda path: path.write_bytes(b"no workbook at all"), "内容与扩展名不符"),
    "f.xlsx": (lambda path: path.write_bytes(b""), "是空文件"),
    "g.pdf": (lambda path: path.write_bytes(b"%PDF-1.7"), "这是 PDF"),
    "h.txt": (lambda path: path.write_bytes(b"\x89PNG\r\n"), "这是图片"),
    "i.md": (lambda path: path.write_text("甲", encoding="utf-8"), "不是可以读取的文件"),
    "j.zip": (lambda path: package(path, "a.docx"), "请先解压"),
    "k.pptx": (
        lambda path: package(path, "[Content_Types].xml", "ppt/presentation.xml"),
        "既不是 Word 文档也不是工作簿",
    ),
    "l.odt": (lambda path: package(path, "mimetype", "content.xml"), "请另存为 .docx"),
    "m.xlsx": (lambda path: path.mkdir(), "没有可以读取的申报表文件"),
    "n.txt": (os.mkfifo, "不是普通文件"),
    "o.txt": (lambda path: None, "不存在"),
    "p.txt/q.txt": (lambda path: path.parent.write_text("甲", encoding="utf-8"), "无法打开"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_cannot_be_read_is_refused_in_one_sentence(name, tmp_path):
    make, sentence = REFUSALS[name]
    make(tmp_path / name)
    with pytest.raises(UnreadableSource, match=sentence) as refusal:
        kind_of(tmp_path / name)
    assert str(refusal.value).endswith("。")
    assert "\n" not in str(refusal.value)


def test_a_path_the_system_does_not_know_is_refused(tmp_path):
    with pytest.raises(UnreadableSource, match="文件名含有"):
        kind_of(tmp_path / "a\0b.txt")


def test_a_huge_file_is_refused(tmp_path):
    with (tmp_path / "a.txt").open("wb") as handle:
        handle.truncate(USUAL.file + 1)
    with pytest.raises(UnreadableSource, match="超过 200 MB"):
        kind_of(tmp_path / "a.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(UnreadableSource, match="没有权限"):
        kind_of(tmp_path / "a.txt")
