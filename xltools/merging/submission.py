"""What came in: one source file, read, analysed and checked, before anything is decided about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from xltools.analysis.facts import Project
from xltools.merging.sent_form import SentForm
from xltools.model.explanation import Explanation
from xltools.model.finding import Finding, NotChecked
from xltools.model.problems import Refusal, SourceProblem

Outcome = Literal["read", "skipped", "failed"]


@dataclass(frozen=True, slots=True)
class Submission:
    """One source file. `reason` is one Chinese sentence where the file was skipped or failed.

    `received` is the file's time of last change (local), `sha256` of its bytes; both unknown when it could not be
    opened. `stamped` is the department of the workbook, `made_for` the one in its stamp. `unused` are explanations in its list that belong to
    none of the findings. `refusal` says why nothing was read, None where it was or where the file is none of a department.
    `round` is the declared round, `template` the template's id and version ("" where it is none of ours), `misfit` says
    in Chinese in what the workbook departs from it. `returned` are digests of what the forms said when we marked the
    copy this file was made of. `forms` are the projects as they are compared with those of other files.
    """

    file: str
    outcome: Outcome
    reason: str | None = None
    projects: Sequence[Project] = ()
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    problems: tuple[SourceProblem, ...] = ()
    sha256: str | None = None
    received: datetime | None = None
    stamped: str = ""
    unused: tuple[Explanation, ...] = ()
    refusal: Refusal | None = None
    round: str = ""
    template: str = ""
    misfit: str = ""
    returned: tuple[str, ...] = ()
    made_for: str = ""
    forms: tuple[SentForm, ...] = ()
