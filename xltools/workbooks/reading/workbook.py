"""Reads a workbook: our own by row keys and stamp, any other by the labels of the form."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from xltools.files.parts import Parts
from xltools.forms import read_grid
from xltools.forms.beijing_2019 import FORM
from xltools.forms.keys import squeeze
from xltools.forms.reading import unplaced_problems
from xltools.forms.version import FormVersion
from xltools.forms.versions import VERSIONS
from xltools.model.declaration import Declaration
from xltools.model.explanation import Explanation
from xltools.model.neutral import COMMANDING, neutral_grid
from xltools.model.place import Place
from xltools.model.problems import NotFilledIn, SourceProblem, WrongTemplate
from xltools.model.workbook import DepartmentWorkbook, SummaryFigure
from xltools.workbooks import issue_sheet
from xltools.workbooks.cells import position
from xltools.workbooks.department import guide_sheet, summary_sheet
from xltools.workbooks.department.cost_table_cells import TITLE_KEY as COST_TABLE_KEY
from xltools.workbooks.department.layout import UNPLACED_TITLE
from xltools.workbooks.department.records import SheetRecord
from xltools.workbooks.department.stamp import SHEET_NAME as STAMP_SHEET
from xltools.workbooks.department.stamp import DamagedStamp, Stamp, read_stamp
from xltools.workbooks.mark_sheets import EXCEL_MARKS_SHEET, MARKS_SHEET, RETURNED, TEXT_COLUMN
from xltools.workbooks.reading.cell_table import CellTable
from xltools.workbooks.reading.change_list import ChangeList
from xltools.workbooks.reading.contents import SheetContent, load_contents
from xltools.workbooks.reading.continued import in_one_piece
from xltools.workbooks.reading.cost_table import find_table, lost_columns, read_table
from xltools.workbooks.reading.explanations import find_list, read_explanations, with_present_names
from xltools.workbooks.reading.figures import ReadProjectSheet, added_rows, changes_of, sheet_figures, summary_figures
from xltools.workbooks.reading.project_sheet import SheetReader
from xltools.workbooks.reading.sheet_cells import cells_of
from xltools.workbooks.reading.sheet_frame import SheetFrame, find_frame

FORMS: Final = dict.fromkeys(VERSIONS, FORM)
"""Every version of the form is drawn as the official one."""
MOST_NAMED: Final = 5
"""Cells a sentence names."""
OWN_MARKS: Final = (summary_sheet.SUMMARY_MARK, guide_sheet.GUIDE_MARK)


def read_workbook(path: Path, parts: Parts | None = None) -> DepartmentWorkbook:
    """Read a workbook; `parts` are those of the file where it was opened before.

    Raises UnreadableSource, in one sentence, when it cannot be read or holds no filled form.
    """
    reader = reader_of(str(path), load_contents(path, parts))
    workbook = reader.read()
    if not workbook.declarations:
        told = next((problem.message for problem in workbook.problems if problem.fatal), "")
        refusal = NotFilledIn if reader.unfilled else WrongTemplate
        raise refusal(told or f"{path} 没有申报表，请确认文件是否选对。")
    return workbook


def read_grids_as_workbook(file: str, sheets: Sequence[SheetContent]) -> DepartmentWorkbook:
    """Read sheets that some host holds open; a workbook without forms gives one fatal problem."""
    return reader_of(file, sheets).read()


def reader_of(file: str, sheets: Sequence[SheetContent]) -> "WorkbookReader":
    """A reader of these sheets; characters that command a screen are taken out and told."""
    cleaned = list(map(neutral_sheet, sheets))
    return WorkbookReader(file, [sheet for sheet, _ in cleaned], problems=[one for _, told in cleaned for one in told])


def neutral_sheet(sheet: SheetContent) -> tuple[SheetContent, tuple[SourceProblem, ...]]:
    """The sheet without such characters, and what was taken out; most sheets have none."""
    if not COMMANDING.search("\n".join(sheet.cells.texts.values())):
        return sheet, ()
    grid, told = neutral_grid(sheet.cells.grid())
    return replace(sheet, cells=cells_of(grid)), told


@dataclass(slots=True)
class WorkbookReader:
    """Goes through the sheets in order and counts the declarations."""

    file: str
    sheets: Sequence[SheetContent]
    declarations: list[Declaration] = field(default_factory=list)
    problems: list[SourceProblem] = field(default_factory=list)
    figures: list[SummaryFigure] = field(default_factory=list)
    changes: list[ChangeList] = field(default_factory=list)
    own: dict[str, ReadProjectSheet] = field(default_factory=dict)
    explanations: list[Explanation] = field(default_factory=list)
    unfilled: int = 0

    def read(self) -> DepartmentWorkbook:
        """The whole workbook."""
        found = self.stamp()
        records = {record.id: record for record in found.sheets} if found else {}
        tables = {sheet.name: CellTable(sheet.cells, sheet.formulas) for sheet in self.sheets}
        for sheet in self.sheets:
            if sheet.name in {STAMP_SHEET, MARKS_SHEET, EXCEL_MARKS_SHEET}:
                continue
            self.sheet(sheet, tables[sheet.name], records)
        if found:
            self.report_missing(records)
            self.read_figures(tables)
        if not self.declarations and not any(problem.fatal for problem in self.problems):
            self.problems.append(SourceProblem(self.file, self.nothing_found()))
        if self.declarations:
            self.problems = [replace(problem, fatal=False) for problem in self.problems]
        return DepartmentWorkbook(
            file=self.file,
            department=self.department(found),
            declarations=tuple(self.declarations),
            figures=tuple(self.figures),
            changes=changes_of(self.changes),
            template_id=found.template_id if found else "",
            version=found.version if found else "",
            problems=tuple(self.problems),
            explanations=self.present_explanations(records),
            made_for=found.department if found else "",
            round=declared_round(tables.values()),
            returned=returned_digests(tables.get(MARKS_SHEET)),
        )

    def stamp(self) -> Stamp | None:
        """The stamp of our workbook, None for any other; a damaged one is reported."""
        content = next((sheet for sheet in self.sheets if sheet.name == STAMP_SHEET), None)
        if content is None:
            return None
        try:
            return read_stamp(text_rows(content))
        except DamagedStamp:
            message = "模板信息已损坏或出自其他版本，已改按栏目名称读取。"
            self.change_list(content).add("stamp-unknown", None, message)
            return None

    def change_list(self, sheet: SheetContent, position: int | None = None) -> ChangeList:
        """A list for the changes of a sheet."""
        changes = ChangeList(Place(self.file, sheet.name), position)
        self.changes.append(changes)
        return changes

    def sheet(self, sheet: SheetContent, table: CellTable, records: dict[str, SheetRecord]) -> None:
        """One sheet: ours by keys, any other by labels; 说明, 汇总 and 问题清单 are no forms."""
        frame = find_frame(table)
        if table.own_mark[1] in OWN_MARKS or (frame is None and self.issue_list(sheet, table)):
            return
        record = records.get(frame.id) if frame else None
        form = FORMS.get(record.form) if record else None
        before = len(self.declarations)
        if frame and record and form and in_place(frame, record):
            self.project_sheet(sheet, frame, record, form)
        else:
            self.foreign_sheet(sheet, table, frame, stamped=bool(records))
        if len(self.declarations) > before:
            self.problems.extend(unresolved_problems(self.file, sheet, frame))
            self.problems.extend(lost_table(self.file, frame) if frame else ())

    def issue_list(self, sheet: SheetContent, table: CellTable) -> bool:
        """Whether the sheet is a list of findings; its explanations are read wherever it was moved."""
        found = find_list(table)
        if found:
            self.explanations.extend(read_explanations(table, found))
        return found is not None or sheet.name == issue_sheet.SHEET_NAME

    def present_explanations(self, records: dict[str, SheetRecord]) -> tuple[Explanation, ...]:
        """The explanations with the names the sheets have now."""
        names = [sheet.name for sheet in self.sheets]
        now = {id_: read.frame.table.place.sheet or "" for id_, read in self.own.items()}
        renamed = {record.name: now[record.id] for record in records.values() if record.id in now}
        return with_present_names(self.explanations, names, renamed)

    def project_sheet(self, sheet: SheetContent, frame: SheetFrame, record: SheetRecord, form: FormVersion) -> None:
        """A project sheet of ours."""
        position = len(self.declarations) + 1
        changes = self.change_list(sheet, position)
        reader = SheetReader(frame, record, form, changes)
        declaration = reader.read(position)
        if declaration is None:
            self.unfilled += 1
        else:
            self.declarations.append(declaration)
            self.problems.extend(problems_of(declaration))
        report_state(sheet, changes)
        read = ReadProjectSheet(frame, position if declaration else None, reader.budget_spots)
        self.figures.extend(sheet_figures(read, changes))
        if record.id in self.own:
            changes.add(
                "sheet-added", None, "这张表由另一张项目表复制而来，汇总表中没有它的一行，汇总时按新增项目读取。"
            )
            return
        self.own[record.id] = read
        if sheet.name != record.name:
            changes.add("sheet-renamed", None, f"工作表原名“{record.name}”。", expected=record.name, found=sheet.name)

    def foreign_sheet(self, sheet: SheetContent, table: CellTable, frame: SheetFrame | None, *, stamped: bool) -> None:
        """A sheet that is not ours, or no longer as we made it."""
        part = table.part(frame.panel_column, end_of_form(frame)) if frame else sheet.cells.grid()
        grid = in_one_piece(part, frame.keys if frame else {})
        if not grid.rows:
            return
        reading = read_grid(grid, len(self.declarations) + 1)
        changes = self.change_list(sheet, len(self.declarations) + 1 if reading.declarations else None)
        if reading.declarations:
            self.declarations.extend(with_cost_table(reading.declarations, frame))
            self.problems.extend(reading.problems)
            report_state(sheet, changes)
            if stamped:
                message = (
                    "表的结构与模板不同，已改按栏目名称读取。"
                    if frame
                    else "这张表不是由模板生成的，已按栏目名称读取。"
                )
                changes.add("sheet-added", None, message)
        elif stamped:
            changes.add("sheet-ignored", None, "这张工作表里没有申报表，没有读取。")

    def report_missing(self, records: dict[str, SheetRecord]) -> None:
        """Project sheets the stamp knows and the workbook no longer has."""
        names = {sheet.name for sheet in self.sheets}
        for record in records.values():
            if record.id not in self.own and record.name not in names:
                changes = ChangeList(Place(self.file, record.name))
                changes.add("sheet-missing", None, "这张项目表已被删除。", expected=record.name)
                self.changes.append(changes)

    def read_figures(self, tables: dict[str, CellTable]) -> None:
        """The figures of 汇总, wherever that sheet now stands."""
        for sheet in self.sheets:
            table = tables[sheet.name]
            if table.own_mark[1] == summary_sheet.SUMMARY_MARK:
                changes = self.change_list(sheet)
                self.figures.extend(summary_figures(table, self.own, changes))
                added_rows(table, changes)
                return
        changes = ChangeList(Place(self.file, summary_sheet.SHEET_NAME))
        changes.add("sheet-missing", None, "汇总表已被删除。", expected=summary_sheet.SHEET_NAME)
        self.changes.append(changes)

    def nothing_found(self) -> str:
        """Why there is no declaration."""
        if self.unfilled:
            return f"{self.file} 有 {self.unfilled} 张项目表，都还没有填写，请填写后再报送。"
        return f"{self.file} 没有申报表（没有“部门（单位）名称”“项目名称”等栏目），请确认文件是否选对。"

    def department(self, found: Stamp | None) -> str:
        """The department most declarations name; that of the stamp while none names one."""
        names = [declaration.department for declaration in self.declarations if declaration.department]
        if not names:
            return found.department if found else ""
        most = Counter(map(squeeze, names)).most_common(1)[0][0]
        return next(name for name in names if squeeze(name) == most)


def declared_round(tables: Iterable[CellTable]) -> str:
    """What stands in the cell 报送轮次 of 汇总, right of its label; "" where there is no such cell."""
    for table in tables:
        label = table.find(summary_sheet.ROUND) if table.own_mark[1] == summary_sheet.SUMMARY_MARK else None
        if label:
            return table.text((label[0], label[1] + 1)).strip()
    return ""


def returned_digests(marks: CellTable | None) -> tuple[str, ...]:
    """What the forms of a marked copy said when it was marked; () for any other workbook."""
    lines = marks.column(0).items() if marks else ()
    return tuple(marks.text((row, TEXT_COLUMN - 1)) for row, kind in lines if marks and kind == RETURNED)


def unresolved_problems(file: str, sheet: SheetContent, frame: SheetFrame | None) -> Iterator[SourceProblem]:
    """One sentence on the formulas of a form whose results the file does not hold."""
    right, end = (frame.panel_column, end_of_form(frame)) if frame else (None, None)
    spots = {cell: position(cell) for cell in sheet.unresolved}
    cells = [
        cell
        for cell, (row, column) in spots.items()
        if (right is None or column < right) and (end is None or row < end)
    ]
    if cells:
        named = "、".join(cells[:MOST_NAMED]) + (f" 等 {len(cells)} 处" if len(cells) > MOST_NAMED else "")
        yield SourceProblem(
            file,
            f"「{sheet.name}」{named}：是公式，文件里没有保存计算结果，已按空白读取，请用 Excel 或 WPS 打开并保存后再报送。",
            fatal=False,
        )


def lost_table(file: str, frame: SheetFrame) -> Iterator[SourceProblem]:
    """One sentence on a filled 项目明细 that lost columns: which figure is what would be guessed."""
    heads = "”“".join(lost_columns(frame))
    if heads:
        yield SourceProblem(
            file,
            f"「{frame.table.place.sheet}」的项目明细找不到“{heads}”列，整张明细没有读取，请恢复被删除或改名的列后再报送。",
            fatal=False,
        )


def report_state(sheet: SheetContent, changes: ChangeList) -> None:
    """A hidden project still counts, and a person must know."""
    if sheet.state != "visible":
        changes.add("sheet-hidden", None, "这张项目表被隐藏，仍已读取。", found=sheet.state)


def end_of_form(frame: SheetFrame) -> int | None:
    """The first row behind the form on a sheet of ours, None where nothing follows."""
    below = frame.table.find(UNPLACED_TITLE)
    rows = [frame.rows.get(COST_TABLE_KEY), below[0] if below else None]
    return min((row for row in rows if row is not None), default=None)


def with_cost_table(declarations: Sequence[Declaration], frame: SheetFrame | None) -> tuple[Declaration, ...]:
    """The form of a sheet of ours that was read by its labels, with its 项目明细; a sheet of several forms has none."""
    table = find_table(frame) if frame else None
    if table is None or len(declarations) > 1:
        return tuple(declarations)
    return tuple(replace(declaration, cost_table=read_table(table)) for declaration in declarations)


def in_place(frame: SheetFrame, record: SheetRecord) -> bool:
    """Whether enough labels stand where their row keys say; else columns were inserted, deleted, or rows overwritten."""
    labels = [(item.row, item.label_cell, item.label) for item in record.fields if item.label_cell]
    present = [item for item in labels if item[0] in frame.rows]
    table = frame.table
    kept = [
        squeeze(table.text((frame.rows[row], column_of(cell) + frame.shift))) == squeeze(label)
        for row, cell, label in present
    ]
    return frame.shift >= 0 and sum(kept) * 2 > len(kept)


def column_of(cell: str) -> int:
    """Column from 0 of an address."""
    return position(cell)[1]


def text_rows(content: SheetContent) -> list[list[str]]:
    """All cells of a sheet as rows of texts from column A, empty ones in between as ""."""
    table = CellTable(content.cells, {})
    rows = table.rows(max((column for _, column in table.texts), default=0) + 1)
    return [[table.text((row, column)) for column in range(spots[-1][1] + 1)] for row, spots in rows.items()]


def problems_of(declaration: Declaration) -> list[SourceProblem]:
    """One sentence for every text of a sheet that belongs to no field."""
    return unplaced_problems(declaration, lambda place: f"「{place.sheet}」{place.cell}")
