"""Many byte strings in one file, found again by where they lie; with an index at its end it can be opened again."""

import contextlib
import hashlib
import os
import struct
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from xltools.files.atomic import reason
from xltools.model.problems import UserError

MAGIC: Final = b"xltools parts 1\n"
TAIL: Final = struct.Struct("<QQ16s")
"""Start and length of the index, and its digest."""
HIDDEN: Final = 2


class Damaged(Exception):
    """The file is not one of ours, is cut off, or its bytes have changed."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a byte string lies, with its CRC-32."""

    start: int
    length: int
    crc: int


class Container:
    """An open file of byte strings."""

    def __init__(self, handle: BinaryIO) -> None:
        self.handle = handle
        self.end = handle.seek(0, os.SEEK_END)

    def add(self, content: bytes) -> Span:
        """Append a byte string."""
        self.handle.seek(self.end)
        self.handle.write(content)
        span = Span(self.end, len(content), zlib.crc32(content))
        self.end += len(content)
        return span

    def read(self, span: Span) -> bytes:
        """A byte string. Raises Damaged where it is not what was written."""
        try:
            self.handle.seek(span.start)
            content = self.handle.read(span.length)
        except (OSError, ValueError, OverflowError) as error:
            raise Damaged from error
        if len(content) != span.length or zlib.crc32(content) != span.crc:
            raise Damaged
        return content

    def finish(self, index: bytes) -> None:
        """Write the index; nothing may be added afterwards."""
        span = self.add(index)
        self.handle.write(TAIL.pack(span.start, span.length, digest(index)))
        self.handle.flush()
        os.fsync(self.handle.fileno())


@contextlib.contextmanager
def opened(path: Path) -> Iterator[tuple[Container, bytes]]:
    """A finished container and its index. Raises FileNotFoundError, and Damaged for everything else that is wrong with it."""
    try:
        handle = path.open("rb") if path.is_file() or not path.exists() else None
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Damaged from error
    if handle is None:
        raise Damaged
    with handle:
        yield Container(handle), index_of(handle)


def index_of(handle: BinaryIO) -> bytes:
    """The index of a container."""
    try:
        whole = handle.seek(0, os.SEEK_END)
        if whole < len(MAGIC) + TAIL.size:
            raise Damaged
        handle.seek(0)
        magic = handle.read(len(MAGIC))
        handle.seek(whole - TAIL.size)
        start, length, expected = TAIL.unpack(handle.read(TAIL.size))
        if magic != MAGIC or start + length + TAIL.size != whole:
            raise Damaged
        handle.seek(start)
        index = handle.read(length)
    except OSError as error:
        raise Damaged from error
    if digest(index) != expected:
        raise Damaged
    return index


@contextlib.contextmanager
def new_container(path: Path) -> Iterator[Container]:
    """A new container at `path`, gone at the end unless `path` was given another name. Raises UserError when it cannot be written.

    Whoever calls holds the lock of the output this is for: what a program that was killed left there is overwritten.
    """
    try:
        with path.open("wb+") as handle:
            container = Container(handle)
            container.add(MAGIC)
            yield container
    except OSError as error:
        raise UserError(f"无法写入 {path.parent}（{reason(error)}），原有文件未改动，请检查权限和磁盘空间。") from error
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def keep(path: Path, name: Path) -> None:
    """Give a finished container its name, out of sight; what stood there before is replaced."""
    path.replace(name)
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        ctypes.windll.kernel32.SetFileAttributesW(str(name), HIDDEN)


def digest(content: bytes) -> bytes:
    """Sixteen bytes that tell one content from another."""
    return hashlib.blake2b(content, digest_size=16).digest()
