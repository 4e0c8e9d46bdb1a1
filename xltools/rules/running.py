"""Run the catalogue. Every rule ends in one of three outcomes: passed, finding, could not check."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from xltools.analysis.facts import Project
from xltools.forms.keys import label_key
from xltools.model.finding import SEVERITY_ORDER, Finding, NotChecked, Severity
from xltools.model.noted_form import Note, NotedForm
from xltools.model.place import Place
from xltools.model.settings import SHIPPED, ParameterValue, RuleSetting, Settings
from xltools.model.workbook import DepartmentWorkbook
from xltools.rules.cascades import without_effects
from xltools.rules.registry import BATCH_RULES, PROJECT_RULES, WORKBOOK_RULES
from xltools.rules.remembered import of_the_last
from xltools.rules.rule import (
    Answer,
    Batch,
    BatchRule,
    Defect,
    ProjectRule,
    Rule,
    Undecided,
    WorkbookRule,
    parameters_of,
)

FAILED: Final = "rule-failed"


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
    """Findings, and what could not be checked; cascades are resolved.

    `withdrawn` are findings made before whose cause was only found now.
    """

    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    withdrawn: tuple[Finding, ...] = ()


class Running(NamedTuple):
    """A rule that runs: its check and the parameters, as the office has them."""

    rule: Rule
    check: Callable[..., Iterable[Answer]]
    setting: RuleSetting
    parameters: Mapping[str, ParameterValue]


class Collector:
    """Turns the answers of checks into findings and not-checked entries, as the settings have it.

    `known` are findings made before: they may be the cause of others, and are not returned again.
    """

    def __init__(self, subjects: Iterable[Subject], settings: Settings, known: Sequence[Finding] = ()) -> None:
        self.subjects = {(subject.place.file, subject.position): subject for subject in subjects}
        self.settings = settings
        self.known = tuple(known)
        self.findings: list[Finding] = []
        self.unchecked: dict[tuple[str, str, int | None], NotChecked] = {}

    def run(self, one: Running, subject: Subject, *given: object) -> None:
        """Run one check on what is given; one that crashes is reported by name and the others go on."""
        try:
            answers = list(one.check(*given, **one.parameters))
        except Exception as error:  # noqa: BLE001 - a broken rule must not take the other rules down with it
            self.failed(one.rule, subject, type(error).__name__)
            return
        for answer in answers:
            self.take(one.rule, one.setting, answer, subject)

    def failed(self, rule: Rule, subject: Subject, kind: str) -> None:
        """Report a rule that crashed with an error of this kind."""
        self.findings.append(failure(rule, subject, kind))
        self.not_checked(NotChecked(rule.id, FAILED, *where(subject), detail=kind))

    def take(self, rule: Rule, setting: RuleSetting, answer: Answer, subject: Subject) -> None:
        """Keep one answer, unless the settings leave its department out or let its difference pass."""
        file = answer.file if isinstance(answer, Undecided) else answer.spot.place.file
        about = self.subjects.get((file, answer.position), subject)
        if about is subject and file:
            about = replace(about, place=Place(file))
        if isinstance(answer, Defect) and answer.department:
            about = replace(about, department=answer.department)
        if not concerns(setting, about, self.settings):
            return
        if isinstance(answer, Undecided):
            self.not_checked(NotChecked(rule.id, answer.reason, *where(about), detail=answer.detail))
        elif not tolerated(setting, answer):
            self.findings.append(finding(rule, answer, about, setting.severity))

    def not_checked(self, entry: NotChecked) -> None:
        """Keep the first reason of a rule on a declaration."""
        self.unchecked.setdefault((entry.rule, entry.place.file, entry.position), entry)

    def outcome(self) -> Outcome:
        """What is left after cascades."""
        before = {id(one) for one in self.known}
        kept, effects = without_effects([*self.known, *self.findings])
        for effect in effects:
            cause = effect.cause
            if id(cause) not in before and (cause.place.file, cause.position) in self.subjects:
                subject = self.subjects[cause.place.file, cause.position]
                self.not_checked(NotChecked(effect.rule, effect.reason, *where(subject), detail=f"见 {cause.rule}"))
        left = {id(one) for one in kept}
        return Outcome(
            tuple(one for one in kept if id(one) not in before),
            tuple(self.unchecked.values()),
            tuple(one for one in self.known if id(one) not in left),
        )


def concerns(setting: RuleSetting, subject: Subject, settings: Settings) -> bool:
    """Whether a rule is meant for the department of a subject, under any of its names."""
    if not setting.departments:
        return True
    names = {name for named in setting.departments for name in (named, *settings.spellings.get(named, ()))}
    return label_key(subject.department) in map(label_key, names)


def tolerated(setting: RuleSetting, defect: Defect) -> bool:
    """Whether the office lets the difference of a defect pass."""
    if setting.tolerance is None or defect.computed is None or defect.stated is None:
        return False
    return abs(defect.computed - defect.stated) <= setting.tolerance


def run(
    projects: Sequence[Project],
    workbook: DepartmentWorkbook | None = None,
    settings: Settings = SHIPPED,
    *,
    project_rules: Sequence[ProjectRule] = PROJECT_RULES,
    workbook_rules: Sequence[WorkbookRule] = WORKBOOK_RULES,
) -> Outcome:
    """Run the rules on the projects of one file, and on the workbook they stand in where it is one."""
    subjects = [project_subject(project) for project in projects]
    collector = Collector(subjects, settings)
    checks = running_checks(project_rules, settings)
    for project, subject in zip(projects, subjects, strict=True):
        for one in checks:
            collector.run(one, subject, project)
    if workbook is not None:
        whole = Subject(Place(workbook.file), workbook.department)
        for one in running_checks(workbook_rules, settings):
            collector.run(one, whole, workbook, projects)
    return collector.outcome()


@of_the_last
def running_checks(rules: Sequence[ProjectRule] | Sequence[WorkbookRule], settings: Settings) -> tuple[Running, ...]:
    """The rules of single files that run, which are the same for every file."""
    return tuple(running(((rule, rule.check) for rule in rules), settings))


def running(rules: Iterable[tuple[Rule, Callable[..., Iterable[Answer]]]], settings: Settings) -> Iterator[Running]:
    """The rules that run, each with its check, as the office has them."""
    for rule, check in rules:
        setting = settings.of(rule.id)
        if setting.active:
            yield Running(rule, check, setting, parameters_of(rule, setting))


def run_batch(
    batch: Batch,
    known: Sequence[Finding] = (),
    settings: Settings = SHIPPED,
    *,
    closing: bool = False,
    rules: Sequence[BatchRule] = BATCH_RULES,
    project_rules: Sequence[ProjectRule] = PROJECT_RULES,
) -> Outcome:
    """Run the rules across files. `known` are the findings of the single files, which may be the cause of some here.

    `closing`: all departments are at hand, so that the rules of the consolidation run too.
    """
    collector = Collector(map(form_subject, batch.forms), settings, known)
    whole = Subject(Place(""), "")
    noted, crashed = notes_by_rule(batch.forms), dict(failure for form in batch.forms for failure in form.failures)
    for one in running(((rule, rule.across) for rule in project_rules if rule.across is not None), settings):
        collector.run(one, whole, batch)
    for rule in rules:
        if rule.stage == "consolidation" and not closing:
            continue
        if rule.id in crashed:
            collector.failed(rule, whole, crashed[rule.id])
            continue
        for one in running([(rule, rule.check)], settings):
            collector.run(one, whole, replace(batch, notes=tuple(noted.get(rule.id, ()))))
    return collector.outcome()


def notes_by_rule(forms: Iterable[NotedForm]) -> dict[str, list[tuple[NotedForm, Note]]]:
    """What every rule noted, with the form, in the order of the forms."""
    found: dict[str, list[tuple[NotedForm, Note]]] = {}
    for form in forms:
        for note in form.notes:
            found.setdefault(note.rule, []).append((form, note))
    return found


def form_subject(form: NotedForm) -> Subject:
    """A form of a batch as the subject of an answer."""
    return Subject(form.place, form.department, form.position, form.project)


def project_subject(project: Project) -> Subject:
    """The declaration as the subject of an answer."""
    declaration = project.declaration
    return Subject(declaration.place, declaration.department, declaration.position, declaration.project)


def where(subject: Subject) -> tuple[Place, int | None, str, str]:
    """Place, position, department and project, as NotChecked takes them."""
    return subject.place, subject.position, subject.department, subject.project


def finding(rule: Rule, defect: Defect, subject: Subject, severity: Severity | None = None) -> Finding:
    """The defect with its rule and subject; the message begins with the project and ends with the rule code.

    `severity` is the level the office gave the rule.
    """
    colon = "：" if defect.spot.caption else ""
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=severity_of(rule, defect.severity, severity),
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


def severity_of(rule: Rule, own: Severity | None, chosen: Severity | None) -> Severity:
    """The severity of a defect: the rule's, or the one the office chose for it.

    A defect of its own severity, milder or graver than the rule's, stays at least as mild or as grave as what was chosen.
    """
    level = chosen or rule.severity
    if own is None or own == rule.severity:
        return level
    milder = SEVERITY_ORDER[own] > SEVERITY_ORDER[rule.severity]
    return (max if milder else min)(own, level, key=SEVERITY_ORDER.__getitem__)


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
