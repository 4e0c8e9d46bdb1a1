"""Where copies of files go: one folder, the same names, equal names numbered."""

from collections.abc import Sequence
from pathlib import Path


def free_path(path: Path) -> Path:
    """The path itself, or the first with （2）, （3） … where nothing lies yet."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}（{number}）{path.suffix}")
    return free


def copy_paths(sources: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """One path in `folder` per source; names that would meet, whatever their case, get （2）, （3） …"""
    taken: set[str] = set()
    found = []
    for source in sources:
        number = 1
        name = source.name
        while name.casefold() in taken:
            number += 1
            name = f"{source.stem}（{number}）{source.suffix}"
        taken.add(name.casefold())
        found.append(folder / name)
    return tuple(found)
