"""Run the catalogue. Every rule ends in one of three outcomes: passed, finding, could not check."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.finding import Finding, NotChecked
from xltools.model.place import Place
from xltools.model.workbook import DepartmentWorkbook
from xltools.rules.cascades import without_effects
from xltools.rules.registry import PROJECT_RULES, WORKBOOK_RULES
from xltools.rules.rule import Answer, Defect, ProjectRule, Undecided, WorkbookRule

FAILED: Final = "rule-failed"

Rule = ProjectRule | WorkbookRule


@dataclass(frozen=True, slots=True)
class Subject:
    """What an answer is about: a declaration, or a whole workbook (`position` None)."""

    place: Place
    department: str
    position: int | None = None
    project: str = ""

    @property
    def name(self) -> str:
        """How a message about it begins."""
        if self.project:
            return f"「{' '.join(self.project.split())}」"
        return "" if self.position is None else f"第 {self.position} 份申报表"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings, and what could not be checked; cascades are resolved."""

    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]


class Collector:
    """Turns the answers of checks into findings and not-checked entries."""

    def __init__(self, projects: Sequence[Project]) -> None:
        self.subjects: dict[int | None, Subject] = {
            project.declaration.position: project_subject(project) for project in projects
        }
        self.findings: list[Finding] = []
        self.unchecked: dict[tuple[str, int | None], NotChecked] = {}

    def run(self, rule: Rule, check: Callable[[], Iterable[Answer]], subject: Subject) -> None:
        """Run one check; one that crashes is reported by name and the others go on."""
        try:
            answers = list(check())
        except Exception as error:  # noqa: BLE001 - a broken rule must not take the other rules down with it
            self.findings.append(failure(rule, subject, type(error).__name__))
            self.not_checked(NotChecked(rule.id, FAILED, *where(subject), detail=type(error).__name__))
            return
        for answer in answers:
            if isinstance(answer, Undecided):
                self.not_checked(NotChecked(rule.id, answer.reason, *where(subject), detail=answer.detail))
            else:
                self.findings.append(finding(rule, answer, self.subjects.get(answer.position, subject)))

    def not_checked(self, entry: NotChecked) -> None:
        """Keep the first reason of a rule on a declaration."""
        self.unchecked.setdefault((entry.rule, entry.position), entry)

    def outcome(self) -> Outcome:
        """What is left after cascades."""
        kept, effects = without_effects(self.findings)
        for effect in effects:
            subject = self.subjects[effect.cause.position]
            self.not_checked(NotChecked(effect.rule, effect.reason, *where(subject), detail=f"见 {effect.cause.rule}"))
        return Outcome(kept, tuple(self.unchecked.values()))


def run(
    projects: Sequence[Project],
    workbook: DepartmentWorkbook | None = None,
    project_rules: Sequence[ProjectRule] = PROJECT_RULES,
    workbook_rules: Sequence[WorkbookRule] = WORKBOOK_RULES,
) -> Outcome:
    """Run the rules on the projects of one file, and on the workbook they stand in where it is one."""
    collector = Collector(projects)
    for project in projects:
        subject = project_subject(project)
        for rule in project_rules:
            collector.run(rule, partial(rule.check, project), subject)
    if workbook is not None:
        whole = Subject(Place(workbook.file), workbook.department)
        for sheet_rule in workbook_rules:
            collector.run(sheet_rule, partial(sheet_rule.check, workbook, projects), whole)
    return collector.outcome()


def project_subject(project: Project) -> Subject:
    """The declaration as the subject of an answer."""
    declaration = project.declaration
    return Subject(declaration.place, declaration.department, declaration.position, declaration.project)


def where(subject: Subject) -> tuple[Place, int | None, str, str]:
    """Place, position, department and project, as NotChecked takes them."""
    return subject.place, subject.position, subject.department, subject.project


def finding(rule: Rule, defect: Defect, subject: Subject) -> Finding:
    """The defect with its rule and subject; the message begins with the project and ends with the rule code."""
    colon = "：" if defect.spot.caption else ""
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=defect.severity or rule.severity,
        message=f"{subject.name}{defect.spot.caption}{colon}{defect.text}[{rule.id}]",
        place=defect.spot.place,
        position=subject.position,
        department=subject.department,
        project=subject.project,
        field=defect.spot.title,
        indicator=defect.spot.indicator,
        quote=defect.quote,
        start=defect.start,
        end=defect.end,
        computed=defect.computed,
        stated=defect.stated,
        working=defect.working,
        candidates=defect.candidates,
        candidate_count=defect.candidate_count,
        related=defect.related,
    )


def failure(rule: Rule, subject: Subject, kind: str) -> Finding:
    """A rule that crashed, as a finding that names it."""
    return Finding(
        rule=rule.id,
        name=FAILED,
        severity="warning",
        message=f"{subject.name}规则 {rule.id}“{rule.title}”运行出错（{kind}），这一项没有检查，请人工核对并告知技术支持。[{rule.id}]",
        place=subject.place,
        position=subject.position,
        department=subject.department,
        project=subject.project,
    )
