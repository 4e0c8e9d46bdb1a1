"""From source files to the flat tables: as DataFrames, or as CSV or Parquet files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from typing import Final, Literal

from xltools.files.progress import Progress, silent
from xltools.files.sources import list_sources
from xltools.files.together import write_together
from xltools.jobs.facts import file_facts
from xltools.jobs.gathering import collect_all
from xltools.jobs.last_year import last_year_of
from xltools.jobs.office import office_of
from xltools.jobs.passing_over import not_readable, own_output, same_file
from xltools.jobs.workers import local_parts
from xltools.merging.consolidation import Consolidation
from xltools.merging.submission import Submission
from xltools.reports.frames import Tables, parquet_bytes, tables_of
from xltools.reports.table_columns import TABLES, FlatTable
from xltools.reports.table_csv import columns_csv, csv_bytes
from xltools.reports.table_rows import Row, rows_of
from xltools.workflows.consolidate import consolidate

Format = Literal["csv", "parquet"]
COLUMNS_FILE: Final = "字段说明.csv"
WRITERS: Final[Mapping[Format, Callable[[FlatTable, Sequence[Row]], bytes]]] = {
    "csv": csv_bytes, "parquet": parquet_bytes,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exported:
    """The outcome. `rows` counts the rows by file written; empty when there was no form. `remarks` as in a consolidation."""

    result: Consolidation
    rows: Mapping[Path, int]
    remarks: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[str, ...]:
        """Why sources could not be read."""
        return tuple(one.reason or one.file for one in self.result.files if one.status == "failed")


@dataclass(frozen=True, slots=True)
class Request:
    """What to consolidate and with what; `written` are files of an earlier export, which are no sources."""

    sources: Sequence[str]
    roster: Path | None = None
    last_year: str | None = None
    jobs: int | None = None
    written: tuple[Path, ...] = ()


def read_tables(
    sources: str | PathLike[str] | Sequence[str | PathLike[str]],
    *,
    roster: str | PathLike[str] | None = None,
    last_year: str | PathLike[str] | None = None,
    jobs: int | None = None,
) -> Tables:
    """Read, check and merge files, folders and globs; the flat tables as pandas DataFrames, as `consolidate` would show them.

    `roster` is the 花名册与设置 to obey, `last_year` a master or the forms of last year; `jobs` processes read at the same time
    (None: as many as are worth it). A source that cannot be read stops nothing: `files` lists every source with its status.
    Raises UserError, one Chinese sentence, for a wrong roster or last year, and where pandas is not installed.
    """
    several = [sources] if isinstance(sources, str | PathLike) else sources
    request = Request(
        [fspath(source) for source in several],
        None if roster is None else Path(roster),
        None if last_year is None else fspath(last_year),
        jobs,
    )
    return tables_of(consolidated(request, silent)[0])


def export_sources(request: Request, folder: Path, kind: Format, progress: Progress = silent) -> Exported:
    """Write the flat tables into a folder: all files or none. Nothing is written when there is no form.

    Raises UserError for a wrong roster or last year, a folder that cannot be written, and libraries that are missing.
    """
    result, remarks = consolidated(request, progress)
    if not result.lines:
        return Exported(result, {}, remarks)
    rows = {table.name: list(rows_of(table, result)) for table in TABLES}
    contents = {f"{table.name}.{kind}": WRITERS[kind](table, rows[table.name]) for table in TABLES}
    write_together(folder, contents | {COLUMNS_FILE: columns_csv()})
    return Exported(result, {folder / f"{name}.{kind}": len(found) for name, found in rows.items()}, remarks)


def names(kind: Format) -> tuple[str, ...]:
    """The files an export writes."""
    return (*(f"{table.name}.{kind}" for table in TABLES), COLUMNS_FILE)


def consolidated(request: Request, progress: Progress) -> tuple[Consolidation, tuple[str, ...]]:
    """The consolidation of the sources, and what was not read of last year."""
    office, before = office_of(request.roster), last_year_of(request.last_year)
    found = list_sources(request.sources)
    passed = {path: reason for path in found.files if (reason := own_output(path, request.roster))}
    passed |= {path: not_readable(path) for path in found.skipped if not is_one_of(path, request.written)}
    wanted = [path for path in found.files if path not in passed]
    engine = partial(local_parts, jobs=request.jobs)
    read = dict(zip(wanted, collect_all(wanted, progress, office.settings, engine), strict=True))
    read |= {path: skipped(path, reason) for path, reason in passed.items()}
    everything = [read[path] for path in (*found.files, *found.skipped) if path in read]
    today = datetime.now().astimezone().date()
    result = consolidate(
        everything,
        office.roster,
        decisions=office.decisions,
        last_year=before,
        closed=today,
        settings=office.settings,
    )
    return result, before.unread if before else ()


def is_one_of(path: Path, others: Sequence[Path]) -> bool:
    """Whether a path leads to one of these files."""
    return any(same_file(path, other) for other in others)


def skipped(path: Path, reason: str) -> Submission:
    """A file that is no submission."""
    facts = file_facts(path)
    return Submission(str(path), "skipped", reason, sha256=facts.sha256, received=facts.received)
