"""Writes the workbook of one department: 说明, 汇总, one sheet per project, 问题清单, and the stamp."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Final

from xltools import __version__
from xltools.analysis.facts import Project
from xltools.files.atomic import replacing
from xltools.forms.version import FormVersion
from xltools.model.finding import Finding
from xltools.model.settings import SHIPPED_VERSION
from xltools.workbooks.department import stamp as stamping
from xltools.workbooks.department.cost_table import Proposal
from xltools.workbooks.department.guide_sheet import Guide, draw_guide
from xltools.workbooks.department.issue_list import draw_issue_list
from xltools.workbooks.department.layout import SheetLayout, SheetTarget, lay_out
from xltools.workbooks.department.page_setup import header_text
from xltools.workbooks.department.project_sheet import draw_project_sheet
from xltools.workbooks.department.proposals import proposal_for
from xltools.workbooks.department.summary_sheet import SHEET_NAME, SummaryRow, draw_summary
from xltools.workbooks.names import sheet_names
from xltools.workbooks.new_workbook import NewWorkbook
from xltools.workbooks.styles import Styles

SourceForm = tuple[str, int]
"""A form by its source file and its position in it."""

NO_TITLES: Final[Mapping[SourceForm, str]] = {}


@dataclass(frozen=True, slots=True)
class DepartmentPlan:
    """A department workbook before it is written: sheets laid out, projects with the places they will have.

    `ceiling` is the department's 控制数 in yuan, where a roster names one; `round` is the 报送轮次, "" where none is declared.
    """

    file: str
    department: str
    form: FormVersion
    projects: tuple[Project, ...]
    layouts: tuple[SheetLayout, ...]
    ceiling: Decimal | None = None
    round: str = ""


def plan_workbook(
    file: str,
    department: str,
    projects: Sequence[Project],
    form: FormVersion,
    titles: Mapping[SourceForm, str] = NO_TITLES,
) -> DepartmentPlan:
    """Lay out one sheet per project. `file` is the workbook's path as places will name it.

    `titles` gives the printed title of forms above which their document does not repeat it.
    """
    sources = [(project.declaration.file, project.declaration.position) for project in projects]
    return plan_sheets(file, department, projects, form, [titles.get(source, "") for source in sources])


def plan_blank(file: str, department: str, projects: Sequence[Project], form: FormVersion) -> DepartmentPlan:
    """Lay out blank forms: sheets that count as declarations only once they are filled in."""
    return plan_sheets(file, department, projects, form, None)


def plan_sheets(
    file: str, department: str, projects: Sequence[Project], form: FormVersion, titles: Sequence[str] | None
) -> DepartmentPlan:
    """One sheet per project; `titles` is None for blank forms."""
    layouts = []
    for number, name in enumerate(sheet_names([project.declaration.project for project in projects]), start=1):
        title = (titles[number - 1] if titles else "") or form.title
        project = projects[number - 1]
        proposal = proposal_for(project.declaration) if titles else Proposal()
        target = SheetTarget(file, name, f"p{number:03d}", form, title, titles is None, proposal)
        layouts.append(lay_out(project, target))
    placed = tuple(
        replace(project, declaration=replace(layout.declaration, position=number))
        for number, (project, layout) in enumerate(zip(projects, layouts, strict=True), start=1)
    )
    return DepartmentPlan(file, department, form, placed, tuple(layouts))


def write_workbook(
    path: Path, plan: DepartmentPlan, findings: Sequence[Finding] = (), version: str = SHIPPED_VERSION
) -> None:
    """Write the workbook; the same plan gives the same bytes. Raises UserError when it cannot be written.

    `version` names the settings under which the findings were made.
    """
    with replacing(path) as temporary:
        draw_workbook(temporary, plan, findings, version)


def draw_workbook(path: Path, plan: DepartmentPlan, findings: Sequence[Finding], version: str) -> None:
    """The same into a temporary file, which will be `plan.file`. Raises OSError."""
    with NewWorkbook(str(path)) as book:
        book.describe("项目支出绩效目标申报", company=header_text(plan.department))
        styles = Styles(book)
        names = [layout.name for layout in plan.layouts]
        lists = draw_guide(book, styles, Guide(plan.form, names, version_lines(plan.form)))
        book.add_worksheet(SHEET_NAME).activate()
        for layout in plan.layouts:
            draw_project_sheet(book, styles, layout, lists)
        rows = [
            SummaryRow(layout, project.selected_types)
            for layout, project in zip(plan.layouts, plan.projects, strict=True)
        ]
        draw_summary(book, styles, rows, plan.ceiling, plan.round)
        draw_issue_list(book, styles, findings, version)
        records = tuple(layout.record for layout in plan.layouts)
        stamping.write_stamp(book, stamping.Stamp(stamping.template_id(plan.form.id), plan.department, records))


def version_lines(form: FormVersion) -> tuple[tuple[str, str], ...]:
    """What the guide says about versions."""
    return (("表样", form.id), ("模板编号", stamping.template_id(form.id)), ("生成工具", f"xltools {__version__}"))
