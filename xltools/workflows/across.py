"""What only shows across the files of a run: which form counts, to whom it belongs, what it is compared with."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from rapidfuzz import fuzz, process

from xltools.analysis.facts import Project
from xltools.merging import expected
from xltools.merging.departments import UNNAMED, Departments, Match
from xltools.merging.identity import identity_of
from xltools.merging.names import name_key
from xltools.merging.versions import Candidate, Standing, standings
from xltools.model.finding import Finding, NotChecked
from xltools.model.last_year import LastYear, PastProject
from xltools.model.roster import LibraryProject, Roster
from xltools.model.settings import SHIPPED, Settings
from xltools.rules.registry import ACROSS
from xltools.rules.rule import Batch, Belonging, FormKey, NotReceived, key_of
from xltools.rules.running import Outcome, run_batch
from xltools.workflows.carrying import carried, given_elsewhere
from xltools.workflows.check import CheckResult, reading_order, unchecked_order
from xltools.workflows.explanations import explain

NEAR: Final = 60.0
"""Two names this alike (per cent of equal characters) may be one department written differently; a person decides."""

PairKey = tuple[str, str]
"""Department and project as they are compared."""

Listed = TypeVar("Listed", PastProject, LibraryProject)


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that came in, and the department stamped on the workbook it stands in ("" for other sources)."""

    project: Project
    stamped: str = ""


@dataclass(frozen=True, slots=True)
class Against:
    """What the forms of a run are compared with; None where it is not at hand.

    `closed` is set at consolidation: the day against which due dates count. Without it nothing is missing yet.
    """

    roster: Roster | None = None
    last_year: LastYear | None = None
    closed: date | None = None


NOTHING: Final = Against()


@dataclass(frozen=True, slots=True)
class CheckedForms:
    """One file of a run: its projects, the department stamped on it, and what its own check found."""

    file: str
    projects: tuple[Project, ...]
    result: CheckResult
    stamped: str = ""


@dataclass(frozen=True, slots=True)
class CheckedRun:
    """A whole run: the completed result of every file, in order, and what is about no single file.

    `whole` has the findings about a department or the run (their place names the roster), and what could not be checked
    at all.
    """

    files: tuple[CheckResult, ...]
    whole: CheckResult


def complete(checked: Sequence[CheckedForms], against: Against = NOTHING, settings: Settings = SHIPPED) -> CheckedRun:
    """Run the rules across files and put what they find where it belongs, with the departments' explanations."""
    sent = [Sent(project, one.stamped) for one in checked for project in one.projects]
    known = [finding for one in checked for finding in one.result.findings]
    outcome = check_across(sent, against, known, settings)
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
        kept, left = carried(result.unused, one.file, one.projects, names - {one.file}, open_rules)
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


def with_others_explanations(checked: Sequence[CheckedForms], results: Sequence[CheckResult]) -> list[CheckResult]:
    """The results where findings across files have the explanations that stand in the file of another form they concern."""
    findings = [list(result.findings) for result in results]
    left = [list(result.unused) for result in results]
    for one, unused in zip(checked, left, strict=True):
        for explanation in [told for told in unused if told.rule in ACROSS]:
            places = ((own, number) for own in findings for number in range(len(own)))
            told = ((own, n, given_elsewhere(own[n], explanation, one.projects)) for own, n in places)
            first = next(((own, number, finding) for own, number, finding in told if finding), None)
            if first is not None:
                own, number, finding = first
                own[number] = finding
                unused.remove(explanation)
    return [
        replace(result, findings=tuple(own), unused=tuple(unused))
        for result, own, unused in zip(results, findings, left, strict=True)
    ]


def check_across(
    sent: Sequence[Sent], against: Against = NOTHING, known: Sequence[Finding] = (), settings: Settings = SHIPPED
) -> Outcome:
    """Run the rules across files. `known` are the findings of the single files, none of which is returned again."""
    return run_batch(batch_of(sent, against), known, settings, closing=against.closed is not None)


def batch_of(sent: Sequence[Sent], against: Against = NOTHING) -> Batch:
    """The forms that count, in order, with all that is known about where they belong."""
    departments = Departments(against.roster)
    matches = [departments.match(one.project.declaration.department, one.stamped) for one in sent]
    files = {file: number for number, file in enumerate(dict.fromkeys(one.project.declaration.file for one in sent))}
    decided = standings(
        [
            Candidate(files[one.project.declaration.file], match.department.name, identity_of(one.project.declaration))
            for one, match in zip(sent, matches, strict=True)
        ]
    )
    counted = [index for index, standing in enumerate(decided) if standing.state == "counted"]
    projects = tuple(sent[index].project for index in counted)
    owners = {key_of(sent[index].project): matches[index] for index in counted}
    library = against.roster.library if against.roster else ()
    past = against.last_year.projects if against.last_year else ()
    return Batch(
        projects,
        against.roster,
        belongings(owners, against.roster),
        {
            key_of(sent[index].project): rivals(sent, index, decided[index])
            for index in counted
            if decided[index].rivals
        },
        not_received(against, projects, owners),
        against.last_year,
        same_projects(projects, owners, past, departments),
        same_projects(projects, owners, library, departments),
    )


def rivals(sent: Sequence[Sent], index: int, standing: Standing) -> tuple[Project, ...]:
    """The forms in other files that say something else about the same project."""
    file = sent[index].project.declaration.file
    others = (sent[other].project for other in standing.rivals)
    return tuple(other for other in others if other.declaration.file != file)


def belongings(owners: Mapping[FormKey, Match], roster: Roster | None) -> dict[FormKey, Belonging]:
    """The department of every form; one that is not in the roster with the nearest name there."""
    names: dict[str, str] = {}
    for entry in roster.entries if roster else ():
        names |= dict.fromkeys((entry.department, *entry.aliases), entry.department)
    proposals: dict[str, str] = {}
    found = {}
    for key, match in owners.items():
        name = "" if match.department.name == UNNAMED else match.department.name
        belonging = Belonging(name, match.department.entry)
        if names and name and belonging.entry is None:
            if name not in proposals:
                proposals[name] = names.get(nearest(name, tuple(names)), "")
            belonging = replace(belonging, proposal=proposals[name])
        found[key] = belonging
    return found


def nearest(name: str, others: Sequence[str]) -> str:
    """The most similar of the names, "" when none comes near; one inside the other comes nearest."""
    best = process.extractOne(name, others, scorer=fuzz.WRatio, processor=name_key, score_cutoff=NEAR)
    return best[0] if best else ""


def not_received(
    against: Against, projects: Sequence[Project], owners: Mapping[FormKey, Match]
) -> tuple[NotReceived, ...]:
    """What the roster expects and did not come, in its order; nothing while departments may still send."""
    if against.roster is None or against.closed is None:
        return ()
    received = expected.received((owners[key_of(project)].department, project) for project in projects)
    return tuple(
        NotReceived(one.entry, one.project or "", None if one.entry.due is None else one.entry.due < against.closed)
        for one in expected.lacking(against.roster, received)
    )


def same_projects(
    projects: Sequence[Project], owners: Mapping[FormKey, Match], others: Sequence[Listed], departments: Departments
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
    for project in projects:
        name = name_key(project.declaration.project)
        own = by_pair.get((name_key(owners[key_of(project)].department.name), name), [])
        own = own or [other for other in by_name.get(name, []) if not other.department.strip()]
        if name and len(own) == 1:
            found[key_of(project)] = own[0]
    return found
