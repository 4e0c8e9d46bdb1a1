"""The declarations of the workbook a button was clicked in."""

from collections.abc import Sequence
from dataclasses import dataclass

from xltools.analysis import analyse
from xltools.analysis.facts import Project
from xltools.buttons.host import Host
from xltools.model.finding import Finding, count_levels
from xltools.model.last_year import LastYear
from xltools.model.office import Office
from xltools.model.problems import UserError
from xltools.model.workbook import DepartmentWorkbook
from xltools.reports.findings import counts_text
from xltools.workbooks.reading.workbook import read_grids_as_workbook
from xltools.workflows.across import Against, CheckedForms, complete
from xltools.workflows.check import CheckResult, check
from xltools.workflows.noting import sent_forms


@dataclass(frozen=True, slots=True)
class OpenWorkbook:
    """The workbook as read, and the facts of its projects."""

    workbook: DepartmentWorkbook
    projects: tuple[Project, ...]


def read(host: Host) -> OpenWorkbook:
    """Read the host's workbook. Raises UserError when there is no declaration in it."""
    workbook = read_grids_as_workbook(host.file, host.contents())
    if not workbook.declarations:
        told = next((problem.message for problem in workbook.problems if problem.fatal), "")
        raise UserError(told or f"{host.file} 没有申报表，请先打开部门工作簿再点按钮。")
    projects = []
    for done, declaration in enumerate(workbook.declarations, start=1):
        projects.append(analyse(declaration))
        host.progress(done, len(workbook.declarations), declaration.project)
    return OpenWorkbook(workbook, tuple(projects))


def check_open(opened: OpenWorkbook, office: Office, last_year: LastYear | None) -> CheckResult:
    """All rules on the projects, which are also compared with each other, with the roster and with last year."""
    workbook = opened.workbook
    own = check(opened.projects, workbook, office.settings)
    forms = CheckedForms(workbook.file, sent_forms(opened.projects, office.settings), own, workbook.department)
    (result,) = complete([forms], Against(office.roster, last_year, decisions=office.decisions), office.settings).files
    return result


def counted(findings: Sequence[Finding]) -> str:
    """How many of each level: 错误 2 处，警告 1 处，提示 0 处."""
    return counts_text(count_levels(findings))
