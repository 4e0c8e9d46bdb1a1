"""Put torn rows together again.

In a text export a blank paragraph inside a cell looks like the end of a row. Only there (a row followed by blank lines) may
something be joined; tables of a document and sheets come with whole cells and pass through unchanged.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from xltools.forms.columns import FULL_ROW
from xltools.forms.keys import label_key, squeeze
from xltools.forms.labels import Labels
from xltools.forms.page_numbers import is_page_number
from xltools.model.grid import GridCell, GridRow

FARTHEST: Final = 2
"""A paragraph after more blank lines than this is no part of the cell above."""

LONGEST_CAPTION: Final = 20
"""Lines of the longest block above a form; farther lines are prose."""


def mend(rows: Sequence[GridRow], labels: Labels) -> list[GridRow]:
    """The rows with torn cells joined and their blank lines restored."""
    mended: list[GridRow] = []
    glued = False
    for index, row in enumerate(rows):
        previous = mended[-1] if mended else None
        if row.loose:
            glued = add_loose(mended, rows, index, labels, glued=glued)
        elif previous and glued and previous.blank_lines_after == 0:
            mended[-1] = GridRow((*previous.cells, *row.cells), row.blank_lines_after)
            glued = False
        else:
            glued = False
            torn = previous is not None and previous.blank_lines_after > 0 and not previous.loose
            opens = torn and opens_form(rows, index, labels) and not is_department(mended[-1], labels)
            mended[-1 if torn else len(mended) :] = joined(mended[-1], row, labels, opens=opens) if torn else [row]
    return mended


def add_loose(mended: list[GridRow], rows: Sequence[GridRow], index: int, labels: Labels, *, glued: bool) -> bool:
    """Add a loose line as a paragraph of the last cell, a label's row or a line of its own.

    A page number steps back over the row above, so that it tears nothing apart. Returns whether what follows without a blank
    line belongs to the same row.
    """
    row, previous = rows[index], mended[-1] if mended else None
    if previous and completes_label(previous, row, labels):
        mended[-1] = lengthened(previous, row)
        return True
    if is_page_number(row.cells[0].text) and not (previous and is_empty_value(previous, labels)):
        if previous:
            mended[-1] = replace(previous, blank_lines_after=max(previous.blank_lines_after, row.blank_lines_after))
        mended.insert(max(len(mended) - 1, 0), row)
        return False
    if is_caption(rows, index, labels, previous):
        mended.append(row)
        return False
    if previous and (glued or may_go_on(previous, row)) and not stands_alone(previous, row, labels):
        mended[-1] = lengthened(previous, row)
        return True
    is_label = labels.is_label(row.cells[0].text)
    mended.append(replace(row, loose=not is_label))
    return is_label


def completes_label(previous: GridRow, row: GridRow, labels: Labels) -> bool:
    """`部门（单位` and, after a blank line, `名称`."""
    return not previous.loose and are_one_label(previous.cells[-1].text, row.cells[0].text, labels)


def are_one_label(head: str, tail: str, labels: Labels) -> bool:
    """Whether two texts are the parts of one label and not two labels."""
    if not label_key(head) or not label_key(tail) or (labels.is_label(head) and labels.is_label(tail)):
        return False
    return labels.is_label(head + tail)


def is_empty_value(row: GridRow, labels: Labels) -> bool:
    """The row ends with a label and an empty cell: what follows may be its torn value, even a small number."""
    return len(row.cells) > 1 and not row.cells[-1].text.strip() and labels.is_label(row.cells[-2].text)


def may_go_on(previous: GridRow, row: GridRow) -> bool:
    """Whether a loose line may be a torn paragraph of the last cell."""
    return not previous.loose and 0 < previous.blank_lines_after <= FARTHEST and row.loose


def stands_alone(previous: GridRow, row: GridRow, labels: Labels) -> bool:
    """A loose line that is a label itself begins a row, unless the cell above is still empty and waits for its label."""
    if not labels.is_label(row.cells[0].text):
        return False
    waiting = not squeeze(previous.cells[-1].text)
    return not waiting or any(is_mark(cell, labels) for cell in previous.cells)


def is_mark(cell: GridCell, labels: Labels) -> bool:
    """A label or the mark of a spare row."""
    return labels.is_label(cell.text) or labels.is_filler(cell.text)


def lengthened(previous: GridRow, row: GridRow) -> GridRow:
    """The row above with the loose line as a further paragraph of its last cell."""
    last = previous.cells[-1]
    text = last.text + "\n" * (previous.blank_lines_after + 1) + row.cells[0].text
    return GridRow((*previous.cells[:-1], replace(last, text=text)), row.blank_lines_after)


def joined(previous: GridRow, row: GridRow, labels: Labels, *, opens: bool) -> list[GridRow]:
    """Both rows, or the one row they were before a blank paragraph tore them apart."""
    last, first = previous.cells[-1], row.cells[0]
    gap = "\n" * (previous.blank_lines_after + 1)
    whole = GridRow((*previous.cells, *row.cells), row.blank_lines_after)
    if not opens and is_rest_of_fields(previous, row, labels):
        return [whole]
    if not first.text.strip():
        return [previous, row]
    if are_one_label(last.text, first.text, labels):
        cells = (*previous.cells[:-1], replace(last, text=last.text + gap + first.text), *row.cells[1:])
        return [GridRow(cells, row.blank_lines_after)]
    if is_rest_of_row(previous, row, labels) or (not opens and is_lost_value(previous, row, labels)):
        return [whole]
    if not opens and goes_on(previous, row, labels):
        text = last.text + gap + "\t" + "\n\t".join(cell.text for cell in row.cells)
        return [GridRow((*previous.cells[:-1], replace(last, text=text)), row.blank_lines_after)]
    return [previous, row]


def is_rest_of_row(previous: GridRow, row: GridRow, labels: Labels) -> bool:
    """Whether the row above was cut short between two cells."""
    if is_beginning(previous, labels):
        return len(previous.cells) + len(row.cells) <= FULL_ROW
    starts_anew = is_mark(row.cells[0], labels) or any(labels.level2(cell.text) for cell in row.cells)
    return waits_for_value(previous, labels) and not starts_anew


def is_rest_of_fields(previous: GridRow, row: GridRow, labels: Labels) -> bool:
    """Below a field's label without a value: a few cells of which one holds it (`问题 | | | 无`)."""
    filled = [cell for cell in row.cells if cell.text.strip()]
    last = next((cell.text for cell in reversed(previous.cells) if cell.text.strip()), "")
    names_field = labels.header(last, weak=False) is not None
    known = any(is_mark(cell, labels) or labels.level1_of(cell.text) for cell in filled)
    return names_field and len(filled) == 1 and len(row.cells) < FULL_ROW and not known


