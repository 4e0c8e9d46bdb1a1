"""The parts of a package held in memory, each unpacked once where the package is small."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

LOCAL_HEADER: Final = struct.Struct("<4s2xH18xHH")
"""Mark, flags, length of the name and of what follows it."""
LOCAL_MARK: Final = b"PK\x03\x04"
UTF8_NAME: Final = 0x800
NOT_PLAIN: Final = 0x61
"""Flags of an encrypted part, or one that patches another."""
STEP: Final = 1 << 16
KEPT: Final = 8_000_000
"""Bytes a package may unpack to for its parts to be kept: some fifty times what a department sends."""


class Parts:
    """The parts of a package whose list was judged. Raises zipfile's errors for a broken one."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self.entries: Sequence[zipfile.ZipInfo] = self._archive.infolist()
        if any(info.header_offset < 0 for info in self.entries):
            raise zipfile.BadZipFile("the package is cut off before its parts")
        self._whole: dict[str, bytes] = {}

    def unpack(self) -> None:
        """Unpack all parts of a small package, none beyond the size it states; damaged ones are left to `read`."""
        if sum(info.file_size for info in self.entries) > KEPT:
            return
        for info in self.entries:
            whole = intact(self.data, info)
            if whole is not None:
                self._whole[info.filename] = whole

    def pieces(self, info: zipfile.ZipInfo, step: int = STEP) -> Iterator[bytes]:
        """The bytes of a part, step by step, until one more than it states. Raises zlib.error for damaged ones."""
        whole = self._whole.get(info.filename)
        if whole is None:
            return unpacked(self.data, info, step)
        return (whole[at : at + step] for at in range(0, len(whole), step))

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises errors of zipfile and zlib for damaged ones."""
        whole = self._whole.get(name)
        return self._archive.read(name) if whole is None else whole


def stored(data: bytes, info: zipfile.ZipInfo) -> tuple[int, bytes, int]:
    """Flags and name of a part as they stand before it, and where its bytes begin; empty for one that is not there."""
    header = data[info.header_offset : info.header_offset + LOCAL_HEADER.size]
    if len(header) < LOCAL_HEADER.size:
        return 0, b"", len(data)
    mark, flags, name_length, extra_length = LOCAL_HEADER.unpack(header)
    named = info.header_offset + LOCAL_HEADER.size
    name = data[named : named + name_length] if mark == LOCAL_MARK else b""
    return flags, name, named + name_length + extra_length


def intact(data: bytes, info: zipfile.ZipInfo) -> bytes | None:
    """All bytes of a part that is what the list says of it; None for any other."""
    flags, name, start = stored(data, info)
    if info.flag_bits & NOT_PLAIN or name != info.orig_filename.encode(
        "utf-8" if flags & UTF8_NAME else "cp437", "replace"
    ):
        return None
    whole = data[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_DEFLATED:
        try:
            whole = zlib.decompressobj(-zlib.MAX_WBITS).decompress(whole, info.file_size + 1)
        except zlib.error:
            return None
    return whole if len(whole) == info.file_size and zlib.crc32(whole) == info.CRC else None


def unpacked(data: bytes, info: zipfile.ZipInfo, step: int = STEP) -> Iterator[bytes]:
    """The bytes of a part, step by step, until one more than it states or the end of what was stored."""
    start = stored(data, info)[2]
    end = min(start + info.compress_size, len(data))
    engine = zlib.decompressobj(-zlib.MAX_WBITS) if info.compress_type == zipfile.ZIP_DEFLATED else None
    done = 0
    while start < end and done <= info.file_size:
        piece = data[start : min(start + STEP, end)]
        start += len(piece)
        while piece and done <= info.file_size:
            out, piece = (engine.decompress(piece, step), engine.unconsumed_tail) if engine else (piece, b"")
            done += len(out)
            yield out
            if engine and engine.eof:
                return
