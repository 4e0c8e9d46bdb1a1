"""Read a Grid: cut it into forms and place every text of a form in a field, an indicator or the list of unplaced texts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import field, replace

from xltools.forms import beijing_2019
from xltools.forms.columns import FULL_ROW
from xltools.forms.header import Header, read_header_row, read_unlabelled_department, unplaced
from xltools.forms.indicators import Layout, RawRow, layout_of, name_rows, take_apart
from xltools.forms.keys import label_key
from xltools.forms.labels import Labels, labels_of
from xltools.forms.mending import mend
from xltools.forms.page_numbers import is_page_number
from xltools.forms.segments import Segment, cut
from xltools.forms.splitting import split
from xltools.forms.unfolding import unfold
from xltools.forms.versions import version_of
from xltools.model.declaration import EXTRA_TITLES, FIELD_TITLES, Declaration, Field, Unplaced
from xltools.model.grid import Grid, GridCell, GridRow
from xltools.model.place import Place
from xltools.model.problems import SourceProblem
from xltools.values.frozen import dataclass
from xltools.values.years import is_year_line, year_in

QUOTED = 60


@dataclass(frozen=True, slots=True)
class Reading:
    """What a Grid holds: its declarations in order, and everything a person must know about the reading."""

    declarations: tuple[Declaration, ...]
    problems: tuple[SourceProblem, ...]


def read_grid(grid: Grid, first_position: int = 1) -> Reading:
    """Read all forms of a Grid; `first_position` is the number the first one gets in its file.

    A Grid without a form gives one fatal problem. Nothing raises: a text that fits nowhere is listed.
    """
    labels = labels_of(version_of(grid.rows))
    rows = mend(grid.rows, labels)
    if labels.form is not beijing_2019.FORM:
        rows = unfold(rows, labels)
    segments = cut(split(rows, labels), labels)
    if not segments:
        where = f"工作表「{grid.place.sheet}」里" if grid.place.sheet else ""
        message = f"{grid.place.file} 没有申报表（{where}没有“部门（单位）名称”“项目名称”等栏目），请确认文件是否选对。"
        return Reading((), (SourceProblem(grid.place.file, message),))
    declarations = with_years(
        declaration_of(segment, labels, position) for position, segment in enumerate(segments, start=first_position)
    )
    return Reading(declarations, tuple(problem for declaration in declarations for problem in problems_of(declaration)))


def with_years(declarations: Iterable[Declaration]) -> tuple[Declaration, ...]:
    """The declarations with their budget year: a document prints the title once, above the first of its forms."""
    year = None
    dated = []
    for declaration in declarations:
        year = declaration.year or (None if declaration.title else year)
        dated.append(replace(declaration, year=year))
    return tuple(dated)


def problems_of(declaration: Declaration) -> list[SourceProblem]:
    """One sentence for every unplaced text of a document, after the number and name of its form."""
    name = f"第 {declaration.position} 份「{declaration.project or declaration.text('caption')}」"
    return unplaced_problems(declaration, lambda place: f"{name}{place.label()}")


def unplaced_problems(declaration: Declaration, where: Callable[[Place], str]) -> list[SourceProblem]:
    """One sentence for every unplaced text but page numbers; `where` words its place."""
    return [
        SourceProblem(
            declaration.file,
            f"{where(item.place)}：「{quoted(item.text)}」不属于任何栏目，已原样保留，请核对是否填错了位置。",
            fatal=False,
        )
        for item in declaration.unplaced
        if not is_page_number(item.text)
    ]


def quoted(text: str) -> str:
    """The text on one line, long ones shortened."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTED else f"{line[:QUOTED]}…（共 {len(text)} 字）"


