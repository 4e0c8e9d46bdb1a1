"""What is refused before anything is parsed: packages out of all proportion, and XML with declarations of its own.

A package is judged by what its parts really unpack to, part by part and without keeping any: the sizes it states of itself may lie.
"""

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from typing import IO, Final

from xltools.files.parts import LOCAL_HEADER, Parts
from xltools.model.limits import MEGABYTE, USUAL, Limits
from xltools.model.problems import UnreadableSource

MOST_PARTS: Final = 2_000
HIGHEST_RATIO: Final = 200
"""Holds beyond the first megabyte of a part: small parts of equal rows shrink to almost nothing."""
DEFLATE_RATIO: Final = 1_032
"""Nothing that deflate packed unpacks to more than so many times its size."""
METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
LONGEST_LIST: Final = 500 * MOST_PARTS
SHORTEST_ENTRY: Final = 46
"""Bytes of a part in the list, without its name."""
END_OF_ZIP: Final = b"PK\x05\x06"
SHORTEST_END: Final = 22
LOCATOR: Final = 20
LARGE_END: Final = 56 + LOCATOR
"""Bytes before the end in which a zip file of more than 4 GB says it again, with room for larger numbers."""
FARTHEST_END: Final = LARGE_END + SHORTEST_END + 65_535
ENCRYPTED: Final = 1
FIRST_STEP: Final = 1 << 12
"""Bytes of a part in which its root usually begins."""
FIRST_LOOK: Final = 1_024
LAST_LOOK: Final = 64 * 1_024

