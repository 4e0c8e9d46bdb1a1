"""A comparison as JSON (xltools.diff/1) and as a short Chinese table with what a person must look at."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from xltools.model.problems import without_file
from xltools.reports.consolidation import table
from xltools.values.plain import grouped, plain
from xltools.workflows.comparison import (
    PROPOSAL_TITLES,
    Comparison,
    Form,
    Passage,
    ProjectChange,
    Proposal,
    Side,
    TextChange,
    Total,
)

SCHEMA: Final = "xltools.diff/1"
MOST_TOLD: Final = 10


def as_json(result: Comparison, workbook: str | None) -> str:
    """The JSON; `workbook` is None when none was written."""
    return json.dumps(as_record(result, workbook), ensure_ascii=False, indent=1)


def as_record(result: Comparison, workbook: str | None) -> dict[str, Any]:
    """The same as plain values; amounts are decimal strings in yuan, null where they cannot be told.

    `projects` are all that are not the same in both rounds, those of the largest effect first.
    """
    return {
        "schema": SCHEMA,
        "workbook": workbook,
        "old": side_record(result.old, result.total.old_projects, result.total.old, result.total.old_unreadable),
        "new": side_record(result.new, result.total.new_projects, result.total.new, result.total.new_unreadable),
        "total": total_record(result.total),
        "unchanged": sum(one.is_same for one in result.projects),
        "departments": [total_record(one) for one in result.departments],
        "projects": [project_record(one) for one in result.projects if not one.is_same],
        "proposals": [proposal_record(one) for one in result.proposals],
    }


def side_record(side: Side, projects: int, budget: Decimal, unreadable: int) -> dict[str, Any]:
    """One round: what was read."""
    return {
        "source": side.source,
        "kind": side.kind,
        "years": list(side.years),
        "projects": projects,
        "budget_yuan": plain(budget),
        "unreadable_budgets": unreadable,
        "files": [
            {"file": one.file, "status": one.state, "projects": one.forms, "reason": one.reason or None}
            for one in side.files
        ],
        "left_out": [{"file": one.file, "project": one.project or None, "reason": one.note} for one in side.left_out],
    }


def total_record(total: Total) -> dict[str, Any]:
    """A department, or everything."""
    return {
        "name": total.name,
        "old_projects": total.old_projects,
        "new_projects": total.new_projects,
        "added": total.added,
        "removed": total.removed,
        "changed": total.changed,
        "old_budget_yuan": plain(total.old),
        "new_budget_yuan": plain(total.new),
        "change_yuan": plain(total.change),
        "change_percent": None if total.share is None else plain(percent(total.share)),
        "old_cost_yuan": plain(total.old_cost),
        "new_cost_yuan": plain(total.new_cost),
        "unreadable_budgets": total.old_unreadable + total.new_unreadable,
    }


def project_record(change: ProjectChange) -> dict[str, Any]:
    """A project that came, went or changed."""
    return {
        "department": change.form.department,
        "project": change.form.project,
        "state": change.state,
        "change_yuan": yuan(change.change),
        "effect_yuan": plain(change.effect),
        "old": form_record(change.old),
        "new": form_record(change.new),
        "remarks": list(change.remarks),
        "texts": [text_record(one) for one in change.texts],
    }


def form_record(form: Form | None) -> dict[str, Any] | None:
    """One side of a project; null where it is not there."""
    if form is None:
        return None
    return {
        "department": form.department,
        "project": form.project,
        "budget_yuan": yuan(form.budget),
        "cost_yuan": yuan(form.cost),
        "unit_doubtful": form.doubtful,
        **place_record(form),
    }


def place_record(at: Form | Passage) -> dict[str, Any]:
    """Where it stands."""
    return {"file": at.place.file, "sheet": at.place.sheet, "cell": at.place.cell, "spot": at.place.spot}


def text_record(change: TextChange) -> dict[str, Any]:
    """A text that changed: both texts, and the marks out of which each can be put together."""
    return {
        "field": change.title,
        "old": None if change.old is None else {"text": change.old.text, **place_record(change.old)},
        "new": None if change.new is None else {"text": change.new.text, **place_record(change.new)},
        "marks": [{"kind": piece.kind, "text": piece.text} for piece in change.pieces],
    }


def proposal_record(proposal: Proposal) -> dict[str, Any]:
    """A pair that may be one project; likeness in per cent."""
    return {
        "kind": proposal.kind,
        "old": form_record(proposal.old),
        "new": form_record(proposal.new),
        "content_percent": plain(percent(proposal.content)),
        "name_percent": plain(percent(proposal.name)),
    }


def yuan(value: Decimal | None) -> str | None:
    """An amount as the contract has it."""
    return None if value is None else plain(value)


def percent(share: Decimal) -> Decimal:
    """A share in per cent with one decimal."""
    return (share * 100).quantize(Decimal("0.1"))


def as_text(result: Comparison, workbook: str | None) -> str:
    """Departments with their change, then the largest changes, then what a person must look at."""
    rows: list[tuple[str, ...]] = [
        ("部门", "上次项目", "本次项目", "上次（万元）", "本次（万元）", "变动（万元）", "幅度")
    ]
    rows += [total_row(one) for one in (*result.departments, result.total)]
    lines = [*table(rows), "", *largest(result), *attention(result), *unread(result)]
    lines.append(outcome(result))
    if workbook:
        lines.append(f"逐项、逐字的对照已写入 {workbook}。")
    return "\n".join(lines)


def total_row(total: Total) -> tuple[str, ...]:
    """One line of the table."""
    share = "—" if total.share is None else f"{percent(total.share):+}%"
    return (
        total.name, str(total.old_projects), str(total.new_projects),
        in_wan(total.old), in_wan(total.new), signed(in_wan(total.change)), share if total.change else "0",
    )  # fmt: skip


def in_wan(value: Decimal) -> str:
    """Yuan in 万元 without the unit."""
    return grouped(value.scaleb(-4))


def signed(figure: str) -> str:
    """A figure with its sign."""
    return figure if figure.startswith("-") or figure == "0" else f"+{figure}"


def largest(result: Comparison) -> Iterator[str]:
    """The projects that moved the total most."""
    moved = [one for one in result.projects if one.effect]
    if not moved:
        return
    yield f"金额变动最大的 {min(len(moved), MOST_TOLD)} 个项目（共 {len(moved)} 个）："
    for one in moved[:MOST_TOLD]:
        yield f"  {one.form.department}「{named(one.form)}」{movement(one)}"
    yield ""


def movement(change: ProjectChange) -> str:
    """What the budget did, in words."""
    figure = f"{in_wan(abs(change.effect))}万元"
    if change.old is None:
        return f"新增 {figure}"
    if change.new is None:
        return f"减少项目，原预算 {figure}"
    old, new = (
        f"{in_wan(one.budget)}万元" if one.budget is not None else "无法识别" for one in (change.old, change.new)
    )
    if not change.comparable:
        return f"由 {old} 变为 {new}"
    return f"由 {old} 变为 {new}，{'增加' if change.effect > 0 else '减少'} {figure}"


def named(form: Form) -> str:
    """The project's name."""
    return form.project or "未填项目名称"


