"""Cut the rows of a document into forms."""

from collections.abc import Sequence
from typing import Final

from xltools.forms.columns import column_of
from xltools.forms.labels import Labels
from xltools.forms.mending import begins_with_identity, is_short
from xltools.model.grid import GridRow
from xltools.values.frozen import dataclass

ENOUGH_LABELS: Final = 3
"""So many different labels make a form of a document without any identity label."""

CLOSE: Final = 3
"""Department and project label of one form stand at most so many rows apart, in either order."""

EVIDENCE: Final = 2
"""So many further header labels must follow before an identity label in mid-document opens another form."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One form: the lines above it (title, caption, anything else) and its rows."""

    prelude: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]


def cut(rows: Sequence[GridRow], labels: Labels) -> list[Segment]:
    """The forms of a document in order; [] when it has none. Rows above the first form are its prelude."""
    starts = form_starts(rows, labels)
    if not starts:
        return []
    segments, done = [], 0
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(rows)
        if number + 1 < len(starts):
            end = prelude_start(rows, end, labels)
        segments.append(Segment(tuple(rows[done:start]), tuple(rows[start:end])))
        done = end
    return segments


def form_starts(rows: Sequence[GridRow], labels: Labels) -> list[int]:
    """Row numbers where forms begin (an unlabelled department row before 项目名称 included)."""
    starts: list[int] = []
    candidates = [index for index, row in enumerate(rows) if begins_with_identity(row, labels)]
    seen: set[str] = set()
    previous = 0
    for index in candidates:
        seen |= known_labels(rows[previous:index], labels)
        previous = index
        name = "department" if begins_with_identity(rows[index], labels, only="department") else "project"
        fresh = name not in seen and not seen & {"goal", "grid"}
        if starts and fresh:
            continue
        if starts and len(header_evidence(rows, index, candidates, labels)) < EVIDENCE:
            continue
        starts.append(with_unlabelled_department(rows, index, name, labels, starts))
        seen = set()
    if starts:
        return starts
    labelled = [index for index, row in enumerate(rows) if known_labels([row], labels)]
    return labelled[:1] if len(known_labels(rows, labels)) >= ENOUGH_LABELS else []


def known_labels(rows: Sequence[GridRow], labels: Labels) -> set[str]:
    """Names of the header fields, second-level rows and the grid found in these rows."""
    found: set[str] = set()
    for row in rows:
        for cell in row.cells:
            name = labels.header(cell.text, weak=False)
            entry = labels.level2(cell.text)
            if name:
                found.add(name)
            elif entry:
                found |= {"grid", entry.label}
            elif labels.is_head(cell.text):
                found.add("grid")
    return found


def header_evidence(rows: Sequence[GridRow], index: int, candidates: Sequence[int], labels: Labels) -> set[str]:
    """Other header labels between this identity label and the next form's; remarks prove nothing."""
    department = begins_with_identity(rows[index], labels, only="department")
    own = "department" if department else "project"
    later = (
        other
        for other in candidates
        if other > index + CLOSE and (not department or begins_with_identity(rows[other], labels, only="department"))
    )
    found = known_labels(rows[index : next(later, len(rows))], labels)
    return found & ({item.name for item in labels.form.header} | {"grid"}) - {"remarks", own}


def with_unlabelled_department(
    rows: Sequence[GridRow], index: int, name: str, labels: Labels, starts: Sequence[int]
) -> int:
    """The row above 项目名称 belongs to the form when it has the shape `? | value` and carries no label of its own."""
    above = index - 1
    if name != "project" or above < 0 or (starts and above <= starts[-1]):
        return index
    row = rows[above]
    alone = len(row.cells) == 1 and column_of(0, row) <= max(0, column_of(0, rows[index]))
    if row.loose or alone or not is_short(row) or known_labels([row], labels):
        return index
    return above


def prelude_start(rows: Sequence[GridRow], start: int, labels: Labels) -> int:
    """Where the lines above a form begin: loose lines, and a caption kept in a row of one cell."""
    first = start
    while first > 0 and (rows[first - 1].loose or is_line(rows[first - 1], labels)):
        first -= 1
    return first


def is_line(row: GridRow, labels: Labels) -> bool:
    """An unlabelled row of a single text, as a title merged across the table."""
    filled = [cell.text.strip() for cell in row.cells if cell.text.strip()]
    alone = not filled or (len(filled) == 1 and bool(row.cells[0].text.strip()))
    return alone and not known_labels([row], labels)
