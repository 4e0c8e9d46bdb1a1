"""Consolidating: from submissions to one picture of all departments. Nothing is guessed, nothing drops out unseen."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from xltools.merging import expected, sums
from xltools.merging.confirming import to_confirm
from xltools.merging.consolidation import Consolidation, FileRecord, FileStatus, Line
from xltools.merging.register import register
from xltools.merging.reminders import reminders
from xltools.merging.submission import Submission
from xltools.merging.versions import Standing, State
from xltools.model.decisions import NO_DECISIONS, Decisions
from xltools.model.finding import LEVEL_ORDER, Finding, NotChecked
from xltools.model.last_year import LastYear
from xltools.model.likenesses import Likenesses
from xltools.model.problems import SourceProblem
from xltools.model.roster import Roster
from xltools.model.settings import SHIPPED, Settings
from xltools.workflows.across import Against, CheckedForms, complete
from xltools.workflows.check import CheckResult
from xltools.workflows.explanations import gone
from xltools.workflows.registering import Weighed, arrived, version_pairs, weighed


def consolidate(
    received: Sequence[Submission],
    roster: Roster | None = None,
    *,
    decisions: Decisions = NO_DECISIONS,
    last_year: LastYear | None = None,
    closed: date | None = None,
    settings: Settings = SHIPPED,
    likenesses: Likenesses | None = None,
) -> Consolidation:
    """Decide about every form of every file and add up what counts; `received` is in the order of receiving.

    `decisions` are those of people about names, versions and returned forms. `closed` is the day against which due dates
    count; without it nothing is overdue yet. `likenesses` know which texts were alike the last time; the result is the same
    without them.
    """
    placed = weighed(received, roster, decisions)
    submissions, run = checked_together(placed, Against(roster, last_year, closed, decisions, likenesses), settings)
    found = replace(placed, submissions=submissions)
    everything = lines_of(found, submissions)
    counted = in_order([line for line in everything if line.state == "counted"], roster)
    listed = register(tuple(arrived(found)), found.sources, roster, decisions, closed)
    by_file = lines_by_file(everything)
    records = tuple(record(index, submissions, by_file.get(index, ())) for index in range(len(submissions)))
    came = [(line.department, line.project) for line in listed if line.position is not None]
    surplus = {(line.source, line.position) for line in listed if line.expected is False}
    about = about_workbooks(submissions, counted)
    for finding in run.findings:
        about.setdefault(finding.department, []).append(finding)
    return Consolidation(
        files=records,
        lines=counted,
        left_out=tuple(line for line in everything if line.state != "counted"),
        findings=all_findings(counted, about),
        departments=sums.by_department(counted, about),
        types=sums.by_type(counted),
        total=sums.total("合计", counted, about_workbooks=[one for found in about.values() for one in found]),
        missing=expected.lacking(roster, expected.received(came)) if roster else (),
        unexpected=tuple(line for line in counted if (line.file, line.outline.position) in surplus),
        outside=expected.outside(roster, counted),
        confirm=to_confirm(found.placement.forms, found.sources, roster, decisions),
        not_checked=(*not_checked(submissions, counted), *run.not_checked),
        settings=settings,
        about_run=run.findings,
        register=listed,
        versions=tuple(version_pairs(found)),
        reminders=reminders(listed),
        unused_choices=found.placement.unused,
    )


def checked_together(
    placed: Weighed, against: Against, settings: Settings
) -> tuple[tuple[Submission, ...], CheckResult]:
    """The submissions with what only shows across files, and what is about no single one of them."""
    run = complete(
        [CheckedForms(one.file, one.forms, own_result(one)) for one in placed.submissions],
        against,
        settings,
        placed.placement.forms,
    )
    submissions = tuple(
        replace(
            one,
            findings=result.findings,
            not_checked=result.not_checked,
            problems=(*one.problems, *(SourceProblem(one.file, gone(left), fatal=False) for left in result.unused)),
            unused=(),
        )
        for one, result in zip(placed.submissions, run.files, strict=True)
    )
    return submissions, run.whole


def own_result(submission: Submission) -> CheckResult:
    """What the check of one file said."""
    return CheckResult(submission.findings, submission.not_checked, submission.unused)


def lines_of(found: Weighed, submissions: Sequence[Submission]) -> tuple[Line, ...]:
    """Every form of every file with its department and its standing."""
    lines = []
    places = iter(found.placement.forms)
    sent = [(one, index, form) for one in submissions for index, form in enumerate(one.forms)]
    for placed, (one, index, form) in zip(places, sent, strict=True):
        number, standing = placed.form.source, placed.standing
        department = placed.match.department
        own = [
            to_keep(finding, department.name) for finding in one.findings if finding.position == placed.form.position
        ]
        note = "；".join(filter(None, [placed.match.conflict, explain(standing, found)]))
        other = None if standing.other is None else found.placement.forms[standing.other].form.source
        lines.append(
            Line(number, department, form.outline, one.projects, index, standing.state, tuple(own), note, other)
        )
    return tuple(lines)


def to_keep(finding: Finding, department: str) -> Finding:
    """A finding about a form of a department; what many have in common is kept once."""
    rule, name, project, field = map(sys.intern, (finding.rule, finding.name, finding.project, finding.field))
    place = finding.place.shared()
    return replace(finding, department=department, rule=rule, name=name, project=project, field=field, place=place)


def explain(standing: Standing, found: Weighed) -> str:
    """Why a form does not count, or what stands against it, in Chinese; "" when there is nothing to say."""

    def where(index: int) -> str:
        form = found.placement.forms[index].form
        return f"{found.sources[form.source].file} 第 {form.position} 份"

    doubt = f"；{standing.doubt}" if standing.doubt else ""
    if standing.state == "blank":
        return "空白表，未计入"
    if standing.other is not None and standing.state == "duplicate":
        return f"与 {where(standing.other)} 内容相同，只计一次"
    if standing.other is not None:
        return f"与 {where(standing.other)} 同部门同项目而内容不同，{standing.ground}未采用此份{doubt}，请核对"
    if standing.rivals:
        others = "、".join(where(index) for index in standing.rivals)
        kept = f"，{standing.ground}采用此份" if standing.ground else ""
        return f"同部门同项目另有内容不同的申报（{others}）{kept}{doubt}，请核对"
    return ""


def in_order(lines: Sequence[Line], roster: Roster | None) -> tuple[Line, ...]:
    """Departments in the order of the roster, then in order of appearance; within one, as received."""
    order = {entry.department: number for number, entry in enumerate(roster.entries)} if roster else {}
    for line in lines:
        order.setdefault(line.department.name, len(order))
    return tuple(sorted(lines, key=lambda line: order[line.department.name]))


def lines_by_file(lines: Sequence[Line]) -> dict[int, list[Line]]:
    """The lines of every file, by its number."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        found.setdefault(line.file, []).append(line)
    return found


