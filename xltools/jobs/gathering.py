"""The submissions of all files of a run: remembered ones as they are, the others read."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from xltools.files.container import Damaged
from xltools.files.progress import Progress, silent
from xltools.jobs.facts import file_facts
from xltools.jobs.memory import Known, Memory, file_key
from xltools.jobs.parts import Task, part_of, project_of, submission_of
from xltools.jobs.shelf import Shelf, Stored
from xltools.jobs.workers import Engine, local_parts
from xltools.merging.submission import Submission
from xltools.model.settings import SHIPPED, Settings


def collect_all(
    paths: Sequence[Path], progress: Progress = silent, settings: Settings = SHIPPED, engine: Engine = local_parts
) -> tuple[Submission, ...]:
    """The submission of every file with all its forms, in order."""
    found = []
    with contextlib.closing(engine(paths, Task(settings))) as parts:
        for path, content in zip(paths, parts, strict=True):
            part = part_of(content)
            found.append(replace(submission_of(part.head), projects=tuple(map(project_of, part.forms))))
            progress(len(found), len(paths), path.name)
    return tuple(found)


@dataclass(slots=True)
class Gathered:
    """What was gathered: the submission of every file and where its part lies.

    `known` are the files worth remembering, `unchanged` those that did not have to be read.
    """

    submissions: dict[Path, Submission] = field(default_factory=dict)
    stored: dict[Path, Stored] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)
    unchanged: set[Path] = field(default_factory=set)

    def take(self, path: Path, submission: Submission, stored: Stored) -> None:
        """Keep a file; one that could not be read is read again the next time."""
        self.submissions[path] = submission
        self.stored[path] = stored
        if submission.outcome == "read" and submission.sha256:
            self.known[file_key(path)] = Known(submission.sha256, stored)


def gather(
    paths: Sequence[Path], task: Task, shelf: Shelf, *, memory: Memory, engine: Engine, progress: Progress
) -> Gathered:
    """Read what has changed since the memory was made, in the order of the paths."""
    gathered = Gathered()
    for path in paths:
        if remember(path, shelf, memory, gathered):
            progress(len(gathered.submissions), len(paths), path.name)
    wanted = [path for path in paths if path not in gathered.submissions]
    with contextlib.closing(engine(wanted, task)) as parts:
        for path, part in zip(wanted, parts, strict=True):
            stored = shelf.put(part)
            gathered.take(path, shelf.submission(stored), stored)
            progress(len(gathered.submissions), len(paths), path.name)
    return gathered


def remember(path: Path, shelf: Shelf, memory: Memory, gathered: Gathered) -> bool:
    """Take a file from the memory; False where it is not there, has changed or cannot be unpacked."""
    known = memory.index.files.get(file_key(path))
    if known is None or memory.container is None:
        return False
    facts = file_facts(path)
    if facts.sha256 != known.sha256:
        return False
    try:
        stored = shelf.copy(known.stored, memory.container)
        submission = shelf.submission(stored)
    except (Damaged, msgspec.DecodeError):
        return False
    gathered.take(path, replace(submission, received=facts.received), stored)
    gathered.unchanged.add(path)
    return True
