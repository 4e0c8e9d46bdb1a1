"""Findings of a check as Chinese text for a person and as JSON for a program (schema xltools.check/1)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from xltools.model.finding import (
    LEVEL_TITLES,
    REASON_TITLES,
    TO_CONFIRM,
    Finding,
    Level,
    NotChecked,
    NotCheckedReason,
    count_levels,
)
from xltools.model.place import Place
from xltools.model.problems import without_file
from xltools.model.settings import SHIPPED, Settings
from xltools.reports.settings import settings_json, settings_line
from xltools.rules.registry import entry_of
from xltools.values.plain import plain
from xltools.workflows.check import CheckedFile, CheckResult, MarkedCopy

SCHEMA: Final = "xltools.check/1"

NOTHING: Final = CheckResult()

STATUS_TITLES: Final = {"read": "已读取", "skipped": "已跳过", "failed": "未能读取"}


def as_json(files: Sequence[CheckedFile], settings: Settings = SHIPPED, whole: CheckResult = NOTHING) -> str:
    """The contract's JSON; `whole` is what concerns none of the files alone."""
    return json.dumps(as_record(files, settings, whole), ensure_ascii=False, indent=1) + "\n"


def as_record(
    files: Sequence[CheckedFile], settings: Settings = SHIPPED, whole: CheckResult = NOTHING
) -> dict[str, Any]:
    """The same as plain values; amounts are decimal strings in yuan."""
    return {
        "schema": SCHEMA,
        "settings": settings_json(settings),
        "files": [file_json(one) for one in files],
        "findings": [finding_json(finding) for finding in all_findings(files, whole)],
        "not_checked": [
            *(not_checked_json(entry) for one in files for entry in one.not_checked),
            *map(not_checked_json, whole.not_checked),
        ],
        "problems": [{"file": one.file, "message": remark} for one in files for remark in one.remarks],
    }


def all_findings(files: Sequence[CheckedFile], whole: CheckResult) -> list[Finding]:
    """The findings of all files in order, then those of the run."""
    return [*(finding for one in files for finding in one.findings), *whole.findings]


def file_json(one: CheckedFile) -> dict[str, Any]:
    """One source; `marked` is the path of its marked copy, `marked_remark` what a person must know of it."""
    return {
        "file": one.file,
        "status": one.status,
        "declarations": one.declarations,
        "reason": one.reason,
        "marked": one.marked.path if one.marked else None,
        "marked_remark": one.marked.remark if one.marked and one.marked.remark else None,
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "state": "explained" if finding.explained_from else "open",
        "severity_before": finding.explained_from,
        "explanation": finding.explanation,
        "file": finding.place.file,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "position": finding.position,
        "department": finding.department,
        "project": finding.project,
        "field": finding.field,
        "indicator": finding.indicator,
        "message": finding.message,
        "quote": finding.quote,
        "start": finding.start,
        "end": finding.end,
        "computed": amount_json(finding.computed),
        "stated": amount_json(finding.stated),
        "difference": amount_json(finding.difference),
        "working": finding.working,
        "candidates": [
            {"kind": one.kind, "text": one.text, "replacement": one.replacement} for one in finding.candidates
        ],
        "candidate_count": finding.candidate_count,
        "related": [place_json(place) for place in finding.related],
    }


def not_checked_json(entry: NotChecked) -> dict[str, Any]:
    """One thing that could not be checked."""
    return {
        "rule": entry.rule,
        "file": entry.place.file,
        "position": entry.position,
        "department": entry.department,
        "project": entry.project,
        "reason": entry.reason,
        "detail": entry.detail,
    }


def place_json(place: Place) -> dict[str, str | None]:
    """A place that a finding refers to."""
    return {"file": place.file, "sheet": place.sheet, "cell": place.cell, "spot": place.spot}


def amount_json(amount: Decimal | None) -> str | None:
    """Yuan without exponent and trailing zeros."""
    return None if amount is None else plain(amount)


def as_text(files: Sequence[CheckedFile], settings: Settings = SHIPPED, whole: CheckResult = NOTHING) -> str:
    """The check for a person: by file and declaration, then what could not be checked, then the settings and the counts."""
    last = f"{settings_line(settings)}\n{counts_line(files, whole)}"
    unchecked = not_checked_block(files, whole) if anything_read(files) else ""
    blocks = [*(file_block(one) for one in files), whole_block(whole), unchecked, last]
    return "\n\n".join(block for block in blocks if block) + "\n"


def anything_read(files: Sequence[CheckedFile]) -> bool:
    """Whether there was a form to check at all."""
    return any(one.declarations for one in files)


def file_block(one: CheckedFile) -> str:
    """One file: why it was left out, or its findings declaration by declaration."""
    if one.status != "read":
        title, reason = STATUS_TITLES[one.status], without_file(one.reason or "", one.file)
        return f"{one.file}：{reason}" if title in reason else f"{one.file}：{title}。{reason}"
    lines = [f"{one.file}：{one.declarations} 份申报表{'' if one.findings else '，没有发现问题'}"]
    lines += [f"  读取说明　{remark}" for remark in one.remarks]
    lines += [f"  标记副本　{marked_line(one.marked)}"] if one.marked else []
    for (position, project, department), findings in groupby(one.findings, key=heading_of):
        lines += ["", f"  {heading(position, project, department)}"]
        lines += [f"    {finding_line(finding)}" for finding in findings]
    return "\n".join(lines)


