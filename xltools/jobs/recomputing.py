"""Recompute files and, on demand, write copies in which the formulas stand again."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from xltools.analysis import analyse
from xltools.files.copies import copy_paths
from xltools.files.crash import report_crash
from xltools.files.progress import Progress, silent
from xltools.jobs.apart import for_copies
from xltools.jobs.facts import refuse_copy_of_another
from xltools.jobs.passing_over import own_output
from xltools.jobs.readers import each
from xltools.jobs.reading import SourceReading, read_or_report
from xltools.model.limits import USUAL
from xltools.model.problems import UserError
from xltools.workflows.recompute import Recomputation, recompute


@dataclass(frozen=True, slots=True)
class Recomputed:
    """The outcome for one file; `skipped` says why it is none to recompute, or none to copy.

    `result` is None when the file was refused; `problem` then says why, in one Chinese sentence. It is also set when only
    the copy could not be written. `copy` is the copy written and `restored` the number of its changed cells; `remark` is a
    sentence on what a person must know of it.
    """

    file: str
    result: Recomputation | None
    problem: str = ""
    skipped: str = ""
    copy: Path | None = None
    restored: int = 0
    remark: str = ""


def recompute_files(
    paths: Sequence[Path], output: Path | None = None, progress: Progress = silent
) -> tuple[Recomputed, ...]:
    """Recompute each file; `output` is the folder for copies. One refused file stops nothing."""
    targets = dict(zip(paths, copy_paths(paths, output), strict=True)) if output else {}
    outcomes: list[Recomputed] = []
    limits = for_copies(USUAL) if output else USUAL
    with contextlib.closing(each(paths, partial(recomputed, targets=targets), not_recomputed, limits)) as results:
        for path, outcome in zip(paths, results, strict=True):
            outcomes.append(outcome)
            progress(len(outcomes), len(paths), path.name)
    return tuple(outcomes)


def recomputed(path: Path, targets: Mapping[Path, Path]) -> Recomputed:
    """The outcome for one file. Never raises for what is wrong with the file."""
    try:
        return recompute_file(path, targets.get(path))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        return Recomputed(str(path), None, f"{path} 重算时{report_crash(['recompute', str(path)])}")


def not_recomputed(path: Path, why: str) -> Recomputed:
    """The outcome of a file whose process was ended; `why` is a clause."""
    return Recomputed(str(path), None, f"{path} {why}，请检查该文件。")


def recompute_file(path: Path, target: Path | None) -> Recomputed:
    """Recompute one file; write its copy when it is a workbook with figures of ours."""
    skipped = own_output(path)
    if skipped:
        return Recomputed(str(path), None, skipped=skipped)
    reading = read_or_report(path)
    if reading.failed:
        return Recomputed(str(path), None, reading.reason or "")
    projects = [analyse(declaration) for declaration in reading.declarations]
    result = recompute(str(path), projects, reading.workbook)
    if target is None:
        return Recomputed(str(path), result)
    return with_copy(reading, result, path, target)


def with_copy(reading: SourceReading, result: Recomputation, path: Path, target: Path) -> Recomputed:
    """The outcome with a restored copy, or with the reason why there is none: a document has no formulas to restore."""
    from xltools.workbooks.marks.restoring import restore_figures  # noqa: PLC0415 - documents do without the package library
    from xltools.workbooks.package.signatures import signature_remark  # noqa: PLC0415 - as above

    if reading.workbook is None or not reading.workbook.figures:
        return Recomputed(str(path), result, skipped=f"{path} 没有本工具的汇总表，没有需要恢复的公式，未另存副本。")
    try:
        count = restore_figures(path, result.figures, target, result.projects)
        refuse_copy_of_another(path, reading.facts, target)
    except UserError as refusal:
        return Recomputed(str(path), result, str(refusal))
    return Recomputed(str(path), result, copy=target, restored=count, remark=signature_remark(path, target))
