"""Parts of a workbook's package, deflated while they are written, and the package that takes them as they are."""

import zlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LEVEL: Final = 6
RAW: Final = -15
"""Deflated without a header, as a ZIP file has it."""
BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every part: equal parts give equal bytes."""
FILE: Final = 0o600 << 16
"""Attributes of a part: a file of its owner."""
ZEROS: Final = bytes(1 << 16)


@dataclass(frozen=True, slots=True)
class Packed:
    """A deflated text: CRC-32 and length are those of the text. An open one may be followed by others."""

    data: bytes
    crc: int
    size: int


class Packer:
    """Deflates what it is given, piece by piece; what was deflated elsewhere is taken as it is."""

    def __init__(self) -> None:
        self._deflating: zlib._Compress | None = None
        self._data = bytearray()
        self._crc = 0
        self._size = 0

    def add(self, text: bytes) -> None:
        """Go on with a text."""
        if self._deflating is None:
            self._deflating = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW)
        self._data += self._deflating.compress(text)
        self._crc = zlib.crc32(text, self._crc)
        self._size += len(text)

    def insert(self, packed: Packed) -> None:
        """Go on with an open text that is deflated already."""
        self._pause()
        self._data += packed.data
        self._crc = joined_crc(self._crc, packed)
        self._size += packed.size

    def opened(self) -> Packed:
        """What came until now, to be followed by more."""
        self._pause()
        return Packed(bytes(self._data), self._crc, self._size)

    def ended(self) -> Packed:
        """The whole text; nothing may follow."""
        self.add(b"")
        if self._deflating:
            self._data += self._deflating.flush()
        return Packed(bytes(self._data), self._crc, self._size)

    def _pause(self) -> None:
        """End on a whole byte, so that another deflated text may follow."""
        if self._deflating is not None:
            self._data += self._deflating.flush(zlib.Z_SYNC_FLUSH)
            self._deflating = None


def joined_crc(crc: int, following: Packed) -> int:
    """CRC-32 of a text (given by its own) and the one that follows; CRC-32 is linear over exclusive or."""
    alone = 0
    for start in range(0, following.size, len(ZEROS)):
        zeros = ZEROS[: following.size - start]
        crc, alone = zlib.crc32(zeros, crc), zlib.crc32(zeros, alone)
    return crc ^ alone ^ following.crc


class Package:
    """A ZIP file of packed parts at `target`, a path or a binary file."""

    def __init__(self, target: Path | str) -> None:
        self._file = ZipFile(target, "w", ZIP_DEFLATED)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, name: str, part: Packed) -> None:
        """Add a part whose text has ended."""
        info = ZipInfo(name, BEGINNING)
        info.compress_type, info.external_attr = ZIP_DEFLATED, FILE
        info.CRC, info.compress_size, info.file_size = part.crc, len(part.data), part.size
        stream = self._file.fp
        if stream is None:
            raise ValueError("the package is closed")
        info.header_offset = self._file.start_dir
        stream.seek(info.header_offset)
        stream.write(info.FileHeader())
        stream.write(part.data)
        self._file.start_dir = stream.tell()
        self._file.filelist.append(info)
        self._file.NameToInfo[name] = info
