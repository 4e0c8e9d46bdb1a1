"""The forms of a run, kept packed in a file: a thousand workbooks take no more memory than ten."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice
from typing import Final, overload

from xltools.analysis.facts import Project
from xltools.files.container import Container, Span
from xltools.jobs.parts import Part, drawn_form_of, listed_form_of, project_of, submission_of
from xltools.merging.submission import Submission
from xltools.workbooks.master.drawn import DrawnForm
from xltools.workbooks.master.listed import ListedForm

AT_HAND: Final = 32
"""Forms that stay unpacked: whoever looks at a form looks at it several times."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the part of one file lies."""

    head: Span
    forms: tuple[Span, ...] = ()
    drawn: tuple[Span, ...] = ()
    listed: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of it."""
        return self.head, *chain.from_iterable(self.several)

    @property
    def several(self) -> tuple[tuple[Span, ...], ...]:
        """What there is of every form."""
        return self.forms, self.drawn, self.listed


class Shelf:
    """Parts in a container."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.project = lru_cache(AT_HAND)(self.unpacked)

    def unpacked(self, span: Span) -> Project:
        """A form."""
        return project_of(self.container.read(span))

    def put(self, part: Part) -> Stored:
        """Store a part."""
        add = self.container.add
        return Stored(
            add(part.head), tuple(map(add, part.forms)), tuple(map(add, part.drawn)), tuple(map(add, part.listed))
        )

    def copy(self, stored: Stored, other: Container) -> Stored:
        """Store a part that lies in another container. Raises Damaged."""
        content = [other.read(span) for span in stored.spans]
        added = iter([self.container.add(one) for one in content])
        return Stored(next(added), *(tuple(islice(added, len(one))) for one in stored.several))

    def drawn(self, span: Span) -> DrawnForm:
        """The drawn sheet of a form."""
        return drawn_form_of(self.container.read(span))

    def listed(self, span: Span) -> ListedForm:
        """The rows of a form in the tables."""
        return listed_form_of(self.container.read(span))

    def submission(self, stored: Stored) -> Submission:
        """The submission with its forms, which are unpacked when somebody asks for them."""
        head = submission_of(self.container.read(stored.head))
        return replace(head, projects=StoredForms(self, stored.forms))


class StoredForms(Sequence[Project]):
    """The forms of one file."""

    def __init__(self, shelf: Shelf, spans: tuple[Span, ...]) -> None:
        self.shelf = shelf
        self.spans = spans

    def __len__(self) -> int:
        return len(self.spans)

    @overload
    def __getitem__(self, number: int) -> Project: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Project, ...]: ...
    def __getitem__(self, number: int | slice) -> Project | tuple[Project, ...]:
        if isinstance(number, slice):
            return tuple(self.shelf.project(span) for span in self.spans[number])
        return self.shelf.project(self.spans[number])

    def __iter__(self) -> Iterator[Project]:
        return (self.shelf.project(span) for span in self.spans)
