"""Comparing two rounds or two years: which projects came, went or changed, by amount, and which words changed in them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from xltools.merging.departments import Departments
from xltools.merging.names import name_key
from xltools.model.roster import Roster
from xltools.workflows.comparison import Comparison, Form, ProjectChange, Side, TextChange, Total
from xltools.workflows.pairing import pair, proposals
from xltools.workflows.text_changes import text_changes
from xltools.workflows.word_marks import FIGURE

ALL: Final = "合计"
YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}年?")
WAN: Final = 10_000
COST: Final = "成本"
COUNTED: Final = ("数量", COST)
"""Words in the labels of rows whose change should move the budget, or the reverse."""


def compare(old: Side, new: Side, roster: Roster | None = None) -> Comparison:
    """Compare two sides. Exchanging them exchanges old and new everywhere and turns every sign, no more."""
    paired = pair(old.forms, new.forms, roster)
    changes = [project_change(first, second) for first, second in paired.pairs]
    changes += [ProjectChange(form, None, remarks=own_remarks(form)) for form in paired.removed]
    changes += [ProjectChange(None, form, remarks=own_remarks(form)) for form in paired.added]
    departments = Departments(roster)
    groups: dict[str, list[ProjectChange]] = {}
    for one in changes:
        name = departments.match(one.form.department).department.name
        groups.setdefault(name_key(name), []).append(one)
    totals = [total(departments.match(group[0].form.department).department.name, group) for group in groups.values()]
    return Comparison(
        old,
        new,
        tuple(sorted(changes, key=by_effect)),
        proposals(paired),
        tuple(sorted(totals, key=lambda one: (-abs(one.change), one.name))),
        total(ALL, changes),
    )


def by_effect(change: ProjectChange) -> tuple[Decimal, bool, str, str]:
    """The largest effect first, then what cannot be told, then by name."""
    return -abs(change.effect), change.comparable, change.form.department, change.form.project


def project_change(old: Form, new: Form) -> ProjectChange:
    """A project that is in both rounds."""
    change = ProjectChange(old, new, tuple(text_changes(old, new)))
    return ProjectChange(old, new, change.texts, tuple(remarks(change, old, new)))


def own_remarks(form: Form) -> tuple[str, ...]:
    """What a person should know of the amount of a project that is in one round only."""
    if form.budget is None:
        return ("预算金额无法识别，未计入合计",)
    return ("预算金额单位存疑",) if form.doubtful else ()


def remarks(change: ProjectChange, old: Form, new: Form) -> Iterator[str]:
    """What a person should look at: amounts that cannot be compared, budget and indicators that did not move together."""
    yield from unsure(change, old, new)
    if change.state in {"increased", "decreased"}:
        if old.budget and new.budget and WAN in {old.budget / new.budget, new.budget / old.budget}:
            yield "两次预算正好相差一万倍，请核对单位"
        yield from indicators_stood_still(change.texts, old, new)
    elif change.state == "unchanged" and any(map(moves_money, change.texts)):
        yield "指标变动而预算未变，请核对"


def unsure(change: ProjectChange, old: Form, new: Form) -> Iterator[str]:
    """Amounts that could not be read, and those whose unit is in doubt where it decides about the change."""
    if old.budget is None and new.budget is None:
        yield "两次预算金额都无法识别，未计入合计"
    elif old.doubtful and new.doubtful:
        yield from ("两次预算金额的单位都存疑",) if change.effect else ()
    else:
        for when, form in (("上次", old), ("本次", new)):
            if form.budget is None:
                yield f"{when}预算金额无法识别，未计入合计"
            elif form.doubtful and change.effect:
                yield f"{when}预算金额单位存疑"


def indicators_stood_still(texts: Sequence[TextChange], old: Form, new: Form) -> Iterator[str]:
    """The budget moved: did any indicator? The cost names the amount and must move, the others say what it buys."""
    if not old.rows or not new.rows:
        return
    labels = {text.label for text in texts if is_row(text)}
    if not labels:
        yield "预算变动而各项指标（含成本指标）未变，请核对"
    elif all(COST in label for label in labels):
        yield "预算变动而成本以外的指标未变，请核对"


def is_row(text: TextChange) -> bool:
    """Whether a change is one of the grid."""
    return bool(text.label)


def moves_money(text: TextChange) -> bool:
    """Whether a change of the grid is one of the quantity or the cost, or of figures in another row; years do not count."""
    if not is_row(text):
        return False
    if any(word in text.label for word in COUNTED):
        return True
    return figures(text.old.text if text.old else "") != figures(text.new.text if text.new else "")


def figures(text: str) -> list[str]:
    """The figures of a text in any order, without years."""
    return sorted(re.findall(FIGURE, YEAR.sub("", text)))


def total(name: str, changes: Sequence[ProjectChange]) -> Total:
    """The figures of some projects."""
    old = [one.old for one in changes if one.old]
    new = [one.new for one in changes if one.new]
    return Total(
        name=name,
        old_projects=len(old),
        new_projects=len(new),
        old=budgets(old),
        new=budgets(new),
        old_unreadable=sum(form.budget is None for form in old),
        new_unreadable=sum(form.budget is None for form in new),
        old_cost=costs(old),
        new_cost=costs(new),
        added=sum(one.old is None for one in changes),
        removed=sum(one.new is None for one in changes),
        changed=sum(one.old is not None and one.new is not None and not one.is_same for one in changes),
    )


def budgets(forms: Sequence[Form]) -> Decimal:
    """The sum of the budgets that could be read."""
    return sum((form.budget for form in forms if form.budget is not None), Decimal(0))


def costs(forms: Sequence[Form]) -> Decimal:
    """The sum of the costs that could be read."""
    return sum((form.cost for form in forms if form.cost is not None), Decimal(0))
