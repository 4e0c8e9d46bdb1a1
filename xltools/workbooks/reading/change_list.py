"""Collects what was changed in a sheet's structure, each as one Chinese sentence with its place."""

from dataclasses import dataclass, field

from xltools.model.place import Place
from xltools.model.workbook import ChangeKind, StructureChange


@dataclass(slots=True)
class ChangeList:
    """The changes of one sheet; `position` is that of its declaration."""

    place: Place
    position: int | None = None
    items: list[StructureChange] = field(default_factory=list)

    def add(self, kind: ChangeKind, place: Place | None, message: str, expected: str = "", found: str = "") -> None:
        """Add a change; without a place it is the sheet's as a whole."""
        where = place or self.place
        sentence = f"「{where.sheet}」{where.cell or ''}：{message}"
        self.items.append(StructureChange(kind, where, sentence, expected, found, self.position))
