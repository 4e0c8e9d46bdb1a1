"""From what the user names (files, folders, globs) to the list of files to read."""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xltools.files.foreign import OWNER_FILE
from xltools.files.kinds import READABLE_SUFFIXES


@dataclass(frozen=True, slots=True)
class SourceList:
    """The files to read, and files of a folder that are of no readable kind (scans, pictures); both sorted per source."""

    files: tuple[Path, ...]
    skipped: tuple[Path, ...]


def expand(sources: Sequence[str]) -> tuple[Path, ...]:
    """The files to read; see `list_sources`."""
    return list_sources(sources).files


def list_sources(sources: Sequence[str]) -> SourceList:
    """Expand files, folders (recursive, sorted) and globs; every file once, hidden and owner files (`~$`) left out.

    Each source leaves at least one entry: a missing path, a glob without a match and a folder without readable files stay in the
    list as they are, and reading them says what is wrong. So one wrong source never stops the rest.
    """
    files: dict[Path, Path] = {}
    skipped: dict[Path, Path] = {}
    for source in sources:
        found = [path for start in starts(source) for path in below(start)]
        readable = [path for path in found if path.suffix.lower() in READABLE_SUFFIXES or not Path(source).is_dir()]
        for path in readable or [Path(source)]:
            files.setdefault(path.absolute(), path)
        wanted = set(readable)
        for path in found:
            if path not in wanted:
                skipped.setdefault(path.absolute(), path)
    return SourceList(tuple(files.values()), tuple(skipped.values()))


def starts(source: str) -> list[Path]:
    """The path itself, or what a glob matches."""
    path = Path(source)
    if not glob.has_magic(source) or os.path.lexists(path):
        return [path]
    return [Path(match) for match in sorted(glob.glob(source, recursive=True)) if not is_hidden(Path(match).name)]  # noqa: PTH207 - the pattern may be absolute


def below(path: Path) -> Iterator[Path]:
    """A file itself; of a folder all files below it, sorted, without hidden ones."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not is_hidden(name))
        yield from (Path(folder, name) for name in sorted(names) if not is_hidden(name))


def is_hidden(name: str) -> bool:
    """Hidden files and the owner files Excel and Word leave beside an open file."""
    return name.startswith((".", OWNER_FILE))
