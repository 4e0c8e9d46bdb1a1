"""Restore marked copies."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xltools.files.copies import copy_paths
from xltools.files.kinds import first_bytes
from xltools.jobs.passing_over import own_output
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
    outcomes = []
    for path, target in zip(paths, copy_paths(paths, output), strict=True):
        skipped = own_output(path)
        if skipped:
            outcomes.append(Cleared(str(path), skipped=skipped))
            continue
        try:
            first_bytes(path)
            outcomes.append(Cleared(str(path), target, clear(path, target)))
        except UserError as refusal:
            outcomes.append(Cleared(str(path), problem=str(refusal)))
    return tuple(outcomes)
