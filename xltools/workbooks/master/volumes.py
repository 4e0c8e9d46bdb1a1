"""分册: workbooks beside the master that hold the sheets of its forms, each with a contents sheet that leads both ways."""

import hashlib
import io
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec

from xltools.merging.consolidation import Line
from xltools.merging.sums import count_level
from xltools.model.problems import UserError
from xltools.workbooks.master import summary
from xltools.workbooks.master.drawn import DrawnForm, Figures, figures_of
from xltools.workbooks.master.entries import Entry, SheetPlace, entry
from xltools.workbooks.master.form_formats import FormFormats
from xltools.workbooks.master.form_sheets import FormBook
from xltools.workbooks.master.links import file_link
from xltools.workbooks.master.listed import ListedForm, list_form
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.placing import VOLUME, Plan, Volume
from xltools.workbooks.master.summary import COUNTED
from xltools.workbooks.names import quoted
from xltools.workbooks.new_workbook import NewWorkbook
from xltools.workbooks.own_kind import own_kind, set_kind
from xltools.workbooks.streamed_sheet import StreamedSheet

NAME: Final = "目录"
COLOR: Final = "#1F4E79"
BACK: Final = "← 返回汇总工作簿"
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
COLUMNS: Final = (
    ("项目序号", 9), ("部门", 26), ("项目名称", 40), ("预算金额（元）", 17), ("成本指标合计（元）", 19), ("差额（元）", 15), ("核对状态", 27),
    ("错误", 6), ("警告", 6), ("已说明", 7), ("汇总工作簿", 14), ("来源文件", 64),
)  # fmt: skip
(
    NUMBER, DEPARTMENT, PROJECT, BUDGET, COST, DIFFERENCE, STATE, ERRORS, WARNINGS, EXPLAINED, IN_SUMMARY, FILE,
) = range(len(COLUMNS))  # fmt: skip
"""The three counts stand in the order of summary.COUNTED."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of the forms, by line: `drawn` gives their sheets, `listed` their rows in the tables (None: yet to be made)."""

    drawn: Callable[[Line], DrawnForm]
    listed: Callable[[Line], ListedForm] | None = None


def unheard(_: Line) -> None:
    """Nobody asks how far the writing is."""


@dataclass(frozen=True)
class Forms:
    """The forms of a master that will stand at `master`: their lines, where their sheets go, and what was made of them.

    `step` is told a line whenever its sheet or its rows are about to be written.
    """

    lines: Sequence[Line]
    plan: Plan
    master: Path
    made: Made
    step: Callable[[Line], None] = unheard

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Their rows in 汇总."""
        return summary.project_rows(self.lines)

    def drawn(self, line: Line) -> DrawnForm:
        """The sheet of a line."""
        self.step(line)
        return self.made.drawn(line)

    def figures(self, line: Line) -> Figures:
        """The figures of a line."""
        return self.made.listed(line).figures if self.made.listed else figures_of(line.project)

    def listed(self, entry: Entry) -> ListedForm:
        """The rows of a form in the tables."""
        return self.made.listed(entry.line) if self.made.listed else list_form(entry.line.project, entry.figures)


def volume_entries(forms: Forms, volume: Volume) -> list[Entry]:
    """The entries of the forms of a volume that is as it has to be already."""
    places = forms.plan.sheets
    return [
        entry(line, number, places[number - 1], forms.drawn(line), forms.master)
        for number, line in enumerate(forms.lines[volume.start : volume.end], volume.start + 1)
    ]


def made_from(forms: Forms, volume: Volume, origin: Callable[[Line], object]) -> str:
    """A digest of all that a volume is made from; `origin` tells the form of a line from every other form and version of it."""
    own = slice(volume.start, volume.end)
    lines = [
        (place and place.name, row, line.department.name, counts(line), origin(line))
        for line, place, row in zip(forms.lines[own], forms.plan.sheets[own], forms.rows[own], strict=True)
    ]
    whole = (str(forms.master.absolute()), volume.path.name, volume.name, volume.parts, lines)
    return hashlib.sha256(msgspec.msgpack.encode(whole)).hexdigest()


def counts(line: Line) -> tuple[int, ...]:
    """How many findings of each kind a line has."""
    return tuple(count_level(line.findings, level) for _, level in COUNTED)


def write_volume(forms: Forms, volume: Volume, output: str | io.BytesIO) -> list[Entry]:
    """Write one volume; returns the entries of its forms."""
    lines, master, places = forms.lines, forms.master, forms.plan.sheets
    with NewWorkbook(output) as workbook:
        workbook.describe(f"{master.stem}　{volume.name}")
        set_kind(workbook, "master-volume")
        book = FormBook(workbook, FormFormats(workbook), master)
        page = Page(workbook.add_worksheet(NAME, StreamedSheet), book.formats.lists)
        page.sheet.set_tab_color(COLOR)
        rows = forms.rows
        entries = [
            book.add(
                lines[index],
                index + 1,
                SheetPlace(place.name),
                forms.drawn(lines[index]),
                summary_link(master, rows[index]),
            )
            for index, place in enumerate(places[volume.start : volume.end], volume.start)
            if place
        ]
        write_contents(page, volume, entries, rows, master)
    workbook.forget()
    return [entry.placed(places[entry.number - 1]) for entry in entries]


def summary_link(master: Path, row: int) -> str:
    """Link to a project's row in 汇总 of the master."""
    return f"{file_link(master, master)}#{quoted(summary.NAME)}!A{row + 1}"


