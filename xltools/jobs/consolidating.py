"""From source files to the master workbook: collect the submissions, merge them, write."""

import contextlib
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import msgspec

from xltools.files.atomic import reason
from xltools.files.container import keep, new_container
from xltools.files.garbage import give_back
from xltools.files.lock import only_writer
from xltools.files.progress import Progress, silent
from xltools.files.sources import SourceList, list_sources
from xltools.jobs.facts import file_facts
from xltools.jobs.gathering import Gathered, gather
from xltools.jobs.last_year import last_year_of
from xltools.jobs.memory import (
    Index,
    Memory,
    as_written,
    conditions_of,
    digest_of,
    file_key,
    memory_path,
    new_memory_path,
    remembered,
)
from xltools.jobs.office import office_of
from xltools.jobs.parts import Task
from xltools.jobs.passing_over import not_readable, same_file
from xltools.jobs.shelf import Shelf, Stored
from xltools.jobs.standing import Standing
from xltools.jobs.workers import Engine, local_parts
from xltools.merging.consolidation import Consolidation, Line
from xltools.merging.submission import Submission
from xltools.model.last_year import LastYear
from xltools.model.likenesses import Likenesses
from xltools.model.office import Office
from xltools.model.problems import UserError
from xltools.workbooks.master.book import write_master
from xltools.workbooks.master.placing import SHEETS_EACH
from xltools.workbooks.master.volumes import Made, volumes_beside
from xltools.workbooks.own_kind import own_kind
from xltools.workflows.consolidate import consolidate


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The outcome. `master` is the workbook written; None when there was no form to put into it.

    `remarks` are sentences on what was not read of last year, and on why everything was read anew. `unchanged` are the
    numbers of the files that were as the last time and not read again; `written` is False where nothing at all has changed
    and the master is the one of the last time.
    """

    result: Consolidation
    master: Path | None
    remarks: tuple[str, ...] = ()
    unchanged: frozenset[int] = frozenset()
    written: bool = True

    @property
    def told(self) -> tuple[str, ...]:
        """What a person is to know besides the result, a sentence each."""
        same = f"来源、花名册和设置与上次汇总时相同，{self.master} 没有变化，未重新写出。"
        return self.remarks if self.written else (*self.remarks, same)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: the master to write from which files, with what in mind."""

    target: Path
    found: SourceList
    task: Task
    roster: Path | None
    last_year: LastYear | None
    today: date
    sheets_each: int | None

    @property
    def paths(self) -> tuple[Path, ...]:
        """All files that came in."""
        return (*self.found.files, *self.found.skipped)


def consolidate_sources(
    sources: Sequence[str],
    target: Path,
    roster: Path | None = None,
    *,
    last_year: str | None = None,
    progress: Progress = silent,
    writing: Progress = silent,
    engine: Engine = local_parts,
    sheets_each: int | None = SHEETS_EACH,
    remember: bool = False,
) -> Consolidated:
    """Consolidate files, folders and globs into the master `target`; a source that cannot be read is listed, not fatal.

    `last_year` is a master or the forms of last year; `engine` reads the files; `progress` is told of every
    file read, `writing` of every form written. Where more than `sheets_each` forms have a
    sheet, the sheets stand in volumes beside the master (None: all in the master, 0: there are none). With `remember` only files that have changed
    since the last run are read, by what is kept in a hidden file beside the master. Raises UserError for a wrong roster or
    last year, and for a target that is one of the sources, is open, is being written or cannot be written. An older master
    stays as it was unless the new one is complete.
    """
    office, before = office_of(roster), last_year_of(last_year)
    found = list_sources(sources)
    refuse_overwriting(found, target)
    found = without_outputs(found, target)
    task = Task(office.settings, roster, sheets=sheets_each != 0, master=True)
    order = Order(target, found, task, roster, before, datetime.now().astimezone().date(), sheets_each)
    with only_writer(target), contextlib.ExitStack() as stack:
        conditions = conditions_of(task)
        memory = stack.enter_context(remembered(target, conditions)) if remember else Memory(Index(conditions))
        shelf = Shelf(stack.enter_context(new_container(new_memory_path(target))))
        passed = passed_over(found)
        wanted = [path for path in found.files if path not in passed]
        gathered = gather(wanted, task, shelf, memory=memory, engine=engine, progress=progress)
        likenesses = Likenesses(memory.index.alike)
        received = (passed.get(path) or gathered.submission(path) for path in order.paths)
        result, inputs = merged(order, office, tuple(received), likenesses)
        remarks = (*(before.unread if before else ()), *filter(None, [memory.remark]))
        unchanged = frozenset(number for number, path in enumerate(order.paths) if path in gathered.unchanged)
        if not result.lines:
            return Consolidated(result, None, remarks, unchanged)
        if inputs == memory.index.inputs and as_written(target, memory.index.outputs):
            return Consolidated(result, target, remarks, unchanged, written=False)
        give_back()
        standing = Standing(memory.index, partial(origin, order, gathered))
        made = made_of(order, gathered, shelf)
        files = write_master(result, target, made, sheets_each=sheets_each, wanted=standing.wanted, progress=writing)
        if remember:
            index = Index(conditions, gathered.known, inputs, standing.digests(files), standing.made, likenesses.now)
            remarks += kept(shelf, index, target)
    return Consolidated(result, target, remarks, unchanged)


