"""What recomputing found, as Chinese text: the totals, then each figure stated against computed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from xltools.values.plain import grouped, wan
from xltools.workflows.recompute import Cause, Recomputation, RecomputedFigure

CAUSES: Final[Mapping[Cause, str]] = {
    "typed": "公式已被改成数字",
    "changed": "公式已被改动",
    "not-updated": "项目表修改后尚未重算",
    "intact": "",
}


def as_text(result: Recomputation) -> str:
    """The report on one file."""
    return "\n".join(lines(result)) + "\n"


def lines(result: Recomputation) -> Iterator[str]:
    """Line by line."""
    sums = result.totals
    yield f"{result.file}：{sums.count} 个项目"
    for project in result.projects:
        cost = project.cost_total.yuan if project.cost_total else None
        name = project.declaration.project or "（未填项目名称）"
        yield f"  {project.declaration.position:>3}  {name}：预算 {amount(project.budget.yuan)}；成本指标合计 {amount(cost)}"
    yield f"  合计：预算 {amount(sums.budget_yuan)}；成本指标合计 {amount(sums.cost_yuan)}"
    yield from cautions(result)
    if not result.figures:
        yield "  这份文件没有本工具的汇总表，只列出重算结果。"
        return
    yield f"  与表中数字对照 {len(result.figures)} 处：{outcome(result)}"
    for figure in (*result.differences, *result.overwritten):
        yield f"    {figure_line(figure)}"


def cautions(result: Recomputation) -> Iterator[str]:
    """Which projects the sums leave out or take with a doubt."""
    groups = {
        "预算金额读不出，未计入": result.totals.unreadable,
        "成本指标没有金额，未计入": result.totals.without_cost,
        "预算未写单位，按元计": result.totals.assumed,
        "预算单位存疑": result.totals.doubtful,
    }
    for title, positions in groups.items():
        if positions:
            yield f"  {title}：第 {'、'.join(map(str, positions))} 个项目"


def outcome(result: Recomputation) -> str:
    """How many agree."""
    parts = []
    if result.differences:
        parts.append(f"{len(result.differences)} 处不一致")
    if result.overwritten:
        parts.append(f"{len(result.overwritten)} 处数值一致但公式已不在")
    return "，".join(parts) + "。" if parts else "全部一致。"


def figure_line(figure: RecomputedFigure) -> str:
    """One figure, stated against computed."""
    known = figure.figure
    title = f"{figure.project} {known.title}".strip()
    reason = CAUSES[figure.cause]
    tail = f"（{reason}）" if reason else ""
    if not figure.differs:
        return f"{known.place.label()} {title}：{amount(known.value)}{tail}"
    gap = "" if figure.difference is None else f"，相差 {grouped(abs(figure.difference))} 元"
    return f"{known.place.label()} {title}：表中 {amount(known.value)}，重算 {amount(figure.computed)}{gap}{tail}"


def amount(value: Decimal | None) -> str:
    """Yuan, with 万元 beside it from 10,000 元 on."""
    if value is None:
        return "空白"
    return f"{grouped(value)} 元（{wan(value)}）" if abs(value) >= 10_000 else f"{grouped(value)} 元"  # noqa: PLR2004 - one 万
