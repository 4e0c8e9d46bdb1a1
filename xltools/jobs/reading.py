"""Read sources of any kind into declarations; one broken file stops nothing."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from xltools.files.atomic import reason
from xltools.files.crash import report_crash
from xltools.files.kinds import Kind, source_of
from xltools.files.parts import Parts
from xltools.files.progress import Progress, silent
from xltools.forms import read_grid
from xltools.jobs.apart import apart
from xltools.jobs.facts import UNKNOWN, FileFacts, file_facts, refuse_changed
from xltools.jobs.readers import each
from xltools.model.declaration import Declaration
from xltools.model.grid import Grid
from xltools.model.limits import USUAL, Limits
from xltools.model.neutral import neutral_grid
from xltools.model.problems import SourceProblem, UnreadableSource, WrongTemplate
from xltools.model.workbook import DepartmentWorkbook

if TYPE_CHECKING:
    from xltools.workbooks.reading.contents import SheetContent


@dataclass(frozen=True, slots=True)
class SourceReading:
    """What one source holds. `file` is the path as given; `workbook` is set for workbooks.

    `problems` lists what could not be placed; a fatal one means the file as a whole was refused. `facts` are those of the
    file that was read.
    """

    file: str
    declarations: tuple[Declaration, ...]
    problems: tuple[SourceProblem, ...]
    workbook: DepartmentWorkbook | None = None
    facts: FileFacts = UNKNOWN

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
    source = source_of(path)
    try:
        if source.kind == "workbook":
            return read_workbook_source(path, source.parts)
        return read_document_source(path, source.kind)
    except RecursionError as error:
        raise UnreadableSource(
            f"{path} 的内容嵌套过深，不像是申报表，没有读取，请用原来的软件打开并另存后再试。"
        ) from error
    except OSError as error:
        raise UnreadableSource(f"{path} 无法读取（{reason(error)}），请检查权限或关闭占用它的程序。") from error


def read_sources(
    paths: Sequence[Path], progress: Progress = silent, limits: Limits = USUAL
) -> tuple[SourceReading, ...]:
    """Read many files in order; a file that cannot be read comes back with a fatal problem and no declarations.

    They are read in a process that may be ended, so that no file can harm this one.
    """
    readings: list[SourceReading] = []
    with contextlib.closing(each(paths, read_or_report, lost_reading, limits)) as results:
        for path, reading in zip(paths, results, strict=True):
            readings.append(reading)
            progress(len(readings), len(paths), path.name)
    return tuple(readings)


def lost_reading(path: Path, why: str) -> SourceReading:
    """The outcome of a file whose reading was ended; `why` is a clause."""
    return SourceReading(str(path), (), (SourceProblem(str(path), f"{path} {why}，请检查该文件。"),))


def contents_of(path: Path, limits: Limits = USUAL) -> "tuple[SheetContent, ...]":
    """The worksheets of a workbook, read in a process that may be ended. Raises UnreadableSource."""
    from xltools.workbooks.reading.contents import load_contents  # noqa: PLC0415 - documents do without the workbook reader

    return apart(path, load_contents, limits)


def read_or_report(path: Path) -> SourceReading:
    """`read_source` with the refusal as a problem; an internal error, or a change while it was read, is one too."""
    facts = file_facts(path)
    try:
        reading = read_source(path)
        refuse_changed(path, facts)
    except UnreadableSource as refusal:
        told = str(refusal)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        told = f"{path} 读取时{report_crash(['read', str(path)])}"
    else:
        return replace(reading, facts=facts)
    return SourceReading(str(path), (), (SourceProblem(str(path), told),), facts=facts)


def read_workbook_source(path: Path, parts: Parts | None) -> SourceReading:
    """Read a workbook through its own reader, which knows the stamp of our templates."""
    from xltools.workbooks.reading.workbook import read_workbook  # noqa: PLC0415 - documents do without the workbook reader

    workbook = read_workbook(path, parts)
    refuse_without_forms(path, workbook.declarations, workbook.problems)
    return SourceReading(str(path), workbook.declarations, workbook.problems, workbook)


def read_document_source(path: Path, kind: Kind) -> SourceReading:
    """Read a Word document or a text."""
    grid, told = neutral_grid(document_grid(path, kind))
    reading = read_grid(grid)
    refuse_without_forms(path, reading.declarations, reading.problems)
    return SourceReading(str(path), reading.declarations, (*reading.problems, *told))


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
