"""重算合计: every total from the project sheets, compared with what stands there; lost formulas are put back."""

from xltools.buttons.actions.reading import read
from xltools.buttons.host import Host
from xltools.reports.recompute import figure_line
from xltools.workflows.recompute import recompute

MOST_SHOWN = 8


def recompute_totals(host: Host) -> str:
    """Recompute and restore; the message names the first figures that were wrong."""
    opened = read(host)
    result = recompute(host.file, opened.projects, opened.workbook)
    if not result.figures:
        return f"{len(opened.projects)} 个项目；本工作簿没有本工具的汇总表，没有可以对照的合计。"
    wrong = [figure for figure in result.figures if figure.to_restore]
    if not wrong:
        return f"与表中数字对照 {len(result.figures)} 处，全部一致。"
    restored = host.restore_figures(wrong)
    shown = [figure_line(figure) for figure in wrong[:MOST_SHOWN]]
    more = [f"……共 {len(wrong)} 处"] if len(wrong) > MOST_SHOWN else []
    return "\n".join(
        [f"对照 {len(result.figures)} 处，{len(wrong)} 处不符，已恢复公式或重新计算 {restored} 处：", *shown, *more]
    )
