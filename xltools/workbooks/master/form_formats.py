"""The looks of the projects' sheets, numbered alike in every workbook: a sheet drawn in one process fits any of them."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from xltools.workbooks import styles
from xltools.workbooks.department.form_rows import FORM_SIZE
from xltools.workbooks.department.regions import TEXT_SIZES
from xltools.workbooks.master.styles import Kind
from xltools.workbooks.master.styles import Styles as ListStyles
from xltools.workbooks.new_workbook import NewWorkbook

Look = tuple[str, float | None, str]
"""Name, size and sides of a format, see styles.Styles.get."""

LINKED: Final[tuple[Kind, ...]] = ("link", "note")
"""Looks of the cells above the 核对栏."""
ENDS: Final = ("", "T", "B", "TB")
OPEN: Final = ("", "t", "b", "tb")
LEFT: Final = ("label", "open_label", "unit_label")
RIGHT: Final = ("label", "short", "long", "absent_short", "absent_long", "budget_yuan", "budget_wan", "budget_text")
CONDITIONAL: Final = (*styles.STATE_STYLES.values(), "item_false", "item_lump", "differs")


def usual_looks() -> Iterator[Look]:
    """The looks nearly every sheet does with, in a fixed order."""
    yield from (("title", 18.0, ""), ("caption", 12.0, ""), ("hidden_key", None, ""))
    for name, side, end, gap in product(LEFT, ("", "L"), ENDS, OPEN):
        yield name, FORM_SIZE, gap + side + end
    for name, side, end, gap in product(RIGHT, ("", "R"), ENDS, OPEN):
        yield name, FORM_SIZE, gap + side + end
    for name in (name for name in styles.STYLES if name.startswith("panel_")):
        yield name, None, ""
    for name, size in product((name for name in styles.STYLES if name.startswith(("unplaced_", "item_"))), TEXT_SIZES):
        if name not in CONDITIONAL:
            yield name, size, ""
            yield name, None, ""


class FormFormats(styles.Styles):
    """The formats of the projects' sheets; to be made before any other format of the workbook.

    `usual` is the number of the last usual look.
    """

    def __init__(self, book: NewWorkbook) -> None:
        super().__init__(book, tinted=False)
        self.lists = ListStyles(book)
        numbers: dict[Look, int] = {
            (kind, None, ""): self.lists.get(kind)._get_xf_index()  # noqa: SLF001 - numbers are given on first use
            for kind in LINKED
        }
        numbers |= {look: self.number_of(look) for look in usual_looks()}
        for name in CONDITIONAL:
            self.get(name)._get_dxf_index()  # noqa: SLF001 - as above
        self.numbers: Mapping[Look, int] = numbers
        self.usual = max(numbers.values())

    def number_of(self, look: Look) -> int:
        """The number a look has in this workbook."""
        return int(self.get(*look)._get_xf_index())  # noqa: SLF001 - as above
