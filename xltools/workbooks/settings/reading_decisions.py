"""Reads 对应认定, 版本认定 and 退回登记. A line that says too little is refused with its cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from xltools.merging.names import name_key
from xltools.model.decisions import Decisions, NameAnswer, Return, VersionChoice
from xltools.model.roster import Roster, RosterEntry
from xltools.workbooks.settings.decision_sheets import (
    CLERK,
    DAY,
    FILE,
    KIND,
    OF_PROJECT,
    OFFICIAL,
    OWNER,
    PROJECT,
    REASON,
    REMARK,
    UNIT,
    WRITTEN,
)
from xltools.workbooks.settings.reading_values import day
from xltools.workbooks.settings.tables import Cell, Sheet, find_table

Cells = Mapping[str, Cell]


def read_decisions(sheets: Sequence[Sheet], roster: Roster | None) -> Decisions:
    """All decisions; none where there are no such sheets. Raises UserError for a line that cannot be followed."""
    return Decisions(
        names=tuple(answers(sheets, roster)),
        versions=tuple(version_choice(cells) for cells in lines(sheets, (UNIT, PROJECT, FILE, REMARK), FILE)),
        returns=tuple(returned(cells) for cells in lines(sheets, (UNIT, PROJECT, DAY, CLERK, REASON), DAY)),
    )


def lines(sheets: Sequence[Sheet], titles: Sequence[str], needed: str) -> Iterator[Cells]:
    """The filled rows of the table that has a column `needed`."""
    table = find_table(sheets, (needed,))
    yield from table.lines(titles) if table else ()


def text(cells: Cells, title: str) -> str:
    """What must stand in a cell. Raises UserError where nothing does."""
    if not cells[title].text:
        raise cells[title].refuse(f"没有填写{title}，请补填或删去这一行。")
    return cells[title].text


def version_choice(cells: Cells) -> VersionChoice:
    """A line of 版本认定."""
    return VersionChoice(text(cells, UNIT), cells[PROJECT].text, text(cells, FILE), cells[REMARK].text)


def returned(cells: Cells) -> Return:
    """A line of 退回登记."""
    on = day(cells[DAY], DAY)
    if on is None:
        raise cells[DAY].refuse(f"没有填写{DAY}，请补填或删去这一行。")
    return Return(text(cells, UNIT), cells[PROJECT].text, on, text(cells, REASON), cells[CLERK].text)


def answers(sheets: Sequence[Sheet], roster: Roster | None) -> Iterator[NameAnswer]:
    """The lines of 对应认定, each name answered for once."""
    seen: dict[tuple[str, str], str] = {}
    for cells in lines(sheets, (KIND, WRITTEN, OFFICIAL, OWNER), WRITTEN):
        one = answer(cells)
        key = name_key(one.department), name_key(one.written)
        if seen.setdefault(key, name_key(one.official)) != name_key(one.official):
            raise cells[WRITTEN].refuse(f"的“{one.written}”前面已经对应到别的名称，请只保留一处。")
        told = objection(one, roster)
        if told:
            raise cells[OFFICIAL].refuse(told)
        yield one


def answer(cells: Cells) -> NameAnswer:
    """One line; without a kind it is about a project where a unit is given."""
    owner = cells[OWNER].text
    if cells[KIND].text == OF_PROJECT and not owner:
        raise cells[OWNER].refuse(f"没有填写{OWNER}，对象是项目时请写明它属于哪个单位。")
    of_project = cells[KIND].text == OF_PROJECT or (owner and not cells[KIND].text)
    return NameAnswer(text(cells, WRITTEN), text(cells, OFFICIAL), owner if of_project else "")


def objection(one: NameAnswer, roster: Roster | None) -> str:
    """Why an answer cannot be right; "" where it can."""
    if roster is None or name_key(one.written) == name_key(one.official):
        return ""
    entry = entry_of(roster, one.department or one.official)
    if entry is None:
        return f"的“{one.department or one.official}”不在花名册的官方名称和别名中，请核对。"
    if one.department and entry.projects and name_key(one.official) not in set(map(name_key, entry.projects)):
        return f"的“{one.official}”不是{entry.department}的应报项目，请核对。"
    other = None if one.department else entry_of(roster, one.written)
    if other and other is not entry:
        return f"把{other.department}的名称“{one.written}”对应到{entry.department}，请核对。"
    return ""


def entry_of(roster: Roster, name: str) -> RosterEntry | None:
    """The line of the roster that has a name."""
    key = name_key(name)
    return next(
        (entry for entry in roster.entries if key in {name_key(one) for one in (entry.department, *entry.aliases)}),
        None,
    )


def with_answers(roster: Roster, names: Sequence[NameAnswer]) -> Roster:
    """The roster with the answered names of departments as further aliases."""
    further: dict[str, list[str]] = {}
    for one in names:
        entry = None if one.department else entry_of(roster, one.official)
        if entry and entry_of(roster, one.written) is None:
            further.setdefault(entry.department, []).append(one.written)
    entries = tuple(
        replace(entry, aliases=(*entry.aliases, *further.get(entry.department, ()))) for entry in roster.entries
    )
    return replace(roster, entries=entries)
