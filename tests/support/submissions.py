"""Submissions for tests of merging: forms whose figures are given, not read out of a text."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from xltools.analysis.facts import Budget, BudgetTie, CostPart, CostTotal, Project
from xltools.merging.submission import Submission
from xltools.model.declaration import Declaration, Field, FieldName, Indicator
from xltools.model.finding import Finding, Severity
from xltools.model.place import Place
from xltools.workflows.noting import sent_forms


def form(
    department: str,
    project: str,
    budget: str | None = "100000",
    *,
    file: str = "甲.docx",
    position: int = 1,
    cost: str | None = "100000",
    types: tuple[str, ...] = ("4.其他一般类",),
    goal: str = "保障服务。",
    doubtful: bool = False,
) -> Project:
    texts: dict[FieldName, str] = {
        "caption": project, "department": department, "project": project, "budget": f"{budget}元" if budget else "", "goal": goal,
    }  # fmt: skip
    spot = Place(file, spot=f"第 {position} 份")
    fields = {name: Field(text, spot) for name, text in texts.items()}
    rows = (Indicator(1, "产出指标", "产出成本指标", Field(f"共{cost}元" if cost else "", spot)),)
    declaration = Declaration("beijing-2019", file, position, spot, fields, rows)
    yuan = Decimal(budget) if budget else None
    part = (CostPart(0, 1, len(cost) + 2, Decimal(cost)),) if cost else ()
    total = CostTotal(Decimal(cost), "stated", Decimal(1), 0, f"{cost}元", 1, 2, (0,), parts=part) if cost else None
    return Project(
        declaration, Budget(texts["budget"], yuan, None, "value", doubtful=doubtful), (), (), total,
        BudgetTie("ties"), (), (), (), types,
    )  # fmt: skip


def blank_form(*, file: str = "甲.xlsx", position: int = 1, department: str = "") -> Project:
    return form(department, "", None, file=file, position=position, cost=None, types=(), goal="")


def finding(project: Project, severity: Severity = "error", rule: str = "A05") -> Finding:
    declaration = project.declaration
    return Finding(
        rule, "cost-differs-from-budget", severity, "金额不符。", declaration.place, declaration.position,
        declaration.department, declaration.project,
    )  # fmt: skip


def submission(file: str, *projects: Project, findings: Iterable[Finding] = (), stamped: str = "") -> Submission:
    """The projects and findings are those of `file`, whatever file they were made for."""
    own = tuple(replace(one, declaration=replace(one.declaration, file=file)) for one in projects)
    found = tuple(replace(one, place=replace(one.place, file=file)) for one in findings)
    return Submission(file, "read", None, own, found, stamped=stamped, sha256="0" * 64, forms=sent_forms(own))
