"""The forms of a run, kept packed in a file: a thousand workbooks take no more memory than ten."""

from dataclasses import dataclass
from itertools import chain, islice

from xltools.files.container import Container, Span
from xltools.jobs.parts import Part, drawn_form_of, listed_form_of, submission_of
from xltools.merging.submission import Submission
from xltools.workbooks.master.drawn import DrawnForm
from xltools.workbooks.master.listed import ListedForm


@dataclass(frozen=True, slots=True)
class Stored:
    """Where the part of one file lies."""

    head: Span
    drawn: tuple[Span, ...] = ()
    listed: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of it."""
        return self.head, *chain.from_iterable(self.several)

    @property
    def several(self) -> tuple[tuple[Span, ...], ...]:
        """What there is of every form."""
        return self.drawn, self.listed


class Shelf:
    """Parts in a container."""

    def __init__(self, container: Container) -> None:
        self.container = container

    def put(self, part: Part) -> Stored:
        """Store a part."""
        add = self.container.add
        return Stored(add(part.head), tuple(map(add, part.drawn)), tuple(map(add, part.listed)))

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
        """The submission without its forms."""
        return submission_of(self.container.read(stored.head))
