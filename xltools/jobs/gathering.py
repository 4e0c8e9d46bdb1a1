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
from xltools.jobs.parts import Task, decoded, part_of, project_of, submission_of
from xltools.jobs.shelf import Shelf, Stored
from xltools.jobs.workers import Engine, local_parts
from xltools.merging.submission import Outcome, Submission
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


@dataclass(frozen=True, slots=True)
class Seen:
    """As much of a submission as tells whether it is worth remembering."""

    outcome: Outcome
    sha256: str | None = None


@dataclass(slots=True)
class Gathered:
    """What was gathered: where the part of every file lies on the shelf.

    `known` are the files worth remembering, `unchanged` those that did not have to be read; the submissions of these are
    `remembered`. Those of the others are unpacked when all have been read: until then the processes that read need the memory.
    """

    shelf: Shelf
    stored: dict[Path, Stored] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)
    unchanged: set[Path] = field(default_factory=set)
    remembered: dict[Path, Submission] = field(default_factory=dict)

    def take(self, path: Path, stored: Stored, outcome: Outcome, sha256: str | None) -> None:
        """Keep a file; one that could not be read is read again the next time."""
        self.stored[path] = stored
        if outcome == "read" and sha256:
            self.known[file_key(path)] = Known(sha256, stored)

    def submission(self, path: Path) -> Submission:
        """The submission of a file, to be asked for once."""
        return self.remembered.pop(path, None) or self.shelf.submission(self.stored[path])


def gather(
    paths: Sequence[Path], task: Task, shelf: Shelf, *, memory: Memory, engine: Engine, progress: Progress
) -> Gathered:
    """Read what has changed since the memory was made, in the order of the paths."""
    gathered = Gathered(shelf)
    for path in paths:
        if remember(path, shelf, memory, gathered):
            progress(len(gathered.stored), len(paths), path.name)
    wanted = [path for path in paths if path not in gathered.stored]
    with contextlib.closing(engine(wanted, task)) as parts:
        for path, content in zip(wanted, parts, strict=True):
            part = part_of(content)
            seen = decoded(Seen, part.head)
            gathered.take(path, shelf.put(part), seen.outcome, seen.sha256)
            progress(len(gathered.stored), len(paths), path.name)
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
    gathered.take(path, stored, submission.outcome, submission.sha256)
    gathered.unchanged.add(path)
    gathered.remembered[path] = replace(submission, received=facts.received)
    return True