@dataclass(slots=True)
class Draft:
    """A declaration in the making."""

    labels: Labels
    header: Header = field(default_factory=Header)
    rows: list[RawRow] = field(default_factory=list)
    layout: Layout = field(default_factory=Layout)
    in_grid: bool = False
    closed: bool = False
    title: str = ""
    year: int | None = None
    carried: GridCell | None = None
    width: int = 0
    lines: list[GridCell] = field(default_factory=list)

    def read(self, row: GridRow, following: GridRow | None) -> None:
        """Read one row of the form."""
        if row.loose:
            self.line(row)
            return
        self.leave_lines()
        if self.names_indicator(row):
            self.indicator(row)
        elif self.names_fields(row):
            self.fields(row)
        elif any(self.labels.is_head(cell.text) for cell in row.cells):
            self.heads(row)
        elif self.in_grid and not self.closed:
            self.indicator(row)
        elif not (self.is_before_project(following) and read_unlabelled_department(self.header, row)):
            self.leave(row)

    def line(self, row: GridRow) -> None:
        """A paragraph outside the table; a page number is none."""
        if is_page_number(row.cells[0].text):
            self.leave(row)
        else:
            self.lines.extend(row.cells)

    def names_indicator(self, row: GridRow) -> bool:
        """Whether the row holds a second-level label or, inside the grid, the mark of a spare row."""
        in_grid = self.in_grid and not self.closed
        return any(
            self.labels.level2(cell.text) or (in_grid and self.labels.is_filler(cell.text)) for cell in row.cells
        )

    def names_fields(self, row: GridRow) -> bool:
        """Whether the row begins with the label of a field."""
        first = next((cell.text for cell in row.cells if cell.text.strip()), "")
        return self.labels.header(first, weak=not self.in_grid) is not None

    def fields(self, row: GridRow) -> None:
        """A row of labelled fields; 其他说明的问题 closes the indicator grid."""
        read_header_row(self.header, row, self.labels, weak=not self.in_grid)
        self.closed = self.closed or (self.in_grid and "remarks" in self.header.fields)

    def heads(self, row: GridRow) -> None:
        """The printed heads of the indicator grid; anything else in their row is unplaced."""
        self.in_grid = True
        self.layout = layout_of(row, self.labels) or self.layout
        self.leave(GridRow(tuple(cell for cell in row.cells if not self.labels.is_head(cell.text))))

    def indicator(self, row: GridRow) -> None:
        """A row of the indicator grid; a row with the level-1 label only lends it to the next row."""
        self.in_grid = True
        raw = None if self.is_too_narrow(row) else take_apart(row, self.labels, self.layout)
        if raw is None:
            level1 = next((cell for cell in row.cells if self.labels.level1_of(cell.text)), None)
            self.carried = level1 or self.carried
            self.leave(GridRow(tuple(cell for cell in row.cells if cell is not level1)))
            return
        if raw.level1 is None and self.carried:
            raw = replace(raw, level1=self.carried)
        self.carried = None
        self.rows.append(raw)
        if raw.entry:
            self.width = max(self.width, len(row.cells))

    def is_too_narrow(self, row: GridRow) -> bool:
        """An unlabelled row of a document with fewer cells than the grid's rows: `? | text` below the grid."""
        is_sheet = row.cells[0].place.cell is not None
        narrow = len(row.cells) < min(self.width, FULL_ROW - 1) and bool(row.cells[0].text.strip())
        return narrow and not is_sheet and not self.names_indicator(row)

    def leave(self, row: GridRow) -> None:
        """Keep the texts of a row as one unplaced text."""
        filled = [cell for cell in row.cells if cell.text.strip()]
        if filled:
            text = "\t".join(cell.text.strip() for cell in filled)
            self.header.unplaced.append(Unplaced(text, filled[0].place))

    def leave_lines(self) -> None:
        """Keep paragraphs that stand outside the table; a run of them is one unplaced text."""
        if self.lines:
            text = "\n".join(cell.text.strip() for cell in self.lines)
            self.header.unplaced.append(Unplaced(text, self.lines[0].place))
            self.lines = []

    def is_before_project(self, following: GridRow | None) -> bool:
        """Whether the next row begins with 项目名称: then this one is where the department stands."""
        first = next((cell.text for cell in following.cells if cell.text.strip()), "") if following else ""
        return self.labels.identity(first) == "project"

    def prelude(self, rows: Sequence[GridRow]) -> None:
        """The lines above the form: title, caption (the last block of lines), and whatever else stands there."""
        lines = [line for row in rows for line in lines_of(row)]
        rest = []
        for line in lines:
            if label_key(self.labels.form.title) in label_key(line.text) and not self.title:
                self.title = line.text.strip()
                self.year = year_in(self.title)
            elif is_page_number(line.text):
                self.header.unplaced.append(unplaced(line))
            else:
                rest.append(line)
        self.year = next((year_in(line.text) for line in rest if is_year_line(line.text)), self.year)
        if not rest:
            return
        self.header.fields["caption"] = Field(rest[-1].text, rest[-1].place)
        self.lines = rest[:-1]
        self.leave_lines()


def lines_of(row: GridRow) -> list[GridCell]:
    """The filled lines of a row above a form."""
    return [
        replace(cell, text=line, number=None) for cell in row.cells for line in cell.text.split("\n") if line.strip()
    ]


def declaration_of(segment: Segment, labels: Labels, position: int) -> Declaration:
    """The declaration a segment holds."""
    draft = Draft(labels)
    draft.prelude(segment.prelude)
    for index, row in enumerate(segment.rows):
        draft.read(row, segment.rows[index + 1] if index + 1 < len(segment.rows) else None)
    draft.leave_lines()
    if draft.carried:
        draft.header.unplaced.append(unplaced(draft.carried))
    indicators, leftover = name_rows(draft.rows, labels)
    first = segment.rows[0].cells[0].place
    found = draft.header.fields
    if "department" not in found and "supervisor" in found:
        found["department"] = found["supervisor"]
    return Declaration(
        form=labels.form.id,
        file=first.file,
        position=position,
        place=Place(first.file, sheet=first.sheet, spot=first.spot),
        fields={name: found[name] for name in FIELD_TITLES if name in found},
        indicators=tuple(indicators),
        budget_label=draft.header.budget_label,
        label_unit=draft.header.label_unit,
        title=draft.title,
        unplaced=merged([*draft.header.unplaced, *leftover]),
        extra={name: found[name] for name in EXTRA_TITLES if name in found},
        year=draft.year,
    )


def merged(items: Sequence[Unplaced]) -> tuple[Unplaced, ...]:
    """Unplaced texts without empty ones."""
    return tuple(item for item in items if item.text)
