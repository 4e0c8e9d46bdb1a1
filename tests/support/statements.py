"""Statements of a project as short text, for tables of cases."""

from xltools.analysis.facts import Project, Statement
from xltools.values.plain import plain


def false_statements(project: Project) -> str:
    """computed≠stated of every false statement, in order; ~ before a list after 其中 that is only smaller."""
    return " ".join(_shown(statement) for statement in project.statements if not statement.holds)


def _shown(statement: Statement) -> str:
    part = "~" if statement.at_least_part and statement.computed < statement.stated else ""
    return f"{part}{plain(statement.computed)}≠{plain(statement.stated)}"