def is_lost_value(previous: GridRow, row: GridRow, labels: Labels) -> bool:
    """A single unlabelled cell below a row whose label has only empty cells beside it."""
    filled = [cell for cell in previous.cells if cell.text.strip()]
    waiting = bool(filled) and labels.is_label(filled[-1].text) and not labels.is_head(filled[-1].text)
    return waiting and len(row.cells) == 1 and not is_mark(row.cells[0], labels)


def is_beginning(row: GridRow, labels: Labels) -> bool:
    """The first cells of an indicator row, without a known second-level label."""
    return not row.cells[0].text.strip() and not any(is_mark(cell, labels) for cell in row.cells)


def waits_for_value(row: GridRow, labels: Labels) -> bool:
    """The row ends with a label: its value was torn off."""
    return is_mark(row.cells[-1], labels) and not labels.is_head(row.cells[-1].text)


def goes_on(previous: GridRow, row: GridRow, labels: Labels) -> bool:
    """Whether an unlabelled row is a paragraph with a leading TAB of the long text above it."""
    first = row.cells[0].text
    if any(is_mark(cell, labels) for cell in row.cells) or labels.begins_label(first) or labels.level1_of(first):
        return False
    if len(row.cells) == FULL_ROW and not all(cell.text.strip() for cell in row.cells[:2]):
        return False
    if any(labels.level2(cell.text) for cell in previous.cells):
        return True
    return len(row.cells) == 1 and any(
        labels.header(cell.text, weak=False) in {"goal", "project_type"} for cell in previous.cells
    )


def is_caption(rows: Sequence[GridRow], index: int, labels: Labels, previous: GridRow | None) -> bool:
    """Whether the loose line belongs to the block of lines right above a form."""
    if labels.is_label(rows[index].cells[0].text):
        return False
    if previous and is_department(previous, labels):
        return False
    for position in range(index, min(len(rows), index + LONGEST_CAPTION)):
        row = rows[position]
        if not row.loose or labels.is_label(row.cells[0].text):
            return opens_form(rows, position, labels)
        if row.blank_lines_after and position + 1 < len(rows) and rows[position + 1].loose:
            return all_page_numbers(rows, position + 1, labels)
    return False


def all_page_numbers(rows: Sequence[GridRow], start: int, labels: Labels) -> bool:
    """Whether only page numbers stand between here and the next form."""
    for position in range(start, len(rows)):
        if not rows[position].loose:
            return opens_form(rows, position, labels)
        if not is_page_number(rows[position].cells[0].text):
            return False
    return False


def opens_form(rows: Sequence[GridRow], index: int, labels: Labels) -> bool:
    """Whether a form begins with this row: its department or project label, or an unlabelled row before 项目名称."""
    row = rows[index]
    later = rows[index + 1] if index + 1 < len(rows) else None
    if begins_with_identity(row, labels):
        return True
    if later and not any(cell.text.strip() for cell in row.cells):
        return begins_with_identity(later, labels)
    if later and len(row.cells) == 1 and labels.identity(row.cells[0].text + later.cells[0].text):
        return True
    return is_short(row) and index + 1 < len(rows) and begins_with_identity(rows[index + 1], labels, only="project")


def begins_with_identity(row: GridRow, labels: Labels, only: str | None = None) -> bool:
    """Whether the first text of the row is the label of the department or the project."""
    first = next((cell.text for cell in row.cells if cell.text.strip()), "")
    name = labels.identity(first)
    return name is not None and only in {None, name}


def is_department(row: GridRow, labels: Labels) -> bool:
    """A row that begins with the department's label: what follows, up to 项目名称, is no caption."""
    return not row.loose and begins_with_identity(row, labels, only="department")


def is_short(row: GridRow) -> bool:
    """An unlabelled row of the shape `label | value` (the label may be overwritten or blank)."""
    filled = [cell for cell in row.cells if cell.text.strip()]
    return len(filled) in {1, 2} and (len(row.cells) == 2 or bool(row.cells[0].text.strip()))  # noqa: PLR2004 - label, value
