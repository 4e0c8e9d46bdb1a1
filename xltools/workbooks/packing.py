"""Parts of a workbook's package, deflated while they are written, and the package that takes them as they are."""

import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path
from tempfile import TemporaryFile
from threading import BoundedSemaphore
from types import TracebackType
from typing import IO, Final, Self
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LEVEL: Final = 6
RAW: Final = -15
"""Deflated without a header, as a ZIP file has it."""
BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every part: equal parts give equal bytes."""
FILE: Final = 0o600 << 16
"""Attributes of a part: a file of its owner."""
ZEROS: Final = bytes(1 << 16)
HELD: Final = 1 << 20
"""Bytes of a deflated text that stay in memory; a longer one goes to a temporary file."""
CHUNK: Final = 1 << 16
AHEAD: Final = 16
"""Texts that may wait for the other thread: what waits takes memory."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A deflated text: CRC-32 and length are those of the text. An open one may be followed by others."""

    data: bytes
    crc: int
    size: int


class Beside:
    """A thread that deflates while the caller makes the next text, one text after the other; it ends with the `with` block."""

    def __enter__(self) -> Self:
        self._room = BoundedSemaphore(AHEAD)
        self._thread = ThreadPoolExecutor(1, "packing")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown(cancel_futures=error is not None)

    def do(self, work: Callable[[bytes], None], text: bytes) -> Future[None]:
        """Have something done with a text when its turn comes; waits while too many wait already."""
        self._room.acquire()
        promise = self._thread.submit(work, text)
        promise.add_done_callback(lambda _: self._room.release())
        return promise


class Packer:
    """Deflates what it is given, piece by piece; what was deflated elsewhere is taken as it is.

    With `beside` another thread does that, and errors of it are raised by a later call.
    """

    def __init__(self) -> None:
        self.beside: Beside | None = None
        self._waiting: list[Future[None]] = []
        self._deflating: zlib._Compress | None = None
        self._held = bytearray()
        self._stored: IO[bytes] | None = None
        self.crc = 0
        self.size = 0
        self.length = 0
        """Bytes of the deflated text."""

    def __del__(self) -> None:
        """Let go of the temporary file."""
        self.clear()

    def clear(self) -> None:
        """Forget the text."""
        if self._stored:
            self._stored.close()
        self._deflating, self._stored = None, None
        self._held.clear()
        self.crc = self.size = self.length = 0

    def add(self, text: bytes) -> None:
        """Go on with a text."""
        self.crc = zlib.crc32(text, self.crc)
        self.size += len(text)
        if self.beside:
            self._waiting.append(self.beside.do(self._deflate, text))
        else:
            self._deflate(text)

    def _deflate(self, text: bytes) -> None:
        """Deflate a text."""
        if self._deflating is None:
            self._deflating = zlib.compressobj(LEVEL, zlib.DEFLATED, RAW)
        self._keep(self._deflating.compress(text))

    def settle(self) -> None:
        """Wait until all is deflated that came in."""
        waiting, self._waiting = self._waiting, []
        for promise in waiting:
            promise.result()

    def insert(self, packed: Packed) -> None:
        """Go on with an open text that is deflated already."""
        self.pause()
        self._keep(packed.data)
        self._joined(packed.crc, packed.size)

    def take(self, other: "Packer") -> None:
        """Go on with what another one has deflated, which is empty then."""
        self.pause()
        other.pause()
        for chunk in other.chunks():
            self._keep(chunk)
        self._joined(other.crc, other.size)
        other.clear()

    def opened(self) -> Packed:
        """What came until now, to be followed by more."""
        self.pause()
        return Packed(b"".join(self.chunks()), self.crc, self.size)

    def ended(self) -> Packed:
        """The whole text; nothing may follow."""
        self.end()
        return Packed(b"".join(self.chunks()), self.crc, self.size)

    def end(self) -> None:
        """End the text; nothing may follow."""
        self.settle()
        self._deflate(b"")
        if self._deflating:
            self._keep(self._deflating.flush())

    def chunks(self) -> Iterator[bytes]:
        """The deflated text, a piece at a time."""
        if self._stored:
            self._stored.seek(0)
            while chunk := self._stored.read(CHUNK):
                yield chunk
        if self._held:
            yield bytes(self._held)

    def _keep(self, data: bytes) -> None:
        """Keep a piece of the deflated text."""
        self._held += data
        self.length += len(data)
        if len(self._held) > HELD:
            if self._stored is None:
                self._stored = TemporaryFile()  # noqa: SIM115 - clear closes it
            self._stored.seek(0, SEEK_END)
            self._stored.write(self._held)
            self._held.clear()

    def _joined(self, crc: int, size: int) -> None:
        """Count a text that follows."""
        self.crc = joined_crc(self.crc, crc, size)
        self.size += size

    def pause(self) -> None:
        """End on a whole byte, so that another deflated text may follow."""
        self.settle()
        if self._deflating is not None:
            self._keep(self._deflating.flush(zlib.Z_SYNC_FLUSH))
            self._deflating = None


def joined_crc(first: int, second: int, size: int) -> int:
    """CRC-32 of two texts, the second of `size` bytes, by those of each; CRC-32 is linear over exclusive or."""
    alone = 0
    for start in range(0, size, len(ZEROS)):
        zeros = ZEROS[: size - start]
        first, alone = zlib.crc32(zeros, first), zlib.crc32(zeros, alone)
    return first ^ alone ^ second


class Package:
    """A ZIP file of packed parts at `target`, a path or a binary file; it is open within `with`."""

    def __init__(self, target: Path | str | IO[bytes]) -> None:
        self._target = target

    def __enter__(self) -> Self:
        self._file = ZipFile(self._target, "w", ZIP_DEFLATED)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, name: str, part: Packed | Packer) -> None:
        """Add a part whose text has ended."""
        stream = self._file.fp
        if stream is None:
            raise ValueError("the package is closed")
        info = ZipInfo(name, BEGINNING)
        info.compress_type, info.external_attr = ZIP_DEFLATED, FILE
        info.CRC, info.file_size = part.crc, part.size
        info.compress_size = len(part.data) if isinstance(part, Packed) else part.length
        info.header_offset = self._file.start_dir
        stream.seek(info.header_offset)
        stream.write(info.FileHeader())
        for chunk in (part.data,) if isinstance(part, Packed) else part.chunks():
            stream.write(chunk)
        self._file.start_dir = stream.tell()
        self._file.filelist.append(info)
        self._file.NameToInfo[name] = info
