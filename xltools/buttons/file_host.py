"""A host over a saved workbook: reads the file, writes marked or restored copies into a folder, never the file itself."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from xltools.analysis.facts import Project
from xltools.buttons.host import Level, Pdf
from xltools.files.progress import silent
from xltools.jobs.apart import apart, for_copies
from xltools.jobs.printing import print_sources
from xltools.jobs.reading import contents_of
from xltools.merging.identity import identity_of
from xltools.model.finding import Finding
from xltools.model.limits import USUAL
from xltools.model.problems import UserError
from xltools.workbooks.marks.marking import clear, mark
from xltools.workbooks.marks.restoring import restore_figures
from xltools.workbooks.reading.contents import SheetContent
from xltools.workflows.recompute import RecomputedFigure


class FileHost:
    """Buttons without Excel. Copies keep the file's name and go to `output`; `folder` is what choose_folder gives."""

    def __init__(self, path: Path, output: Path, folder: Path | None = None) -> None:
        self.path = path
        self.output = output
        self.folder = folder
        self.shown: list[Path] = []

    @property
    def file(self) -> str:
        """The path as given; "" where there is none."""
        return "" if self.path == Path() else str(self.path)

    @property
    def copy(self) -> Path:
        """Where the copy goes."""
        return self.output / self.path.name

    @contextlib.contextmanager
    def working(self) -> Iterator[None]:
        """Nothing to switch off."""
        yield

    def contents(self) -> tuple[SheetContent, ...]:
        """All worksheets of the file."""
        return contents_of(self.path)

    def mark(self, findings: Sequence[Finding], version: str, projects: Sequence[Project]) -> int:
        """Write a marked copy, which knows what it was made of."""
        said = [identity_of(project.declaration).whole for project in projects]
        work = partial(mark, findings=findings, target=self.copy, version=version, projects=projects, returned=said)
        return apart(self.path, work, for_copies(USUAL))

    def clear_marks(self) -> int:
        """Write a copy without marks."""
        return apart(self.path, partial(clear, target=self.copy), for_copies(USUAL))

    def restore_figures(self, figures: Sequence[RecomputedFigure]) -> int:
        """Write a copy with the formulas restored."""
        return apart(self.path, partial(restore_figures, figures=figures, target=self.copy), for_copies(USUAL))

    def export_pdf(self) -> Pdf:
        """Write a PDF beside the copies, through LibreOffice."""
        printed = print_sources([str(self.path)], self.copy.with_suffix(".pdf"), self.progress)
        told = tuple(problem.message for problem in printed.problems)
        if not printed.files:
            raise UserError(told[0])
        self.show(printed.files[0])
        return Pdf(printed.files[0], told)

    def progress(self, done: int, total: int, name: str) -> None:
        """Files are quick."""
        silent(done, total, name)

    def tell(self, title: str, text: str, level: Level = "info") -> None:
        """Print the message; errors on stderr."""
        print(f"{title}：{text}", file=sys.stderr if level == "error" else sys.stdout)

    def choose_folder(self, title: str) -> Path | None:  # noqa: ARG002 - nobody to ask
        """The folder given at the start."""
        return self.folder

    def show(self, path: Path) -> None:
        """Remember the result for the caller."""
        self.shown.append(path)
