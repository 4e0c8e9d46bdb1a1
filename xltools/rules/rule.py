"""What a rule is, and what its check may answer.

A check is a pure function: facts in, `Defect`s and `Undecided`s out. It never raises, prints or parses text, and it does
not know its own id: the runner turns its answers into findings with rule, project and place.

A rule across files works in two parts, so that thousands of files can be read in several processes and none of them has to be
kept: what it notes of one form where the file is read, and what it concludes from the notes of all forms.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal

from xltools.model.finding import Candidate, CandidateKind, NotCheckedReason, Severity
from xltools.model.last_year import LastYear, PastProject
from xltools.model.likenesses import Likenesses
from xltools.model.noted_form import FormKey, Note, NotedForm
from xltools.model.place import Place
from xltools.model.roster import LibraryProject, Roster, RosterEntry
from xltools.model.settings import Parameter, ParameterValue, RuleSetting

Family = Literal["C", "F", "U", "A", "X", "S", "Y", "W"]
FAMILY_TITLES: Final[dict[Family, str]] = {
    "C": "完整性",
    "F": "规范性",
    "U": "金额与单位",
    "A": "成本测算",
    "X": "表内勾稽",
    "S": "汇总勾稽",
    "Y": "跨年度",
    "W": "细化量化",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a defect stands.

    `title` is the Chinese label of the field, `caption` how a sentence calls it: "产出成本指标", in a form of several
    output blocks with the block before it. `indicator` indexes the declaration's rows.
    """

    place: Place
    title: str = ""
    caption: str = ""
    indicator: int | None = None


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect found by a check.

    `text` is the sentence without project, field and rule code, which the runner adds. Amounts are yuan. `severity` is
    set only where it differs from the rule's. `start`/`end` span `quote` in the text of the field. `department` is set
    where a rule across files speaks of a department as a whole.
    """

    text: str
    spot: Spot
    severity: Severity | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None
    computed: Decimal | None = None
    stated: Decimal | None = None
    working: str = ""
    candidates: tuple[Candidate, ...] = ()
    candidate_count: int = 0
    related: tuple[Place, ...] = ()
    position: int | None = None
    department: str = ""


@dataclass(frozen=True, slots=True)
class Undecided:
    """The check could not be decided; `detail` says in Chinese what is missing.

    A rule across files says by `file` and `position` which declaration it means; without them it is the whole run.
    """

    reason: NotCheckedReason
    detail: str = ""
    file: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Belonging:
    """The department a form belongs to.

    `department` is the official name, as written where there is none. `entry` is its line in the roster. `proposal` is the
    name in the roster that comes nearest to one that is not in it ("" where none does).
    """

    department: str
    entry: RosterEntry | None = None
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class NotReceived:
    """What the roster expects and did not come: a whole department (`project` "") or one of its projects.

    `overdue` is None where the roster names no day.
    """

    entry: RosterEntry
    project: str = ""
    overdue: bool | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything that is checked together: the forms of all files of a run, and what they are compared with.

    `forms` are those that count: of forms with the same content one, of several versions the later. `notes` are what the rule
    that gets the batch noted of them, in their order. `rivals` are the forms of the same department and project with other
    content that yield to one. `roster` and `last_year` are None where none was given; `past` and `library` map a form to the
    same project of last year and of the project library. `likenesses` know which texts were alike the last time.
    """

    forms: tuple[NotedForm, ...]
    notes: tuple[tuple[NotedForm, Note], ...] = ()
    roster: Roster | None = None
    belongings: Mapping[FormKey, Belonging] = field(default_factory=dict)
    rivals: Mapping[FormKey, tuple[NotedForm, ...]] = field(default_factory=dict)
    not_received: tuple[NotReceived, ...] = ()
    last_year: LastYear | None = None
    past: Mapping[FormKey, PastProject] = field(default_factory=dict)
    library: Mapping[FormKey, LibraryProject] = field(default_factory=dict)
    likenesses: Likenesses = field(default_factory=Likenesses)

    def department(self, form: NotedForm) -> str:
        """The department of a form: official where it is known, else as written."""
        found = self.belongings.get(form.key)
        return found.department if found else " ".join(form.department.split())


Answer = Defect | Undecided
ProjectCheck = Callable[..., Iterable[Answer]]
"""Takes the Project, and the rule's parameters by keyword."""
WorkbookCheck = Callable[..., Iterable[Answer]]
"""Takes the DepartmentWorkbook and its Projects, and the rule's parameters by keyword."""
Noting = Callable[..., Iterable[Note]]
"""Takes the Project, and the rule's parameters by keyword."""
BatchCheck = Callable[..., Iterable[Answer]]
"""Takes the Batch, and the rule's parameters by keyword."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What every entry of the catalogue has. `page` is the docstring of its module, shown by `xltools rules ID`."""

    id: str
    name: str
    title: str
    page: str

    @property
    def family(self) -> Family:
        """The family is the letter of the id."""
        letter = self.id[0]
        return next(family for family in FAMILY_TITLES if family == letter)


@dataclass(frozen=True, slots=True)
class ProjectRule(_Entry):
    """A rule on one project. `severity` is the default; a defect may carry another.

    `across` is the part of the rule that needs all files of a run; it takes the same parameters.
    """

    severity: Severity
    check: ProjectCheck
    parameters: tuple[Parameter, ...] = ()
    across: BatchCheck | None = None


@dataclass(frozen=True, slots=True)
class WorkbookRule(_Entry):
    """A rule on a department workbook as a whole."""

    severity: Severity
    check: WorkbookCheck
    parameters: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchRule(_Entry):
    """A rule across all files of a run. A defect's place names the file, its `position` the declaration in it.

    A defect without a position is about the department it names, or about the whole run.

    `note` says what the rule keeps of a form besides its texts and its budget, which every rule finds in the batch; None where
    that is enough. `check` concludes from the notes of all forms.

    `stage` "consolidation": it only makes sense where all departments are at hand.
    """

    severity: Severity
    check: BatchCheck
    parameters: tuple[Parameter, ...] = ()
    stage: Literal["check", "consolidation"] = "check"
    note: Noting | None = None


@dataclass(frozen=True, slots=True)
class Hint(_Entry):
    """A likely cause, never a finding of its own.

    `phrase` words a candidate of one of its `kinds` inside the message of a rule that lists candidates.
    """

    kinds: frozenset[CandidateKind]
    phrase: Callable[[Candidate], str]


Rule = ProjectRule | WorkbookRule | BatchRule
CatalogueEntry = Rule | Hint


def parameters_of(rule: Rule, setting: RuleSetting) -> dict[str, ParameterValue]:
    """What a rule is called with: its parameters as the office has them."""
    return {one.name: setting.parameters.get(one.name, one.default) for one in rule.parameters}
