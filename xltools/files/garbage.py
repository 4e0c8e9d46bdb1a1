"""Python looks for cycles of objects that nobody uses after every 700 new objects; reading a form makes thousands, and no cycle."""

import atexit
import contextlib
import ctypes
import gc
import sys
from typing import Final

SELDOM: Final = (50_000, 20, 20)


def collect_seldom() -> None:
    """Look for cycles far less often, in this process: a fifth of the time of reading."""
    gc.set_threshold(*SELDOM)


def end_at_once() -> None:
    """Do not look for cycles again when the program ends: after a large master that takes longer than all else at the end."""
    atexit.register(gc.freeze)


def give_back() -> None:
    """Give memory that was used and is free again back to the system, where the C library keeps it otherwise."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError):  # a C library other than glibc has none
            ctypes.CDLL(None).malloc_trim(0)
