"""What the rules say: findings, and what could not be checked."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, Literal

from xltools.model.place import Place
from xltools.values.frozen import dataclass

Severity = Literal["error", "warning", "info"]
SEVERITY_TITLES: Final[dict[Severity, str]] = {"error": "错误", "warning": "警告", "info": "提示"}
SEVERITY_ORDER: Final[dict[Severity, int]] = {"error": 0, "warning": 1, "info": 2}

Level = Literal["error", "warning", "info", "explained"]
"""What a finding is shown, counted and sorted as: its severity while it is open, else "explained"."""
LEVEL_TITLES: Final[dict[Level, str]] = {"error": "错误", "warning": "警告", "info": "提示", "explained": "已说明"}
LEVEL_ORDER: Final[dict[Level, int]] = {"error": 0, "warning": 1, "info": 2, "explained": 3}
TO_CONFIRM: Final = "原说明（数字已变，请重新确认）："
"""Stands before an explanation that was given for other figures; it counts again once the department takes this away."""

NotCheckedReason = Literal[
    "unit-undeclared", "amount-missing", "amount-unreadable", "only-unit-prices", "several-readings",
    "approximate-only", "row-not-identified", "template-unknown", "attachment-not-at-hand", "multi-year-total",
    "roster-missing", "ceiling-missing", "last-year-missing", "scan-only", "rule-failed",
]  # fmt: skip
"""Closed list of rules.md section 1, plus "rule-failed" for a rule that crashed."""

REASON_TITLES: Final[dict[NotCheckedReason, str]] = {
    "unit-undeclared": "金额单位不明",
    "amount-missing": "没有金额",
    "amount-unreadable": "金额读不出来",
    "only-unit-prices": "只有单价",
    "several-readings": "有几种读法，无法确定",
    "approximate-only": "只有约数",
    "row-not-identified": "认不出是哪一行",
    "template-unknown": "表式不在已知的版本之内",
    "attachment-not-at-hand": "依据在附件中，附件不在手边",
    "multi-year-total": "多年合计与单年金额不能比较",
    "roster-missing": "没有花名册",
    "ceiling-missing": "没有控制数",
    "last-year-missing": "没有上年数据",
    "scan-only": "只有扫描件",
    "rule-failed": "规则运行出错",
}

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
    `explanation` is what the department wrote beside it in an earlier list. Where it was given for the same figures,
    `explained_from` is the severity the finding had before, and `severity` is "info".
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
    explanation: str = ""
    explained_from: Severity | None = None

    @property
    def level(self) -> Level:
        """What it is shown and counted as."""
        return self.severity if self.explained_from is None else "explained"

    @property
    def shown_explanation(self) -> str:
        """The explanation as lists show it: one that was given for other figures asks to be confirmed."""
        return self.explanation if self.explained_from or not self.explanation else TO_CONFIRM + self.explanation

    @property
    def difference(self) -> Decimal | None:
        """Computed minus stated, in yuan."""
        if self.computed is None or self.stated is None:
            return None
        return self.computed - self.stated


def count_levels(findings: Iterable[Finding]) -> dict[Level, int]:
    """Findings by level, 0 included; explained ones count apart from the open ones."""
    counts: dict[Level, int] = dict.fromkeys(LEVEL_TITLES, 0)
    for finding in findings:
        counts[finding.level] += 1
    return counts


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
