"""Several forms as one run: every form stands in a file of its own unless it names one."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from support.declarations import project
from xltools.analysis.facts import Project
from xltools.model.last_year import LastYear, PastProject
from xltools.model.roster import LibraryProject, Roster, RosterEntry
from xltools.rules.running import Outcome
from xltools.workflows.across import Against, Sent, check_across
from xltools.workflows.noting import sent_forms

CLOSED = date(2019, 1, 1)
OWN_TEXTS = ("goal", "quantity", "quality", "schedule", "social", "environment", "sustained")


def forms(*texts: Mapping[str, Any]) -> list[Project]:
    """One project for each mapping, in `1.txt`, `2.txt` and so on; a name is also the caption."""
    built = []
    for number, own in enumerate(texts, start=1):
        given = {"file": f"{number}.txt"} | dict(own)
        if "project" in given:
            given.setdefault("caption", given["project"])
        built.append(project(**given))
    return built


def different(count: int, **texts: Any) -> list[dict[str, Any]]:
    """The texts of `count` forms that have nothing in common but `texts`."""
    return [
        {"project": f"项目{chr(0x4E00 + 37 * number)}{chr(0x5E00 + 53 * number)}"} | texts for number in range(count)
    ]


def roster(*entries: RosterEntry, library: Sequence[LibraryProject] = ()) -> Roster:
    return Roster("花名册.xlsx", entries or (RosterEntry("示例街道绿化科"),), tuple(library))


def last_year(*projects: Mapping[str, Any]) -> LastYear:
    """Last year's projects: like the clean form, 12万元, unless said otherwise."""
    clean = project().declaration
    rows = tuple((row.level2, row.text) for row in clean.indicators)
    default = {
        "department": clean.department,
        "project": clean.project,
        "budget": Decimal(120000),
        "rows": rows,
        "year": 2018,
    }
    return LastYear("上年.xlsx", tuple(PastProject(**(default | dict(own))) for own in projects))


def across(
    projects: Sequence[Project],
    *,
    roster: Roster | None = None,
    before: LastYear | None = None,
    closed: date | None = None,
) -> Outcome:
    """What the rules across files say of a run."""
    return check_across([Sent(one) for one in sent_forms(projects)], Against(roster, before, closed))