def attention(result: Comparison) -> Iterator[str]:
    """What the figures do not show; of many the first."""
    yield from first(map(proposal_line, result.proposals), len(result.proposals), "疑似更名或移交")
    remarked = [one for one in result.projects if one.remarks and not one.is_same]
    yield from first(map(remark_line, remarked), len(remarked), "需要核对的项目")


def first(lines: Iterable[str], count: int, title: str) -> Iterator[str]:
    """The first lines, and how many are left."""
    yield from islice(lines, MOST_TOLD)
    if count > MOST_TOLD:
        yield f"{title}共 {count} 项，其余 {count - MOST_TOLD} 项见变动对照工作簿（用 -o 写出）。"


def proposal_line(one: Proposal) -> str:
    """A pair that may be one project."""
    old, new = (f"{form.department}「{named(form)}」" for form in (one.old, one.new))
    return f"{PROPOSAL_TITLES[one.kind]}：{old} → {new}，内容 {one.content:.0%} 相同，请确认；确认前按一减一增列示。"


def remark_line(change: ProjectChange) -> str:
    """What to look at in a project."""
    return f"{change.form.department}「{named(change.form)}」：{'；'.join(change.remarks)}。"


def unread(result: Comparison) -> Iterator[str]:
    """Files that could not be read."""
    for when, side in (("上次", result.old), ("本次", result.new)):
        for one in side.failed:
            yield f"{when}无法读取：{one.file}（{without_file(one.reason, one.file).rstrip('。')}）"


def outcome(result: Comparison) -> str:
    """The counts in one sentence."""
    total, same = result.total, sum(one.is_same for one in result.projects)
    return (
        f"新增 {total.added} 个、减少 {total.removed} 个、有变动 {total.changed} 个"
        f"（其中文字有变动 {len(result.reworded)} 个）、没有变动 {same} 个项目。"
    )
