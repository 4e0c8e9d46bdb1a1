"""Reads 花名册与设置. What the workbook does not say is as shipped, and is told; a wrong edit is refused with its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from xltools.merging.names import name_key
from xltools.model.limits import MEGABYTE, USUAL, Limits
from xltools.model.office import Office
from xltools.model.problems import UserError
from xltools.model.roster import Roster
from xltools.model.settings import AS_SHIPPED, RuleSetting, Settings, version_of
from xltools.rules.registry import CATALOGUE
from xltools.workbooks.settings import reading_rules
from xltools.workbooks.settings.layout import GENERAL_COLUMNS, LIMITS, LONGEST_NAME, NAME_LABEL
from xltools.workbooks.settings.reading_decisions import read_decisions, with_answers
from xltools.workbooks.settings.reading_library import read_library
from xltools.workbooks.settings.reading_roster import NAME, read_entries, spellings
from xltools.workbooks.settings.reading_rules import Values
from xltools.workbooks.settings.tables import Sheet, find_table, read_sheets

GENERAL_HEADER: Final = tuple(title for title, _ in GENERAL_COLUMNS[:2])
MOST_NAMED: Final = 5


def read_office(path: Path) -> Office:
    """Roster and settings of a workbook.

    A workbook that is only a roster, or has no department in it, is right too. Raises UserError, in one sentence that
    names the cell, for a wrong entry.
    """
    return office_in(path, read_sheets(path))


def office_in(path: Path, sheets: Sequence[Sheet]) -> Office:
    """Roster and settings of the sheets of the workbook `path`."""
    roster_table = find_table(sheets, (NAME,))
    rule_table = find_table(sheets, reading_rules.RULE_HEADER)
    if roster_table is None and rule_table is None:
        raise UserError(
            f"{path} 不是花名册与设置：没有找到“官方名称”或“启用”一列，请用 xltools template 生成的模板填写。"
        )
    roster = read_entries(roster_table) if roster_table else None
    if roster is not None:
        roster = replace(roster, library=read_library(sheets))
    decisions = read_decisions(sheets, roster)
    if roster is not None:
        roster = with_answers(roster, decisions.names)
    if roster is None and rule_table is None:
        raise UserError(f"花名册 {path} 没有列出任何单位，请至少填写一个官方名称。")
    decided = reading_rules.read_rules(rule_table, official_names(roster)) if rule_table else {}
    told = remarks(sheets, roster, decided) if rule_table else ()
    return Office(replace(settings_of(path, sheets, decided, roster), remarks=told), roster, decisions)


def read_roster(path: Path) -> Roster:
    """The roster alone. Raises UserError where no department is listed."""
    roster = read_office(path).roster
    if roster is None:
        raise UserError(f"花名册 {path} 没有列出任何单位，请至少填写一个官方名称。")
    return roster


def official_names(roster: Roster | None) -> Mapping[str, str] | None:
    """The official name of every name of the roster, by key."""
    if roster is None:
        return None
    return {name_key(name): entry.department for entry in roster.entries for name in (entry.department, *entry.aliases)}


def settings_of(
    path: Path, sheets: Sequence[Sheet], decided: Mapping[str, RuleSetting], roster: Roster | None
) -> Settings:
    """The decisions of all sheets; rules they leave as they are do not count."""
    values = parameter_values(sheets)
    rules = {}
    for entry in CATALOGUE:
        setting = replace(decided.get(entry.id, AS_SHIPPED), parameters=values.get(entry.id, {}))
        if setting != AS_SHIPPED:
            rules[entry.id] = setting
    version = version_of(general_name(sheets), rules)
    return Settings(
        str(path), version, rules, spellings(roster) if roster else {}, limits=limits_in(sheets)
    )


def parameter_values(sheets: Sequence[Sheet]) -> Values:
    """Figures and lists of words by rule."""
    table = find_table(sheets, reading_rules.PARAMETER_HEADER)
    values = reading_rules.read_parameters(table) if table else {}
    found = [(sheet, header) for sheet in sheets if (header := reading_rules.word_table(sheet)) is not None]
    if len(found) > 1:
        names = "、".join(f"「{sheet.name}」" for sheet, _ in found)
        raise UserError(f"{found[0][0].path} 有 {len(found)} 张词表（{names}），请只保留一张。")
    for sheet, header in found:
        for rule, lists in reading_rules.read_words(sheet, header).items():
            values.setdefault(rule, {}).update(lists)
    return values


def general_name(sheets: Sequence[Sheet]) -> str:
    """What the office calls its settings, "" for nothing."""
    table = find_table(sheets, GENERAL_HEADER)
    label, content = GENERAL_HEADER
    name = ""
    known = {name_key(title) for title, *_ in LIMITS}
    for cells in table.lines(GENERAL_HEADER) if table else ():
        if name_key(cells[label].text) in known:
            continue
        if name_key(cells[label].text) != name_key(NAME_LABEL):
            raise cells[label].refuse(f"的“{cells[label].text}”不是可以设置的项目，请改回“{NAME_LABEL}”或删去这一行。")
        name = " ".join(cells[content].text.split())
        if len(name) > LONGEST_NAME:
            raise cells[content].refuse(f"的{NAME_LABEL}有 {len(name)} 字，请缩短到 {LONGEST_NAME} 字以内。")
    return name


def limits_in(sheets: Sequence[Sheet]) -> Limits:
    """What bounds every source; what is not filled in is as usual."""
    table = find_table(sheets, GENERAL_HEADER)
    label, content = GENERAL_HEADER
    found = {}
    rows = {name_key(title): (title, name, least, most) for title, name, least, most, _ in LIMITS}
    for cells in table.lines(GENERAL_HEADER) if table else ():
        title, name, least, most = rows.get(name_key(cells[label].text), ("", "", 0, 0))
        text = "".join(cells[content].text.split())
        if not name or not text:
            continue
        if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
            raise cells[content].refuse(f"的{title}写的是“{text[:20]}”，请填 {least} 到 {most} 之间的整数，或清空。")
        found[name] = int(text) if name == "seconds" else int(text) * MEGABYTE
    return replace(USUAL, **found)


def remarks(sheets: Sequence[Sheet], roster: Roster | None, decided: Mapping[str, RuleSetting]) -> tuple[str, ...]:
    """What a workbook with settings leaves open."""
    told = []
    if roster is None:
        told.append("花名册没有列出单位，没有按花名册对应部门和核对漏报。")
    absent = [entry.id for entry in CATALOGUE if entry.id not in decided]
    if absent:
        named = "、".join(absent[:MOST_NAMED]) + (" 等" if len(absent) > MOST_NAMED else "")
        told.append(f"规则表没有列出 {len(absent)} 条规则（{named}），这些规则按出厂设置执行。")
    if find_table(sheets, reading_rules.PARAMETER_HEADER) is None:
        told.append(f"没有找到有“{reading_rules.VALUE}”一列的参数表，参数按出厂值执行。")
    if not any(reading_rules.word_table(sheet) is not None for sheet in sheets):
        told.append("没有找到词表，词语按出厂设置检查。")
    return tuple(told)
