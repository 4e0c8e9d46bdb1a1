"""A consolidation with something of everything a master shows: a copy, an older version, an unreadable file, doubts."""

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from support.submissions import finding, form, submission
from xltools.merging.submission import Submission
from xltools.model.roster import Roster, RosterEntry

DEPARTMENTS = ("民政科", "城管科", "=统计所*", "@党建?办")
RECEIVED = datetime.combine(date(2026, 11, 20), time(9, 30))
ROSTER = Roster(
    "花名册.xlsx",
    (
        RosterEntry("城管科", ceiling=Decimal(1000000)),
        RosterEntry("民政科", ceiling=Decimal(99999999), projects=("项目1",)),
        RosterEntry("老干部科", contact="张某", phone="=80001234"),
    ),
)


def sent(folder: Path) -> list[Submission]:
    """Four departments of three projects, a copy, an older version, an unreadable file."""
    found = []
    number = 0
    for department in DEPARTMENTS:
        file = str(folder / "报送" / f"{department.strip('=*@?')} #1 50%.docx")
        projects = []
        for position in range(1, 4):
            number += 1
            budget = None if number == 7 else f"{12345 * number}.{number:02d}"
            cost = None if number == 9 else f"{12345 * number + (number % 3)}.{number:02d}"
            types = () if number == 4 else ("4.其他一般类",) if number % 2 else ("3.宣传活动类",)
            projects.append(
                form(
                    department,
                    f"项目{number}",
                    budget,
                    file=file,
                    position=position,
                    cost=cost,
                    types=types,
                    doubtful=number == 5,
                )
            )
        told = [finding(project, "error" if project is projects[0] else "warning") for project in projects[:3]]
        found.append(
            replace(
                submission(file, *projects, findings=told),
                received=RECEIVED,
            )
        )
    found.append(replace(found[0], file=str(folder / "附件2-民政(1).docx")))
    found.append(submission("old.docx", form("城管科", "项目6", "1", file="old.docx")))
    found.append(Submission(str(folder / "坏.xlsx"), "failed", "坏.xlsx 已损坏。"))
    return [found[-2], *found[:-2], found[-1]]
