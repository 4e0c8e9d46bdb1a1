"""What only shows across the files of a run: which form counts, to whom it belongs, what it is compared with."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from xltools.merging import expected
from xltools.merging.departments import UNNAMED, Departments, Match
from xltools.merging.names import name_key
from xltools.merging.placing import Form, Placed, Source, place_forms
from xltools.merging.sent_form import SentForm
from xltools.merging.similar import NEAR_DEPARTMENT, KnownNames
from xltools.merging.versions import Standing
from xltools.model.decisions import NO_DECISIONS, Decisions
from xltools.model.finding import Finding, NotChecked
from xltools.model.last_year import LastYear, PastProject
from xltools.model.likenesses import Likenesses
from xltools.model.noted_form import FormKey, NotedForm
from xltools.model.roster import LibraryProject, Roster
from xltools.model.settings import SHIPPED, Settings
from xltools.rules.registry import ACROSS
from xltools.rules.rule import Batch, Belonging, NotReceived
from xltools.rules.running import Outcome, run_batch
from xltools.workflows.carrying import carried, explained_form, given_elsewhere
from xltools.workflows.check import CheckResult, reading_order, unchecked_order
from xltools.workflows.explanations import explain

PairKey = tuple[str, str]
"""Department and project as they are compared."""

Listed = TypeVar("Listed", PastProject, LibraryProject)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that came in, the department stamped on the workbook it stands in ("" for other sources), and how it came."""

    form: SentForm
    stamped: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Against:
    """What the forms of a run are compared with; None where it is not at hand.

    `closed` is set at consolidation: the day against which due dates count. Without it nothing is missing yet. `decisions`
    are those of people about names and versions. `likenesses` know which texts were alike the last time.
    """

    roster: Roster | None = None
    last_year: LastYear | None = None
    closed: date | None = None
    decisions: Decisions = NO_DECISIONS
    likenesses: Likenesses | None = None


NOTHING: Final = Against()


@dataclass(frozen=True, slots=True)
class CheckedForms:
    """One file of a run: its forms, the department stamped on it, what its own check found, and how it came."""

    file: str
    forms: tuple[SentForm, ...]
    result: CheckResult
    stamped: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class CheckedRun:
    """A whole run: the completed result of every file, in order, and what is about no single file.

    `whole` has the findings about a department or the run (their place names the roster), and what could not be checked
    at all.
    """

    files: tuple[CheckResult, ...]
    whole: CheckResult


def complete(
    checked: Sequence[CheckedForms],
    against: Against = NOTHING,
    settings: Settings = SHIPPED,
    placed: Sequence[Placed] | None = None,
) -> CheckedRun:
    """Run the rules across files and put what they find where it belongs, with the departments' explanations.

    `placed` says where each form belongs, where that has been decided already.
    """
    sent = [Sent(form, one.stamped, one.source) for one in checked for form in one.forms]
    known = [finding for one in checked for finding in one.result.findings]
    outcome = check_across(sent, against, known, settings, placed)
    names = {one.file for one in checked}
    withdrawn = {id(finding) for finding in outcome.withdrawn}
    found: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        found.setdefault(finding.place.file if finding.place.file in names else "", []).append(finding)
    unchecked: dict[str, list[NotChecked]] = {}
    for entry in outcome.not_checked:
        unchecked.setdefault(entry.place.file if entry.place.file in names else "", []).append(entry)
    open_rules = {entry.rule for entry in unchecked.get("", ())}
    results = []
    joined = [completed(one, found.get(one.file, ()), unchecked.get(one.file, ()), withdrawn) for one in checked]
    for one, result in zip(checked, with_others_explanations(checked, joined), strict=True):
        kept, left = carried(result.unused, one.file, noted(one), names, open_rules)
        findings = tuple(sorted([*result.findings, *kept], key=reading_order))
        results.append(replace(result, findings=findings, unused=left))
    return CheckedRun(
        tuple(results),
        CheckResult(tuple(found.get("", ())), tuple(unchecked.get("", ()))),
    )


def completed(
    one: CheckedForms, found: Sequence[Finding], unchecked: Sequence[NotChecked], withdrawn: Container[int]
) -> CheckResult:
    """The result of one file with what the rules across files added to it and took from it."""
    own = one.result
    explained = explain(found, own.unused)
    kept = [finding for finding in own.findings if id(finding) not in withdrawn]
    asked = {(entry.rule, entry.position) for entry in own.not_checked}
    added = [entry for entry in unchecked if (entry.rule, entry.position) not in asked]
    return CheckResult(
        tuple(sorted([*kept, *explained.findings], key=reading_order)),
        tuple(sorted([*own.not_checked, *added], key=unchecked_order)),
        explained.left,
    )


def noted(one: CheckedForms) -> tuple[NotedForm, ...]:
    """The forms of a file as the rules across files know them."""
    return tuple(form.noted for form in one.forms)


def with_others_explanations(checked: Sequence[CheckedForms], results: Sequence[CheckResult]) -> list[CheckResult]:
    """The results where findings across files have the explanations that stand in the file of another form they concern."""
    findings = [list(result.findings) for result in results]
    left = [list(result.unused) for result in results]
    concerned = findings_by_form(findings)
    for one, unused in zip(checked, left, strict=True):
        for explanation in [told for told in unused if told.rule in ACROSS]:
            own = explained_form(explanation, noted(one))
            if own is None:
                continue
            for file, number in concerned.get((explanation.rule, own.file, own.sheet), ()):
                finding = given_elsewhere(findings[file][number], explanation, own)
                if finding is not None:
                    findings[file][number] = finding
                    unused.remove(explanation)
                    break
    return [
        replace(result, findings=tuple(own), unused=tuple(unused))
        for result, own, unused in zip(results, findings, left, strict=True)
    ]