def marked_line(marked: MarkedCopy) -> str:
    """Where the marked copy is, or why there is none."""
    return f"{marked.path}（标出 {marked.cells} 个单元格）{marked.remark}" if marked.path else marked.problem


def heading_of(finding: Finding) -> tuple[int | None, str, str]:
    """What findings are grouped by."""
    return finding.position, finding.project, finding.department


def heading(position: int | None, project: str, department: str) -> str:
    """The line above the findings of one declaration, or of the workbook as a whole."""
    if position is None:
        return "整个工作簿"
    aside = f"（{one_line(department)}）" if department.strip() else ""
    return f"第 {position} 份　{one_line(project) or '（项目名称空着）'}{aside}"


def finding_line(finding: Finding) -> str:
    """Level, sentence and place, and below what the department wrote; the project stands in the heading already."""
    message = finding.message.removeprefix(f"「{one_line(finding.project)}」")
    label = finding.place.label()
    return f"{LEVEL_TITLES[finding.level]}　{message}{f'（{label}）' if label else ''}{explanation_line(finding)}"


def explanation_line(finding: Finding) -> str:
    """The explanation on a line of its own, "" where there is none."""
    written = one_line(finding.shown_explanation)
    if not written:
        return ""
    return f"\n      {written if written.startswith(TO_CONFIRM) else f'说明：{written}'}"


def whole_block(whole: CheckResult) -> str:
    """What concerns a department or the whole run."""
    lines = [f"    {finding_line(finding)}" for finding in whole.findings]
    return "\n".join(["各部门之间：", *lines]) if lines else ""


def not_checked_block(files: Sequence[CheckedFile], whole: CheckResult = NOTHING) -> str:
    """What could not be checked, with the reason: silence is not a pass."""
    groups: dict[tuple[str, int | None, str, NotCheckedReason], list[str]] = {}
    for entry in (entry for one in files for entry in one.not_checked):
        key = (entry.place.file if len(files) > 1 else "", entry.position, entry.project, entry.reason)
        groups.setdefault(key, []).append(rule_title(entry.rule))
    lines = [f"  {not_checked_line(*key, titles)}" for key, titles in groups.items()]
    lines += whole_lines(whole.not_checked)
    return "\n".join(["未能检查（不等于没有问题）：", *lines]) if lines else ""


def whole_lines(entries: Sequence[NotChecked]) -> list[str]:
    """What could not be checked in the whole run, once for each thing that is missing."""
    groups: dict[str, list[str]] = {}
    for entry in entries:
        groups.setdefault(entry.detail or REASON_TITLES[entry.reason], []).append(rule_title(entry.rule))
    return [f"  {why}：{'、'.join(titles)}" for why, titles in groups.items()]


def not_checked_line(
    file: str, position: int | None, project: str, reason: NotCheckedReason, titles: Sequence[str]
) -> str:
    """Which rules on which declaration, and why not."""
    place = f"第 {position} 份" if position is not None else "整个工作簿"
    name = f"「{one_line(project)}」" if project else ""
    return f"{file} {place}{name}{REASON_TITLES[reason]}：{'、'.join(titles)}".strip()


def rule_title(code: str) -> str:
    """ID and title of a rule."""
    rule = entry_of(code)
    return f"{code} {rule.title}" if rule else code


def counts_line(files: Sequence[CheckedFile], whole: CheckResult = NOTHING) -> str:
    """The counts at the end."""
    read = [one for one in files if one.status == "read"]
    parts = [f"读取 {len(read)} 个文件、{sum(one.declarations for one in read)} 份申报表"]
    parts += [f"{title} {count} 个文件" for title, count in left_out(files)]
    if anything_read(files):
        parts.append(counts_text(count_levels(all_findings(files, whole))))
        unchecked = sum(len(one.not_checked) for one in files) + len(whole.not_checked)
        parts.append(f"未能检查 {unchecked} 项")
    return f"合计：{'；'.join(parts)}。"


def left_out(files: Sequence[CheckedFile]) -> Iterator[tuple[str, int]]:
    """How many files were skipped or could not be read."""
    for status in ("skipped", "failed"):
        count = sum(one.status == status for one in files)
        if count:
            yield STATUS_TITLES[status], count


def counts_text(counts: Mapping[Level, int]) -> str:
    """错误 2 处，警告 1 处，提示 0 处; explained findings are told where there are some."""
    told = (level for level in LEVEL_TITLES if counts[level] or level != "explained")
    return "，".join(f"{LEVEL_TITLES[level]} {counts[level]} 处" for level in told)


def one_line(text: str) -> str:
    """White space of any kind as one blank."""
    return " ".join(text.split())
