"""校验: all rules on this workbook, marks on the cells, 问题清单."""

from xltools.buttons.actions.office import chosen_last_year, chosen_office, used
from xltools.buttons.actions.reading import check_open, counted, read
from xltools.buttons.host import Host
from xltools.workflows.explanations import lines_kept


def check_workbook(host: Host) -> str:
    """Check, mark and list, the projects also with each other; what could not be checked is said too."""
    office, opened = chosen_office(), read(host)
    settings = office.settings
    result = check_open(opened, office, chosen_last_year())
    findings = [*result.findings, *lines_kept(result.unused, opened.workbook.file)]
    marked = host.mark(findings, settings.version, opened.projects)
    undecided = f"另有 {len(result.not_checked)} 项未能检查。" if result.not_checked else ""
    if not result.findings:
        return f"{len(opened.projects)} 个项目全部通过，没有发现问题。{undecided}{used(settings)}"
    return f"{len(opened.projects)} 个项目：{counted(result.findings)}，标出 {marked} 个单元格，详见“问题清单”。{undecided}{used(settings)}"
