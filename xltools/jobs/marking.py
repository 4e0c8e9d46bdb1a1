"""Marked copies of sources that were checked."""

import contextlib
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from xltools.analysis import analyse
from xltools.analysis.facts import Project
from xltools.files.crash import report_crash
from xltools.jobs.apart import for_copies
from xltools.jobs.facts import refuse_changed, refuse_copy_of_another
from xltools.jobs.passing_over import WORKBOOK_SUFFIXES
from xltools.jobs.readers import each
from xltools.jobs.reading import SourceReading
from xltools.merging.identity import identity_of
from xltools.model.declaration import Declaration
from xltools.model.finding import Finding
from xltools.model.problems import UserError
from xltools.model.settings import Settings
from xltools.rules.registry import ACROSS
from xltools.workflows.check import MarkedCopy, reading_order


@dataclass(frozen=True, slots=True)
class Order:
    """A source as it was read, what was found in it, and where its marked workbook goes."""

    reading: SourceReading
    findings: Sequence[Finding]
    target: Path


def marked_copies(orders: Sequence[Order], settings: Settings) -> tuple[MarkedCopy, ...]:
    """The marked workbook of every source, written in a process that may be ended. One refused source stops nothing."""
    paths = [Path(order.reading.file) for order in orders]
    work = partial(marked_copy, orders=dict(zip(paths, orders, strict=True)), settings=settings)
    with contextlib.closing(each(paths, work, not_marked, for_copies(settings.limits))) as copies:
        return tuple(copies)


def not_marked(path: Path, why: str) -> MarkedCopy:
    """The outcome of a source whose marking was ended; `why` is a clause."""
    return MarkedCopy(None, 0, f"{path} {why}，没有写出标记副本，请检查该文件。")


def marked_copy(path: Path, orders: Mapping[Path, Order], settings: Settings) -> MarkedCopy:
    """The marked workbook of one source; none of a workbook that is no longer the one that was checked."""
    order = orders[path]
    try:
        refuse_changed(path, order.reading.facts)
        copy = mark_reading(order, settings)
        refuse_copy_of_another(path, order.reading.facts, order.target)
    except UserError as refusal:
        return MarkedCopy(None, 0, str(refusal))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - one file must not stop the others; the log tells support what happened
        return MarkedCopy(None, 0, f"{path} 标记时{report_crash(['check', str(path)])}")
    return copy


def mark_reading(order: Order, settings: Settings) -> MarkedCopy:
    """Write the marked workbook of one source: a copy of a workbook, the forms of a document. Raises UserError."""
    from xltools.jobs.importing import import_reading  # noqa: PLC0415 - only for documents
    from xltools.workbooks.marks.marking import mark  # noqa: PLC0415 - only with --mark
    from xltools.workbooks.package.signatures import signature_remark  # noqa: PLC0415 - only with --mark

    reading, target = order.reading, order.target
    said = [identity_of(declaration).whole for declaration in reading.declarations]
    if Path(reading.file).suffix.lower() in WORKBOOK_SUFFIXES:
        projects = [analyse(declaration) for declaration in reading.declarations]
        count = mark(Path(reading.file), order.findings, target, settings.version, projects, returned=said)
        return MarkedCopy(str(target), count, remark=signature_remark(Path(reading.file), target))
    with tempfile.TemporaryDirectory() as folder:
        imported = import_reading(reading, Path(folder) / target.name, settings)
        across = [finding for finding in order.findings if finding.rule in ACROSS]
        own = [finding for finding in imported.findings if finding.rule not in ACROSS]
        found = [*own, *moved_to(imported.projects, reading.declarations, across)]
        found.sort(key=reading_order)
        return MarkedCopy(str(target), mark(imported.path, found, target, settings.version, returned=said))


def moved_to(
    projects: Sequence[Project], origins: Sequence[Declaration], findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """The findings of a document at the places its forms have in the workbook made from it."""
    from xltools.workbooks.master.moving import moved, placed  # noqa: PLC0415 - only with --mark

    targets = {origin.position: project.declaration for origin, project in zip(origins, projects, strict=True)}
    places = {origin.position: moved(origin, targets[origin.position]) for origin in origins}
    everywhere = {own: new for spots in places.values() for own, new in spots.items()}
    return tuple(
        replace(
            finding,
            place=placed(finding, places[finding.position], targets[finding.position].place),
            related=tuple(everywhere.get(place, place) for place in finding.related),
        )
        for finding in findings
        if finding.position is not None
    )
