"""What a comparison of two rounds or years is about, and what it found. Amounts are yuan."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from xltools.model.place import Place
from xltools.workflows.word_marks import Piece

Which = Literal["old", "new"]
SourceKind = Literal["forms", "master"]
FileState = Literal["read", "failed", "skipped"]
FormState = Literal["added", "removed", "increased", "decreased", "incomparable", "unchanged"]
ProposalKind = Literal["renamed", "moved", "moved-and-renamed", "department-renamed"]
PROPOSAL_TITLES: Final[Mapping[ProposalKind, str]] = {
    "renamed": "疑似更名",
    "moved": "疑似移交",
    "moved-and-renamed": "疑似移交并更名",
    "department-renamed": "部门疑似更名",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a form without outer white space, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """A filled row of the indicator grid; `block` is 0 for rows that belong to no output block."""

    block: int
    label: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Form:
    """One form that counts, as it is compared.

    `department` is the official name where the roster knows it. `budget` is None where it could not be read, `doubtful`
    says that its unit was assumed or is in doubt. `fields` are those its source has, by title, empty ones too: a master
    has fewer than a form. `place` is where the budget stands.
    """

    department: str
    project: str
    budget: Decimal | None
    cost: Decimal | None
    project_type: str
    fields: Mapping[str, Passage]
    rows: tuple[Row, ...]
    place: Place
    doubtful: bool = False
    year: int | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a side. `reason` is one Chinese sentence where it was not read."""

    file: str
    state: FileState
    forms: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of a file that was read and is not compared: a form that counts elsewhere, a text without a place."""

    file: str
    project: str
    note: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two rounds or years. `source` is where it comes from, as given."""

    source: str
    kind: SourceKind
    forms: tuple[Form, ...]
    files: tuple[SourceFile, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def failed(self) -> tuple[SourceFile, ...]:
        """The files that could not be read."""
        return tuple(file for file in self.files if file.state == "failed")

    @property
    def years(self) -> tuple[int, ...]:
        """The budget years its forms name."""
        return tuple(sorted({form.year for form in self.forms if form.year is not None}))


@dataclass(frozen=True, slots=True)
class TextChange:
    """A field or a row that says something else now. `old` or `new` is None where that side has no such row.

    `label` is the second-level label of a row, "" for a field.
    """

    title: str
    old: Passage | None
    new: Passage | None
    pieces: tuple[Piece, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class ProjectChange:
    """One project: in both rounds, or only in the old one (`new` None) or the new one (`old` None).

    `texts` and `remarks` (in Chinese) are empty where nothing but the figures changed.
    """

    old: Form | None
    new: Form | None
    texts: tuple[TextChange, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def form(self) -> Form:
        """The form that names the project: the new one where there is one. Raises ValueError where there is none."""
        form = self.new or self.old
        if form is None:
            raise ValueError("a change without a form")
        return form

    @property
    def effect(self) -> Decimal:
        """What the project adds to the difference of the totals; a budget that cannot be read counts in neither."""
        old, new = (form.budget if form else None for form in (self.old, self.new))
        return (new or Decimal(0)) - (old or Decimal(0))

    @property
    def comparable(self) -> bool:
        """Whether the budget of every form it has could be read."""
        return all(form is None or form.budget is not None for form in (self.old, self.new))

    @property
    def change(self) -> Decimal | None:
        """The change of the budget; None where it cannot be told."""
        return self.effect if self.comparable else None

    @property
    def share(self) -> Decimal | None:
        """The change as a share of the old budget, of a project that is in both rounds."""
        if self.old is None or self.new is None or not self.comparable or not self.old.budget:
            return None
        return self.effect / self.old.budget

    @property
    def state(self) -> FormState:
        """What became of the project."""
        if self.old is None or self.new is None:
            return "added" if self.old is None else "removed"
        if not self.comparable:
            return "incomparable"
        return "unchanged" if not self.effect else "increased" if self.effect > 0 else "decreased"

    @property
    def is_same(self) -> bool:
        """Whether it is in both rounds and says the same."""
        return self.state in {"unchanged", "incomparable"} and not self.effect and not self.texts


@dataclass(frozen=True, slots=True)
class Proposal:
    """A project that went and one that came, which may be one: a person decides. Shares are 0 to 1."""

    kind: ProposalKind
    old: Form
    new: Form
    content: Decimal
    name: Decimal


@dataclass(frozen=True, slots=True)
class Total:
    """Figures of a department or of everything. Budgets that could not be read are counted, not added as 0."""

    name: str
    old_projects: int
    new_projects: int
    old: Decimal
    new: Decimal
    old_unreadable: int
    new_unreadable: int
    old_cost: Decimal
    new_cost: Decimal
    added: int
    removed: int
    changed: int

    @property
    def change(self) -> Decimal:
        """New minus old."""
        return self.new - self.old

    @property
    def share(self) -> Decimal | None:
        """The change as a share of the old figure; None where that is 0."""
        return self.change / self.old if self.old else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was found.

    `projects` are all, those of the largest effect first. `departments` likewise. `proposals` are pairs out of the removed
    and the added ones.
    """

    old: Side
    new: Side
    projects: tuple[ProjectChange, ...]
    proposals: tuple[Proposal, ...]
    departments: tuple[Total, ...]
    total: Total

    def having(self, *states: FormState) -> tuple[ProjectChange, ...]:
        """The projects of these states."""
        return tuple(one for one in self.projects if one.state in states)

    @property
    def reworded(self) -> tuple[ProjectChange, ...]:
        """The projects whose texts changed."""
        return tuple(one for one in self.projects if one.texts)
