"""Which of several forms counts: identical ones once, of different ones the later submission.

A form is told by its content (department, project, every field), never by its file's name.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from xltools.merging.identity import Identity
from xltools.merging.names import name_key

State = Literal["counted", "duplicate", "superseded", "blank"]
Key = tuple[str, str]
Content = tuple[str, str]
"""What a form and its 项目明细 say."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form that came in with file number `file` (order of reading); `department` is the matched name.

    `position` counts the forms of its file.
    """

    file: int
    department: str
    identity: Identity
    position: int = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """What becomes of a candidate. `other` is the index of the candidate it yields to.

    `rivals` are the other candidates of the same department and project with other content: a person must look.
    """

    state: State
    other: int | None = None
    rivals: tuple[int, ...] = ()


def by_content(candidates: Sequence[Candidate], group: Iterable[int]) -> dict[Content, list[int]]:
    """The candidates of a group that say the same, in order; before them, if need be, the first that has 项目明细.

    A form without 项目明细 says the same as the first of its content that has one: a document, and the workbook made from it.
    """
    listed = [(index, candidates[index].identity) for index in group]
    first_items: dict[str, str] = {}
    for _, one in listed:
        first_items[one.content] = first_items.get(one.content) or one.items
    found: dict[Content, list[int]] = {}
    for index, one in listed:
        found.setdefault((one.content, one.items or first_items[one.content]), []).append(index)
    full = {index for index, one in listed if one.items}
    return {key: sorted(same, key=lambda index: index != stand_in(same, full)) for key, same in found.items()}


def stand_in(same: Sequence[int], full: AbstractSet[int]) -> int:
    """Which of several candidates stands for all: the first with 项目明细, else the first."""
    return next((index for index in same if index in full), same[0])


def standings(candidates: Sequence[Candidate]) -> tuple[Standing, ...]:
    """The standing of every candidate, in order."""
    result: dict[int, Standing] = {}
    for key, group in groups(candidates).items():
        result |= decide(candidates, group, named=bool(key[1]))
    blank = Standing("blank")
    return tuple(result.get(index, blank) for index in range(len(candidates)))


def groups(candidates: Sequence[Candidate]) -> dict[Key, list[int]]:
    """Indexes of the filled candidates by department and project, in order."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for index, candidate in enumerate(candidates):
        if not candidate.identity.blank:
            found[candidate.department, name_key(candidate.identity.project)].append(index)
    return found


def repeats(candidates: Sequence[Candidate]) -> dict[int, int]:
    """Index of every filled candidate that says the same as another of its department -> index of the one that stands."""
    found: dict[int, int] = {}
    for group in groups(candidates).values():
        for first, *others in by_content(candidates, group).values():
            found |= dict.fromkeys(others, first)
    return dict(sorted(found.items()))


def decide(candidates: Sequence[Candidate], group: Iterable[int], *, named: bool) -> dict[int, Standing]:
    """Standings within one department and project.

    Of each content one form stands for all. The contents of the last file count, others yield to it; a file
    may hold two different forms of one name, and without a name (`named` False) nothing supersedes anything.
    """
    contents = by_content(candidates, group)
    last = max(candidates[index].file for same in contents.values() for index in same)
    current = {
        key: same
        for key, same in contents.items()
        if not named or any(candidates[index].file == last for index in same)
    }
    first_of = {key: same[0] for key, same in contents.items()}
    winner = next(first_of[key] for key in current)
    result = {}
    for key, same in contents.items():
        rivals = tuple(first for other, first in first_of.items() if other != key) if named else ()
        for index in same:
            if key not in current:
                result[index] = Standing("superseded", winner, rivals)
            elif index == same[0]:
                result[index] = Standing("counted", None, rivals)
            else:
                result[index] = Standing("duplicate", same[0], rivals)
    return result
