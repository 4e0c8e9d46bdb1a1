"""The port between a button and the workbook it acts on: a few bulk verbs, two adapters.

`FileHost` works on a saved workbook and writes copies; `ExcelHost` works on the book that is open in Excel.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:  # a click waits for what its own button needs, not for all of this
    from collections.abc import Sequence

    from xltools.analysis.facts import Project
    from xltools.model.finding import Finding
    from xltools.workbooks.reading.contents import SheetContent
    from xltools.workflows.recompute import RecomputedFigure

Level = Literal["info", "error"]


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF that was written, with sentences on what is not as in the workbook."""

    path: Path
    remarks: tuple[str, ...] = ()


class Host(Protocol):
    """What a button may do. Every write can be taken back by `clear_marks` or goes into a copy."""

    @property
    def file(self) -> str:
        """The workbook's path, or its name where it has none."""

    def working(self) -> AbstractContextManager[None]:
        """The time during which a button works; what it switches off is on again afterwards, whatever happened."""

    def contents(self) -> "tuple[SheetContent, ...]":
        """All worksheets, read in bulk. Raises UnreadableSource."""

    def mark(self, findings: "Sequence[Finding]", version: str, projects: "Sequence[Project]") -> int:
        """Mark the cells and fill 问题清单 in place of earlier marks; returns the number of marked cells.

        `version` names the settings of the check; the live checks of the sheets of `projects` are told what it saw.
        """

    def clear_marks(self) -> int:
        """Take our marks away; returns the number of cells that got their look back."""

    def restore_figures(self, figures: "Sequence[RecomputedFigure]") -> int:
        """Put back formulas and results; returns the number of changed cells."""

    def export_pdf(self) -> Pdf | None:
        """Write the pages of the workbook that go on paper as a PDF; None when the person chose no place for it."""

    def progress(self, done: int, total: int, name: str) -> None:
        """How far the work is."""

    def tell(self, title: str, text: str, level: Level = "info") -> None:
        """The one message at the end."""

    def choose_folder(self, title: str) -> Path | None:
        """A folder the person chooses; None when the choice was cancelled."""

    def show(self, path: Path) -> None:
        """Open a result."""
