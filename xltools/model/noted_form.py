"""A form as the rules across files know it: what it says, and what a rule noted of it where the file was read.

Tens of thousands of forms stand side by side while they are compared, so a form is a handful of strings: its texts are one
string, and what many forms have in common (labels, cells, the file) is kept once. Nothing but plain values: what is noted
travels between processes, into caches and back.
"""

import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from xltools.model.declaration import FIELD_TITLES, FieldName, LabelUnit
from xltools.model.place import Place
from xltools.values.frozen import dataclass

Where = FieldName | int
"""A field, or the index of an indicator row."""
FormKey = tuple[str, int]
"""A form by its file and its position in it."""

BETWEEN: Final = "\uffff"
"""No character: it stands in no workbook, and what a text file says is kept with another one in its place."""
UNKNOWN: Final = "\ufffd"
NO_CELL: Final = "@"
"""Begins a place that is no cell."""
NUMBER_OF: Final[Mapping[str, int]] = {name: number for number, name in enumerate(FIELD_TITLES)}


@dataclass(frozen=True, slots=True)
class Note:
    """What a rule keeps of one form, to be compared with what it kept of others.

    `where` it stands, with the span `start`/`end` in that text; `key` is what forms are compared by, `amount` a figure in
    yuan, `rows` are indexes of indicator rows. `words` is what else the rule wants to say or to know. `rule` is set by the runner.
    """

    where: Where | None = None
    key: str = ""
    start: int = 0
    end: int = 0
    amount: Decimal | None = None
    rows: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    rule: str = ""

    def __post_init__(self) -> None:
        """Keep what many forms share once."""
        object.__setattr__(self, "key", sys.intern(self.key))
        object.__setattr__(self, "rule", sys.intern(self.rule))
        if self.words:
            object.__setattr__(self, "words", tuple(map(sys.intern, self.words)))


@dataclass(frozen=True, slots=True)
class NotedForm:
    """One form. Its lists are made by `joined`, its places by `short_place`.

    `texts` are those of all fields in the order of FIELD_TITLES, then of the indicator rows; `places` likewise, and
    `own_place` is the place of the form itself. `labels` are the canonical labels of the rows ("" for an unknown one), `titles`
    how the rows are called where some differ from that, `captions` how a sentence calls them where some differ from the
    titles; "" where none does.

    The budget: `yuan` (None where it could not be read), its `precision`, the unit in its label and where the unit was
    taken from, whether it is `doubtful` or `approximate`, and whether the cost `ties` with it.

    `notes` are what the rules noted; `failures` name the rules that crashed on this form, with the kind of error.
    """

    file: str
    position: int
    sheet: str | None
    own_place: str
    texts: str
    places: str
    labels: str
    titles: str = ""
    captions: str = ""
    yuan: Decimal | None = None
    precision: Decimal = Decimal(1)
    label_unit: LabelUnit | None = None
    unit_from: Literal["value", "label", "assumed"] = "assumed"
    doubtful: bool = False
    approximate: bool = False
    ties: bool = False
    notes: tuple[Note, ...] = ()
    failures: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Keep what many forms share once."""
        for name in ("file", "places", "labels", "titles", "captions"):
            object.__setattr__(self, name, sys.intern(getattr(self, name)))
        if self.sheet is not None:
            object.__setattr__(self, "sheet", sys.intern(self.sheet))

    @property
    def key(self) -> FormKey:
        """How a batch knows the form."""
        return self.file, self.position

    @property
    def place(self) -> Place:
        """The place of the form."""
        return place_in(self.file, self.sheet, self.own_place)

    @property
    def project(self) -> str:
        """Name of the project as written."""
        return self.text("project")

    @property
    def department(self) -> str:
        """Name of the department as written."""
        return self.text("department")

    @property
    def budget(self) -> str:
        """The budget as written."""
        return self.text("budget")

    def text(self, where: Where) -> str:
        """The text of a field ("" where the form has none) or of an indicator row."""
        return one_of(self.texts, number_of(where))

    def all_texts(self) -> list[str]:
        """The texts of all fields and rows."""
        return self.texts.split(BETWEEN)

    def row_texts(self) -> list[str]:
        """The texts of the indicator rows, in order."""
        return self.all_texts()[len(FIELD_TITLES) :]

    def row_labels(self) -> Sequence[str]:
        """Their canonical labels."""
        return parts_of(self.labels)

    def place_of(self, where: Where) -> Place:
        """The place of a field or of an indicator row."""
        return place_in(self.file, self.sheet, parts_of(self.places)[number_of(where)])

    def title_of(self, where: Where) -> str:
        """The Chinese label of a field or of an indicator row."""
        if isinstance(where, int):
            return parts_of(self.titles or self.labels)[where]
        return FIELD_TITLES[where]

    def caption_of(self, where: Where) -> str:
        """How a sentence calls it: in a form of several output blocks with the block before it."""
        if isinstance(where, int) and self.captions:
            return parts_of(self.captions)[where]
        return self.title_of(where)


def number_of(where: Where) -> int:
    """Where a field or a row stands among the texts of a form: the fields come first."""
    return len(FIELD_TITLES) + where if isinstance(where, int) else NUMBER_OF[where]


def joined(texts: Sequence[str]) -> str:
    """A list of texts as one string."""
    return BETWEEN.join(text.replace(BETWEEN, UNKNOWN) for text in texts)


@lru_cache(maxsize=64)
def parts_of(texts: str) -> tuple[str, ...]:
    """The texts of a list that `joined` made and many forms have."""
    return tuple(texts.split(BETWEEN))


def one_of(texts: str, number: int) -> str:
    """One text of a list that `joined` made."""
    return texts.split(BETWEEN, number + 1)[number]


def short_place(place: Place) -> str:
    """A place within its sheet or document as one string."""
    return place.cell or (NO_CELL + place.spot if place.spot else "")


def place_in(file: str, sheet: str | None, short: str) -> Place:
    """The place that `short_place` made short; a cell that many forms have is kept once."""
    if short.startswith(NO_CELL):
        return Place(file, sheet, spot=short.removeprefix(NO_CELL))
    return Place(file, sheet, sys.intern(short) if short else None)
