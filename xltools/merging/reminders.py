"""催报名单: what each unit still owes, whom to call, and the sentence to send."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from xltools.merging.register import LACKING, RegisterLine, RegisterState
from xltools.model.roster import RosterEntry

SUSPECTS: Final[frozenset[RegisterState]] = frozenset({"unreadable", "wrong_template", "blank", "mapping_required"})
"""States of what came and may be what is missing."""
MOST_NAMED: Final = 20
"""So many projects a sentence names."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A unit that owes something.

    `expected` is the number of projects it was to send, None where the roster lists none; `received` counts those that came.
    `missing` are the names of the projects that did not come (empty: none did), `returned` those sent back and not sent again,
    `whole_returned` says so of a unit without a list. `overdue` is by how many days it is late, 0 where it is not.
    """

    entry: RosterEntry
    expected: int | None
    received: int
    missing: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    overdue: int = 0
    whole_returned: bool = False

    @property
    def due(self) -> date | None:
        """The last day of submission."""
        return self.entry.due

    @property
    def message(self) -> str:
        """The sentence to send."""
        return f"{self.entry.department}：{owed(self)}{deadline(self)}"


def reminders(lines: Sequence[RegisterLine]) -> tuple[Reminder, ...]:
    """One for every unit of the roster that owes something, in the order of the register."""
    units: dict[str, list[RegisterLine]] = {}
    for line in lines:
        if line.department.entry is not None:
            units.setdefault(line.department.name, []).append(line)
    return tuple(found for own in units.values() if (found := reminder(own)) is not None)


def reminder(own: Sequence[RegisterLine]) -> Reminder | None:
    """What one unit owes; None for nothing."""
    entry = own[0].department.entry
    open_lines = [line for line in own if line.state in LACKING]
    if entry is None or not open_lines:
        return None
    came = {line.project for line in own if line.source is not None and line.expected is not False}
    returned = {line.project for line in open_lines if line.state == "returned"}
    return Reminder(
        entry=entry,
        expected=len(entry.projects) or None,
        received=len(came - returned),
        missing=tuple(line.project for line in open_lines if line.project and line.state != "returned"),
        returned=tuple(line.project for line in open_lines if line.project and line.state == "returned"),
        overdue=max(line.overdue for line in open_lines),
        whole_returned="" in returned,
    )


def owed(one: Reminder) -> str:
    """What is missing, as the middle of a sentence."""
    if one.expected is None:
        return "您单位的项目支出绩效目标申报表" + ("退回修改后尚未重报。" if one.whole_returned else "尚未收到。")
    said = [f"您单位应报 {one.expected} 项，已报 {one.received} 项"]
    if one.missing:
        said.append(f"尚缺{named(one.missing)}")
    if one.returned:
        said.append(f"退回修改后尚未重报的有{named(one.returned)}")
    return "，".join(said) + "。"


def named(projects: Sequence[str]) -> str:
    """The projects in quotation marks, not more than a sentence can bear."""
    shown = "".join(f"「{name}」" for name in projects[:MOST_NAMED])
    return shown + (f"等 {len(projects)} 项" if len(projects) > MOST_NAMED else "")


def deadline(one: Reminder) -> str:
    """Until when."""
    if one.due is None:
        return "请尽快报送。"
    day = f"{one.due.year}年{one.due.month}月{one.due.day}日"
    if one.overdue:
        return f"截止日期为{day}，已逾期 {one.overdue} 天，请尽快报送。"
    return f"请于{day}前报送。"


def suspects(lines: Sequence[RegisterLine]) -> tuple[RegisterLine, ...]:
    """What came but could not be read or assigned: it may be what is missing."""
    return tuple(line for line in lines if line.state in SUSPECTS)
