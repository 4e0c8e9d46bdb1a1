"""Read sources of any kind into declarations; one broken file stops nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xltools.files.atomic import reason
from xltools.files.crash import report_crash
from xltools.files.kinds import Kind, kind_of
from xltools.files.progress import Progress, silent
from xltools.forms import read_grid
from xltools.model.declaration import Declaration
from xltools.model.grid import Grid
from xltools.model.problems import SourceProblem, UnreadableSource, WrongTemplate
from xltools.model.workbook import DepartmentWorkbook


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What one source holds. `file` is the path as given; `workbook` is set for workbooks.

    `problems` lists what could not be placed; a fatal one means the file as a whole was refused.
    """

    file: str
    declarations: tuple[Declaration, ...]
    problems: tuple[SourceProblem, ...]
    workbook: DepartmentWorkbook | None = None

    @property
    def failed(self) -> bool:
        """Whether the file was refused."""
        return any(problem.fatal for problem in self.problems)

    @property
    def reason(self) -> str | None:
        """Why the file was refused, None where it was read."""
        return next((problem.message for problem in self.problems if problem.fatal), None)


def read_source(path: Path) -> SourceReading:
    """Read one file. Raises UnreadableSource, in one Chinese sentence, when it cannot be read or holds no form."""
    kind = kind_of(path)
    try:
        return read_workbook_source(path) if kind == "workbook" else read_document_source(path, kind)
    except OSError as error:
        raise UnreadableSource(f"{path} 无法读取（{reason(error)}），请检查权限或关闭占用它的程序。") from error


def read_sources(paths: Sequence[Path], progress: Progress = silent) -> tuple[SourceReading, ...]:
    """Read many files in order; a file that cannot be read comes back with a fatal problem and no declarations."""
    readings = []
    for done, path in enumerate(paths, start=1):
        readings.append(read_or_report(path))
        progress(done, len(paths), path.name)
    return tuple(readings)


def read_or_report(path: Path) -> SourceReading:
    """`read_source` with the refusal as a problem; an internal error is one too, with its number and log."""
    try:
        return read_source(path)
    except UnreadableSource as refusal:
        told = str(refusal)
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        told = f"{path} 读取时{report_crash(['read', str(path)])}"
    return SourceReading(str(path), (), (SourceProblem(str(path), told),))


def read_workbook_source(path: Path) -> SourceReading:
    """Read a workbook through its own reader, which knows the stamp of our templates."""
    from xltools.workbooks.reading.workbook import read_workbook  # noqa: PLC0415 - documents do without the workbook reader

    workbook = read_workbook(path)
    refuse_without_forms(path, workbook.declarations, workbook.problems)
    return SourceReading(str(path), workbook.declarations, workbook.problems, workbook)


def read_document_source(path: Path, kind: Kind) -> SourceReading:
    """Read a Word document or a text."""
    reading = read_grid(document_grid(path, kind))
    refuse_without_forms(path, reading.declarations, reading.problems)
    return SourceReading(str(path), reading.declarations, reading.problems)


def document_grid(path: Path, kind: Kind) -> Grid:
    """The Grid of a document; the reader of its kind is loaded only now, so that short commands start fast."""
    if kind == "word":
        from xltools.documents.word import read_word  # noqa: PLC0415

        return read_word(path)
    if kind == "legacy_word":
        from xltools.documents.legacy import read_legacy_word  # noqa: PLC0415

        return read_legacy_word(path)
    from xltools.documents.text import read_text  # noqa: PLC0415

    return read_text(path)


def refuse_without_forms(path: Path, declarations: Sequence[Declaration], problems: Sequence[SourceProblem]) -> None:
    """A file without a single form is refused with the sentence its reader gave."""
    if not declarations:
        told = next((problem.message for problem in problems if problem.fatal), None)
        raise WrongTemplate(told or f"{path} 没有申报表，请确认文件是否选对。")
