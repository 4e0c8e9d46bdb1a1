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


def open_document(path, kind):
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        target.writestr("content.xml", b"x")


def compound(path, *streams):
    path.write_bytes(OLE + b"\0" * 504 + b"".join(f"{name}\0".encode("utf-16-le").ljust(64, b"\0") for name in streams))
    return path


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda folder: package(folder / "a.xlsx", "xl/workbook.xml"), "workbook"),
        (lambda folder: compound(folder / "a.et", "Root Entry", "Workbook"), "workbook"),
        (lambda folder: compound(folder / "a.wps", "Root Entry", "WordDocument"), "legacy_word"),
        (lambda folder: package(folder / "a.xltx", "xl/workbook.xml"), "workbook"),
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
    (tmp_path / "b.txt").write_text("BM 项目: 甲\n金额: 1万元\n", encoding="utf-8")
    assert kind_of(tmp_path / "a.txt") == kind_of(tmp_path / "b.txt") == "text"
    assert kind_of(tmp_path / "a.doc") == "legacy_word"


REFUSALS = {
    "a.xlsx": (lambda path: compound(path, "EncryptedPackage"), "设有打开密码"),
    "b.docx": (lambda path: compound(path, "EncryptionInfo", "EncryptedPackage"), "设有打开密码"),
    "c.doc": (lambda path: compound(path, "Other"), "旧格式容器"),
    "d.docx": (lambda path: path.write_bytes(b"PK\x03\x04cut"), "已损坏或没有传完"),
    "e.xlsx": (lambda path: path.write_bytes(b"no workbook at all"), "内容与扩展名不符"),
    "f.xlsx": (lambda path: path.write_bytes(b""), "是空文件"),
    "g.pdf": (lambda path: path.write_bytes(b"%PDF-1.7"), "是 PDF，其中的文字无法核对"),
    "h.txt": (lambda path: path.write_bytes(b"\x89PNG\r\n"), "是图片"),
    "i.md": (lambda path: path.write_text("甲", encoding="utf-8"), "不是可以读取的文件"),
    "j.zip": (lambda path: package(path, "a.docx"), "请先解压"),
    "k.pptx": (lambda path: package(path, "[Content_Types].xml", "ppt/presentation.xml"), "是演示文稿"),
    "k.vsdx": (lambda path: package(path, "[Content_Types].xml", "visio/document.xml"), "既不是 Word 文档也不是工作簿"),
    "l.odt": (lambda path: open_document(path, "text"), "是 .odt 文档.*另存为 .docx"),
    "l.odp": (lambda path: open_document(path, "presentation"), "是演示文稿"),
    "a.xlsb": (
        lambda path: package(path, "[Content_Types].xml", "xl/workbook.bin"),
        "Excel 二进制工作簿.*另存为 .xlsx",
    ),
    "renamed.xlsx": (lambda path: package(path, "[Content_Types].xml", "xl/workbook.bin"), "Excel 二进制工作簿"),
    "a.ofd": (lambda path: package(path, "OFD.xml", "Doc_0/Document.xml"), "是 OFD 版式文件"),
    "a.numbers": (lambda path: package(path, "Index/Document.iwa"), "苹果电脑"),
    "a.ppt": (lambda path: compound(path, "PowerPoint Document"), "是演示文稿"),
    "a.msg": (lambda path: compound(path, "__nameid_version1.0", "Workbook"), "是一封邮件.*附件另存出来"),
    "a.eml": (lambda path: path.write_bytes(b"Received: from a\r\n by b\r\nFrom: c\r\n\r\n"), "是一封邮件"),
    "mail": (lambda path: path.write_bytes(b"Received: from a\r\n by b\r\nFrom: c\r\n\r\n"), "是一封邮件"),
    "a.rtf": (lambda path: path.write_bytes(b"{\\rtf1 a}"), "是 RTF 文档.*另存为 .docx"),
    "b.docx.docx": (lambda path: path.write_bytes(b"{\\rtf1 a}"), "是 RTF 文档"),
    "a.csv": (lambda path: path.write_text("项目名称,预算\n", "gb18030"), "是纯文本（如 CSV）"),
    "csv.xls": (lambda path: path.write_text("项目名称\t预算\n" * 99, "gb18030"), "实际是纯文本"),
    "utf8.xls": (lambda path: path.write_text("项目名称,预算金\n" * 99, "utf-8"), "实际是纯文本"),
    "web.xls": (lambda path: path.write_text("\n<TABLE border=1>", "utf-8"), "实际是网页.*另存为 .xlsx"),
    "web16.xls": (lambda path: path.write_text("<html><body>", "utf-16"), "实际是网页"),
    "mht.xls": (lambda path: path.write_bytes(b"MIME-Version: 1.0\nContent-Type: multipart/related"), "实际是网页"),
    "a.html": (lambda path: path.write_text("<!DOCTYPE html>", "utf-8"), "是网页，请在浏览器中打开"),
    "xml.xls": (
        lambda path: path.write_bytes(b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>'),
        "XML 格式的工作簿",
    ),
    "excel4.xls": (lambda path: path.write_bytes(b"\x09\x04\x06\0\0\0\x10\0\0\0"), "4.0 及更早"),
    "a.jpg": (lambda path: path.write_bytes(b"\xff\xd8\xff\xe0"), "是图片（扫描件"),
    "scan.docx": (lambda path: path.write_bytes(b"II*\0\x08\0\0\0"), "是图片（扫描件"),
    "a.bmp": (lambda path: path.write_bytes(b"BM\x9a\0\n\0\0\0\0\0\x36"), "是图片（扫描件"),
    "a.rar": (lambda path: path.write_bytes(b"Rar!\x1a\x07\x01\0"), "是压缩包，请先解压"),
    "b.7z": (lambda path: path.write_bytes(b"7z\xbc\xaf\x27\x1c\0\x04"), "是压缩包，请先解压"),
    "b.tar": (lambda path: path.write_bytes(b"a.docx".ljust(257, b"\0") + b"ustar\0"), "是压缩包"),
    "b.xlsx.lnk": (lambda path: path.write_bytes(b"L\0\0\0\x01\x14\x02\0"), "是快捷方式"),
    "b.exe": (lambda path: path.write_bytes(b"MZ" + b"\0" * 62), "是程序"),
    "zero.xlsx": (lambda path: path.write_bytes(b"\0" * 999), "全是空字节"),
    "~$a.docx": (lambda path: path.write_bytes(b"\x05zhang".ljust(162)), "临时文件"),
    "locked.xlsx": (lambda path: path.write_bytes(b"b\x14#e\x01\x02" * 99), "被加密软件加了密"),
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
