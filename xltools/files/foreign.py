"""What a file that is not read is, by its first bytes and its suffix, and what to do about it."""

import re
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

HEAD: Final = 512
"""Bytes from the beginning of a file that tell what it is."""
OWNER_FILE: Final = "~$"

RESAVE_BOOK: Final = "请在 Excel 或 WPS 中打开后另存为 .xlsx 再试"
RESAVE_WORD: Final = "请在 Word 或 WPS 中打开后另存为 .docx 再试"
EDITABLE: Final = "其中的文字无法核对，请向报送单位要可编辑的 Word 或 Excel 原件"

BINARY_BOOK: Final = f"是 Excel 二进制工作簿（.xlsb），{RESAVE_BOOK}"
PDF: Final = f"是 PDF，{EDITABLE}"
PICTURE: Final = f"是图片（扫描件、照片或截图），{EDITABLE}"
OFD: Final = f"是 OFD 版式文件，{EDITABLE}"
ARCHIVE: Final = "是压缩包，请先解压，再选择里面的文件"
SLIDES: Final = "是演示文稿，不是申报表，请确认文件是否选对"
MAIL: Final = "是一封邮件，请打开它，把附件另存出来，再选择附件"
WEB_BOOK: Final = f"实际是网页，只是用了工作簿的扩展名，{RESAVE_BOOK}"
WEB: Final = "是网页，请在浏览器中打开，把内容填进申报表模板再报送"
XML_BOOK: Final = f"是 XML 格式的工作簿（Excel 2003 可以这样保存），{RESAVE_BOOK}"
OPEN_TEXT: Final = f"是 .odt 文档，{RESAVE_WORD}"
RICH_TEXT: Final = f"是 RTF 文档，{RESAVE_WORD}"
PLAIN_BOOK: Final = "实际是纯文本（如 CSV），不含申报表的表样，请把内容填进申报表模板再报送"
VERY_OLD_BOOK: Final = f"是三十年前的 Excel 格式（4.0 及更早），{RESAVE_BOOK}"
SHORTCUT: Final = "是快捷方式，不是文件本身，请找到它指向的文件再选择"
PROGRAM: Final = "是程序，不是申报表，来历不明的请不要打开"
OWNER: Final = "是 Office 打开文件时留下的临时文件，不是申报表，请选择不带“~$”的那个文件"
EMPTY_BYTES: Final = "内容全是空字节，没有传完或磁盘损坏，请重新取得该文件"
APPLE: Final = "是苹果电脑的文档（Pages、Numbers），请在那里导出为 Word 或 Excel 再试"
ACCESS: Final = "是数据库，不是申报表，请确认文件是否选对"

MAGIC: Final = (
    (rb"%PDF-", PDF),
    (rb"\xff\xd8\xff", PICTURE),
    (rb"\x89PNG\r\n", PICTURE),
    (rb"GIF8[79]a", PICTURE),
    (rb"BM.{4}\0\0\0\0", PICTURE),
    (rb"II\*\0|MM\0\*", PICTURE),
    (rb"RIFF.{4}WEBP", PICTURE),
    (rb".{4}ftyp(?:heic|heix|mif1|avif)", PICTURE),
    (rb"Rar!\x1a\x07", ARCHIVE),
    (rb"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (rb"\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\0|MSCF\0\0\0\0", ARCHIVE),
    (rb".{257}ustar", ARCHIVE),
    (rb"\x09[\0\x02\x04\x08].\0", VERY_OLD_BOOK),
    (rb"L\0\0\0\x01\x14\x02\0", SHORTCUT),
    (rb"MZ.{58}..\0\0", PROGRAM),
    (rb"\0\x01\0\0Standard (?:Jet|ACE)", ACCESS),
    (rb"\0{16}", EMPTY_BYTES),
)
"""No text begins like these."""

WEB_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:html|!doctype html|head|body|table|meta|style|script|div)\b", re.IGNORECASE
)
XML_SHEET: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml.*(?:Excel\.Sheet|office:spreadsheet)", re.DOTALL)
WEB_ARCHIVE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*MIME-Version:.*multipart/related", re.IGNORECASE | re.DOTALL)
LETTER: Final = re.compile(rb"(?:[A-Za-z-]{2,40}: [^\n]*\n(?:[ \t][^\n]*\n)*){2}")
RTF: Final = b"{\\rtf"
SHEETS: Final = frozenset({".xls", ".xlsx", ".xlsm", ".et", ".ods", ".xlt", ".xltx", ".xltm"})

