"""What kind of file a source is: by its content, with the suffix as a second opinion."""

import re
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from xltools.files.atomic import reason
from xltools.files.foreign import (
    ARCHIVE,
    HEAD,
    MAIL,
    OWNER_FILE,
    RTF,
    SLIDES,
    told_by_content,
    told_by_parts,
    told_by_text,
)
from xltools.files.limits import opened, refuse_large
from xltools.files.parts import Parts
from xltools.model.neutral import COMMANDING
from xltools.model.problems import UnreadableSource

Kind = Literal["workbook", "word", "legacy_word", "text"]

WORKBOOK_SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
WORD_SUFFIXES: Final = (".docx", ".doc", ".wps")
LEGACY_WORD: Final = frozenset({".doc", ".wps"})
"""Kinds that LibreOffice converts; .et and .wps are what WPS calls .xls and .doc."""
READABLE_SUFFIXES: Final = (*WORKBOOK_SUFFIXES, *WORD_SUFFIXES, ".txt")

ZIP: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MIMETYPE: Final = "mimetype"
ODD_NAME: Final = re.compile(rf"[\t\n\v\f\r\x85\u2028\u2029]|{COMMANDING.pattern}")

SUPPORTED: Final = f"可以读取 {' '.join(READABLE_SUFFIXES)}"


@dataclass(frozen=True, slots=True)
class Source:
    """The kind of a source, and the parts of a workbook that is a package."""

    kind: Kind
    parts: Parts | None = None


def kind_of(path: Path) -> Kind:
    """The kind of a source. Raises UnreadableSource as `source_of` does."""
    return source_of(path).kind


def source_of(path: Path) -> Source:
    """A source by its content.

    Raises UnreadableSource, always with one Chinese sentence: missing, not a regular file, no right to read, empty, too large,
    protected by a password, damaged, or of a kind that is not read.
    """
    if ODD_NAME.search(path.name):
        raise UnreadableSource(f"{path} 的文件名含有换行、控制字符或改变文字方向的字符，没有读取，请改名后再试。")
    head = first_bytes(path)
    if head.startswith(ZIP):
        return zip_source(path)
    if head.startswith(OLE):
        return Source(ole_kind(path))
    suffix = path.suffix.lower()
    if suffix in LEGACY_WORD and head.startswith((RTF, b"<", b"MIME", b"\xef\xbb\xbf<")):
        return Source("legacy_word")
    told = told_by_content(head)
    if told is None and suffix == ".txt" and not path.name.startswith(OWNER_FILE):
        return Source("text")
    told = told or told_by_text(path, head)
    if told:
        raise UnreadableSource(f"{path} {told}。")
    if suffix in READABLE_SUFFIXES:
        raise UnreadableSource(
            f"{path} 内容与扩展名不符、已损坏或被加密软件加了密，请用原来的软件打开后重新保存为 .xlsx 或 .docx。"
        )
    raise UnreadableSource(f"{path} 不是可以读取的文件（{SUPPORTED}），请另存为其中一种再试。")


def first_bytes(path: Path) -> bytes:
    """The first bytes of a regular file that can be opened and is not empty."""
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise UnreadableSource(f"{path} 不存在，请检查路径是否写对、文件是否已被移走。") from error
    except (OSError, ValueError) as error:
        raise UnreadableSource(f"{path} 无法打开（{cause(error)}），请检查路径和权限。") from error
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableSource(f"{path} 这个文件夹里没有可以读取的申报表文件（{SUPPORTED}），请确认是否选对。")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableSource(f"{path} 不是普通文件，无法读取，请换成真正的文件。")
    if status.st_size == 0:
        raise UnreadableSource(f"{path} 是空文件，可能没有保存或没有传完，请重新取得该文件。")
    refuse_large(status.st_size, str(path))
    try:
        with path.open("rb") as handle:
            return handle.read(HEAD)
    except OSError as error:
        raise UnreadableSource(f"{path} 无法打开（{reason(error)}），请检查权限或关闭占用它的程序。") from error


def cause(error: OSError | ValueError) -> str:
    """The cause in Chinese; a ValueError is a path with characters the system does not know."""
    return reason(error) if isinstance(error, OSError) else "路径里有系统不允许的字符"


def zip_source(path: Path) -> Source:
    """Word document or workbook, by the parts of the package."""
    try:
        parts = opened(path.read_bytes(), str(path))
        kind = package_kind(path, parts)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableSource(f"{path} 已损坏或没有传完（压缩结构不完整），请重新取得该文件。") from error
    return Source(kind, parts if kind == "workbook" else None)


def package_kind(path: Path, parts: Parts) -> Kind:
    """Word document or workbook, by the names of the parts. Raises UnreadableSource for any other package."""
    names = {info.filename for info in parts.entries}
    told = told_by_parts(names, parts.read(MIMETYPE) if MIMETYPE in names else b"")
    if told:
        raise UnreadableSource(f"{path} {told}。")
    if any(name.startswith("word/document") for name in names):
        return "word"
    if any(name.startswith("xl/workbook") for name in names) or "content.xml" in names:
        return "workbook"
    if "[Content_Types].xml" in names:
        raise UnreadableSource(f"{path} 既不是 Word 文档也不是工作簿（{SUPPORTED}），请确认文件是否选对。")
    raise UnreadableSource(f"{path} {ARCHIVE}。")


def ole_kind(path: Path) -> Kind:
    """Encrypted package, old Word document or old workbook, by the stream names of the container."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"{path} 无法打开（{reason(error)}），请检查权限或关闭占用它的程序。") from error
    if stream(content, "EncryptedPackage"):
        raise UnreadableSource(f"{path} 设有打开密码，无法读取，请让报送单位去掉密码后重新报送。")
    if path.suffix.lower() not in READABLE_SUFFIXES and stream(content, "__nameid_version1.0"):
        raise UnreadableSource(f"{path} {MAIL}。")
    if stream(content, "WordDocument"):
        return "legacy_word"
    if stream(content, "Workbook") or stream(content, "Book"):
        return "workbook"
    if stream(content, "PowerPoint Document"):
        raise UnreadableSource(f"{path} {SLIDES}。")
    raise UnreadableSource(f"{path} 不是可以识别的 Word 文档或工作簿（旧格式容器），请另存为 .docx 或 .xlsx 再试。")


def stream(content: bytes, name: str) -> bool:
    """Whether a compound file has a stream of this name (names are stored as UTF-16 with a closing zero)."""
    return f"{name}\0".encode("utf-16-le") in content
