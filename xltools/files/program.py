"""Which program this is: results of another one must not be mixed with its own."""

import hashlib
import platform
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

import xltools

READERS: Final = ("lxml", "python-calamine", "python-docx", "rapidfuzz", "XlsxWriter")
"""Components on which depends what is read and drawn."""


@cache
def program_digest() -> str:
    """A digest of the version, of Python's and of the components', and of all code of this package."""
    folder = Path(xltools.__file__).parent
    result = hashlib.blake2b(digest_size=16)
    versions = [xltools.__version__, platform.python_version(), *map(metadata.version, READERS)]
    result.update("\n".join(versions).encode())
    for path in sorted(folder.rglob("*.py")):
        result.update(path.relative_to(folder).as_posix().encode())
        result.update(path.read_bytes())
    return result.hexdigest()