def write_contents(page: Page, volume: Volume, entries: Sequence[Entry], rows: Sequence[int], master: Path) -> None:
    """目录: the forms of this volume with their figures."""
    page.text(0, 0, f"{master.stem}　{volume.name}", "title")
    page.row(0, 30)
    page.link(0, STATE, file_link(master, master), BACK, kind="back")
    page.text(1, 0, remark(volume, master), "note")
    page.row(1, 20)
    page.header(HEADER_ROW, COLUMNS)
    for row, one in enumerate(entries, FIRST_ROW):
        write_line(page, row, one, rows[one.number - 1], master)
    last = FIRST_ROW + max(len(entries), 1) - 1
    page.sheet.autofilter(HEADER_ROW, 0, last, len(COLUMNS) - 1)
    page.sheet.freeze_panes(FIRST_ROW, PROJECT + 1)
    summary.show_states(page, (FIRST_ROW, last), STATE)
    page.print_setup(HEADER_ROW, last, IN_SUMMARY)


def remark(volume: Volume, master: Path) -> str:
    """What this workbook is."""
    departments = len({part.department for part in volume.parts})
    said = f"“{master.name}”的{volume.name}：{departments} 个部门、{volume.forms} 张项目表；汇总、清单和合计在汇总工作簿中。"
    if any(part.split for part in volume.parts):
        said += "有的部门项目较多，分在相邻的分册中。"
    return said


def write_line(page: Page, row: int, entry: Entry, summary_row: int, master: Path) -> None:
    """One form."""
    figures = entry.figures
    page.number(row, NUMBER, entry.number, "count")
    page.text(row, DEPARTMENT, entry.line.department.name, "wrap")
    page.link(row, PROJECT, entry.sheet_link()[0], entry.name)
    page.formula(row, BUDGET, entry.cell("budget"), figures.budget)
    page.formula(row, COST, summary.number_or_blank(entry.cell("cost")), figures.cost)
    page.formula(row, DIFFERENCE, entry.cell("difference"), figures.difference)
    page.formula(row, STATE, entry.cell("state"), figures.state, "center")
    for column, count in enumerate(counts(entry.line), ERRORS):
        page.number(row, column, count, "count")
    page.link(row, IN_SUMMARY, summary_link(master, summary_row), f"汇总 第 {summary_row + 1} 行")
    page.link(row, FILE, entry.file_link, Path(entry.budget.place.file).name)


def refuse_others(written: Collection[Path]) -> None:
    """Stop before a volume would replace a file that is none of ours; raises UserError."""
    for path in written:
        if path.exists() and own_kind(path) != "master-volume":
            raise UserError(
                f"{path} 已存在，而且不是汇总工作簿的分册，不会覆盖；请把它改名或移走，或者换一个汇总工作簿的文件名。"
            )


def volumes_beside(master: Path) -> Iterator[Path]:
    """The volumes that a run wrote beside this master."""
    for path in master.parent.glob(f"*_{VOLUME}*{master.suffix}"):
        number = path.stem.removeprefix(f"{master.stem}_{VOLUME}")
        if number.isdecimal() and own_kind(path) == "master-volume":
            yield path


def remove_other_volumes(master: Path, written: Collection[Path]) -> None:
    """Remove the volumes an earlier run wrote beside this master and this one did not; nothing that is not ours."""
    for path in volumes_beside(master):
        if path not in written:
            path.unlink(missing_ok=True)
