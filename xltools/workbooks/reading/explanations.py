"""Reads the explanations of a department out of a list of findings, by its column titles, whatever the sheet is called."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from xltools.forms.keys import squeeze
from xltools.model.explanation import Explanation
from xltools.model.finding import TO_CONFIRM
from xltools.model.place import Place
from xltools.workbooks.cells import ADDRESS
from xltools.workbooks.issue_sheet import CUT, CUT_QUOTE
from xltools.workbooks.reading.cell_table import CellTable
from xltools.workbooks.reading.sheet_cells import Spot

SEARCHED_ROWS: Final = 10
RULE, PROJECT, FIELD, PLACE, ANSWER = "规则", "项目", "栏目", "单元格", "出错说明"
NEEDED: Final = (RULE, PROJECT, FIELD, PLACE, ANSWER)
NOWHERE: Final = Place("")
MESSAGE, QUOTE, COMPUTED, STATED = "问题", "原文", "计算值（元）", "填写值（元）"


@dataclass(frozen=True, slots=True)
class ListFrame:
    """Where a list has its header, and its columns by title."""

    header: int
    columns: Mapping[str, int]


def find_list(table: CellTable) -> ListFrame | None:
    """The header of a list with room for explanations; None for any other sheet."""
    rows: dict[int, dict[str, int]] = {}
    for (row, column), text in table.texts.items():
        if row < SEARCHED_ROWS:
            rows.setdefault(row, {})[squeeze(text)] = column
    found = (ListFrame(row, columns) for row, columns in rows.items() if columns.keys() >= set(NEEDED))
    return next(found, None)


def read_explanations(table: CellTable, frame: ListFrame) -> Iterator[Explanation]:
    """Every line somebody wrote an explanation beside. Sheets are named as the list has them."""
    column = frame.columns[ANSWER]
    rows = [row for (row, place) in table.texts if place == column and row > frame.header]
    for row in sorted(rows):
        line = Line(table, frame, row)
        text = line.text(ANSWER).strip()
        outdated = squeeze(text).startswith(squeeze(TO_CONFIRM))
        if outdated:
            text = text[text.index(TO_CONFIRM[-1]) + 1 :].strip()
        if text:
            yield line.explanation(text, outdated=outdated)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list."""

    table: CellTable
    frame: ListFrame
    row: int

    def spot(self, title: str) -> Spot:
        """The cell of a column; a spot nothing stands in where the column was deleted."""
        return (self.row, self.frame.columns.get(title, -1))

    def text(self, title: str) -> str:
        """The text of a column."""
        return self.table.text(self.spot(title))

    def explanation(self, text: str, *, outdated: bool) -> Explanation:
        """The explanation with what the line says about the finding."""
        sheet, cell = split_label(self.text(PLACE))
        return Explanation(
            text=text,
            place=self.table.at(self.spot(ANSWER)),
            rule=squeeze(self.text(RULE)),
            project=self.text(PROJECT),
            field=self.text(FIELD),
            sheet=sheet,
            cell=cell,
            message=self.text(MESSAGE),
            quote=self.text(QUOTE).removesuffix(CUT_QUOTE),
            computed=self.table.number(self.spot(COMPUTED)),
            stated=self.table.number(self.spot(STATED)),
            outdated=outdated,
        )


def split_label(label: str) -> tuple[str | None, str | None]:
    """Sheet and cell of what the 单元格 column says: "01_甲!E4" -> ("01_甲", "E4")."""
    sheet, mark, cell = label.rpartition("!")
    if mark and ADDRESS.fullmatch(cell):
        return sheet, cell
    if ADDRESS.fullmatch(label):
        return None, label
    return label or None, None


def with_present_names(
    explanations: Sequence[Explanation], names: Sequence[str], renamed: Mapping[str, str]
) -> tuple[Explanation, ...]:
    """The explanations with the sheets' names of today: cut names in full, `renamed` maps former names.

    A list that was copied says everything twice, which counts once.
    """
    found = [replace(one, sheet=present_name(one.sheet, names, renamed)) for one in explanations]
    return tuple({replace(one, place=NOWHERE): one for one in reversed(found)}.values())[::-1]


def present_name(shown: str | None, names: Sequence[str], renamed: Mapping[str, str]) -> str | None:
    """The sheet a list means by a name that may be cut or out of date; as shown where it is none."""
    if shown is None or shown in names:
        return shown
    if shown in renamed:
        return renamed[shown]
    start, cut, rest = shown.partition(CUT)
    if not cut or rest:
        return shown
    fitting = {name for name in names if name.startswith(start)}
    fitting |= {now for before, now in renamed.items() if before.startswith(start)}
    return fitting.pop() if len(fitting) == 1 else shown
