"""问题清单: what the list of findings says, column by column, and the note on a marked cell.

Pure data. Import writes it with XlsxWriter, the master too, marking puts it into a copy: the words are the same.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from xltools.model.explanation import QUOTE_SHOWN
from xltools.model.finding import LEVEL_ORDER, LEVEL_TITLES, Candidate, CandidateKind, Finding, Level, count_levels
from xltools.model.place import Place
from xltools.values.plain import grouped
from xltools.workbooks.measure import list_height
from xltools.workbooks.names import quoted

SHEET_NAME: Final = "问题清单"
TITLE: Final = "问题清单"
HEADER_ROW: Final = 3
"""Row (from 1) of the column titles; row 1 is the title, row 2 the summary, findings begin below the header."""
BACK_LINK: Final = "← 问题清单"
"""Text of the link beside a form that leads back to the list. Readers of forms pass over a cell that says this."""
NOTE_TAG: Final = "【核对】"
"""Every note of ours begins with this; a note that does not is the user's own."""

CUT_QUOTE: Final = "……（全文见单元格）"
CUT: Final = "…"
"""Ends a sheet name that was cut."""
SHEET_SHOWN: Final = 8
"""Characters of a sheet name that the 单元格 column has room for."""
FONT_SIZE: Final = 10.5
LEAST_HEIGHT: Final = 24.0