UTF16: Final = {b"<\0": "utf-16-le", b"\0<": "utf-16-be", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
ENCODING: Final = re.compile(r"^\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']*)")
ENCODINGS: Final = frozenset({"utf-8", "utf8", "utf-16", "us-ascii", "ascii"})
ROOT: Final = re.compile(r"<[A-Za-z_:\u0080-\uffff]")
DECLARATION: Final = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
XML_SUFFIXES: Final = (".xml", ".rels", ".vml")
OPEN_DOCUMENT: Final = frozenset({"content.xml", "styles.xml"})
"""The parts of an OpenDocument file that are read; others, such as its macros, may have a document type by the standard."""

WORTH_COUNTING: Final = MEGABYTE // 4
"""Bytes of a part below which it cannot hold too many of anything."""
MOST: Final = (
    ("xl/workbook.xml", b"<sheet ", MOST_PARTS, "工作表"),
    ("xl/workbook.xml", b"<definedName ", 200_000, "定义的名称"),
    ("xl/_rels/workbook.xml.rels", b"<Relationship ", 10 * MOST_PARTS, "引用"),
    ("xl/styles.xml", b"<xf ", 140_000, "单元格格式"),
)
"""Part, beginning of an entry, how many it may have: a sheet is a part, and Excel knows twice 65,490 formats."""

_in_force: ContextVar[Limits] = ContextVar("limits", default=USUAL)


def in_force() -> Limits:
    """The limits that hold now."""
    return _in_force.get()


@contextmanager
def obeying(limits: Limits) -> Iterator[None]:
    """Let these limits hold within this block."""
    token = _in_force.set(limits)
    try:
        yield
    finally:
        _in_force.reset(token)


def refuse_large(size: int, name: str) -> None:
    """Refuse a file by its size. Raises UnreadableSource."""
    largest = in_force().file
    if size > largest:
        raise UnreadableSource(
            f"{name} 超过 {largest // MEGABYTE} MB，不像是申报表，没有读取，请删去多余内容，或在花名册与设置里放宽“最大文件”。"
        )


def opened(data: bytes, name: str) -> Parts:
    """A package that may be parsed. Raises UnreadableSource for one beyond the limits, zipfile's errors for a broken one."""
    count, length = stated_list(io.BytesIO(data))
    refuse_crowd(count if length <= LONGEST_LIST else max(count, length // SHORTEST_ENTRY), name)
    parts = Parts(data)
    refuse_odd(parts.entries, name)
    refuse_bombs(parts.entries, name)
    parts.unpack()
    refuse_liars(parts, name)
    refuse_endless(parts, name)
    refuse_declarations(parts, name)
    return parts


def has_crowd(stream: IO[bytes]) -> bool:
    """Whether the list of parts of a zip file is longer than any honest one: reading it alone could take long."""
    parts, length = stated_list(stream)
    return parts > MOST_PARTS or length > LONGEST_LIST


def stated_list(stream: IO[bytes]) -> tuple[int, int]:
    """How many parts a zip file says it has, and the bytes of their list."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - FARTHEST_END))
    tail = stream.read()
    plain = max(0, len(tail) - SHORTEST_END)
    at = plain if tail[plain:].startswith(END_OF_ZIP) else tail.rfind(END_OF_ZIP)
    if at < 0:
        return 0, 0
    large = tail[max(0, at - LARGE_END) : at]
    if large[-LOCATOR:].startswith(b"PK\x06\x07"):  # this one counts, whatever the other says
        return int.from_bytes(large[24:32], "little"), int.from_bytes(large[40:48], "little")
    return int.from_bytes(tail[at + 10 : at + 12], "little"), int.from_bytes(tail[at + 12 : at + 16], "little")


def refuse_crowd(parts: int, name: str) -> None:
    """Refuse a package of too many parts."""
    if parts > MOST_PARTS:
        raise UnreadableSource(
            f"{name} 有 {parts} 个内部文件，远多于正常的工作簿或文档，没有读取，请用原来的软件打开并另存后再试。"
        )


def refuse_odd(entries: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Refuse what no program writes: parts of one name, over each other, outside the package, or packed in unknown ways."""
    refuse_crowd(len(entries), name)
    names = {info.filename.lower() for info in entries}
    if len(names) != len(entries):
        raise UnreadableSource(f"{name} 的内部文件重名，无法确定以哪个为准，没有读取，请用原来的软件打开并另存后再试。")
    if any(info.flag_bits & ENCRYPTED for info in entries):
        raise UnreadableSource(f"{name} 设有密码，无法读取，请去掉密码后再试。")
    if any(info.compress_type not in METHODS for info in entries):
        raise UnreadableSource(f"{name} 的内部文件用了不常用的压缩方法，没有读取，请用原来的软件打开并另存后再试。")
    if any(outside(info.filename) for info in entries):
        raise UnreadableSource(f"{name} 的内部文件名指向文件以外，为安全起见没有读取，请用原来的软件打开并另存后再试。")
    in_place = sorted(entries, key=lambda info: info.header_offset)
    for first, following in pairwise(in_place):
        if first.header_offset + LOCAL_HEADER.size + first.compress_size > following.header_offset:
            raise UnreadableSource(f"{name} 的内部文件相互重叠，为安全起见没有读取，请用原来的软件打开并另存后再试。")


def outside(part: str) -> bool:
    """Whether a part's name leads out of the package, were it unpacked."""
    return part.startswith(("/", "\\")) or ":" in part.split("/", maxsplit=1)[0] or ".." in re.split(r"[/\\]", part)


def refuse_bombs(entries: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Refuse a package by the sizes it states."""
    largest = in_force().unpacked
    if sum(info.file_size for info in entries) > largest:
        raise UnreadableSource(
            f"{name} 展开后超过 {largest // MEGABYTE} MB，没有读取，请删去多余内容，或在花名册与设置里放宽“展开后”。"
        )
    for info in entries:
        if info.file_size > largest // 2 or is_bomb(info.file_size, info.compress_size):
            raise UnreadableSource(
                f"{name} 内部的 {info.filename} 过大或压缩比异常，没有读取，请用原来的软件另存后再试。"
            )


def is_bomb(size: int, packed: int) -> bool:
    """Whether a part of so many bytes is packed better than honest ones are."""
    return size - MEGABYTE > HIGHEST_RATIO * max(packed, 1)


def refuse_liars(parts: Parts, name: str) -> None:
    """Refuse a package one of whose parts unpacks to more than it states, where that could be more than the limit."""
    if sum(info.compress_size for info in parts.entries) * DEFLATE_RATIO <= in_force().unpacked // 4:
        return
    for info in parts.entries:
        if info.compress_size * DEFLATE_RATIO > MEGABYTE and real_size(parts, info) > info.file_size:
            raise UnreadableSource(
                f"{name} 内部的 {info.filename} 实际大小与所称不符，没有读取，请用原来的软件另存后再试。"
            )


def real_size(parts: Parts, info: zipfile.ZipInfo) -> int:
    """Bytes a part unpacks to, one more than it states for any larger; those before the damage of a damaged one."""
    size = 0
    with contextlib.suppress(zlib.error):
        for piece in parts.pieces(info):
            size += len(piece)
    return size


def refuse_endless(parts: Parts, name: str) -> None:
    """Refuse a workbook with a list that is far too long: a tree of it would take all memory."""
    large = {info.filename: info for info in parts.entries if info.file_size > WORTH_COUNTING}
    for part, mark, most, told in MOST:
        if part in large and count(parts, large[part], mark) > most:
            raise UnreadableSource(
                f"{name} 内部的 {part} 里{told}超过 {most} 个，远多于正常的工作簿，没有读取，请用原来的软件清理并另存后再试。"
            )


def count(parts: Parts, info: zipfile.ZipInfo, mark: bytes) -> int:
    """How often a mark stands in a part, those before the damage of a damaged one; the few between two steps are left out."""
    found = 0
    with contextlib.suppress(zlib.error):
        for piece in parts.pieces(info):
            found += piece.count(mark)
    return found


def refuse_declarations(parts: Parts, name: str) -> None:
    """Refuse a package with XML that declares a document type, an entity, or an encoding that Office does not write."""
    open_document = any(info.filename == "content.xml" for info in parts.entries)
    for info in parts.entries:
        if open_document and info.filename not in OPEN_DOCUMENT:
            continue
        told = objection(parts.pieces(info, FIRST_STEP), info.filename)
        if told:
            raise UnreadableSource(
                f"{name} 内部的 {info.filename} {told}，为安全起见没有读取，请用原来的软件打开并另存后再试。"
            )


def objection(pieces: Iterator[bytes], part: str) -> str:
    """What is wrong with the beginning of a part, as a Chinese clause; "" for an honest one, and for one that is no XML."""
    is_xml = part.lower().endswith(XML_SUFFIXES)
    head = b""
    try:
        for piece in pieces:
            head += piece
            if not is_xml and not head.lstrip().startswith((b"<", *UTF16, b"\xef\xbb\xbf")):
                return ""
            text = decoded(head[:LAST_LOOK])
            root = ROOT.search(text)
            prolog = text[: root.start()] if root else text
            if DECLARATION.search(prolog):
                return "含有不允许的声明（DTD）" if is_xml or "html" not in prolog.lower() else ""
            if root or len(head) >= LAST_LOOK:
                break
    except zlib.error:
        return ""
    if is_xml and len(head) >= LAST_LOOK and not ROOT.search(decoded(head[:LAST_LOOK])):
        return "开头不像办公软件所写"
    encoding = ENCODING.search(decoded(head[:FIRST_LOOK]))
    return (
        f"用了不允许的编码（{encoding[1][:20]}）"
        if is_xml and encoding and encoding[1].lower() not in ENCODINGS
        else ""
    )


def decoded(head: bytes) -> str:
    """The beginning of an XML part as text, whatever its encoding: only the marks of XML matter."""
    return head.decode(UTF16.get(head[:2], "utf-8"), "replace")
