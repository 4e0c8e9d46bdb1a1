"""退回: what was sent back, and what came after it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from xltools.merging.departments import Departments
from xltools.merging.names import name_key
from xltools.merging.placing import Placed, Source
from xltools.model.decisions import Return

Standstill = Literal["returned", "returned_unchanged", "resubmitted", "changed"]


@dataclass(frozen=True, slots=True)
class Returned:
    """A return: the project's name as it is compared ("" = all of the unit), the day, and the words for the register."""

    project: str
    day: date
    words: str


def returns_of(returns: Iterable[Return], departments: Departments) -> dict[str, list[Returned]]:
    """The returns by the official name of the department."""
    found: dict[str, list[Returned]] = {}
    for one in returns:
        words = f"{one.day} 退回" + (f"（{one.clerk}）" if one.clerk else "") + f"：{one.reason}"
        department = departments.match(one.department).department.name
        found.setdefault(department, []).append(Returned(name_key(one.project), one.day, words))
    return found


def after_return(returned: Returned | None, forms: Sequence[Placed], sources: Sequence[Source]) -> Standstill | None:
    """What became of a project that was sent back; None where it was not.

    A form received after the day of the return is a new one, on the day itself one with other content than what came before.
    """
    if returned is None:
        return None
    times = [(sources[one.form.source].received, one.form.identity.whole) for one in forms]
    dated = sorted((time.date(), time, whole) for time, whole in times if time)
    before = [whole for day, _, whole in dated if day < returned.day]
    on_the_day = [whole for day, _, whole in dated if day == returned.day]
    if not before:
        before, on_the_day = on_the_day[:1], on_the_day[1:]
    after = [whole for whole in on_the_day if whole not in before]
    after += [whole for day, _, whole in dated if day > returned.day]
    if not after:
        return "returned"
    if not before:
        return "resubmitted"
    return "changed" if any(whole not in before for whole in after) else "returned_unchanged"


def after_marked_copy(form: Placed, sources: Sequence[Source]) -> Standstill | None:
    """Whether a form of a marked copy still says what it said when the copy was made; None for other forms."""
    returned = sources[form.form.source].returned
    if not returned:
        return None
    return "returned_unchanged" if form.form.identity.whole in returned else "changed"
