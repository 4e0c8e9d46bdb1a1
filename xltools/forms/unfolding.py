"""Plain rows out of the central form's folded ones: funding lines, goals and indicators that stand in two halves.

`项目资金（万元） | 中期资金总额 | 300 | 年度资金总额 | 100` becomes two rows of one label and one value each; so does a goal
under its heading, and of an indicator row the annual half (三级指标 and 指标值 as one text) and the mid-term half. Places stay
those of the source. Rows of any other shape pass through unchanged.
"""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import field, replace
from typing import Final, Literal

from xltools.forms.columns import column_of
from xltools.forms.keys import label_key, label_unit, squeeze
from xltools.forms.labels import Labels
from xltools.model.grid import GridCell, GridRow
from xltools.values.frozen import dataclass

Span = Literal["中期", "年度"]

FUNDS: Final = frozenset({"项目资金", "资金情况", "项目资金情况", "项目预算", "预算资金", "资金来源"})
SOURCES: Final = {
    "资金总额": "资金总额", "财政拨款": "财政拨款", "当年财政拨款": "财政拨款", "财政资金": "财政拨款", "财政拨款资金": "财政拨款",
    "市财政资金": "财政拨款", "市级财政资金": "财政拨款", "区财政资金": "财政拨款", "区级财政资金": "财政拨款", "县财政资金": "财政拨款",
    "本级财政资金": "财政拨款", "财政性资金": "财政拨款", "自筹资金": "其他资金", "单位自筹": "其他资金", "自有资金": "其他资金",
    "上年结转": "上年结转资金", "上年结转资金": "上年结转资金", "其他资金": "其他资金", "其它资金": "其他资金",
}  # fmt: skip
_NAMES: Final = "|".join(sorted(SOURCES, key=len, reverse=True))
INLINE: Final = re.compile(
    rf"\s*(?P<label>(?:其中\s*[:：]?\s*)?(?:中期|年度|实施期)?(?:{_NAMES}))\s*[:：]\s*(?P<value>\S.*)", re.DOTALL
)
MIDTERM_GOAL: Final = re.compile("(?:中期|实施期)(?:总|总体|绩效)?目标")
ANNUAL_GOAL: Final = re.compile("(?:年度|全年|当年)(?:总|总体|绩效)?目标")
BLANK_INDICATOR: Final = re.compile(r"(?:指标\s*\d*\s*[:：]?|…{1,2}|\.{3,6})?")
EXECUTION_HEADS: Final = frozenset({
    *FUNDS, "年初预算数", "年初预算", "全年预算数", "全年执行数", "执行率", "预算执行率", "分值", "权重", "得分",
})  # fmt: skip
BUDGETED, EXECUTED = "全年预算数", "全年执行数"


@dataclass(frozen=True, slots=True)
class Half:
    """Columns of one half of the indicator grid: its 二级指标, and where the half ends (exclusive)."""

    level2: int
    end: int


