"""What the rules say: findings, and what could not be checked."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from xltools.model.place import Place

Severity = Literal["error", "warning", "info"]
SEVERITY_TITLES: Final[dict[Severity, str]] = {"error": "错误", "warning": "警告", "info": "提示"}
SEVERITY_ORDER: Final[dict[Severity, int]] = {"error": 0, "warning": 1, "info": 2}

NotCheckedReason = Literal[
    "unit-undeclared", "amount-missing", "amount-unreadable", "only-unit-prices", "several-readings",
    "approximate-only", "row-not-identified", "template-unknown", "attachment-not-at-hand", "multi-year-total",
    "roster-missing", "ceiling-missing", "last-year-missing", "scan-only", "rule-failed",
]  # fmt: skip
"""Closed list of rules.md section 1, plus "rule-failed" for a rule that crashed."""

CandidateKind = Literal[
    "missing_wan", "extra_wan", "decimal_shift", "digit_changed", "digits_swapped", "period_changed",
    "factor_changed", "item_left_out", "item_counted_twice", "total_changed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """One single change that would make a statement hold. `text` is quoted from the form."""

    kind: CandidateKind
    text: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of one declaration (or of a workbook: then `position` is None).

    `field` is the Chinese label of the field or second-level indicator; `indicator` its index in the declaration.
    `computed`, `stated` and `difference` (= computed - stated) are yuan. `start`/`end` span `quote` in the field's
    text where known. `working` is the arithmetic in one line, for the note on the cell.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    place: Place
    position: int | None = None
    department: str = ""
    project: str = ""
    field: str = ""
    indicator: int | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None
    computed: Decimal | None = None
    stated: Decimal | None = None
    working: str = ""
    candidates: tuple[Candidate, ...] = ()
    candidate_count: int = 0
    related: tuple[Place, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """Computed minus stated, in yuan."""
        if self.computed is None or self.stated is None:
            return None
        return self.computed - self.stated


@dataclass(frozen=True, slots=True)
class NotChecked:
    """A rule that could not be decided on a declaration, with the reason: silence is never a pass."""

    rule: str
    reason: NotCheckedReason
    place: Place
    position: int | None = None
    department: str = ""
    project: str = ""
    detail: str = ""