def record(number: int, files: Sequence[Submission], own: Sequence[Line]) -> FileRecord:
    """The register's line of one file; `own` are its forms."""
    submission = files[number]
    filled = [line for line in own if line.state != "blank"]
    counted = [line for line in own if line.state == "counted"]
    found = [one for line in counted for one in line.findings]
    found += workbook_findings(submission) if counted else ()
    return FileRecord(
        file=submission.file,
        status=status(submission, filled),
        departments=tuple(dict.fromkeys(line.department.name for line in filled)),
        projects=len(filled),
        counted=len(counted),
        errors=sums.count_level(found, "error"),
        warnings=sums.count_level(found, "warning"),
        explained=sums.count_level(found, "explained"),
        reason=remark(submission, own, files),
        received=submission.received,
        sha256=submission.sha256,
        round=submission.round,
        template=submission.template,
    )


def status(submission: Submission, filled: Sequence[Line]) -> FileStatus:
    """The state of a file: duplicate or superseded only when nothing of it counts."""
    if submission.outcome != "read":
        return submission.outcome
    states: set[State] = {line.state for line in filled}
    if not states or "counted" in states:
        return "read"
    return "superseded" if "superseded" in states else "duplicate"


def remark(submission: Submission, own: Sequence[Line], files: Sequence[Submission]) -> str | None:
    """What a person should know about a file, in Chinese."""
    said = [submission.reason] if submission.reason else []
    said += [problem.message for problem in submission.problems]
    said += copies(own, files)
    blank = sum(line.state == "blank" for line in own)
    if blank:
        said.append(f"有 {blank} 份空白表，未计入")
    for line in own:
        if line.note and line.state in {"counted", "superseded"}:
            said.append(f"「{line.outline.project or '未填项目名称'}」{line.note}")
    return "；".join(text.rstrip("。；") for text in said) or None


def copies(own: Sequence[Line], files: Sequence[Submission]) -> list[str]:
    """How many forms of a file repeat forms of which file."""
    same = Counter((line.file, line.yields_to) for line in own if line.state == "duplicate")
    return [
        f"{count} 份与本文件内另一份内容相同，只计一次"
        if other is None or other == file
        else f"{count} 份与 {files[other].file} 内容相同，只计一次"
        for (file, other), count in same.items()
    ]


def workbook_findings(submission: Submission) -> tuple[Finding, ...]:
    """Findings about the workbook itself, such as a total typed over."""
    return tuple(one for one in submission.findings if one.position is None)


def about_workbooks(submissions: Sequence[Submission], counted: Sequence[Line]) -> dict[str, list[Finding]]:
    """Findings about the workbooks the counted forms came from, under the department of their first counted form."""
    owners: dict[int, str] = {}
    for line in counted:
        owners.setdefault(line.file, line.department.name)
    found: dict[str, list[Finding]] = {}
    for number, department in owners.items():
        own = [replace(one, department=department) for one in workbook_findings(submissions[number])]
        found.setdefault(department, []).extend(own)
    return found


def all_findings(counted: Sequence[Line], about: Mapping[str, Sequence[Finding]]) -> tuple[Finding, ...]:
    """Findings of the counted forms and of their workbooks: errors first, then as the lines stand."""
    found = [one for line in counted for one in line.findings]
    found += [one for own in about.values() for one in own]
    return tuple(sorted(found, key=lambda one: LEVEL_ORDER[one.level]))


def not_checked(submissions: Sequence[Submission], counted: Sequence[Line]) -> tuple[NotChecked, ...]:
    """What could not be checked of the counted forms, in their order, then of the workbooks they came from."""
    owners: dict[tuple[int, int | None], str] = {}
    for line in counted:
        owners[line.file, line.outline.position] = line.department.name
    order = {key: number for number, key in enumerate(owners)}
    for line in counted:
        owners.setdefault((line.file, None), line.department.name)
    found = [
        ((number, entry.position), replace(entry, department=owners[number, entry.position]))
        for number, submission in enumerate(submissions)
        for entry in submission.not_checked
        if (number, entry.position) in owners
    ]
    return tuple(entry for _, entry in sorted(found, key=lambda pair: order.get(pair[0], len(order))))
