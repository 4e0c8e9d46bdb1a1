"""Reads the departments an office expects (花名册)."""

from collections.abc import Iterator, Mapping, Sequence

from xltools.merging.names import name_key
from xltools.model.roster import Roster, RosterEntry
from xltools.workbooks.settings.layout import NO, ROSTER_COLUMNS, YES
from xltools.workbooks.settings.reading_values import day, listed, yuan
from xltools.workbooks.settings.tables import Cell, Table

TITLES = tuple(title for title, _ in ROSTER_COLUMNS)
CODE, NAME, ALIASES, CONTACT, PHONE, PROJECTS, CEILING, DUE, EXEMPT, EXEMPT_REASON = TITLES


def read_entries(table: Table) -> Roster | None:
    """The roster, when every name, alias and code belongs to one line only; None where no department is listed."""
    entries = [(read_entry(cells), cells[NAME]) for cells in table.lines(TITLES)]
    refuse_repeated(entries)
    return Roster(str(table.sheet.path), tuple(entry for entry, _ in entries)) if entries else None


def read_entry(cells: Mapping[str, Cell]) -> RosterEntry:
    """One line of the roster."""
    if not cells[NAME].text:
        raise cells[NAME].refuse("没有填写官方名称，请补填或删去这一行。")
    return RosterEntry(
        department=cells[NAME].text,
        code=cells[CODE].text,
        aliases=listed(cells[ALIASES].text),
        contact=cells[CONTACT].text,
        phone=cells[PHONE].text,
        projects=listed(cells[PROJECTS].text),
        ceiling=yuan(cells[CEILING], "控制数"),
        due=day(cells[DUE], "截止日期"),
        exempt=exempt(cells),
    )


def exempt(cells: Mapping[str, Cell]) -> str:
    """The reason why a unit need not submit, "" where it must; one without the other is refused."""
    said, because = cells[EXEMPT], cells[EXEMPT_REASON]
    if said.text not in {"", YES, NO}:
        raise said.refuse(f"的免报“{said.text}”不是“是”，请改为“是”或清空，原因写在“免报原因”中。")
    if said.text == YES and not because.text:
        raise because.refuse("没有填写免报原因，免报必须写明原因。")
    if because.text and said.text != YES:
        raise said.refuse("填了免报原因而没有选“是”，请选“是”或清空免报原因。")
    return because.text


def refuse_repeated(entries: Sequence[tuple[RosterEntry, Cell]]) -> None:
    """Stop where two lines claim one name, alias or code."""
    owners: dict[tuple[str, str], tuple[RosterEntry, Cell]] = {}
    for entry, cell in entries:
        for kind, written in identities(entry):
            other, place = owners.setdefault((kind, name_key(written)), (entry, cell))
            if other is not entry:
                raise cell.refuse(f"这一行的{kind}“{written}”与 {place.where} 一行重复，请只保留一处。")


def identities(entry: RosterEntry) -> Iterator[tuple[str, str]]:
    """Everything a department is recognised by."""
    if entry.code:
        yield "单位编码", entry.code
    for name in (entry.department, *entry.aliases):
        yield "名称或别名", name


def spellings(roster: Roster) -> dict[str, tuple[str, ...]]:
    """For each department the other names it may write: its aliases, and every name with the code glued to it."""
    return {
        entry.department: (
            *entry.aliases,
            *(entry.code + name for name in (entry.department, *entry.aliases) if entry.code),
        )
        for entry in roster.entries
    }
