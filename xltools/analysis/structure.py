"""What a cell says about its figures: which count, and which are made of which."""

from dataclasses import field
from decimal import Decimal

from xltools.analysis.entries import Entry
from xltools.analysis.facts import Choice, ChoiceKind, Evidence
from xltools.analysis.tolerance import compare, finest
from xltools.values.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """A figure and what it consists of. `partly`: the text does not say that the list is complete (其中).

    `named`: the text says in words that the items are parts of the figure.
    """

    total: Entry
    items: tuple[Entry, ...]
    partly: bool = False
    named: bool = False

    @property
    def sum(self) -> Decimal:
        """What the items add up to."""
        return sum((item.value for item in self.items), Decimal(0))

    @property
    def holds(self) -> bool:
        """Whether that is the figure they explain."""
        return agree(self.sum, self.total.value, self.items, self.total)


@dataclass(slots=True)
class Structure:
    """What a cell says: `tops` are the figures that count (one = the total), `groups` what is made of what.

    `totals` are the figures the text calls the total. `undecided`: several structures are possible. `choices`: where the
    text left two structures open, and which was taken.
    """

    tops: list[Entry] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    totals: list[Entry] = field(default_factory=list)
    undecided: bool = False
    choices: list[Choice] = field(default_factory=list)

    def choose(self, kind: ChoiceKind, entry: Entry, taken: Decimal, other: Decimal, evidence: Evidence) -> None:
        """Note that a figure could be read in two ways; the same value twice is no choice."""
        if taken != other:
            self.choices.append(Choice(kind, entry.start, entry.end, taken, other, evidence))


def agree(value: Decimal, stated: Decimal, items: tuple[Entry, ...], total: Entry) -> bool:
    """Whether a sum of items is the stated figure, within rounding of the coarser side."""
    precision = max(finest(item.precision for item in items), total.precision)
    about = approximated(items, total)
    return compare(value, stated, precision, approximate=about > 0, about=about).holds


def approximated(items: tuple[Entry, ...], total: Entry) -> Decimal:
    """What the approximate figures are worth: the total if it is one, else the items that are."""
    return total.value if total.approximate else sum((i.value for i in items if i.approximate), Decimal(0))
