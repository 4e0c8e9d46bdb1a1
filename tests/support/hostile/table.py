"""The table: name of the file, how it is made, what must come of it, what the sentence about it says."""

import os
import struct
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from support.hostile import books, zips
from support.hostile.books import MAIN, OFFICE, SHEET, WORD, book, document, letter, plain_book
from support.hostile.zips import Entry, entry, repeated

Maker = Callable[[Path], object]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DTD = b'<!DOCTYPE x [<!ENTITY a "b">]>'
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]>"
)
EXTERNAL = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = b'<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a;]>'
ROW = b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>x</t></is></c></row>'


class Case(NamedTuple):
    """`read`: the form is read. Else the file is refused with a sentence in which `words` stand."""

    make: Maker
    words: str = ""

    @property
    def read(self) -> bool:
        """Whether the form must be read."""
        return not self.words


def parts(build: Callable[[], dict[str, bytes]]) -> Maker:
    """A zip file of these parts."""
    return lambda path: zips.write_parts(path, build())


def raw(data: bytes) -> Maker:
    """These bytes."""
    return lambda path: path.write_bytes(data)


def changed(build: Callable[[], dict[str, bytes]], name: str, to: Callable[[bytes], bytes]) -> Maker:
    """One part changed."""
    return parts(lambda: build() | {name: to(build()[name])})


def without(build: Callable[[], dict[str, bytes]], name: str) -> Maker:
    """One part missing."""
    return parts(lambda: {part: data for part, data in build().items() if part != name})


def bomb(build: Callable[[], dict[str, bytes]], name: str, megabytes: int, *, lie: bool = False) -> Maker:
    """One part unpacks to so many megabytes of blanks; with `lie` it states one kilobyte."""

    def make(path: Path) -> None:
        packed = repeated(b" " * zips.MEGABYTE, megabytes, b"<x>", b"</x>")
        size = 1024 if lie else megabytes * zips.MEGABYTE
        rest = [entry(part, data) for part, data in build().items() if part != name]
        zips.write(path, [*rest, Entry(name, packed, size)])

    return make


def with_entries(*more: Entry) -> Maker:
    """The workbook with further parts."""
    return lambda path: zips.write(path, [*(entry(name, data) for name, data in book().items()), *more])


def cut(share: float, data: Callable[[], bytes] = books.book_bytes) -> Maker:
    """The first part of a file."""
    return lambda path: path.write_bytes(data()[: int(len(data()) * share)])


def before_root(extra: bytes) -> Callable[[bytes], bytes]:
    """Something between the declaration of XML and the root."""
    return lambda data: data.replace(b"?>", b"?>" + extra, 1) if b"?>" in data else extra + data


def wrong_crc(path: Path) -> None:
    zips.write(
        path, [Entry(one.name, one.raw, one.size, one.crc ^ 1) for one in (entry(n, d) for n, d in book().items())]
    )


def overlapping(path: Path) -> None:
    """The trick of the better zip bomb: many names for one place."""
    kernel = Entry("a", repeated(b"\0" * zips.MEGABYTE, 50), 50 * zips.MEGABYTE)
    zips.write(path, [kernel, *(Entry(f"xl/workbook{n}.xml", kernel.raw, kernel.size, at=0) for n in range(20))])


def quoted_lines(path: Path) -> None:
    """A zip whose parts lie one in the other."""
    inner = entry("xl/workbook.xml", b"<x/>")
    zips.write(
        path,
        [Entry("a", b"\0" * 400, 400, method=0), Entry("xl/workbook.xml", inner.raw, inner.size, inner.crc, at=10)],
    )


def many(count: int) -> Maker:
    """A workbook with so many more parts."""
    return lambda path: zips.write(
        path, [*(entry(n, d) for n, d in book().items()), *(Entry(f"xl/x{n}.xml", b"\x03\0", 0) for n in range(count))]
    )


def big_sheet(rows: int) -> Maker:
    """A sheet of so many equal rows, each of 20 cells; about 1 KB a row."""
    cells = "".join(f"<c><v>{n}</v></c>" for n in range(20)).encode()
    return lambda path: zips.write(path, spread(b"<row>" + cells + b"</row>", rows))