@dataclass(slots=True)
class Unfolder:
    """Goes through the rows of a document. What a heading says holds for the rows below it."""

    labels: Labels
    unit: str = ""
    spans: tuple[Span, ...] = ("年度",)
    execution: dict[int, str] = field(default_factory=dict)
    goals: tuple[GridCell, ...] = ()
    halves: tuple[Half, ...] = ()
    level2: str = ""

    def rows(self, row: GridRow) -> Iterator[GridRow]:
        """The plain rows of one row."""
        if row.loose or not row.cells:
            yield row
            return
        if self.goals:
            waiting, self.goals = self.goals, ()
            named = any(self.labels.is_label(cell.text) for cell in row.cells)
            yield from self.goal_rows(GridRow((GridCell("", row.cells[0].place),)) if named else row, waiting)
            if not named:
                return
        keys = [label_key(cell.text) for cell in row.cells]
        goals = self.goals_in(row)
        if goals is not None:
            yield from goals
        elif "二级指标" in keys:
            yield self.grid_heads(row, keys)
        elif BUDGETED in keys and EXECUTED in keys:
            self.begin_funding(row)
            yield from others(row.cells, EXECUTION_HEADS)
            self.execution = {column_of_index(row, i): key for i, key in enumerate(keys) if key and key not in FUNDS}
        elif any(source_of(key) for key in map(label_key, (cell.text for cell in split_inline(row).cells))):
            yield from self.funding_rows(split_inline(row))
        elif self.halves and not any(self.labels.header(cell.text, weak=False) for cell in row.cells[:1]):
            yield from self.indicator_rows(row)
        else:
            self.halves = () if self.is_identity(row) else self.halves
            yield self.with_budget(row, keys)

    def is_identity(self, row: GridRow) -> bool:
        """Whether the next form begins here."""
        return self.labels.identity(row.cells[0].text) is not None

    def with_budget(self, row: GridRow, keys: Sequence[str]) -> GridRow:
        """`项目资金（万元） | 100`: the heading of the funding lines with a value of its own names the annual total."""
        if keys[0] not in FUNDS or len(row.cells) == 1:
            return row
        return GridRow((replace(row.cells[0], text=f"年度资金总额{self.begin_funding(row)}"), *row.cells[1:]))

    def begin_funding(self, row: GridRow) -> str:
        """Take down the unit that the heading of the funding lines names."""
        heading = next((cell.text for cell in row.cells if label_key(cell.text) in FUNDS), "")
        unit = label_unit(heading)
        if heading:
            self.unit, self.execution, self.spans = (f"（{unit}）" if unit else ""), {}, ("年度",)
        return self.unit

    def funding_rows(self, row: GridRow) -> Iterator[GridRow]:
        """One row of label and value for every funding line; an execution line for a table with 全年执行数."""
        self.begin_funding(row)
        marks = [(index, source_of(label_key(cell.text))) for index, cell in enumerate(row.cells)]
        labels = [(index, source) for index, source in marks if source]
        totals = [span_of(label_key(row.cells[index].text)) for index, source in labels if source == "资金总额"]
        if totals:
            self.spans = tuple(span or "年度" for span in totals)
        yield from others(row.cells[: labels[0][0]], FUNDS)
        for number, (index, source) in enumerate(labels):
            end = labels[number + 1][0] if number + 1 < len(labels) else len(row.cells)
            span = self.spans[min(number, len(self.spans) - 1)]
            label, values = row.cells[index], row.cells[index + 1 : end]
            if self.execution:
                yield from self.execution_rows(row, label, source)
            else:
                yield GridRow((replace(label, text=f"{span}{source}{self.unit}"), *values))

    def execution_rows(self, row: GridRow, label: GridCell, source: str) -> Iterator[GridRow]:
        """The budgeted amount as funding line, and the whole line with its heads as one text: 全年预算数50，全年执行数41.2."""
        cells = {column_of_index(row, index): cell for index, cell in enumerate(row.cells)}
        values = {name: cells[column] for column, name in self.execution.items() if column in cells}
        budgeted = values.get(BUDGETED)
        if budgeted:
            yield GridRow((replace(label, text=f"年度{source}{self.unit}"), budgeted))
        yield from others(
            [cell for column, cell in cells.items() if column not in self.execution and cell is not label]
        )
        text = "，".join(f"{name}{cell.text.strip()}" for name, cell in values.items() if label_key(cell.text))
        place = budgeted.place if budgeted else label.place
        name = "年度资金总额" if source == "资金总额" else source
        yield GridRow((replace(label, text=f"{name}执行情况"), GridCell(text, place)))

    def goals_in(self, row: GridRow) -> list[GridRow] | None:
        """`总体目标 | 中期目标 | 年度目标`: [] where the texts stand in the row below, rows of label and text where they follow here.

        None for any other row.
        """
        filled = [cell for cell in row.cells if cell.text.strip()]
        at = next((i for i, cell in enumerate(filled) if MIDTERM_GOAL.match(label_key(cell.text))), None)
        if at is None or at + 1 >= len(filled) or not ANNUAL_GOAL.match(label_key(filled[at + 1].text)):
            return None
        beside = list(others(filled[:at], {"总体目标", "总体绩效目标", "绩效目标"}))
        midterm, annual = filled[at : at + 2]
        headings = (replace(midterm, text="中期目标"), replace(annual, text="年度目标"))
        texts = filled[at + 2 :]
        if not (is_heading(midterm) and is_heading(annual)):
            texts = [midterm, annual, *texts]
        if not texts:
            self.goals = headings
            return beside
        return [*beside, *map(GridRow, zip(headings, texts, strict=False)), *others(texts[2:])]

    def goal_rows(self, row: GridRow, headings: Sequence[GridCell]) -> Iterator[GridRow]:
        """The two goals below their headings: in a sheet by column, else the last two cells."""
        if row.cells[0].place.cell is None:
            values: list[GridCell | None] = [None, None, *row.cells][-2:]
        else:
            columns = {column_of(index, row): cell for index, cell in enumerate(row.cells)}
            values = [columns.get(column_of(0, GridRow((heading,)))) for heading in headings]
        used = [value for value in values if value]
        for heading, value in zip(headings, values, strict=True):
            yield GridRow((heading, value or replace(heading, text="")))
        yield from others([cell for cell in row.cells if cell not in used], {"总体目标"})

    def grid_heads(self, row: GridRow, keys: Sequence[str]) -> GridRow:
        """The printed heads: where the halves are. What is passed on are the heads of the annual half."""
        columns = [column_of_index(row, index) for index in range(len(row.cells))]
        starts = [column for column, key in zip(columns, keys, strict=True) if key == "二级指标"]
        ends = [*starts[1:], columns[-1] + 1000]
        self.halves = tuple(Half(start, end) for start, end in zip(starts, ends, strict=True))
        self.level2 = ""
        own = [cell for cell, key in zip(row.cells, keys, strict=True) if key in {"绩效指标", "一级指标"}]
        second = [cell for cell, key in zip(row.cells, keys, strict=True) if key == "二级指标"][-1]
        if row.cells[0].place.cell is None:
            blank = replace(row.cells[0], text="")
            own = [blank, *own[-1:]]
        unknown = [cell for cell in row.cells if cell.text.strip() and not self.labels.is_head(cell.text)]
        return GridRow((*own, second, replace(second, text="三级指标"), *unknown))

    def indicator_rows(self, row: GridRow) -> Iterator[GridRow]:
        """The annual half as a row of four cells, the mid-term half as a text of its own."""
        columns = {column_of_index(row, index): cell for index, cell in enumerate(row.cells)}
        first, annual = self.halves[0], self.halves[-1]
        head = [cell for column, cell in columns.items() if column < first.level2]
        texts = []
        for half in self.halves:
            cells = [cell for column, cell in columns.items() if half.level2 < column < half.end]
            texts.append([cell for cell in cells if not BLANK_INDICATOR.fullmatch(squeeze(cell.text))])
        label = self.label_of(columns.get(annual.level2), texts[-1])
        if len(self.halves) > 1:
            yield from self.midterm_rows(columns.get(first.level2), texts[0])
        if not texts[-1] and not (label and label.text.strip()):
            yield from others(head)
            return
        anchor = texts[-1][0] if texts[-1] else next(reversed(columns.values()))
        written = "\n\t".join(cell.text for cell in texts[-1])
        text = replace(anchor, text=written, number=anchor.number if len(texts[-1]) == 1 else None)
        if row.cells[0].place.cell is None:
            blank = replace(row.cells[0], text="")
            left, head = head[:-2], [blank, blank, *head][-2:]
            yield from others(left)
            yield GridRow((*head, label or blank, text), row.blank_lines_after)
        else:
            yield GridRow((*head, *([label] if label else []), text), row.blank_lines_after)

    def midterm_rows(self, label: GridCell | None, texts: Sequence[GridCell]) -> Iterator[GridRow]:
        """The mid-term half of an indicator row; a printed label alone says nothing."""
        cells = [cell for cell in (label, *texts) if cell and cell.text.strip()]
        if texts or any(self.labels.level2(cell.text) is None for cell in cells):
            said = "\t".join(cell.text.strip() for cell in cells)
            yield GridRow((replace(cells[0], text="中期绩效指标"), replace(cells[0], text=said, number=None)))

    def label_of(self, label: GridCell | None, texts: Sequence[GridCell]) -> GridCell | None:
        """The second-level label of a row; one merged over several rows counts for each that says something."""
        if label and label.text.strip():
            self.level2 = label.text
            return label
        if texts and self.level2:
            return replace(label or texts[0], text=self.level2, number=None)
        return label


