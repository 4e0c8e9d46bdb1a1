"""Which forms have their sheet where: in the master, in volumes beside it by department, or nowhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from xltools.merging.consolidation import Line
from xltools.merging.sums import department_name
from xltools.workbooks.master.entries import SheetPlace
from xltools.workbooks.master.links import file_link
from xltools.workbooks.names import sheet_names

SHEETS_EACH: Final = 200
"""Most sheets of forms in one workbook: LibreOffice needs 20 MB for each, and people cannot use more."""
VOLUME: Final = "分册"


@dataclass(frozen=True, slots=True)
class Part:
    """Forms of one department in a volume: the lines from `start` to before `end`; `split` where the department has others elsewhere."""

    department: str
    start: int
    end: int
    split: bool = False

    @property
    def forms(self) -> int:
        """How many they are."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Volume:
    """A workbook of sheets beside the master: its file, what people call it, and the departments in it."""

    path: Path
    name: str
    parts: tuple[Part, ...]

    @property
    def start(self) -> int:
        """The first line in it."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """The line behind its last one."""
        return self.parts[-1].end

    @property
    def forms(self) -> int:
        """How many forms it holds."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the sheets are: one place a line (None: no sheet), and the volumes, if any."""

    sheets: tuple[SheetPlace | None, ...]
    volumes: tuple[Volume, ...] = ()

    @property
    def inside(self) -> bool:
        """Whether the sheets are in the master itself."""
        return not self.volumes and any(self.sheets)


def plan_sheets(lines: Sequence[Line], master: Path, sheets_each: int | None) -> Plan:
    """The plan for these lines, at most so many sheets a workbook (None: any number, 0: no sheets at all)."""
    if sheets_each == 0:
        return Plan((None,) * len(lines))
    names = sheet_names([line.outline.project for line in lines])
    if sheets_each is None or len(lines) <= sheets_each:
        return Plan(tuple(map(SheetPlace, names)))
    parts = tuple(gathered(tuple(department_parts(lines, sheets_each)), sheets_each))
    volumes = tuple(
        Volume(volume_path(master, number, len(parts)), f"{VOLUME}{digits(number, len(parts))}", one)
        for number, one in enumerate(parts, 1)
    )
    sheets = tuple(
        SheetPlace(name, file_link(master, volume.path), volume.name)
        for volume in volumes
        for name in names[volume.start : volume.end]
    )
    return Plan(sheets, volumes)


def department_parts(lines: Sequence[Line], most: int) -> Iterator[Part]:
    """The departments in their order, one that is too large in pieces."""
    start = 0
    for name, members in groupby(lines, department_name):
        end = start + len(tuple(members))
        pieces = range(start, end, most)
        for piece in pieces:
            yield Part(name, piece, min(piece + most, end), split=len(pieces) > 1)
        start = end


def gathered(parts: Sequence[Part], most: int) -> Iterator[tuple[Part, ...]]:
    """The parts by volume: as many as it takes, none across two volumes."""
    held: list[Part] = []
    for part in parts:
        if held and part.end - held[0].start > most:
            yield tuple(held)
            held = []
        held.append(part)
    yield tuple(held)


def volume_path(master: Path, number: int, count: int) -> Path:
    """The file of a volume beside the master."""
    return master.with_name(f"{master.stem}_{VOLUME}{digits(number, count)}{master.suffix}")


def digits(number: int, count: int) -> str:
    """The number of a volume, as many digits for each."""
    return f"{number:0{max(2, len(str(count)))}d}"
