"""Turning a statement that does not hold into a defect, in one tone for A01, A02 and A04."""

from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project, Statement, StatementKind
from xltools.model.finding import Severity
from xltools.rules.likely_cause import likely_cause
from xltools.rules.rule import Defect
from xltools.rules.severities import lowered
from xltools.rules.spots import text_spot
from xltools.rules.units import clash_sentence

SHORT: Final = 80


def broken(project: Project, kind: StatementKind) -> Iterator[Statement]:
    """The statements of one kind that do not hold."""
    return (statement for statement in project.statements if statement.kind == kind and not statement.holds)


def is_open_list(statement: Statement) -> bool:
    """A list after 其中 that stays below its total: it need not be complete."""
    return statement.at_least_part and statement.computed < statement.stated


def statement_defect(
    project: Project, statement: Statement, sentence: str, advice: str, severity: Severity = "error"
) -> Defect:
    """`sentence` says what differs; working, note, units that do not fit, likely cause and `advice` follow."""
    working = f"（{statement.working}）" if 0 < len(statement.working) <= SHORT else ""
    note = f"{statement.note}。" if statement.note else ""
    units = clash_sentence(statement.clash) if statement.clash else ""
    cause = "" if is_open_list(statement) else likely_cause(statement.candidates, statement.candidate_count)
    return Defect(
        f"{sentence}{working}。{note}{units}{cause}{advice}",
        text_spot(project.declaration, statement.indicator),
        severity=lowered(severity, when=statement.approximate),
        quote=statement.quote,
        start=statement.start,
        end=statement.end,
        computed=statement.computed,
        stated=statement.stated,
        working=statement.working,
        candidates=statement.candidates,
        candidate_count=statement.candidate_count,
    )
