"""Zip files that no library would write: sizes that lie, parts over each other, bombs made without unpacking anything."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

DEFLATED, STORED = 8, 0
MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Entry:
    """A part as it is stored. What is stated of it may differ."""

    name: str
    raw: bytes
    size: int
    crc: int = 0
    method: int = DEFLATED
    flags: int = 0x800
    at: int | None = None


def deflated(data: bytes) -> bytes:
    """Raw deflate data."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return engine.compress(data) + engine.flush()


def repeated(block: bytes, times: int, head: bytes = b"", tail: bytes = b"") -> bytes:
    """Raw deflate data of head, so many blocks, tail, without ever holding what it unpacks to."""

    def piece(data: bytes) -> bytes:
        engine = zlib.compressobj(9, zlib.DEFLATED, -15)
        return engine.compress(data) + engine.flush(zlib.Z_FULL_FLUSH)

    return piece(head) + piece(block) * times + deflated(tail)


def entry(name: str, data: bytes) -> Entry:
    """An honest part."""
    return Entry(name, deflated(data), len(data), zlib.crc32(data))


def write(path: Path, entries: Iterable[Entry]) -> None:
    """The file with exactly these parts."""
    body, directory, count = bytearray(), bytearray(), 0
    for one in entries:
        name = one.name.encode()
        offset = len(body) if one.at is None else one.at
        fixed = (20, one.flags, one.method, 0, 0x21, one.crc, len(one.raw), one.size, len(name), 0)
        if one.at is None:
            body += struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", *fixed) + name + one.raw
        directory += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, *fixed, 0, 0, 0, 0, offset) + name
        count += 1
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), len(body), 0)
    path.write_bytes(bytes(body) + bytes(directory) + end)


def write_parts(path: Path, parts: dict[str, bytes]) -> None:
    """An honest zip file."""
    write(path, (entry(name, data) for name, data in parts.items()))
