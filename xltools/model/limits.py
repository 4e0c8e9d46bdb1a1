"""How large a source may be, and what reading it may cost: what an office may raise."""

from typing import Final

from xltools.values.frozen import dataclass

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one source: bytes of the file, bytes of all its parts unpacked, seconds of reading, bytes of memory for reading."""

    file: int = 200 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    seconds: int = 10
    memory: int = 140 * MEGABYTE


USUAL: Final = Limits()
"""Of 4,231 real office files only two bombs are larger."""
