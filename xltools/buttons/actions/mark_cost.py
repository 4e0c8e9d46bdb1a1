"""标出不一致成本指标: only the findings of the cost proof (family A) and of money in the wrong place or unit (family U)."""

from typing import Final

from xltools.buttons.actions.office import chosen_last_year, chosen_office, used
from xltools.buttons.actions.reading import check_open, counted, read
from xltools.buttons.host import Host
from xltools.workflows.explanations import lines_kept

COST_FAMILIES: Final = ("A", "U")


def mark_cost_indicators(host: Host) -> str:
    """Mark inconsistent cost indicators; of all other findings only those stay that the department has explained."""
    office, opened = chosen_office(), read(host)
    settings, result = office.settings, check_open(opened, office, chosen_last_year())
    findings = [finding for finding in result.findings if finding.rule[0] in COST_FAMILIES]
    kept = [finding for finding in result.findings if finding in findings or finding.explanation]
    found = [*kept, *lines_kept(result.unused, opened.workbook.file)]
    marked = host.mark(found, settings.version, opened.projects)
    if not findings:
        return f"{len(opened.projects)} 个项目的成本指标没有发现不一致。{used(settings)}"
    return f"{len(opened.projects)} 个项目的成本指标：{counted(findings)}，标出 {marked} 个单元格，详见“问题清单”。{used(settings)}"
