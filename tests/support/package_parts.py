"""Comparing two workbooks part by part, with words for what differs."""

import zipfile
from pathlib import Path

SHOWN = 120


def part_differences(made: Path, known: Path) -> list[str]:
    """One line for every part that is missing, new or different; for a different one the first place with its surroundings."""
    first, second = (parts(path) for path in (made, known))
    lines = [f"{made.name}: {name} is not in the project's copy" for name in first if name not in second]
    lines += [f"{made.name}: {name} is only in the project's copy" for name in second if name not in first]
    for name in first:
        if name in second and first[name] != second[name]:
            lines.append(f"{made.name}: {name}: {first_difference(first[name], second[name])}")
    if not lines and made.read_bytes() != known.read_bytes():
        lines.append(f"{made.name}: equal parts, other bytes of the archive (order, dates or compression)")
    return lines


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def first_difference(made: bytes, known: bytes) -> str:
    at = next(
        (index for index, pair in enumerate(zip(made, known, strict=False)) if pair[0] != pair[1]),
        min(len(made), len(known)),
    )
    start = max(0, at - SHOWN // 2)
    now, before = (text[start : at + SHOWN].decode(errors="replace") for text in (made, known))
    return f"differs from byte {at}: made {now!r}, in the project {before!r}"
