"""Read sources and say what was read."""

from collections.abc import Sequence
from dataclasses import dataclass

from xltools.analysis import analyse
from xltools.analysis.facts import Project
from xltools.analysis.proof_tree import Proof, prove
from xltools.files.progress import Progress, silent
from xltools.files.sources import list_sources
from xltools.jobs.passing_over import not_readable, own_output
from xltools.jobs.reading import read_sources
from xltools.model.problems import SourceProblem


@dataclass(frozen=True, slots=True)
class Inspection:
    """The declarations of all sources in order, and what a person must know about the reading.

    `proofs` has one for each project where an explanation was asked for, else none.
    """

    projects: tuple[Project, ...]
    problems: tuple[SourceProblem, ...]
    proofs: tuple[Proof, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a source could not be read."""
        return any(problem.fatal for problem in self.problems)


def inspect_sources(sources: Sequence[str], progress: Progress = silent, *, explain: bool = False) -> Inspection:
    """Read files, folders and globs; `explain` also proves every project. Our own other outputs and files of no readable kind are told, not read."""
    found = list_sources(sources)
    passed_over = {path: told for path in found.files if (told := own_output(path))}
    readings = read_sources([path for path in found.files if path not in passed_over], progress)
    problems = [problem for reading in readings for problem in reading.problems]
    problems += [SourceProblem(str(path), told, fatal=False) for path, told in passed_over.items()]
    problems += [SourceProblem(str(path), not_readable(path), fatal=False) for path in found.skipped]
    projects = tuple(analyse(declaration) for reading in readings for declaration in reading.declarations)
    proofs = tuple(prove(project.declaration) for project in projects) if explain else ()
    return Inspection(projects, tuple(problems), proofs)
