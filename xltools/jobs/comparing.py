"""From two sources to what changed between them: read both sides, compare, write the workbook."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from xltools.analysis import analyse
from xltools.files.crash import report_crash
from xltools.files.lock import only_writer
from xltools.files.progress import Progress, silent
from xltools.files.sources import SourceList, list_sources
from xltools.jobs.apart import apart
from xltools.jobs.facts import file_facts, refuse_changed
from xltools.jobs.office import office_of
from xltools.jobs.passing_over import not_readable, own_output, same_file
from xltools.jobs.readers import each
from xltools.jobs.reading import read_source
from xltools.jobs.workers import lost
from xltools.merging.submission import Submission
from xltools.model.office import Office
from xltools.model.problems import UnreadableSource, UserError
from xltools.workbooks.comparison.book import write_comparison
from xltools.workbooks.own_kind import own_kind
from xltools.workbooks.reading.master_forms import read_master_forms
from xltools.workflows.comparable_forms import side_of_forms
from xltools.workflows.comparing import compare
from xltools.workflows.comparison import Comparison, Side


@dataclass(frozen=True, slots=True)
class Compared:
    """The outcome. `workbook` is the one written, None where none was asked for."""

    result: Comparison
    workbook: Path | None = None

    @property
    def failed(self) -> bool:
        """Whether a source could not be read."""
        return bool(self.result.old.failed or self.result.new.failed)


def compare_sources(
    old: str, new: str, target: Path | None = None, roster: Path | None = None, progress: Progress = silent
) -> Compared:
    """Compare two rounds or years, each a file, folder, glob or master, and write the workbook `target` where it is given.

    Raises UserError for a wrong roster, a side without a single form, and a target that is a source or cannot be written.
    A file that cannot be read is listed, the rest is compared.
    """
    office = office_of(roster)
    found = list_sources([old]), list_sources([new])
    if target:
        for one in found:
            refuse_overwriting(one, target)
    means = Means(office, roster, progress)
    with only_writer(target) if target else contextlib.nullcontext():
        before, after = side("上次", old, found[0], means), side("本次", new, found[1], means)
        result = compare(before, after, office.roster)
        if target:
            write_comparison(result, target)
    return Compared(result, target)


def refuse_overwriting(found: SourceList, target: Path) -> None:
    """Stop before a source would be replaced; an older comparison of ours may be."""
    if target.suffix.lower() != ".xlsx":
        raise UserError(f"变动对照 {target} 的扩展名应为 .xlsx，请改名再试。")
    for path in (*found.files, *found.skipped):
        if same_file(path, target) and own_kind(path) != "comparison":
            raise UserError(f"{target} 是来源文件之一，不能用来存放变动对照，请另取一个文件名。")


@dataclass(frozen=True, slots=True)
class Means:
    """What a side is read with: the office's decisions, the workbook they stand in, and who is told how far it is."""

    office: Office
    roster: Path | None
    progress: Progress


def side(title: str, source: str, found: SourceList, means: Means) -> Side:
    """One side: its forms, or where there are none its master. Raises UserError where there is no form at all."""
    passed = {path: told for path in found.files if (told := own_output(path, means.roster))}
    masters = [path for path in passed if own_kind(path) == "master"]
    if masters and len(passed) == len(found.files):
        return side_of_master(title, source, masters)
    passed |= {path: not_readable(path) for path in found.skipped}
    received = []
    wanted = [path for path in found.files if path not in passed]
    with contextlib.closing(each(wanted, receive, lost, means.office.settings.limits)) as results:
        for path in (*found.files, *found.skipped):
            received.append(Submission(str(path), "skipped", passed[path]) if path in passed else next(results))
            means.progress(len(received), len(found.files) + len(found.skipped), path.name)
    result = side_of_forms(source, received, means.office)
    if not result.forms:
        told = next((one.reason for one in (*result.failed, *result.files) if one.reason), "文件里都是空白表。")
        raise UserError(f"{title}（{source}）里没有读到申报表：{told}")
    return result


def side_of_master(title: str, source: str, masters: Sequence[Path]) -> Side:
    """The projects of the one master there is."""
    if len(masters) > 1:
        names = "、".join(path.name for path in masters)
        raise UserError(f"{title}（{source}）里有 {len(masters)} 个汇总工作簿（{names}），请指明用哪一个。")
    return apart(masters[0], partial(read_master_forms, source=source))


def receive(path: Path) -> Submission:
    """One file with its forms. Never raises for what is wrong with the file."""
    facts = file_facts(path)
    try:
        reading = read_source(path)
        projects = tuple(analyse(declaration) for declaration in reading.declarations)
        refuse_changed(path, facts)
    except UnreadableSource as refusal:
        return Submission(str(path), "failed", str(refusal), refusal=refusal.refusal)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        return Submission(str(path), "failed", f"{path} 读取时{report_crash(['diff', str(path)])}")
    book = reading.workbook
    return Submission(
        str(path),
        "read",
        projects=projects,
        problems=reading.problems,
        sha256=facts.sha256,
        received=facts.received,
        stamped=book.department if book else "",
        round=book.round if book else "",
        made_for=book.made_for if book else "",
    )
