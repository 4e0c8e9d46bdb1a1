"""Which of several forms counts: identical ones once, of different ones those of the file that is chosen.

A form is told by its content (department, project, every field), never by its file's name.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from xltools.merging.choosing import Choice, Receipt, choose
from xltools.merging.identity import Identity
from xltools.merging.names import name_key

State = Literal["counted", "duplicate", "superseded", "blank"]
Key = tuple[str, str]
Content = tuple[str, str]
"""What a form and its 项目明细 say."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form that came in with file number `file` (order of reading); `department` is the matched name.

    `position` counts the forms of its file, `receipt` says how the file came in (None: nothing but its number is known).
    """

    file: int
    department: str
    identity: Identity
    position: int = 1
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What becomes of a candidate. `other` is the index of the candidate it yields to.

    `rivals` are the other candidates of the same department and project with other content: a person must look. Where there
    are some, `ground` says in Chinese why this one counts or does not, `doubt` what speaks against it.
    """

    state: State
    other: int | None = None
    rivals: tuple[int, ...] = ()
    ground: str = ""
    doubt: str = ""


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
    alone = Standing("counted")
    for key, group in groups(candidates).items():
        if len(group) == 1:
            result[group[0]] = alone
        else:
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

    Of each content one form stands for all. The contents of the chosen file count, others yield to it; a file
    may hold two different forms of one name, and without a name (`named` False) nothing supersedes anything.
    """
    contents = by_content(candidates, group)
    first_of = {key: same[0] for key, same in contents.items()}
    choice = chosen(candidates, contents.values()) if named and len(contents) > 1 else None
    current = {key for key, same in contents.items() if choice is None or in_file(candidates, same, choice.file)}
    winner = next(first_of[key] for key in contents if key in current)
    result = {}
    for key, same in contents.items():
        rivals = tuple(first for other, first in first_of.items() if other != key) if named else ()
        shared = (rivals, choice.ground, choice.doubt) if choice else (rivals,)
        for index in same:
            if key not in current:
                result[index] = Standing("superseded", winner, *shared)
            elif index == same[0]:
                result[index] = Standing("counted", None, *shared)
            else:
                result[index] = Standing("duplicate", same[0], *shared)
    return result


def chosen(candidates: Sequence[Candidate], contents: Iterable[Sequence[int]]) -> Choice | None:
    """The file whose contents count; None where all stand in one file."""
    found = [candidates[index] for same in contents for index in same]
    receipts = {one.file: one.receipt or Receipt(one.file) for one in found}
    return choose(list(receipts.values())) if len(receipts) > 1 else None


def in_file(candidates: Sequence[Candidate], same: Iterable[int], file: int) -> bool:
    """Whether one of several forms that say the same stands in a file."""
    return any(candidates[index].file == file for index in same)
