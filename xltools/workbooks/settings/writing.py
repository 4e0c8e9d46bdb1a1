"""Writes 花名册与设置, blank or filled; equal contents give equal bytes."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from xltools.files.atomic import replacing
from xltools.model.decisions import NO_DECISIONS, Decisions
from xltools.model.roster import LibraryProject, RosterEntry
from xltools.model.settings import SHIPPED, Settings
from xltools.workbooks.new_workbook import NewWorkbook
from xltools.workbooks.own_kind import set_kind
from xltools.workbooks.settings import layout
from xltools.workbooks.settings.decision_sheets import LISTS, draw_decisions
from xltools.workbooks.settings.general_sheets import GUIDE_COLUMNS, draw_general, draw_guide
from xltools.workbooks.settings.library_sheet import LIBRARY, LIBRARY_COLUMNS, draw_library
from xltools.workbooks.settings.parameter_sheets import draw_parameters, draw_words, word_columns
from xltools.workbooks.settings.pen import Pen
from xltools.workbooks.settings.roster_sheet import draw_roster
from xltools.workbooks.settings.rule_sheets import draw_pages, draw_rules
from xltools.workbooks.styles import Styles


def write_template(path: Path) -> None:
    """Write the workbook with no department and the catalogue as shipped."""
    write_office(path, ())


def write_office(
    path: Path,
    entries: Iterable[RosterEntry],
    settings: Settings = SHIPPED,
    name: str = "",
    library: Sequence[LibraryProject] = (),
    *,
    decisions: Decisions = NO_DECISIONS,
) -> None:
    """Write departments, project library, settings and decisions; `name` is what the office calls the settings.

    Raises UserError when it cannot be written.
    """
    with replacing(path) as temporary, NewWorkbook(str(temporary)) as book:
        book.describe(layout.TITLE)
        set_kind(book, "roster")
        styles = Styles(book)
        draw_roster(Pen(book, styles, layout.ROSTER, layout.ROSTER_COLUMNS), tuple(entries))
        draw_library(Pen(book, styles, LIBRARY, LIBRARY_COLUMNS), library)
        draw_decisions([Pen(book, styles, one.name, one.columns) for one in LISTS], decisions)
        draw_rules(Pen(book, styles, layout.RULES, layout.RULE_COLUMNS), settings)
        draw_parameters(Pen(book, styles, layout.PARAMETERS, layout.PARAMETER_COLUMNS), settings)
        draw_words(Pen(book, styles, layout.WORDS, word_columns()), settings)
        draw_general(Pen(book, styles, layout.GENERAL, layout.GENERAL_COLUMNS), name)
        draw_pages(Pen(book, styles, layout.PAGES, layout.PAGE_COLUMNS))
        draw_guide(Pen(book, styles, layout.GUIDE, GUIDE_COLUMNS))
