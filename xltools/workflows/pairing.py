"""Which form of the old round is which of the new one: by department and project name only. What merely looks alike is proposed."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process

from xltools.analysis.alike import likeness
from xltools.merging.departments import Departments, lookalikes
from xltools.merging.names import name_key
from xltools.model.roster import Roster
from xltools.workflows.comparison import Form, Proposal, ProposalKind
from xltools.workflows.text_changes import GOAL, compared

SAME_TEXT: Final = Decimal("0.8")
"""Likeness from which two forms of one department may be one project under another name."""
SAME_ANYWHERE: Final = Decimal("0.9")
"""The same where both department and name differ: standard wording is alike in many forms."""
ALIKE: Final = Decimal("0.6")
"""Likeness of names that needs a likeness of texts, or the same budget, to speak for it."""
SUPPORTING: Final = Decimal("0.7")
"""That likeness of texts: forms share much standard wording."""

Key = tuple[str, str]


class Paired(NamedTuple):
    """The forms of both rounds: those that belong together, and those that are only in one."""

    pairs: tuple[tuple[Form, Form], ...]
    removed: tuple[Form, ...]
    added: tuple[Form, ...]


class Texts(NamedTuple):
    """A form as it is compared with others: its key, and all it says without blanks."""

    form: Form
    key: Key
    text: str


def pair(old: Sequence[Form], new: Sequence[Form], roster: Roster | None) -> Paired:
    """Pair the forms of one department and project; several of one name by equal content, then in order.

    Forms without a project name are paired only where they say the same.
    """
    departments = Departments(roster)
    before, after = by_key(old, departments), by_key(new, departments)
    pairs: list[tuple[Form, Form]] = []
    removed: list[Form] = []
    added: list[Form] = []
    for key in dict.fromkeys((*before, *after)):
        first, second = before.get(key, []), after.get(key, [])
        found = [*equal_ones(first, second)]
        first, second = without(first, (one for one, _ in found)), without(second, (other for _, other in found))
        if key[1]:
            rest = list(zip(first, second, strict=False))
            found += rest
            first, second = first[len(rest) :], second[len(rest) :]
        pairs += found
        removed += first
        added += second
    return Paired(tuple(pairs), tuple(removed), tuple(added))


def by_key(forms: Sequence[Form], departments: Departments) -> dict[Key, list[Form]]:
    """The forms by department and project, as names are compared."""
    groups: dict[Key, list[Form]] = {}
    for form in forms:
        department = departments.match(form.department).department.name
        groups.setdefault((name_key(department), name_key(form.project)), []).append(form)
    return groups


def equal_ones(old: Sequence[Form], new: Sequence[Form]) -> Iterator[tuple[Form, Form]]:
    """The forms that say the same, each once."""
    waiting: dict[tuple[Decimal | None, str], list[Form]] = {}
    for form in new:
        waiting.setdefault((form.budget, content(form)), []).append(form)
    for form in old:
        same = waiting.get((form.budget, content(form)))
        if same:
            yield form, same.pop(0)


def without(forms: Sequence[Form], taken: Iterable[Form]) -> list[Form]:
    """The forms but those taken."""
    gone = {id(form) for form in taken}
    return [form for form in forms if id(form) not in gone]


def content(form: Form) -> str:
    """What a form says it will do: its goal and its rows, without blanks."""
    goal = form.fields[GOAL].text if GOAL in form.fields else ""
    return compared("\n".join([goal, *(row.passage.text for row in form.rows)]))


def proposals(paired: Paired) -> tuple[Proposal, ...]:
    """Pairs of a removed and an added form that may be one project; every form in one pair at most, the likeliest first."""
    old, new = [texts(form) for form in paired.removed], [texts(form) for form in paired.added]
    names = dict.fromkeys(form.form.department for form in (*old, *new))
    alike = {frozenset(map(name_key, names)) for names in lookalikes(tuple(names))}
    found = [
        proposal
        for first, second in candidates(old, new, alike)
        if (proposal := proposed(first, second, department_alike=frozenset({first.key[0], second.key[0]}) in alike))
    ]
    taken: set[int] = set()
    result = []
    for one in sorted(found, key=rank):
        if not {id(one.old), id(one.new)} & taken:
            taken |= {id(one.old), id(one.new)}
            result.append(one)
    return tuple(result)


def texts(form: Form) -> Texts:
    """A form ready to be compared with many."""
    return Texts(form, (name_key(form.department), name_key(form.project)), content(form))


def candidates(
    old: Sequence[Texts], new: Sequence[Texts], alike: AbstractSet[frozenset[str]]
) -> Iterator[tuple[Texts, Texts]]:
    """The pairs worth a closer look: of one department or two that look alike, of one name, or nearly the same in content."""
    contents = [one.text for one in new]
    of_department, of_name = places(one.key[0] for one in new), places(one.key[1] for one in new)
    for first in old:
        department, name = first.key
        found = set(of_name.get(name, ()))
        for other, indexes in of_department.items():
            if other == department or frozenset({other, department}) in alike:
                found.update(indexes)
        cutoff = float(SAME_ANYWHERE * 100)
        near = process.extract(first.text, contents, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None)
        found.update(index for _, _, index in near if first.text)
        yield from ((first, new[index]) for index in sorted(found))


def places(keys: Iterable[str]) -> dict[str, list[int]]:
    """Where every key stands."""
    found: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        found.setdefault(key, []).append(index)
    return found


def proposed(old: Texts, new: Texts, *, department_alike: bool) -> Proposal | None:
    """The proposal of a pair; None where too little speaks for it."""
    said, name = likeness(old.text, new.text) if old.text and new.text else Decimal(0), likeness(old.key[1], new.key[1])
    same_budget = old.form.budget is not None and old.form.budget == new.form.budget != 0
    same_department, same_name = old.key[0] == new.key[0], old.key[1] == new.key[1] != ""
    supported = said >= SUPPORTING or same_budget
    kind: ProposalKind
    if same_department:
        kind, enough = "renamed", said >= SAME_TEXT or (name >= ALIKE and supported)
    elif department_alike:
        kind, enough = "department-renamed", said >= SAME_TEXT or (name >= ALIKE and supported)
    elif same_name:
        kind, enough = "moved", supported
    else:
        kind, enough = "moved-and-renamed", said >= SAME_ANYWHERE
    return Proposal(kind, old.form, new.form, said, name) if enough else None


def rank(proposal: Proposal) -> tuple[Decimal, bool, list[Key]]:
    """The likeliest first; what decides between equal ones does not depend on which round is the old one."""
    same_budget = proposal.old.budget is not None and proposal.old.budget == proposal.new.budget
    keys = [(name_key(one.department), name_key(one.project)) for one in (proposal.old, proposal.new)]
    return -(proposal.content + proposal.name), not same_budget, sorted(keys)
