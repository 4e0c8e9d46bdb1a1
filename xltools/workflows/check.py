"""Check declarations: run the catalogue and put the findings in the order a reader wants them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from xltools.analysis.facts import Project
from xltools.model.declaration import FIELD_TITLES
from xltools.model.explanation import Explanation
from xltools.model.finding import LEVEL_ORDER, Finding, NotChecked
from xltools.model.settings import SHIPPED, Settings
from xltools.model.workbook import DepartmentWorkbook
from xltools.rules.running import Outcome, run
from xltools.workflows.explanations import explain

FIELD_ORDER: Final = {title: number for number, title in enumerate(FIELD_TITLES.values())}


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found, and what it could not decide.

    `unused` are the explanations of the workbook that belong to none of the findings.
    """

    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    unused: tuple[Explanation, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """A marked workbook: where it was written (None: it was not, `problem` says why), and how many cells are marked.

    `remark` is a sentence on what a person must know of the copy.
    """

    path: str | None
    cells: int = 0
    problem: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One source of a check: how far it came, and what was found in it.

    `reason` is the Chinese sentence why a file was skipped or could not be read. `remarks` are sentences on what was not
    read as it stands. `marked` is set where a marked copy was asked for.
    """

    file: str
    status: Literal["read", "skipped", "failed"]
    declarations: int = 0
    reason: str | None = None
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    remarks: tuple[str, ...] = ()
    marked: MarkedCopy | None = None


def check(
    projects: Sequence[Project], workbook: DepartmentWorkbook | None = None, settings: Settings = SHIPPED
) -> CheckResult:
    """Check the projects of one file. `workbook` is given when they stand in a department workbook.

    Findings are sorted by declaration (those of the whole workbook first), level, and place in the form. What the
    department explained in the workbook's list is lowered to "explained".
    """
    return in_reading_order(run(projects, workbook, settings), workbook.explanations if workbook else ())


def in_reading_order(outcome: Outcome, explanations: Sequence[Explanation] = ()) -> CheckResult:
    """The outcome as a reader wants it, with what the department explained."""
    explained = explain(outcome.findings, explanations)
    return CheckResult(
        tuple(sorted(explained.findings, key=reading_order)),
        tuple(sorted(outcome.not_checked, key=unchecked_order)),
        explained.left,
    )


def reading_order(finding: Finding) -> tuple[int, int, int, int, str]:
    """By declaration, level, place in the form from top to bottom, position in the text, rule."""
    return (
        finding.position or 0, LEVEL_ORDER[finding.level], form_order(finding), finding.start or 0, finding.rule
    )  # fmt: skip


def unchecked_order(entry: NotChecked) -> tuple[int, str]:
    """By declaration, then by rule."""
    return entry.position or 0, entry.rule


def form_order(finding: Finding) -> int:
    """Head fields in printed order, then what is about the indicators as a whole, then their rows."""
    if finding.indicator is not None:
        return len(FIELD_ORDER) + 1 + finding.indicator
    return FIELD_ORDER.get(finding.field, len(FIELD_ORDER))