def merged(
    order: Order, office: Office, received: Sequence[Submission], likenesses: Likenesses
) -> tuple[Consolidation, str]:
    """The consolidation of all that came in, and a digest of what it was made from."""
    result = consolidate(
        received,
        office.roster,
        decisions=office.decisions,
        last_year=order.last_year,
        closed=order.today,
        settings=office.settings,
        likenesses=likenesses,
    )
    return result, digest_of_inputs(order, received)


def kept(shelf: Shelf, index: Index, target: Path) -> tuple[str, ...]:
    """Leave a memory for the next run; where that fails, say so: the master is complete without it."""
    try:
        shelf.container.finish(msgspec.msgpack.encode(index))
        keep(new_memory_path(target), memory_path(target))
    except OSError as error:
        return (f"缓存 {memory_path(target)} 未能写入（{reason(error)}），下次汇总将全部重新读取。",)
    return ()


def made_of(order: Order, gathered: Gathered, shelf: Shelf) -> Made:
    """What gives the drawn sheet of a line, and its rows in the tables."""

    def stored(line: Line) -> Stored:
        return gathered.stored[order.paths[line.file]]

    return Made(
        lambda line: shelf.drawn(stored(line).drawn[line.number]),
        lambda line: shelf.listed(stored(line).listed[line.number]),
    )


def origin(order: Order, gathered: Gathered, line: Line) -> tuple[str, str, int]:
    """What the form of a line was read from: file, digest of its bytes, number in it."""
    path = order.paths[line.file]
    return str(path), gathered.known[file_key(path)].sha256, line.number


def digest_of_inputs(order: Order, received: Sequence[Submission]) -> str:
    """A digest of all that the workbooks are made from."""
    files = [(one.file, one.outcome, one.reason, one.sha256, one.received) for one in received]
    office = (order.roster and (str(order.roster), digest_of(order.roster)), order.roster and order.today)
    whole = (files, office, order.last_year, order.sheets_each)
    return hashlib.sha256(msgspec.msgpack.encode(whole)).hexdigest()


def refuse_overwriting(found: SourceList, target: Path) -> None:
    """Stop before a source would be replaced; an older master of ours may be."""
    if target.suffix.lower() != ".xlsx":
        raise UserError(f"汇总工作簿 {target} 的扩展名应为 .xlsx，请改名再试。")
    for path in (*found.files, *found.skipped):
        if same_file(path, target) and own_kind(path) != "master":
            raise UserError(f"{target} 是来源文件之一，不能用来存放汇总结果，请另取一个文件名。")


def without_outputs(found: SourceList, target: Path) -> SourceList:
    """The files without the master of an earlier run and its volumes, which this run writes anew: they are no sources."""
    outputs = {path.absolute() for path in volumes_beside(target)}
    kept = [path for path in found.files if path.absolute() not in outputs and not same_file(path, target)]
    return replace(found, files=tuple(kept))


def passed_over(found: SourceList) -> dict[Path, Submission]:
    """The files of no readable kind, each with the reason."""
    passed = {}
    for path in found.skipped:
        facts = file_facts(path)
        passed[path] = Submission(
            str(path), "skipped", not_readable(path), sha256=facts.sha256, received=facts.received, refusal="unreadable"
        )
    return passed