def others(cells: Sequence[GridCell], printed: Container[str] = ()) -> Iterator[GridRow]:
    """What else stands in a row, as a row of its own."""
    filled = tuple(cell for cell in cells if cell.text.strip() and label_key(cell.text) not in printed)
    if filled:
        yield GridRow(filled)


def unfold(rows: Sequence[GridRow], labels: Labels) -> list[GridRow]:
    """The plain rows of a document in the central form."""
    unfolder = Unfolder(labels)
    return [plain for row in rows for plain in unfolder.rows(row)]


def split_inline(row: GridRow) -> GridRow:
    """`财政拨款：80` in one cell as a label and its value."""
    cells: list[GridCell] = []
    for cell in row.cells:
        found = INLINE.fullmatch(unicodedata.normalize("NFKC", cell.text)) if len(cell.text) < 60 else None  # noqa: PLR2004 - no label is that long
        if found:
            cells += [replace(cell, text=found["label"]), replace(cell, text=found["value"].strip())]
        else:
            cells.append(cell)
    return GridRow(tuple(cells), row.blank_lines_after, row.loose)


def source_of(key: str) -> str | None:
    """The funding line a label names: 其中财政拨款 -> 财政拨款; None for any other text."""
    return SOURCES.get(re.sub("^(?:其中)?(?:中期|实施期|项目|年度)?", "", key))


def span_of(key: str) -> Span | None:
    """Whether a total is that of the whole period or of the year."""
    if re.match("中期|实施期|项目", key):
        return "中期"
    return "年度" if key.startswith("年度") else None


def is_heading(cell: GridCell) -> bool:
    """No text of a goal stands in the cell itself: 中期目标（2019年—2021年）."""
    return re.search("[。;；,，]", cell.text) is None and "\n" not in cell.text.strip()


def column_of_index(row: GridRow, index: int) -> int:
    """The column of a cell: of its address in a sheet, else its position."""
    return index if row.cells[index].place.cell is None else column_of(index, row)
