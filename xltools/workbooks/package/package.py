"""The zip file of a workbook: parts in and out, unchanged parts keep their exact bytes and their order."""

import copy
import io
import zipfile
import zlib
from pathlib import Path
from typing import IO, Final

from xltools.files import limits
from xltools.files.atomic import reason, replacing
from xltools.files.parts import Parts
from xltools.model.limits import MEGABYTE
from xltools.model.problems import UnreadableSource, UserError
from xltools.workbooks.package.markup import Element, parse, serialize

COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
LEVELS: Final = (-1, 1)
"""How hard a part is packed: as usual, else as little as possible."""
ADDED_DATE: Final = (1980, 1, 1, 0, 0, 0)
LISTS: Final = (".rels", "workbook.xml")
"""Parts that are looked at again and again."""


class Package:
    """An open workbook. Edit trees from `edit`, or put bytes; `save` writes all parts to another file."""

    def __init__(self, data: bytes, name: str, parts: Parts | None = None) -> None:
        """`parts` are those of `data` where it was opened before."""
        self.name = name
        self._parts = parts or opened(data, name)
        self._entries = {info.filename: info for info in self._parts.entries}
        self._by_lower = {entry.lower(): entry for entry in self._entries}
        self._written: dict[str, bytes] = {}
        self._trees: dict[str, Element] = {}
        self._removed: set[str] = set()
        self._looked: dict[str, Element] = {}

    @classmethod
    def open(cls, path: Path) -> "Package":
        """Read a file. Raises UnreadableSource (one Chinese sentence) for anything but an unencrypted OOXML package."""
        try:
            if path.exists() and not path.is_file():
                raise UnreadableSource(f"{path} 不是普通文件，没有读取，请选择工作簿文件。")
            if path.exists():
                limits.refuse_large(path.stat().st_size, str(path))
            data = path.read_bytes()
        except OSError as error:
            raise UnreadableSource(f"{path} 无法读取（{reason(error)}），请检查路径和权限。") from error
        return cls(data, str(path))

    def names(self) -> tuple[str, ...]:
        """All parts, in the order of the file."""
        kept = [name for name in self._entries if name not in self._removed]
        return (*kept, *(name for name in self._fresh() if name not in self._entries))

    def _fresh(self) -> list[str]:
        return list(dict.fromkeys([*self._written, *self._trees]))

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return self._known(name) is not None

    def _known(self, name: str) -> str | None:
        """The part's name as the file spells it: part names do not mind upper and lower case."""
        if name in self._written or name in self._trees:
            return name
        entry = self._by_lower.get(name.lower())
        return None if entry is None or entry in self._removed else entry

    def read(self, name: str) -> bytes:
        """Bytes of a part as they would be saved now. Raises UnreadableSource when missing or damaged."""
        known = self._known(name)
        if known is None:
            raise UnreadableSource(f"{self.name} 缺少内部文件 {name}，可能已损坏，请用 Excel 打开并另存后再试。")
        if known in self._trees:
            return serialize(self._trees[known])
        if known in self._written:
            return self._written[known]
        return self.original(known)

    def original(self, name: str) -> bytes:
        """Bytes of a part as they are in the file."""
        try:
            return self._parts.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise UnreadableSource(f"{self.name} 内部的 {name} 已损坏，请用 Excel 打开并另存后再试。") from error

    def look(self, name: str) -> Element:
        """The part's tree for reading: changes to it are not saved unless it is being edited."""
        known = self._known(name)
        if known is not None and known in self._trees:
            return self._trees[known]
        if known is None or known in self._written or not known.endswith(LISTS):
            return parse(self.read(name), f"{self.name} 内部的 {name}")
        if known not in self._looked:
            self._looked[known] = parse(self.read(known), f"{self.name} 内部的 {name}")
        return self._looked[known]

    def edit(self, name: str) -> Element:
        """The part's tree; what is changed in it is saved."""
        known = self._known(name) or name
        if known not in self._trees:
            self._trees[known] = parse(self.read(known), f"{self.name} 内部的 {known}")
            self._written.pop(known, None)
        return self._trees[known]

    def put(self, name: str, data: bytes) -> None:
        """Replace or add a part."""
        known = self._known(name) or name
        self._trees.pop(known, None)
        self._removed.discard(known)
        self._written[known] = data

    def remove(self, name: str) -> None:
        """Take a part out; its content type and relationships are the caller's."""
        known = self._known(name)
        if known is None:
            return
        self._written.pop(known, None)
        self._trees.pop(known, None)
        if known in self._entries:
            self._removed.add(known)

    def changed(self) -> tuple[str, ...]:
        """Parts of the file whose bytes would differ, in order."""
        return tuple(
            name
            for name in self._entries
            if name not in self._removed and name in self._fresh() and self.read(name) != self.original(name)
        )

    def added(self) -> tuple[str, ...]:
        """Parts the file did not have, in order."""
        return tuple(name for name in self._fresh() if name not in self._entries)

    def free_name(self, pattern: str) -> str:
        """First unused part name for a pattern with {}: "xl/comments{}.xml" gives xl/comments1.xml."""
        taken = {name.lower() for name in self.names()}
        return next(name for name in (pattern.format(n) for n in range(1, len(taken) + 2)) if name.lower() not in taken)

    def write(self, stream: IO[bytes]) -> None:
        """Write all parts as a zip file, old ones in their order, new ones after them."""
        with zipfile.ZipFile(stream, "w") as archive:
            for name, info in self._entries.items():
                if name not in self._removed:
                    put(archive, entry_like(info), b"" if info.is_dir() else self.read(name))
            for name in self.added():
                entry = zipfile.ZipInfo(name, ADDED_DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                put(archive, entry, self.read(name))

    def save(self, target: Path) -> None:
        """Write to `target`, whole or not at all. Raises UserError where the copy would be over the limits of reading."""
        with replacing(target) as temporary:
            with temporary.open("wb") as stream:
                self.write(stream)
            refuse_unreadable(temporary, self.name)

    def settled(self) -> "Package":
        """The package as it would be saved: what was changed so far counts as the file's own."""
        stream = io.BytesIO()
        self.write(stream)
        return Package(stream.getvalue(), self.name)


def refuse_unreadable(path: Path, name: str) -> None:
    """Refuse to keep a copy that would not be read again. Raises UserError."""
    try:
        limits.refuse_large(path.stat().st_size, name)
        with zipfile.ZipFile(path) as written:
            limits.refuse_bombs(written.infolist(), name)
    except UnreadableSource as refusal:
        raise UserError(
            f"{name} 已接近读取上限，写成的副本会打不开，所以没有写，请删去多余的工作表或内容后再试。"
        ) from refusal


def put(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> None:
    """Add a part; one that would be packed so well that it looked like a bomb is packed less."""
    if entry.compress_type == zipfile.ZIP_DEFLATED and len(data) > MEGABYTE:
        levels = (level for level in LEVELS if not limits.is_bomb(len(data), packed_size(data, level)))
        archive.writestr(entry, data, compresslevel=next(levels, 0))
    else:
        archive.writestr(entry, data)


def packed_size(data: bytes, level: int) -> int:
    """Bytes a part takes in the package."""
    engine = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return len(engine.compress(data)) + len(engine.flush())


def entry_like(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """A zip entry with the same name, date, method and attributes, so that an unchanged file gives unchanged bytes."""
    entry = zipfile.ZipInfo(info.filename, info.date_time)
    for name in ("compress_type", "comment", "create_system", "external_attr", "internal_attr"):
        setattr(entry, name, copy.copy(getattr(info, name)))
    return entry


def opened(data: bytes, name: str) -> Parts:
    """The parts within limits. Raises UnreadableSource, by name and reason."""
    if data.startswith(COMPOUND_FILE):
        if ENCRYPTED_STREAM in data:
            raise UnreadableSource(f"{name} 设有打开密码，请在 Excel 中去掉密码另存后再试。")
        raise UnreadableSource(f"{name} 是旧版 .xls 格式，请在 Excel 或 WPS 中另存为 .xlsx 后再试。")
    try:
        return limits.opened(data, name)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UnreadableSource(f"{name} 不是有效的 .xlsx 工作簿或已损坏，请用 Excel 打开并另存后再试。") from error
