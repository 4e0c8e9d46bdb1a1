"""What was read, declaration by declaration: as JSON (schema xltools.inspect/1) and as text for a person."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from xltools.analysis.facts import Budget, FieldAmount, Project
from xltools.analysis.proof_tree import Proof
from xltools.forms.page_numbers import is_page_number
from xltools.model.declaration import EXTRA_TITLES, FIELD_TITLES, Declaration, FieldName, Indicator, Unplaced
from xltools.model.problems import SourceProblem
from xltools.reports.cost_table import cost_table_lines, cost_table_record
from xltools.reports.proof import proof_record, proof_text
from xltools.values.plain import grouped, plain

SCHEMA: Final = "xltools.inspect/1"
PLAIN_FIELDS: Final[tuple[FieldName, ...]] = ("leader", "phone", "address", "postcode")
SHOWN_FIELDS: Final[tuple[FieldName, ...]] = ("caption", "department", "project", *PLAIN_FIELDS)
UNIT_SOURCES: Final = {"value": "金额自带单位", "label": "单位取自栏目名称", "assumed": "没有写单位，按元理解"}
ROLES: Final = {
    "total": "总额", "subtotal": "小计", "item": "分项", "unit_price": "单价", "limit": "限额", "other": "其他",
}  # fmt: skip


def inspection_json(
    projects: Sequence[Project], problems: Sequence[SourceProblem], proofs: Sequence[Proof] = ()
) -> str:
    """The JSON document of `inspect`, amounts as decimal strings in yuan; with `proofs` each declaration has its own."""
    told = [{"proof": proof_record(proof)} for proof in proofs] or [{}] * len(projects)
    document = {
        "schema": SCHEMA,
        "declarations": [declaration_record(one) | more for one, more in zip(projects, told, strict=True)],
        "problems": [{"file": item.file, "message": item.message, "fatal": item.fatal} for item in problems],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def declaration_record(project: Project) -> dict[str, Any]:
    """One declaration with everything read from it."""
    declaration = project.declaration
    return {
        "source": {
            "file": declaration.file,
            "sheet": declaration.place.sheet,
            "position": declaration.position,
            "spot": declaration.place.spot,
        },
        "form": declaration.form,
        "title": declaration.title,
        "caption": declaration.text("caption"),
        "department": declaration.department,
        "project": declaration.project,
        "budget": budget_record(project.budget),
        **{name: declaration.text(name) for name in PLAIN_FIELDS},
        "project_type": {"text": declaration.text("project_type"), "selected": list(project.selected_types)},
        "goal": declaration.text("goal"),
        "indicators": [indicator_record(indicator) for indicator in declaration.indicators],
        "remarks": declaration.text("remarks"),
        "amounts": [amount_record(declaration, item) for item in project.amounts],
        "extra": {name: field.text for name, field in declaration.extra.items()},
        "unplaced": [unplaced_record(item) for item in declaration.unplaced],
        "cost_table": cost_table_record(declaration.cost_table),
    }


def budget_record(budget: Budget) -> dict[str, Any]:
    """The budget field; `yuan` is null where it holds no amount."""
    return {
        "text": budget.text,
        "label_unit": budget.label_unit,
        "yuan": None if budget.yuan is None else plain(budget.yuan),
        "unit_from": budget.unit_from,
    }


def indicator_record(indicator: Indicator) -> dict[str, Any]:
    """One indicator row; `level2_written` is there only where the label was overwritten."""
    record: dict[str, Any] = {
        "block": indicator.block,
        "level1": indicator.level1,
        "level2": indicator.level2,
        "text": indicator.text,
        "placeholder": indicator.placeholder,
        "cell": indicator.field.place.cell,
    }
    if indicator.level1_written:
        record["level1_written"] = indicator.level1_written
    if indicator.level2_written is not None:
        record["level2_written"] = indicator.level2_written
    return record


def amount_record(declaration: Declaration, item: FieldAmount) -> dict[str, Any]:
    """One amount with its span in the field's text."""
    return {
        "field": amount_field(declaration, item),
        "indicator": item.indicator,
        "text": item.amount.text,
        "start": item.amount.start,
        "end": item.amount.end,
        "yuan": plain(item.amount.yuan),
        "role": item.amount.role,
    }


def amount_field(declaration: Declaration, item: FieldAmount) -> str:
    """The label of the text an amount stands in."""
    return FIELD_TITLES["goal"] if item.indicator is None else row_title(declaration.indicators[item.indicator])


def unplaced_record(item: Unplaced) -> dict[str, Any]:
    """A text that fitted no field; a page number is told apart."""
    kind = "page-number" if is_page_number(item.text) else "text"
    return {"text": item.text, "place": item.place.label(), "kind": kind}


def inspection_text(
    projects: Sequence[Project], problems: Sequence[SourceProblem], proofs: Sequence[Proof] = ()
) -> str:
    """The same for a person, in Chinese."""
    trees = [["  算式核对", *(f"    {line}" for line in proof_text(proof))] for proof in proofs] or [[]] * len(projects)
    told = zip(projects, trees, strict=True)
    lines = [line for project, tree in told for line in (*declaration_lines(project), *tree, "")]
    notes = [problem.message for problem in problems if not problem.fatal]
    files = len({project.declaration.file for project in projects})
    lines.append(f"共读取 {files} 个文件、{len(projects)} 份申报表。")
    if notes:
        lines += [f"有 {len(notes)} 处需要留意：", *(f"  {note}" for note in notes)]
    return "\n".join(lines)


def declaration_lines(project: Project) -> Iterator[str]:
    """One declaration as text."""
    declaration = project.declaration
    spot = declaration.place.label()
    yield f"第 {declaration.position} 份「{declaration.project}」（{declaration.file}{'，' + spot if spot else ''}）"
    for name in SHOWN_FIELDS:
        yield f"  {FIELD_TITLES[name]}：{on_one_line(declaration.text(name))}"
    yield f"  预算金额：{budget_text(project.budget)}"
    yield f"  项目类型：{'、'.join(project.selected_types) or '未勾选'}"
    yield f"  项目绩效目标：{on_one_line(declaration.text('goal'))}"
    for extra, field in declaration.extra.items():
        yield f"  {EXTRA_TITLES[extra]}：{on_one_line(field.text)}"
    for index, indicator in enumerate(declaration.indicators):
        yield f"  {row_title(indicator)}：{on_one_line(indicator.text)}"
        yield from (amount_line(item) for item in project.amounts if item.indicator == index)
    yield f"  其他说明的问题：{on_one_line(declaration.text('remarks'))}"
    yield from (f"  {line}" for line in cost_table_lines(declaration.cost_table))


def row_title(indicator: Indicator) -> str:
    """The label of an indicator row, as written where it is no known one."""
    return indicator.level2 or indicator.level2_written or "…"


def budget_text(budget: Budget) -> str:
    """The budget as written and as understood."""
    if budget.yuan is None:
        return f"{on_one_line(budget.text) or '（空）'}（没有读出金额）"
    return f"{on_one_line(budget.text)}（{grouped(budget.yuan)} 元，{UNIT_SOURCES[budget.unit_from]}）"


def amount_line(item: FieldAmount) -> str:
    """One amount below its row."""
    return f"    {ROLES[item.amount.role]} {on_one_line(item.amount.text)} = {grouped(item.amount.yuan)} 元"


def on_one_line(text: str) -> str:
    """The text with line breaks and TABs as single blanks."""
    return " ".join(text.split())