def findings_by_form(findings: Sequence[Sequence[Finding]]) -> dict[tuple[str, str, str | None], list[tuple[int, int]]]:
    """Where the findings across files are that concern a form beside their own, by rule, file and sheet."""
    found: dict[tuple[str, str, str | None], list[tuple[int, int]]] = {}
    for file, own in enumerate(findings):
        for number, finding in enumerate(own):
            if finding.rule in ACROSS:
                for form in dict.fromkeys((place.file, place.sheet) for place in finding.related):
                    found.setdefault((finding.rule, *form), []).append((file, number))
    return found


def check_across(
    sent: Sequence[Sent],
    against: Against = NOTHING,
    known: Sequence[Finding] = (),
    settings: Settings = SHIPPED,
    placed: Sequence[Placed] | None = None,
) -> Outcome:
    """Run the rules across files. `known` are the findings of the single files, none of which is returned again."""
    return run_batch(batch_of(sent, against, placed), known, settings, closing=against.closed is not None)


def batch_of(sent: Sequence[Sent], against: Against = NOTHING, placed: Sequence[Placed] | None = None) -> Batch:
    """The forms that count, in order, with all that is known about where they belong."""
    placed = placed_forms(sent, against) if placed is None else placed
    counted = [index for index, one in enumerate(placed) if one.standing.state == "counted"]
    forms = tuple(sent[index].form.noted for index in counted)
    owners = {sent[index].form.noted.key: placed[index].match for index in counted}
    departments = Departments(against.roster)
    library = against.roster.library if against.roster else ()
    past = against.last_year.projects if against.last_year else ()
    return Batch(
        forms,
        roster=against.roster,
        belongings=belongings(owners, against.roster),
        rivals={
            sent[index].form.noted.key: rivals(sent, index, placed[index].standing)
            for index in counted
            if placed[index].standing.rivals
        },
        not_received=not_received(against, [placed[index] for index in counted]),
        last_year=against.last_year,
        past=same_projects(forms, owners, past, departments),
        library=same_projects(forms, owners, library, departments),
        likenesses=against.likenesses or Likenesses(),
    )


def placed_forms(sent: Sequence[Sent], against: Against) -> tuple[Placed, ...]:
    """Where each form belongs, and whether it counts."""
    sources: dict[str, Source] = {}
    for one in sent:
        file = one.form.noted.file
        sources.setdefault(file, one.source or Source(file, one.stamped))
    numbers = {file: number for number, file in enumerate(sources)}
    forms = [placeable(numbers[one.form.noted.file], one.form) for one in sent]
    return place_forms(tuple(sources.values()), forms, against.roster, against.decisions).forms


def placeable(source: int, form: SentForm) -> Form:
    """A form of file number `source` as it is placed."""
    return Form(source, form.noted.position, form.noted.department, form.identity)


def rivals(sent: Sequence[Sent], index: int, standing: Standing) -> tuple[NotedForm, ...]:
    """The forms in other files that say something else about the same project."""
    file = sent[index].form.noted.file
    others = (sent[other].form.noted for other in standing.rivals)
    return tuple(other for other in others if other.file != file)


def belongings(owners: Mapping[FormKey, Match], roster: Roster | None) -> dict[FormKey, Belonging]:
    """The department of every form; one that is not in the roster with the nearest name there."""
    names: dict[str, str] = {}
    for entry in roster.entries if roster else ():
        names |= dict.fromkeys((entry.department, *entry.aliases), entry.department)
    known = KnownNames(names)
    proposals: dict[str, str] = {}
    found = {}
    for key, match in owners.items():
        name = "" if match.department.name == UNNAMED else match.department.name
        belonging = Belonging(name, match.department.entry)
        if names and name and belonging.entry is None:
            if name not in proposals:
                near = known.nearest(name, NEAR_DEPARTMENT)
                proposals[name] = names[near.name] if near else ""
            belonging = replace(belonging, proposal=proposals[name])
        found[key] = belonging
    return found


def not_received(against: Against, counted: Sequence[Placed]) -> tuple[NotReceived, ...]:
    """What the roster expects and did not come, in its order; nothing while departments may still send."""
    if against.roster is None or against.closed is None:
        return ()
    received = expected.received((one.match.department, one.project) for one in counted)
    return tuple(
        NotReceived(one.entry, one.project or "", None if one.entry.due is None else one.entry.due < against.closed)
        for one in expected.lacking(against.roster, received)
    )


def same_projects(
    forms: Sequence[NotedForm], owners: Mapping[FormKey, Match], others: Sequence[Listed], departments: Departments
) -> dict[FormKey, Listed]:
    """The line of each project in another list, by department and name; a name that occurs once there needs no department."""
    by_pair: dict[PairKey, list[Listed]] = {}
    by_name: dict[str, list[Listed]] = {}
    for other in others:
        name = name_key(other.project)
        department = departments.match(other.department).department.name
        by_pair.setdefault((name_key(department), name), []).append(other)
        by_name.setdefault(name, []).append(other)
    found = {}
    for form in forms if others else ():
        name = name_key(form.project)
        own = by_pair.get((name_key(owners[form.key].department.name), name), [])
        own = own or [other for other in by_name.get(name, []) if not other.department.strip()]
        if name and len(own) == 1:
            found[form.key] = own[0]
    return found
