"""What the check says about a generated form: is the fault found, and is its repair among the three that are shown?"""

from collections.abc import Sequence
from dataclasses import dataclass

from support.declarations import declaration
from support.fault_generator import Fault
from support.generated_forms import Form
from xltools.analysis import analyse
from xltools.analysis.facts import Project
from xltools.model.finding import Candidate, Finding
from xltools.workflows.check import check

MONEY_RULES = ("A01", "A02", "A04", "A05", "U02", "U08")
RULES_OF = {"calculation": ("A01", "A02"), "items": ("A04", "A01"), "tie": ("A05",)}


@dataclass(frozen=True)
class Score:
    """One fault: found at all, right kind first, right kind among the three, the very repair first and among the three."""

    found: bool
    kind_first: bool = False
    kind_shown: bool = False
    repair_first: bool = False
    repair_shown: bool = False
    count: int = 0
    honest: bool = True


def read(form: Form) -> Project:
    cost = form.cost if len(form.cost) > 1 else form.cost[0]
    return analyse(declaration(cost=cost, budget=form.budget_text, goal=form.goal_text))


def money_findings(form: Form) -> tuple[Finding, ...]:
    """Findings of the money rules, as a user gets them."""
    return tuple(finding for finding in check([read(form)]).findings if finding.rule in MONEY_RULES)


def false_alarms(form: Form) -> list[str]:
    """What is said against a consistent form: any error, or any word of the money rules."""
    return [one.message for one in check([read(form)]).findings if one.severity == "error" or one.rule in MONEY_RULES]


def score(form: Form, fault: Fault, findings: Sequence[Finding]) -> Score:
    """Judge the finding nearest the cause."""
    finding = _nearest(form, fault, findings)
    if finding is None:
        return Score(found=False)
    kinds = _kinds(fault, finding)
    shown = finding.candidates
    right = [one.kind in kinds for one in shown]
    very = [_is_repair(fault, one) for one in shown]
    return Score(
        True,
        right[:1] == [True],
        any(right),
        very[:1] == [True],
        any(very),
        finding.candidate_count,
        finding.candidate_count >= len(shown) and (any(very) or finding.candidate_count > len(shown)),
    )


def _nearest(form: Form, fault: Fault, findings: Sequence[Finding]) -> Finding | None:
    for relation in fault.broken:
        stated, computed = form.figures[relation.stated].value, relation.computed(form.figures)
        for finding in findings:
            if finding.rule in RULES_OF[relation.kind] and {stated, computed} & {finding.stated, finding.computed}:
                return finding
    return findings[0] if findings and len(fault.broken) else None


def _kinds(fault: Fault, finding: Finding) -> tuple[str, ...]:
    """A changed result is the stated figure of its calculation (total_changed) and an item of the list."""
    if fault.kind == "total_changed" and fault.slot.role in ("result", "total") and finding.rule in ("A04", "A05"):
        return ("total_changed", "digit_changed", "digits_swapped")
    return (fault.kind,)


def _is_repair(fault: Fault, candidate: Candidate) -> bool:
    if fault.kind in ("item_left_out", "item_counted_twice"):
        return candidate.kind == fault.kind and candidate.text == fault.text
    said, right = _squeezed(candidate.replacement), _squeezed(fault.right)
    return bool(said and right) and (said.startswith(right) or right.startswith(said))


def _squeezed(text: str) -> str:
    """Without blanks and thousands marks: a moved decimal point needs no new ones."""
    return text.translate(str.maketrans("", "", " ,，"))