def spread(block: bytes, times: int) -> list[Entry]:
    """A plain workbook whose sheet repeats a block, its true size stated."""
    kilo = block * 1000
    head, tail = plain_book(b"@")[SHEET].split(b"@")
    packed = repeated(kilo, times // 1000, head, tail)
    rest = [entry(name, data) for name, data in plain_book(b"").items() if name != SHEET]
    return [*rest, Entry(SHEET, packed, len(head) + len(kilo) * (times // 1000) + len(tail))]


def strings(count: bytes, items: int) -> Maker:
    """Shared strings whose count lies."""
    table = (
        b'<sst xmlns="%s" count="%s" uniqueCount="%s">' % (MAIN.encode(), count, count)
        + b"<si><t>x</t></si>" * items
        + b"</sst>"
    )

    def build() -> dict[str, bytes]:
        made = plain_book(b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>999999999</v></c></row>')
        rels = made["xl/_rels/workbook.xml.rels"].replace(
            b"</Rel",
            f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Rel'.encode(),
            1,
        )
        return made | {"xl/sharedStrings.xml": table, "xl/_rels/workbook.xml.rels": rels}

    return parts(build)


def encoded(name: str, codec: str, declared: str) -> Maker:
    """A part of the plain workbook in another encoding."""

    def to(data: bytes) -> bytes:
        return f'<?xml version="1.0" encoding="{declared}"?>{data.decode()}'.encode(codec)

    return changed(lambda: plain_book(ROW % (1, 1)), name, to)


def nested(levels: int) -> bytes:
    return b"<w:tbl><w:tr><w:tc>" * levels + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * levels


def ole(*names: str, fat: bytes = b"\xff" * 512) -> bytes:
    """A compound file with these stream names in its directory, and whatever file allocation table."""
    header = OLE + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)[4:] + struct.pack("<II", 0, 0)
    directory = b""
    for name in names:
        text = name.encode("utf-16-le") + b"\0\0"
        directory += (
            text.ljust(64, b"\0")
            + struct.pack("<HBB", len(text), 2, 1)
            + b"\xff" * 12
            + b"\0" * 36
            + struct.pack("<IQ", 0, 4096)
        )
    return header.ljust(512, b"\xff") + fat.ljust(512, b"\xff") + directory.ljust(512, b"\0") + b"\0" * 4096


CYCLE = struct.pack("<I", 0) * 128


def folder_link(path: Path) -> None:
    path.symlink_to(path)


def text_line(path: Path) -> None:
    with path.open("wb") as handle:
        for _ in range(100):
            handle.write("预".encode() * 349_525)


def letter_with(name: str, data: bytes, relation: str, mode: str = "") -> Callable[[], dict[str, bytes]]:
    """The letter with another part it refers to."""
    target = name if mode else f"/{name}"
    line = f'<Relationship Id="rX" Type="{OFFICE}/{relation}" Target="{target}"{mode}/></Relationships>'.encode()

    def build() -> dict[str, bytes]:
        made = letter()
        rels = made["word/_rels/document.xml.rels"].replace(b"</Relationships>", line)
        kinds = (
            b'<Default Extension="htm" ContentType="text/html"/><Default Extension="bin" ContentType="application/x"/>'
        )
        types = made["[Content_Types].xml"].replace(b"</Types>", kinds + b"</Types>")
        return (
            made | {"word/_rels/document.xml.rels": rels, "[Content_Types].xml": types} | ({} if mode else {name: data})
        )

    return build


def book_with(name: str, data: bytes, relation: str = "", mode: str = "") -> Maker:
    """The workbook with one more part, referred to where `relation` is given."""

    def build() -> dict[str, bytes]:
        made = book() | ({} if mode else {name: data})
        if relation:
            target = name if mode else f"/{name}"
            line = (
                f'<Relationship Id="rX" Type="{OFFICE}/{relation}" Target="{target}"{mode}/></Relationships>'.encode()
            )
            rels = "xl/_rels/workbook.xml.rels"
            made[rels] = made[rels].replace(b"</Relationships>", line)
        return made

    return parts(build)


def in_form(cells: bytes) -> Maker:
    """The workbook whose form has one more row far below, with these cells."""
    return changed(
        book,
        books.project_sheet(),
        lambda xml: xml.replace(b"</sheetData>", b'<row r="400">' + cells + b"</row></sheetData>", 1),
    )


def formula(text: str) -> Maker:
    return in_form(f'<c r="B400"><f>{text}</f><v>1</v></c>'.encode())


def bombs() -> Iterator[tuple[str, Case]]:
    yield "炸弹工作表.xlsx", Case(bomb(book, "xl/worksheets/sheet1.xml", 1024), "展开后超过")
    yield "炸弹工作表谎报.xlsx", Case(bomb(book, "xl/worksheets/sheet1.xml", 1024, lie=True), "实际大小与所称不符")
    yield "炸弹字符串.xlsx", Case(bomb(book, "xl/sharedStrings.xml", 150), "过大或压缩比异常")
    yield "炸弹字符串谎报.xlsx", Case(bomb(book, "xl/sharedStrings.xml", 300, lie=True), "实际大小与所称不符")
    yield "炸弹正文.docx", Case(bomb(letter, WORD, 300), "展开后超过")
    yield "炸弹正文谎报.docx", Case(bomb(letter, WORD, 300, lie=True), "实际大小与所称不符")
    yield "炸弹不读的部分.xlsx", Case(bomb(book, "customXml/item9.xml", 99), "过大或压缩比异常")
    yield "炸弹属性谎报.xlsx", Case(bomb(book, "docProps/custom.xml", 1024, lie=True), "实际大小与所称不符")
    yield "炸弹小声谎报.xlsx", Case(bomb(book, "xl/sharedStrings.xml", 40, lie=True), "实际大小与所称不符")
    yield "压缩包套压缩包.xlsx", Case(book_with("xl/media/a.zip", nested_zip()))
    yield "比例高而小.xlsx", Case(book_with("customXml/item9.xml", b"<x>" + b" " * 900_000 + b"</x>"))
    yield "重叠.xlsx", Case(overlapping, "重叠")
    yield "交错.xlsx", Case(quoted_lines, "损坏|重叠")
    yield "七万部分.xlsx", Case(many(70_000), "内部文件")
    yield "三千部分.xlsx", Case(many(3_000), "内部文件")
    yield "十万行.xlsx", Case(big_sheet(100_000), "没有申报表|内存|比异常")
    yield "重名.xlsx", Case(with_entries(entry("XL/Workbook.xml", b"<x/>")), "重名")
    yield "绝对路径.xlsx", Case(with_entries(entry("/etc/passwd", b"x")), "指向文件以外")
    yield "上级路径.xlsx", Case(with_entries(entry("../../x.xml", b"<x/>")), "指向文件以外")
    yield "反斜上级.xlsx", Case(with_entries(entry("..\\..\\x.xml", b"<x/>")), "指向文件以外")
    yield "怪压缩法.xlsx", Case(with_entries(Entry("xl/x.xml", b"xxxx", 4, method=14)), "压缩方法")
    yield "部分加密.xlsx", Case(with_entries(Entry("xl/x.xml", b"xxxx" * 4, 4, flags=0x801)), "设有密码")


def nested_zip() -> bytes:
    import io  # noqa: PLC0415 - here alone

    data = b"\0" * 100_000
    for level in range(5):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(f"{level}.zip", data)
        data = stream.getvalue()
    return data


def sheets() -> Iterator[tuple[str, Case]]:
    refs = b"".join(b'<mergeCell ref="A%d:B%d"/>' % (n, n) for n in range(1, 100_001))
    columns = b'<col min="1" max="1" width="9"/>' * 1_000_000
    yield (
        "声明全表.xlsx",
        Case(parts(lambda: plain_book(ROW % (1, 1), b'<dimension ref="A1:XFD1048576"/>')), "没有申报表"),
    )
    yield (
        "末格.xlsx",
        Case(
            parts(lambda: plain_book(ROW % (1, 1) + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
            "范围过大",
        ),
    )
    yield (
        "末格单引号.xlsx",
        Case(
            parts(lambda: plain_book(ROW % (1, 1) + b"<row  r='1048576' ><c s='0' r='XFD1048576'><v>1</v></c></row>")),
            "范围过大|内存",
        ),
    )
    yield (
        "行号超界.xlsx",
        Case(
            parts(lambda: plain_book(b'<row r="99999999"><c r="A99999999"><v>1</v></c></row>')),
            "范围过大|没有申报表|不是可读|损坏",
        ),
    )
    yield (
        "十万合并.xlsx",
        Case(parts(lambda: plain_book(ROW % (1, 1), tail=b"<mergeCells>" + refs + b"</mergeCells>")), "没有申报表"),
    )
    yield (
        "百万列定义.xlsx",
        Case(parts(lambda: plain_book(ROW % (1, 1), b"<cols>" + columns + b"</cols>")), "没有申报表|压缩比异常"),
    )
    yield "字符串数谎报.xlsx", Case(strings(b"4294967295", 3), "内存|没有申报表|不是可读")
    yield "字符串很多.xlsx", Case(strings(b"500000", 500_000), "没有申报表|压缩比异常|内存|不是可读")
    yield (
        "深层.xlsx",
        Case(
            changed(
                book,
                books.project_sheet(),
                lambda x: x.replace(b"<sheetData>", b"<a>" * 100_000 + b"</a>" * 100_000 + b"<sheetData>", 1),
            )
        ),
    )
    yield "深层无印.xlsx", Case(parts(lambda: plain_book(b"<a>" * 100_000 + b"</a>" * 100_000)), "没有申报表|不是可读")
    yield "空字符.xlsx", Case(changed(book, books.project_sheet(), lambda x: x.replace(b"<t", b"\0<t", 1)))
    yield "坏字节.xlsx", Case(changed(book, "xl/workbook.xml", lambda x: x[: len(x) // 2]), "损坏")
    yield "循环公式组.xlsx", Case(in_form(b'<c r="B400"><f t="shared" si="9"/><v>1</v></c>'))


def endless() -> Iterator[tuple[str, Case]]:
    """Lists that no program would write so long."""
    for title, part, end, one, times, words in (
        ("十万工作表", "xl/workbook.xml", b"</sheets>", b'<sheet name="s%d" sheetId="9" r:id="rId1"/>', 100_000, "工作表超过"),
        ("四十万名称", "xl/workbook.xml", b"</definedNames>", b'<definedName name="n%d">1</definedName>', 400_000, "名称超过"),
        ("十万引用", "xl/_rels/workbook.xml.rels", b"</Relationships>", b'<Relationship Id="q%d"/>', 100_000, "引用超过"),
        ("二十万格式", "xl/styles.xml", b"</cellXfs>", b'<xf numFmtId="%d"/>', 200_000, "格式超过"),
    ):  # fmt: skip
        items = b"".join(one % number for number in range(times))
        yield f"{title}.xlsx", Case(changed(book, part, partial(longer, items=items, end=end)), words)


def longer(data: bytes, items: bytes, end: bytes) -> bytes:
    return data.replace(end, items + end, 1)


def xml() -> Iterator[tuple[str, Case]]:
    for title, extra in {"文档类型": DTD, "笑话": LAUGHS, "外部实体": EXTERNAL, "参数实体": PARAMETER}.items():
        yield f"{title}.xlsx", Case(changed(book, "xl/workbook.xml", before_root(extra)), "DTD")
        yield f"{title}.docx", Case(changed(letter, WORD, before_root(extra)), "DTD")
    yield (
        "注释后的实体.xlsx",
        Case(changed(book, "xl/workbook.xml", before_root(b"<!-- " + b"x" * 5000 + b" -->" + LAUGHS)), "DTD"),
    )
    yield (
        "很长的开头.xlsx",
        Case(
            changed(book, "xl/workbook.xml", before_root(b"<!-- " + b"x" * 90_000 + b" -->" + LAUGHS)), "开头不像|DTD"
        ),
    )
    yield (
        "表中实体.xlsx",
        Case(
            parts(
                lambda: (
                    plain_book(ROW % (1, 1))
                    | {
                        SHEET: LAUGHS
                        + plain_book(b'<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>')[SHEET]
                    }
                )
            ),
            "DTD",
        ),
    )
    yield (
        "十六位实体.xlsx",
        Case(
            changed(
                lambda: plain_book(ROW % (1, 1)),
                "xl/workbook.xml",
                lambda x: ("\ufeff" + (LAUGHS + x).decode()).encode("utf-16-le"),
            ),
            "DTD",
        ),
    )
    yield "关系中的实体.xlsx", Case(changed(book, "_rels/.rels", before_root(EXTERNAL)), "DTD")
    yield "十六位.xlsx", Case(encoded("xl/workbook.xml", "utf-16", "UTF-16"), "不是可读|没有申报表|损坏")
    yield "七位.xlsx", Case(encoded("xl/workbook.xml", "utf-7", "UTF-7"), "编码")
    yield "七位表.xlsx", Case(encoded(SHEET, "utf-7", "UTF-7"), "编码")


def damaged() -> Iterator[tuple[str, Case]]:
    for share in (0.02, 0.2, 0.5, 0.9, 0.99):
        yield f"断{share}.xlsx", Case(cut(share), "已损坏或没有传完")
    for share in (0.1, 0.8):
        yield f"断{share}.docx", Case(cut(share, books.letter_bytes), "已损坏或没有传完")
    yield "校验码错.xlsx", Case(wrong_crc, "损坏")
    for name in ("xl/workbook.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"):
        yield f"缺{Path(name).stem}.xlsx", Case(without(book, name), "损坏|不是|没有|压缩包|缺少")
    yield "缺类型.xlsx", Case(without(book, "[Content_Types].xml"), "已损坏")
    yield "缺样式.xlsx", Case(without(book, "xl/styles.xml"))
    yield "缺正文关系.docx", Case(without(letter, "_rels/.rels"), "损坏")
    yield "缺正文.docx", Case(without(letter, WORD), "不是|既不是|损坏")
    yield "缺样式.docx", Case(without(letter, "word/styles.xml"), "损坏|没有申报表")
    yield "循环关系.docx", Case(parts(letter_with("word/document.xml", b"", "subDocument")), "没有申报表|损坏")
    yield (
        "类型谎报.xlsx",
        Case(changed(book, "[Content_Types].xml", lambda x: x.replace(b"worksheet+xml", b"chartsheet+xml"))),
    )
    yield (
        "类型谎报.docx",
        Case(
            changed(letter, "[Content_Types].xml", lambda x: x.replace(b"document.main+xml", b"styles+xml")),
            "损坏|无法作为|没有申报表",
        ),
    )
    yield "密码.xlsx", Case(raw(ole("EncryptionInfo", "EncryptedPackage")), "设有打开密码")
    yield "密码.docx", Case(raw(ole("EncryptionInfo", "EncryptedPackage")), "设有打开密码")
    yield "旧表环.xls", Case(raw(ole("Root Entry", "Workbook", fat=CYCLE)), "不是可读|内存|超过")
    yield "旧表坏.xls", Case(raw(ole("Workbook")), "不是可读")
    yield "旧表垃圾.xls", Case(raw(OLE + "Workbook\0".encode("utf-16-le") + b"\x09\x08" * 4000), "不是可读")
    yield "其他容器.xls", Case(raw(ole("Data")), "旧格式容器")
    yield "网页.xls", Case(raw(b"<html><table><tr><td>1</td></tr></table></html>"), "实际是网页")
    yield "存档网页.xls", Case(raw(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n"), "实际是网页")
    yield "逗号.xlsx", Case(raw("项目名称,预算\n绿化,12万\n".encode()), "实际是纯文本")
    yield "扫描.docx", Case(raw(b"%PDF-1.7\n"), "PDF")
    yield "零字节.docx", Case(raw(b""), "空文件")
    yield "一字节.xlsx", Case(raw(b"P"), "内容与扩展名不符")
    yield "只有尾.xlsx", Case(raw(b"PK\x05\x06" + b"\0" * 18), "内容与扩展名不符|损坏")
    yield "只有头.xlsx", Case(raw(b"PK\x03\x04" + b"\0" * 60), "已损坏或没有传完")


def odd_files() -> Iterator[tuple[str, Case]]:
    yield "文件夹.xlsx", Case(Path.mkdir, "没有可以读取")
    yield "管道.docx", Case(os.mkfifo, "不是普通文件")
    yield "自环.xlsx", Case(folder_link, "无法打开|不存在")
    good = Case(lambda path: path.write_bytes(books.book_bytes()), "文件名含有")
    yield "换\n行.xlsx", good
    yield "反\u202exslx.xlsx", good
    yield "转\x1b[31m义.xlsx", good
    yield "长" * 80 + ".xlsx", Case(good.make)
    yield "一行一亿字节.txt", Case(text_line, "没有申报表|一行|内存|超过")
    yield "十六位无标.txt", Case(raw("部门（单位）名称\t绿化科".encode("utf-16-le")), "不是文本文件|没有申报表")
    yield "国标.txt", Case(raw("各科室：请于月底前报送。".encode("gb18030")), "没有申报表")
    yield "二进制.txt", Case(raw(bytes(range(256)) * 100), "不是文本文件")


def word() -> Iterator[tuple[str, Case]]:
    cell = b"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    field = b'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>%s</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    none = "没有申报表"
    yield "十万表.docx", Case(parts(lambda: document(cell * 100_000)), f"{none}|压缩比异常|内存|超过")
    yield "嵌套五百.docx", Case(parts(lambda: document(nested(500))), "损坏|嵌套过深")
    yield "嵌套八十.docx", Case(parts(lambda: document(nested(80))), f"{none}|嵌套过深|损坏")
    yield (
        "巨跨列.docx",
        Case(
            parts(
                lambda: document(
                    cell.replace(
                        b"<w:tc>", b'<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/><w:vMerge w:val="x"/></w:tcPr>'
                    )
                )
            ),
            none,
        ),
    )
    yield (
        "正文深层.docx",
        Case(parts(lambda: document(b"<w:p>" + b"<w:r>" * 100_000 + b"</w:r>" * 100_000 + b"</w:p>")), "损坏"),
    )
    yield (
        "动态交换.docx",
        Case(parts(lambda: document(field % b'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"')), none),
    )
    yield "插入文本.docx", Case(parts(lambda: document(field % b'INCLUDETEXT "/etc/passwd"')), none)
    yield (
        "外部模板.docx",
        Case(parts(letter_with("http://127.0.0.1:9/x.dotm", b"", "attachedTemplate", ' TargetMode="External"')), none),
    )
    yield (
        "另块.docx",
        Case(
            parts(letter_with("word/afchunk.htm", b"<!DOCTYPE html><html><script>1</script></html>", "aFChunk")), none
        ),
    )
    yield "嵌入对象.docx", Case(parts(letter_with("word/embeddings/o.bin", OLE + b"\0" * 600, "oleObject")), none)
    yield (
        "列表号非数.docx",
        Case(
            parts(
                lambda: document(
                    b'<w:p><w:pPr><w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
                )
            ),
            f"{none}|损坏",
        ),
    )
    yield (
        "图标非数.docx",
        Case(
            parts(lambda: document(b'<w:p><w:r><w:sym w:font="Wingdings" w:char="110000000"/></w:r></w:p>')),
            f"{none}|损坏",
        ),
    )


def active() -> Iterator[tuple[str, Case]]:
    """Read as any other: what could run in them is not."""
    outside = ' TargetMode="External"'
    link = f'<externalLink xmlns="{MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'.encode()
    yield "宏.xlsm", Case(book_with("xl/vbaProject.bin", OLE + b"\0" * 600, "vbaProject"))
    yield "外部链接.xlsx", Case(book_with("xl/externalLinks/externalLink1.xml", link, "externalLink"))
    yield "外部书.xlsx", Case(book_with("http://127.0.0.1:9/a.xlsx", b"", "externalLinkPath", outside))
    yield "连接.xlsx", Case(book_with("xl/connections.xml", f'<connections xmlns="{MAIN}"/>'.encode(), "connections"))
    yield (
        "查询.xlsx",
        Case(
            book_with(
                "xl/queryTables/queryTable1.xml",
                f'<queryTable xmlns="{MAIN}" connectionId="1"/>'.encode(),
                "queryTable",
            )
        ),
    )
    yield "功能区.xlsx", Case(book_with("customUI/customUI14.xml", b'<customUI onLoad="x"/>'))
    yield "嵌入.xlsx", Case(book_with("xl/embeddings/oleObject1.bin", OLE + b"\0" * 600, "oleObject"))
    yield (
        "程序.xlsx",
        Case(
            changed(book, "xl/workbook.xml", lambda x: x.replace(b'name="\xe8\xaf\xb4\xe6\x98\x8e"', b'name="run.py"'))
        ),
    )
    yield (
        "配置.xlsx",
        Case(
            changed(
                book, "xl/workbook.xml", lambda x: x.replace(b'name="\xe8\xaf\xb4\xe6\x98\x8e"', b'name="xlwings.conf"')
            )
        ),
    )
    yield (
        "网页发布.xlsx",
        Case(
            changed(
                book,
                "xl/workbook.xml",
                lambda x: x.replace(b"</workbook>", b'<webPublishing codePage="1252"/></workbook>'),
            )
        ),
    )
    yield "网页函数.xlsx", Case(formula("_xlfn.WEBSERVICE(&quot;http://127.0.0.1:9/&quot;&amp;A1)"))
    yield "超链接函数.xlsx", Case(formula("HYPERLINK(&quot;http://127.0.0.1:9/&quot;,&quot;x&quot;)"))
    yield "动态交换.xlsx", Case(formula("cmd|&apos;/c calc&apos;!A0"))
    yield "表格导入.xlsx", Case(formula("IMPORTDATA(&quot;http://127.0.0.1:9/&quot;)"))


def cases() -> dict[str, Case]:
    """The whole table."""
    return {
        name: case
        for group in (bombs(), sheets(), endless(), xml(), damaged(), odd_files(), word(), active())
        for name, case in group
    }
