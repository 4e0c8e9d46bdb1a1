"""Restore marked copies."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from xltools.files.copies import copy_paths
from xltools.files.crash import report_crash
from xltools.files.kinds import first_bytes
from xltools.jobs.apart import for_copies
from xltools.jobs.passing_over import own_output
from xltools.jobs.readers import each
from xltools.model.limits import USUAL
from xltools.model.problems import UserError
from xltools.workbooks.marks.marking import clear


@dataclass(frozen=True, slots=True)
class Cleared:
    """The outcome for one file: `cells` marked cells restored into `copy`.

    Without a copy `skipped` says why the file is none to restore, or `problem` what is wrong with it.
    """

    file: str
    copy: Path | None = None
    cells: int = 0
    problem: str = ""
    skipped: str = ""


def clear_files(paths: Sequence[Path], output: Path) -> tuple[Cleared, ...]:
    """Write a copy of each file without our marks into a folder. One refused file stops nothing."""
    targets = dict(zip(paths, copy_paths(paths, output), strict=True))
    with contextlib.closing(each(paths, partial(cleared, targets=targets), not_cleared, for_copies(USUAL))) as outcomes:
        return tuple(outcomes)


def cleared(path: Path, targets: Mapping[Path, Path]) -> Cleared:
    """The outcome for one file."""
    skipped = own_output(path)
    if skipped:
        return Cleared(str(path), skipped=skipped)
    try:
        first_bytes(path)
        return Cleared(str(path), targets[path], clear(path, targets[path]))
    except UserError as refusal:
        return Cleared(str(path), problem=str(refusal))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        return Cleared(str(path), problem=f"{path} 恢复时{report_crash(['clear', str(path)])}")


def not_cleared(path: Path, why: str) -> Cleared:
    """The outcome of a file whose process was ended; `why` is a clause."""
    return Cleared(str(path), problem=f"{path} {why}，没有另存副本，请检查该文件。")