BY_SUFFIX: Final = {
    suffix: told
    for suffixes, told in (
        (".pdf", PDF),
        (".jpg .jpeg .png .gif .bmp .tif .tiff .webp .heic", PICTURE),
        (".ofd", OFD),
        (".zip .rar .7z .gz .tar .tgz .cab", ARCHIVE),
        (".ppt .pptx .pps .ppsx .dps", SLIDES),
        (".eml .msg", MAIL),
        (".htm .html .mht .mhtml", WEB),
        (".rtf", RICH_TEXT),
        (".odt", OPEN_TEXT),
        (".csv .tsv", PLAIN_BOOK.removeprefix("实际")),
        (".xlsb", BINARY_BOOK),
        (".lnk .url", SHORTCUT),
        (".exe .bat .cmd .msi .scr .vbs .js", PROGRAM),
        (".pages .numbers", APPLE),
        (".mdb .accdb", ACCESS),
    )
    for suffix in suffixes.split()
}


def told_by_content(head: bytes) -> str | None:
    """What a file is whose first bytes are those of no text, as a clause with what to do; None for all others."""
    return next((told for mark, told in MAGIC if re.match(mark, head, re.DOTALL)), None)


def told_by_text(path: Path, head: bytes) -> str | None:
    """What a file is that begins as a text and is none of ours, as a clause with what to do; None where nothing tells."""
    if path.name.startswith(OWNER_FILE):
        return OWNER
    suffix = path.suffix.lower()
    named = BY_SUFFIX.get(suffix) or (MAIL if LETTER.match(head.replace(b"\r\n", b"\n")) else None)
    return told_by_markup(suffix, head) or named or (PLAIN_BOOK if suffix in SHEETS and is_text(head) else None)


def told_by_markup(suffix: str, head: bytes) -> str | None:
    """What a file in a language of marks is, as a clause with what to do; None for all others."""
    if head.startswith(RTF):
        return RICH_TEXT
    if XML_SHEET.match(head):
        return XML_BOOK
    if WEB_PAGE.match(head.replace(b"\0", b"").lstrip(b"\xff\xfe")) or WEB_ARCHIVE.match(head):
        return WEB_BOOK if suffix in SHEETS else WEB
    return None


def is_text(head: bytes) -> bool:
    """Whether these bytes are text in one of the two encodings of Chinese offices; the last character may be cut off."""
    if any(byte < ord(" ") and byte not in b"\t\r\n" for byte in head):
        return False
    return any(is_encoded(head, encoding) for encoding in ("utf-8", "gb18030")) and has_separators(head)


def is_encoded(head: bytes, encoding: str) -> bool:
    """Whether a beginning of some bytes is valid in an encoding."""
    try:
        head.decode(encoding)
    except UnicodeDecodeError as error:
        return len(head) == HEAD and error.end == len(head)
    return True


def has_separators(head: bytes) -> bool:
    """Whether there are separators between values."""
    return any(mark in head for mark in (b",", b"\t", b";"))


def passed_over(path: Path) -> str | None:
    """What a file of a folder is by its suffix, as a clause with what to do; None where that tells nothing."""
    return BY_SUFFIX.get(path.suffix.lower())


def told_by_parts(names: AbstractSet[str], mimetype: bytes) -> str | None:
    """What a package is that is neither a workbook nor a Word document, as a clause with what to do; None where nothing tells."""
    for beginning, told in (
        ("xl/workbook.bin", BINARY_BOOK),
        ("ppt/", SLIDES),
        ("OFD.xml", OFD),
        ("Index/", APPLE),
    ):
        if any(name.startswith(beginning) for name in names):
            return told
    kinds = ((b".text", OPEN_TEXT), (b".presentation", SLIDES), (b".graphics", PICTURE))
    return next((told for mark, told in kinds if b"opendocument" + mark in mimetype), None)
