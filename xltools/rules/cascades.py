"""One cause, one finding: which findings are not reported again once their cause is (rules.md section 1).

What follows from a reported cause is dropped, or becomes "could not check" where the row names a reason.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from xltools.model.finding import Finding, NotCheckedReason

Same = Literal["project", "field", "cell"]


@dataclass(frozen=True, slots=True)
class Cascade:
    """A finding of `cause` silences `effect` where both stand in the same project, field or cell.

    With `reason` the effect counts as not checked for that reason, else it is merged into the cause.
    """

    cause: str
    effect: str
    same: Same
    reason: NotCheckedReason | None = None


CASCADES: Final = (
    # An empty field is reported once, as empty.
    Cascade("C01", "U08", "field"),
    Cascade("C01", "F01", "field"),
    Cascade("C01", "F02", "field"),
    Cascade("C04", "C05", "field"),
    # A row that does not apply says so; that it has no amount follows.
    Cascade("C09", "C05", "field"),
    # A budget without amount or with a doubtful unit cannot be compared with anything.
    Cascade("U08", "A05", "project", "amount-unreadable"),
    Cascade("U02", "U01", "field"),
    Cascade("U02", "A05", "project", "unit-undeclared"),
    # A cost cell without amounts.
    Cascade("C05", "A05", "project", "amount-missing"),
    Cascade("C05", "A04", "project", "amount-missing"),
    Cascade("C06", "A05", "project", "only-unit-prices"),
    Cascade("C05", "X04", "field"),
    Cascade("C05", "X05", "project"),
    Cascade("X05", "X04", "field"),
    # A quantity cell that holds only money says so.
    Cascade("U09", "C07", "field"),
    Cascade("U02", "S07", "project", "unit-undeclared"),
    # Last year's rate as this year's target.
    Cascade("Y02", "W02", "field"),
    Cascade("Y02", "W04", "field"),
    Cascade("Y02", "Y01", "field"),
    # All dates of another year: the deadline is one of them.
    Cascade("Y04", "X08", "project"),
    # A label or formula that was overwritten.
    Cascade("C03", "C04", "field"),
    Cascade("C03", "S13", "cell"),
    Cascade("S11", "S13", "cell"),
    Cascade("A11", "S11", "cell"),
    Cascade("A11", "S13", "cell"),
    Cascade("U14", "S11", "cell"),
    Cascade("U14", "S13", "cell"),
    # Wording that says nothing is reported once, by what it lacks.
    Cascade("W01", "W02", "field"),
    Cascade("W01", "X12", "field"),
    Cascade("W07", "W01", "field"),
    Cascade("C07", "W01", "field"),
    Cascade("X08", "W07", "field"),
)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A rule that could not be checked because of a finding of another one."""

    rule: str
    reason: NotCheckedReason
    cause: Finding


BY_EFFECT: Final[Mapping[str, tuple[Cascade, ...]]] = {
    effect: tuple(row for row in CASCADES if row.effect == effect) for effect in {row.effect for row in CASCADES}
}
WITH_REASON: Final[Mapping[str, tuple[Cascade, ...]]] = {
    cause: tuple(row for row in CASCADES if row.cause == cause and row.reason)
    for cause in {row.cause for row in CASCADES}
}
"""The rows by the rule they silence, and those that leave something unchecked by the rule that causes it."""


def without_effects(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Unchecked, ...]]:
    """The findings that are left, and the rules that could not be checked because of them."""
    causes: defaultdict[Hashable, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.rule in WITH_REASON:
            causes[finding.rule, finding.place.file, finding.position].append(finding)
            causes[finding.rule, finding.place].append(finding)
    kept = tuple(finding for finding in findings if not is_silenced(finding, causes))
    unchecked = tuple(
        Unchecked(row.effect, row.reason, finding)
        for finding in kept
        for row in WITH_REASON.get(finding.rule, ())
        if row.reason
    )
    return kept, unchecked


def is_silenced(effect: Finding, causes: Mapping[Hashable, Sequence[Finding]]) -> bool:
    """Whether a row of the table lets one of the causes silence a finding; causes are filed by rule and form, rule and cell."""
    for row in BY_EFFECT.get(effect.rule, ()):
        key = (row.cause, effect.place) if row.same == "cell" else (row.cause, effect.place.file, effect.position)
        if any(SAME[row.same](cause, effect) for cause in causes.get(key, ())):
            return True
    return False


def same_project(first: Finding, second: Finding) -> bool:
    """Both are about one declaration."""
    return first.position is not None and (first.place.file, first.position) == (second.place.file, second.position)


def same_field(first: Finding, second: Finding) -> bool:
    """Both stand in one field or row of a declaration."""
    return same_project(first, second) and (first.field, first.indicator) == (second.field, second.indicator)


def same_cell(first: Finding, second: Finding) -> bool:
    """Both stand in one cell."""
    return first.place.cell is not None and first.place == second.place


SAME: Final[Mapping[Same, Callable[[Finding, Finding], bool]]] = {
    "project": same_project,
    "field": same_field,
    "cell": same_cell,
}
