"""Reads what an office decided about the rules: the sheets 规则, 参数 and 词表. A wrong edit is refused with its cell."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from xltools.merging.names import name_key
from xltools.model.finding import Severity
from xltools.model.settings import ParameterValue, RuleSetting
from xltools.rules.registry import CATALOGUE, entry_of
from xltools.rules.rule import CatalogueEntry, Hint
from xltools.workbooks.settings.layout import (
    ALL,
    NO,
    NOT_SET,
    SEVERITIES,
    YES,
    RuleParameter,
    all_parameters,
    compares,
)
from xltools.workbooks.settings.reading_values import figure, listed
from xltools.workbooks.settings.tables import Cell, Sheet, Table

CODE, ACTIVE, LEVEL, TOLERANCE, DEPARTMENTS = "编号", "启用", "级别", "容差（元）", "适用部门"
RULE_TITLES: Final = (CODE, ACTIVE, LEVEL, TOLERANCE, DEPARTMENTS)
RULE_HEADER: Final = (CODE, ACTIVE, LEVEL)
PARAMETER, VALUE = "参数", "本单位取值"
PARAMETER_HEADER: Final = (CODE, PARAMETER, VALUE)
LISTS: Final = {name_key(one.heading): one for one in all_parameters() if one.is_list}
SEARCHED_ROWS: Final = 20

Names = Mapping[str, str] | None
"""The official name of every name the roster knows, by key; None without a roster."""
Values = dict[str, dict[str, ParameterValue]]
"""Values that differ from the catalogue, by rule and parameter."""


def read_rules(table: Table, names: Names) -> dict[str, RuleSetting]:
    """The decisions of the sheet 规则 by rule, without those that leave a rule as it is; every rule read is listed."""
    found: dict[str, RuleSetting] = {}
    places: dict[str, Cell] = {}
    for cells in table.lines(RULE_TITLES):
        entry = named_rule(cells[CODE])
        if entry.id in places:
            raise cells[CODE].refuse(f"的规则 {entry.id} 与 {places[entry.id].where} 重复，请只保留一行。")
        places[entry.id] = cells[CODE]
        found[entry.id] = read_rule(entry, cells, names)
    return found


def named_rule(cell: Cell) -> CatalogueEntry:
    """The rule a cell names by its id."""
    code = name_key(cell.text)
    if not code:
        raise cell.refuse("没有填写规则编号，请补填或删去这一行。")
    entry = entry_of(code)
    if entry is None or entry.id.lower() != code:
        raise cell.refuse(f"的规则编号“{cell.text}”不存在，请改为“{CATALOGUE[0].id}”这样的编号或删去这一行。")
    return entry


def read_rule(entry: CatalogueEntry, cells: Mapping[str, Cell], names: Names) -> RuleSetting:
    """One line of the sheet."""
    if isinstance(entry, Hint):
        refuse_decisions(entry, cells)
        return RuleSetting()
    severity = read_level(cells[LEVEL])
    return RuleSetting(
        active=read_active(cells[ACTIVE]),
        severity=None if severity == entry.severity else severity,
        tolerance=read_tolerance(entry, cells[TOLERANCE]),
        departments=read_departments(cells[DEPARTMENTS], names),
    )


def refuse_decisions(entry: Hint, cells: Mapping[str, Cell]) -> None:
    """A hint only goes with other findings: there is nothing to decide about it."""
    for title in RULE_TITLES[1:]:
        if cells[title].text not in {"", NOT_SET}:
            raise cells[title].refuse(
                f"填了“{cells[title].text}”，而 {entry.id} 是附在其他问题之后的线索，没有可设置的内容，请改回“{NOT_SET}”。"
            )


def read_active(cell: Cell) -> bool:
    """Whether the rule runs; an empty cell leaves it on."""
    if cell.text not in {"", YES, NO}:
        raise cell.refuse(f"的启用“{cell.text}”应为“{YES}”或“{NO}”，请从下拉列表中选择。")
    return cell.text != NO


def read_level(cell: Cell) -> Severity | None:
    """The level, None for an empty cell."""
    if cell.text and cell.text not in SEVERITIES:
        raise cell.refuse(f"的级别“{cell.text}”应为{'、'.join(SEVERITIES)}之一，请从下拉列表中选择。")
    return SEVERITIES.get(cell.text)


def read_tolerance(entry: CatalogueEntry, cell: Cell) -> Decimal | None:
    """The tolerance in yuan, None where none is set; a tolerance of 0 is none."""
    if cell.text in {"", NOT_SET}:
        return None
    if not compares(entry):
        raise cell.refuse(f"填了容差“{cell.text}”，而 {entry.id} 不比较金额，容差不起作用，请改回“{NOT_SET}”。")
    value = figure(cell, "元")
    if value is None:
        raise cell.refuse(f"的容差“{cell.text}”不是单位为元的数字，请改为数字，例如 100。")
    if value < 0:
        raise cell.refuse(f"的容差“{cell.text}”是负数，请改为 0 或正数。")
    return value or None


def read_departments(cell: Cell, names: Names) -> tuple[str, ...]:
    """The departments a rule is limited to, by their official names; none means all."""
    written = () if cell.text == ALL else tuple(name for name in listed(cell.text) if name != NOT_SET)
    if names is None:
        return tuple(dict.fromkeys(written))
    unknown = [name for name in written if name_key(name) not in names]
    if unknown:
        raise cell.refuse(
            f"的适用部门“{unknown[0]}”不在花名册中，请改为花名册中的名称（几个单位用“；”隔开），或先在花名册中加入这个单位。"
        )
    return tuple(dict.fromkeys(names[name_key(name)] for name in written))


def read_parameters(table: Table) -> Values:
    """The figures of the sheet 参数 that differ from the catalogue."""
    known = {(one.rule.id, name_key(one.parameter.title)): one for one in all_parameters() if not one.is_list}
    places: dict[tuple[str, str], Cell] = {}
    values: Values = {}
    for cells in table.lines(PARAMETER_HEADER):
        key = (named_rule(cells[CODE]).id, name_key(cells[PARAMETER].text))
        if key not in known:
            raise cells[PARAMETER].refuse(
                f"的参数“{cells[PARAMETER].text}”不是规则 {key[0]} 的参数，请改回原来的名称或删去这一行。"
            )
        if key in places:
            raise cells[PARAMETER].refuse(f"的参数“{cells[PARAMETER].text}”与 {places[key].where} 重复，请只保留一行。")
        places[key] = cells[PARAMETER]
        value = read_value(known[key], cells[VALUE])
        if value is not None and value != known[key].parameter.default:
            values.setdefault(key[0], {})[known[key].parameter.name] = value
    return values


def read_value(owner: RuleParameter, cell: Cell) -> Decimal | None:
    """A figure, None for an empty cell."""
    if not cell.text:
        return None
    value = figure(cell, owner.parameter.unit)
    what = f"的“{owner.parameter.title}”"
    if value is None:
        raise cell.refuse(f"{what}填了“{cell.text}”，不是数字，请改为数字，或清空以用出厂值。")
    objection = owner.parameter.objection(value)
    if objection:
        raise cell.refuse(f"{what}填了“{cell.text}”，{objection}，请改正，或清空以用出厂值。")
    return value


def word_table(sheet: Sheet) -> int | None:
    """The row in which the lists of words have their titles; None in any other sheet."""
    rows = enumerate(sheet.rows[:SEARCHED_ROWS])
    return next((number for number, row in rows if any(name_key(str(value)) in LISTS for value in row)), None)


def read_words(sheet: Sheet, header: int) -> Values:
    """The lists of the sheet 词表 that differ from the catalogue; a list stands for the rule exactly as it is here."""
    values: Values = {}
    seen: dict[str, Cell] = {}
    for column in range(len(sheet.rows[header])):
        title = sheet.cell(header, column)
        key = name_key(title.text)
        if not key:
            continue
        if key not in LISTS:
            raise title.refuse(f"的词表“{' '.join(title.text.split())}”不存在，请改回原来的标题或删去这一列。")
        if key in seen:
            raise title.refuse(f"的词表与 {seen[key].where} 重复，请只保留一列。")
        seen[key] = title
        owner = LISTS[key]
        words = tuple(dict.fromkeys(words_below(sheet, header, column, owner)))
        if set(words) != set(owner.parameter.default if isinstance(owner.parameter.default, tuple) else ()):
            values.setdefault(owner.rule.id, {})[owner.parameter.name] = words
    return values


def words_below(sheet: Sheet, header: int, column: int, owner: RuleParameter) -> Iterator[str]:
    """The words of a column; empty cells between them do not matter."""
    for row in range(header + 1, len(sheet.rows)):
        cell = sheet.cell(row, column)
        if owner.parameter.misshapen(cell.text) and cell.text:
            raise cell.refuse(f"的“{cell.text}”应写成“前一个词{owner.parameter.between}后一个词”，请改正或清空。")
        if cell.text:
            yield cell.text
