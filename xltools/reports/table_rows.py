"""A consolidation as rows of the flat tables: plain values by column name, in the order of the master."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from xltools.analysis.provenance import figures_of
from xltools.merging.consolidation import Consolidation, FileRecord, Line
from xltools.merging.sums import line_type
from xltools.model.declaration import Declaration, Indicator
from xltools.model.finding import Finding, Level
from xltools.model.place import Place
from xltools.reports.table_columns import AMOUNTS, FILES, FINDINGS, INDICATORS, PROJECTS, Filled, FlatTable
from xltools.rules.not_applicable import is_not_applicable

Value = str | int | Decimal | bool | None
Row = dict[str, Value]

LEVEL_COLUMNS: Final[dict[Level, str]] = {
    "error": "errors", "warning": "warnings", "info": "hints", "explained": "explained",
}  # fmt: skip
PLACES: Final = 10
"""Decimal places that are kept; only a division in a text gives more."""
LARGEST: Final = Decimal(10) ** 28
"""A figure of more digits than a decimal column holds is no amount; its text stays."""
_CONTEXT: Final = Context(prec=38 + PLACES, rounding=ROUND_HALF_EVEN)
_FINEST: Final = Decimal(1).scaleb(-PLACES)


def exact(value: Decimal | None) -> Decimal | None:
    """An amount as the tables hold it."""
    if value is None or abs(value) >= LARGEST:
        return None
    exponent = value.as_tuple().exponent
    fine = isinstance(exponent, int) and exponent < -PLACES
    return value.quantize(_FINEST, context=_CONTEXT) if fine else value


def project_rows(result: Consolidation) -> Iterator[Row]:
    """Rows of `projects`."""
    for number, line in enumerate(result.lines, 1):
        project = line.project
        declaration, budget = project.declaration, project.budget
        cost = project.cost_total.yuan if project.cost_total else None
        yield shared(line, declaration, number) | counts(line.findings) | source(declaration.field_place("budget")) | {
            "department_code": line.department.entry.code if line.department.entry else "",
            "project_type": line_type(line),
            "budget_yuan": exact(budget.yuan),
            "budget_text": budget.text,
            "budget_unit_from": budget.unit_from,
            "budget_doubtful": budget.doubtful,
            "budget_alternative_yuan": exact(budget.alternative),
            "cost_yuan": exact(cost),
            "difference_yuan": None if cost is None or budget.yuan is None else exact(cost - budget.yuan),
            "tie": project.tie.outcome,
            "leader": declaration.text("leader"),
            "phone": declaration.text("phone"),
            "address": declaration.text("address"),
            "postcode": declaration.text("postcode"),
            "goal": declaration.text("goal"),
            "remarks": declaration.text("remarks"),
            "indicators_filled": sum(filled(one) == "filled" for one in declaration.indicators),
            "form": declaration.form,
            "position": declaration.position,
            "sha256": result.files[line.file].sha256 or "",
            "note": line.note,
        }  # fmt: skip


def indicator_rows(result: Consolidation) -> Iterator[Row]:
    """Rows of `indicators`."""
    for number, line in enumerate(result.lines, 1):
        project = line.project
        amounts = Counter(item.indicator for item in project.amounts)
        costs: dict[int, Decimal] = {}
        for part in project.cost_total.parts if project.cost_total else ():
            costs[part.indicator] = costs.get(part.indicator, Decimal(0)) + part.yuan
        for index, indicator in enumerate(project.declaration.indicators):
            found = [one for one in line.findings if one.indicator == index]
            yield shared(line, project.declaration, number) | counts(found) | source(indicator.field.place) | {
                "indicator_number": index + 1,
                "block": indicator.block,
                "level1": indicator.level1,
                "level2": indicator.level2,
                "level2_written": indicator.level2_written,
                "text": "" if indicator.placeholder else indicator.text,
                "filled": filled(indicator),
                "amounts": amounts[index],
                "cost_yuan": exact(costs.get(index)),
            }  # fmt: skip


def amount_rows(result: Consolidation) -> Iterator[Row]:
    """Rows of `amounts`."""
    for number, line in enumerate(result.lines, 1):
        project = line.project
        for figure in figures_of(project):
            yield shared(line, project.declaration, number) | source(figure.place) | {
                "field": figure.field,
                "indicator_number": following(figure.indicator),
                "text": figure.text,
                "start": figure.start,
                "end": figure.end,
                "context": figure.context,
                "yuan": exact(figure.yuan),
                "role": figure.role,
                "unit_from": figure.unit_from,
                "unit_note": figure.unit_note,
                "feeds": figure.feeds,
                "sha256": result.files[line.file].sha256 or "",
            }  # fmt: skip


def finding_rows(result: Consolidation) -> Iterator[Row]:
    """Rows of `findings`: errors first, as the master lists them."""
    numbers = {(line.outline.file, line.outline.position): number for number, line in enumerate(result.lines, 1)}
    for one in result.findings:
        number = None if one.position is None else numbers.get((one.place.file, one.position))
        yield source(one.place) | {
            "rule": one.rule,
            "name": one.name,
            "level": one.level,
            "department": one.department,
            "project_number": number,
            "project": one.project,
            "field": one.field,
            "indicator_number": following(one.indicator),
            "message": one.message,
            "quote": one.quote,
            "start": one.start,
            "end": one.end,
            "computed_yuan": exact(one.computed),
            "stated_yuan": exact(one.stated),
            "difference_yuan": exact(one.difference),
            "working": one.working,
            "candidates": "\n".join(f"{made.kind}\t{made.text}\t{made.replacement}" for made in one.candidates),
            "candidate_count": one.candidate_count,
            "explanation": one.explanation,
        }  # fmt: skip


def file_rows(result: Consolidation) -> Iterator[Row]:
    """Rows of `files`."""
    yield from map(file_row, result.files)


def file_row(record: FileRecord) -> Row:
    """One source."""
    return {
        "file": record.file,
        "status": record.status,
        "departments": "、".join(record.departments),
        "projects": record.projects,
        "counted": record.counted,
        "errors": record.errors,
        "warnings": record.warnings,
        "explained": record.explained,
        "reason": record.reason,
        "round": record.round,
        "template": record.template,
        "received": record.received.isoformat(" ") if record.received else None,
        "sha256": record.sha256,
    }


MAKERS: Final[Mapping[str, Callable[[Consolidation], Iterator[Row]]]] = {
    PROJECTS.name: project_rows,
    INDICATORS.name: indicator_rows,
    AMOUNTS.name: amount_rows,
    FINDINGS.name: finding_rows,
    FILES.name: file_rows,
}


def rows_of(table: FlatTable, result: Consolidation) -> Iterator[Row]:
    """The rows of a table: a value for each of its columns."""
    for row in MAKERS[table.name](result):
        yield {name: whole(value) if isinstance(value, str) else value for name, value in row.items()}


def whole(text: str) -> str:
    """The text with ? for what is no character: names of files may hold such bytes."""
    return text.encode("utf-8", "replace").decode()


def shared(line: Line, declaration: Declaration, number: int) -> Row:
    """What the tables say of a project."""
    return {
        "year": declaration.year,
        "department": line.department.name,
        "project_number": number,
        "project": declaration.project,
    }


def counts(findings: Iterable[Finding]) -> Row:
    """Findings by level."""
    found = Counter(finding.level for finding in findings)
    return {column: found[level] for level, column in LEVEL_COLUMNS.items()}


def source(place: Place) -> Row:
    """Where something was read."""
    return {"file": place.file, "sheet": place.sheet, "place": place.spot if place.cell is None else place.cell}


def following(index: int | None) -> int | None:
    """The number, from 1, of what is indexed from 0."""
    return None if index is None else index + 1


def filled(indicator: Indicator) -> Filled:
    """Whether a row of the grid says something."""
    if indicator.placeholder or not indicator.text:
        return "empty"
    return "not_applicable" if is_not_applicable(indicator.text) else "filled"
