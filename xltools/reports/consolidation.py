"""A consolidation as JSON (contract: xltools.consolidate/1) and as a short Chinese table."""

import json
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from xltools.merging.consolidation import Consolidation, FileRecord, GroupTotal
from xltools.model.problems import without_file
from xltools.reports.findings import finding_json, not_checked_json
from xltools.reports.register import (
    confirm_record,
    register_record,
    reminder_record,
    unused_record,
    version_record,
)
from xltools.reports.settings import settings_json, settings_line
from xltools.values.plain import grouped, plain, wan

SCHEMA: Final = "xltools.consolidate/1"
STATUS_TITLES: Final = {
    "read": "已读取",
    "unchanged": "已读取（未变化）",
    "duplicate": "重复",
    "superseded": "旧版",
    "skipped": "跳过",
    "failed": "无法读取",
}


def with_unchanged(result: Consolidation, numbers: Container[int]) -> Consolidation:
    """The result where files that were not read again say so: the master does not, it is the same either way."""
    files = [
        replace(record, status="unchanged") if record.status == "read" and number in numbers else record
        for number, record in enumerate(result.files)
    ]
    return replace(result, files=tuple(files))


def as_json(result: Consolidation, master: str | None) -> str:
    """The contract's JSON; `master` is None when no master was written."""
    return json.dumps(as_record(result, master), ensure_ascii=False, indent=1)


def as_record(result: Consolidation, master: str | None) -> dict[str, Any]:
    """The same as plain values; amounts are decimal strings in yuan.

    `findings` are those about a department or the whole run; those of the forms stand in the master. `not_checked` is what
    could not be checked of a workbook or at all.
    """
    return {
        "schema": SCHEMA,
        "master": master,
        "settings": settings_json(result.settings),
        "files": [file_record(record) for record in result.files],
        "departments": len(result.departments),
        "projects": result.total.projects,
        "budget_yuan": plain(result.total.budget),
        "unreadable_budgets": result.total.unreadable,
        "doubtful_budgets": result.total.doubtful,
        "errors": result.count("error"),
        "warnings": result.count("warning"),
        "explained": result.count("explained"),
        "by_department": [group_record(group) for group in result.departments],
        "by_type": [group_record(group) for group in result.types],
        "missing": [{"department": one.entry.department, "project": one.project} for one in result.missing],
        "unexpected": [
            {"department": line.department.name, "project": line.outline.project} for line in result.unexpected
        ],
        "outside_roster": list(result.outside),
        "confirm": [confirm_record(one) for one in result.confirm],
        "register": [register_record(line, result) for line in result.register],
        "versions": [version_record(pair, result) for pair in result.versions],
        "reminders": [reminder_record(one) for one in result.reminders],
        "unused_version_choices": [unused_record(choice) for choice in result.unused_choices],
        "findings": [finding_json(finding) for finding in result.about_run],
        "not_checked": [not_checked_json(entry) for entry in result.not_checked if entry.position is None],
    }


def file_record(record: FileRecord) -> dict[str, Any]:
    """One file; `projects` are the forms in it, `counted` those that entered the totals."""
    return {
        "file": record.file,
        "status": record.status,
        "department": "、".join(record.departments) or None,
        "projects": record.projects,
        "counted": record.counted,
        "errors": record.errors,
        "warnings": record.warnings,
        "explained": record.explained,
        "sha256": record.sha256,
        "received": record.received.isoformat(timespec="seconds") if record.received else None,
        "reason": record.reason,
        "round": record.round or None,
        "template": record.template or None,
    }


def group_record(group: GroupTotal) -> dict[str, Any]:
    """One department or project type."""
    return {
        "name": group.name,
        "projects": group.projects,
        "budget_yuan": plain(group.budget),
        "cost_yuan": plain(group.cost),
    }


def as_text(result: Consolidation, master: str | None) -> str:
    """A table by department, then what a person must look at, one sentence each."""
    rows: list[tuple[str, ...]] = [("部门", "项目", "预算（万元）", "错误", "警告")]
    rows += department_rows(result)
    lines = [*table(rows), ""] if result.departments else []
    lines += [
        f"{STATUS_TITLES[one.status]}：{one.file}" + (f"（{without_file(one.reason, one.file)}）" if one.reason else "")
        for one in told(result)
    ]
    lines += attention(result)
    lines.append(settings_line(result.settings))
    unchanged = sum(record.status == "unchanged" for record in result.files)
    if unchanged:
        lines.append(f"其中 {unchanged} 个文件与上次汇总时相同，未重新读取。")
    if master is None:
        lines.append("没有可以汇总的申报表，汇总工作簿未生成，请检查来源文件。")
    else:
        lines.append(f"共收到 {len(result.files)} 个文件，汇总 {result.total.projects} 个项目，已写入 {master}。")
    return "\n".join(lines)


def department_rows(result: Consolidation) -> list[tuple[str, ...]]:
    """A line a department, one for each that sent nothing but has findings of its own, and the total: columns add up."""
    known = {group.name for group in result.departments}
    others = dict.fromkeys(finding.department for finding in result.about_run if finding.department not in known)
    silent = []
    for name in others:
        levels = [finding.level for finding in result.about_run if finding.department == name]
        silent.append(
            (name or "（不属于某个部门）", "0", "0", str(levels.count("error")), str(levels.count("warning")))
        )
    return [*map(group_row, result.departments), *silent, group_row(result.total)]


def group_row(group: GroupTotal) -> tuple[str, ...]:
    """One line of the table."""
    amount = wan(group.budget).removesuffix("万元")
    return group.name, str(group.projects), amount, str(group.errors), str(group.warnings)


def told(result: Consolidation) -> list[FileRecord]:
    """Files of which a person should know something."""
    return [record for record in result.files if record.status not in {"read", "unchanged"} or record.reason]


def attention(result: Consolidation) -> list[str]:
    """What the totals do not show."""
    lines = []
    if result.total.unreadable:
        lines.append(f"预算金额无法识别：{result.total.unreadable} 个项目，未计入合计，请见总表“汇总”中标出的行。")
    if result.total.doubtful:
        lines.append(f"金额单位存疑或为推定：{result.total.doubtful} 个项目，已按较合理的读法计入，请核对。")
    over = [group for group in result.departments if (group.over_ceiling or 0) > 0]
    lines += [f"超控制数：{group.name} 超出 {grouped(group.over_ceiling or group.budget)} 元。" for group in over]
    for title, names in (
        ("未报", owed(result, later=False)),
        ("未到期", owed(result, later=True)),
        ("名单外部门", result.outside),
        (
            "应报项目之外",
            [f"{line.department.name}「{line.outline.project}」" for line in result.unexpected],
        ),
        ("名称相近，请确认是否同一个", [f"{one.written} / {one.official}" for one in result.confirm]),
        (
            "未用上的版本认定",
            [f"{one.department}{one.project and f'「{one.project}」'}（{one.file}）" for one in result.unused_choices],
        ),
    ):
        if names:
            lines.append(f"{title}：{'、'.join(names)}")
    return lines


def owed(result: Consolidation, *, later: bool) -> list[str]:
    """What did not come; `later`: what is not due yet."""
    return [one.entry.department + (f"「{one.project}」" if one.project else "") for one in result.owed(later=later)]


def table(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Columns set by display width (a Chinese character takes two); the first left, the others right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first = row[0] + " " * (widths[0] - width(row[0]))
        rest = [" " * (size - width(cell)) + cell for size, cell in zip(widths[1:], row[1:], strict=True)]
        yield "  ".join((first, *rest))


def width(text: str) -> int:
    """Columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
