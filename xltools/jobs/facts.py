"""What is known of a file without reading it as a form."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from xltools.files.limits import in_force
from xltools.model.problems import UnreadableSource


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Digest and time of a file; unknown where it cannot be opened. One beyond the limits has no digest."""

    sha256: str | None = None
    received: datetime | None = None


UNKNOWN: Final = FileFacts()


def file_facts(path: Path) -> FileFacts:
    """SHA-256 of the bytes and the local time of the last change, of a regular file."""
    if not path.is_file():
        return UNKNOWN
    try:
        status = path.stat()
        received = datetime.fromtimestamp(status.st_mtime).astimezone().replace(microsecond=0)
        if status.st_size > in_force().file:
            return FileFacts(None, received)
        with path.open("rb") as handle:
            return FileFacts(hashlib.file_digest(handle, "sha256").hexdigest(), received)
    except OSError:
        return UNKNOWN


def refuse_changed(path: Path, before: FileFacts) -> None:
    """Raise UnreadableSource for a file that was saved while it was read: nobody knows which of the two was read."""
    if file_facts(path).sha256 != before.sha256:
        raise UnreadableSource(f"{path} 在读取期间被改动，请等它保存完毕后再试。")


def refuse_copy_of_another(path: Path, before: FileFacts, copy: Path) -> None:
    """Take a copy away again where the file was saved since it was read. Raises UnreadableSource."""
    try:
        refuse_changed(path, before)
    except UnreadableSource:
        copy.unlink(missing_ok=True)
        raise