ColumnKind = Literal["number", "text", "link", "amount", "answer"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list. `width` is in Excel characters; `answer` is left blank for the department."""

    title: str
    width: float
    kind: ColumnKind


COLUMNS: Final = (
    Column("序号", 5, "number"),
    Column("级别", 6, "text"),
    Column("项目", 17, "text"),
    Column("栏目", 13, "text"),
    Column("单元格", 18, "link"),
    Column("问题", 46, "text"),
    Column("原文", 26, "text"),
    Column("计算值（元）", 15, "amount"),
    Column("填写值（元）", 15, "amount"),
    Column("差额（元）", 14, "amount"),
    Column("可能原因", 26, "text"),
    Column("规则", 6, "text"),
    Column("出错说明", 22, "answer"),
)
LINK_COLUMN: Final = next(index for index, column in enumerate(COLUMNS) if column.kind == "link")
LEVEL_COLUMN: Final = next(index for index, column in enumerate(COLUMNS) if column.title == "级别")
FIELD_COLUMN: Final = next(index for index, column in enumerate(COLUMNS) if column.title == "栏目")
RULE_COLUMN: Final = next(index for index, column in enumerate(COLUMNS) if column.title == "规则")
ANSWER_COLUMN: Final = next(index for index, column in enumerate(COLUMNS) if column.kind == "answer")

CANDIDATE_TITLES: Final[Mapping[CandidateKind, str]] = {
    "missing_wan": "漏写“万”",
    "extra_wan": "多写“万”",
    "decimal_shift": "小数点移位",
    "digit_changed": "一位数字不同",
    "digits_swapped": "相邻数字颠倒",
    "period_changed": "期数不同",
    "factor_changed": "数量或单价不同",
    "item_left_out": "漏列一项",
    "item_counted_twice": "重复计入一项",
    "total_changed": "总数有误",
}
MOST_LISTED: Final = 3
"""Above this many repairs that fit, only their number is said: the figures alone cannot decide."""

ListValue = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One line of the list: a value per column (amounts in yuan), and the place the 单元格 column links to."""

    level: Level
    place: Place
    values: tuple[ListValue, ...]

    @property
    def link(self) -> str | None:
        """Where the line leads inside the workbook ("'01_甲'!E4"), None when the finding names no sheet."""
        return location(self.place)

    @property
    def height(self) -> float:
        """Height in points at which no column of the line is clipped."""
        pairs = zip(COLUMNS, self.values, strict=True)
        texts = [(column, value) for column, value in pairs if isinstance(value, str)]
        return list_height([(text, column.width) for column, text in texts], LEAST_HEIGHT)


def issue_rows(findings: Sequence[Finding], kept_notes: Collection[Place] = ()) -> tuple[IssueRow, ...]:
    """The lines of the list: by level (explained ones last), then file, sheet and cell.

    `kept_notes` are the cells whose own note was left alone, so that the list is where the problem is told.
    """
    ordered = sorted(findings, key=sort_key)
    kept = {(place.sheet, place.cell) for place in kept_notes}
    rows = []
    for number, finding in enumerate(ordered, start=1):
        note_kept = (finding.place.sheet, finding.place.cell) in kept
        rows.append(IssueRow(finding.level, finding.place, row_values(number, finding, note_kept=note_kept)))
    return tuple(rows)


def row_values(number: int, finding: Finding, *, note_kept: bool) -> tuple[ListValue, ...]:
    """One value per entry of COLUMNS."""
    message = f"{finding.message}（该单元格原有批注，已保留未改）" if note_kept else finding.message
    return (
        number,
        LEVEL_TITLES[finding.level],
        finding.project,
        finding.field,
        cell_label(finding.place),
        message,
        shortened(finding.quote),
        finding.computed,
        finding.stated,
        finding.difference,
        likely_cause(finding),
        finding.rule,
        finding.shown_explanation or None,
    )


def sort_key(finding: Finding) -> tuple[object, ...]:
    """Level, then where: file, sheet (project order for documents), row, column; the rule decides ties."""
    place = finding.place
    return (
        LEVEL_ORDER[finding.level],
        place.file,
        place.sheet or "",
        finding.position or 0,
        cell_order(place.cell),
        finding.start or 0,
        finding.rule,
        finding.message,
    )


def cell_order(cell: str | None) -> tuple[int, int]:
    """Row and column number of "E4"; (0, 0) without a cell, so that E4 stands before E12."""
    match = re.fullmatch(r"([A-Z]{1,3})(\d+)", cell or "")
    if match is None:
        return (0, 0)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return (int(match[2]), column)


def location(place: Place) -> str | None:
    """The place as a link inside its workbook (a sheet without a cell: its first one), None when it names no sheet."""
    if place.sheet is None:
        return None
    return f"{quoted(place.sheet)}!{place.cell or 'A1'}"


def cell_label(place: Place) -> str:
    """What the 单元格 column shows: a long sheet name is cut, for the link leads there and the cell must be seen."""
    if place.sheet is None or place.cell is None or len(place.sheet) <= SHEET_SHOWN:
        return place.label()
    return f"{place.sheet[: SHEET_SHOWN - 1]}{CUT}!{place.cell}"


def likely_cause(finding: Finding) -> str:
    """The single changes that would make the figures agree, in words; "" when none is known."""
    count = max(finding.candidate_count, len(finding.candidates))
    if count == 0:
        return ""
    if count > MOST_LISTED or not finding.candidates:
        return f"有 {count} 种单处改动都能使其相符，无法判定。"
    listed = "；".join(candidate_text(candidate) for candidate in finding.candidates)
    others = count - len(finding.candidates)
    if others:
        return f"{listed}；另有 {others} 种，无法判定。"
    return f"{listed}（仅此一种单处改动能相符）。" if count == 1 else f"{listed}（仅凭数字无法判定）。"


def candidate_text(candidate: Candidate) -> str:
    """漏写“万”：36.5元 → 36.5万元."""
    title = CANDIDATE_TITLES[candidate.kind]
    if not candidate.text:
        return title
    return (
        f"{title}：{candidate.text} → {candidate.replacement}"
        if candidate.replacement
        else f"{title}：{candidate.text}"
    )


def shortened(text: str) -> str:
    """A quotation that fits a list; the whole text stands in the cell itself."""
    return text if len(text) <= QUOTE_SHOWN else text[:QUOTE_SHOWN] + CUT_QUOTE


def summary(findings: Sequence[Finding], version: str) -> str:
    """The sentence under the title; `version` names the settings the check ran under."""
    if not findings:
        return f"未发现问题。规则设置：{version}。"
    listed = "，".join(f"{LEVEL_TITLES[level]} {count}" for level, count in count_levels(findings).items() if count)
    return f"共 {len(findings)} 条：{listed}。点“单元格”一列可到该处；核对后请修改，或在“出错说明”一列写明理由。规则设置：{version}。"


def note_text(findings: Sequence[Finding]) -> str:
    """The note on a cell: found, expected, working and likely cause of every finding there."""
    ordered = sorted(findings, key=sort_key)
    parts = [note_part(finding) for finding in ordered]
    if len(parts) > 1:
        parts = [f"{number}. {part}" for number, part in enumerate(parts, start=1)]
    return NOTE_TAG + "\n".join(parts)


def note_part(finding: Finding) -> str:
    """One finding in short lines."""
    lines = [f"{LEVEL_TITLES[finding.level]} {finding.rule}"]
    if finding.stated is not None:
        lines.append(f"填写：{grouped(finding.stated)} 元")
    if finding.computed is not None:
        lines.append(f"计算：{grouped(finding.computed)} 元")
    if finding.difference is not None:
        lines.append(f"相差：{grouped(finding.difference)} 元")
    if finding.computed is None and finding.stated is None:
        lines.append(finding.message)
    if finding.working:
        lines.append(f"算式：{finding.working}")
    cause = likely_cause(finding)
    if cause:
        lines.append(f"可能：{cause}")
    if finding.explanation:
        lines.append(finding.shown_explanation if finding.explained_from is None else f"说明：{finding.explanation}")
    return "\n".join(lines)
