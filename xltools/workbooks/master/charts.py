"""The charts of the cover: what they show, the sheet that holds their figures, and how they are drawn.

Native bar charts, sorted, at most `MOST_BARS` bars and the rest in one; dark and light instead of red and green.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from xltools.merging.consolidation import Consolidation
from xltools.merging.register import STATE_TITLES
from xltools.model.finding import Finding
from xltools.rules.registry import entry_of
from xltools.workbooks.master.balance import Balance, Rounded
from xltools.workbooks.master.page import Page
from xltools.workbooks.master.styles import Kind
from xltools.workbooks.styles import HEI, SONG

NAME: Final = "图表数据"
HEADER_ROW: Final = 2
FIRST_ROW: Final = 3
MOST_BARS: Final = 15
DARK: Final = "#1F4E79"
LIGHT: Final = "#F4B183"
BAR_PIXELS: Final = 20
FRAME_PIXELS: Final = 56
"""Height of a chart without its bars: title and margins."""
LEGEND_PIXELS: Final = 24
FONT: Final = 9
HEADROOM: Final = Decimal("1.3")
"""The axis ends so much behind the longest bar: room for its label."""
OTHERS: Final = "其他"
GREY: Final = "#A6A6A6"
THICKNESS: Final = 14
"""Pixels of a bar."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one chart shows: a bar a row, the first on top; several series are stacked.

    `place` is the first of its columns on the sheet of figures.
    """

    title: str
    heads: tuple[str, ...]
    kind: Kind
    labels: str
    rows: tuple[tuple[str, tuple[Decimal | int, ...]], ...]
    place: int = 0

    @property
    def stacked(self) -> bool:
        """Whether a bar has several parts, which a legend names."""
        return len(self.heads) - 1 > 1

    @property
    def height(self) -> int:
        """Pixels that show every bar."""
        return FRAME_PIXELS + (LEGEND_PIXELS if self.stacked else 0) + BAR_PIXELS * len(self.rows)


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The four charts of the cover."""

    departments: Figures
    types: Figures
    states: Figures
    rules: Figures

    @property
    def all(self) -> tuple[Figures, ...]:
        """As they stand on the sheet of figures."""
        return self.departments, self.types, self.states, self.rules


def dashboard(result: Consolidation, balance: Balance) -> Dashboard:
    """What the charts of a consolidation show."""
    return Dashboard(
        Figures("各部门预算金额（万元）", ("部门", "预算金额（万元）"), "balanced", "#,##0.00",
                limited(by_budget(balance.departments), "个部门"), 0),
        Figures("各类项目预算金额（万元）", ("项目类型", "预算金额（万元）"), "balanced", "#,##0.00",
                limited(by_budget(balance.types), "类"), 3),
        Figures("报送情况（项）", ("状态", "数量"), "count", "0", submission_states(result), 6),
        Figures("各规则查出的错误和警告（条）", ("规则", "错误", "警告"), "count", "0;;", limited(by_rule(result.findings), "条规则"), 9),
    )  # fmt: skip


def by_budget(figures: Mapping[str, Rounded]) -> list[tuple[str, tuple[Decimal | int, ...]]]:
    """Groups with their balanced budgets, the largest first."""
    ordered = sorted(figures.items(), key=lambda item: -item[1].figure)
    return [(name, (rounded.figure,)) for name, rounded in ordered]


def by_rule(findings: Sequence[Finding]) -> list[tuple[str, tuple[Decimal | int, ...]]]:
    """Rules with their open errors and warnings, the most errors first."""
    errors = Counter(one.rule for one in findings if one.level == "error")
    warnings = Counter(one.rule for one in findings if one.level == "warning")
    ordered = sorted({*errors, *warnings}, key=lambda rule: (-errors[rule], -warnings[rule], rule))
    return [(rule_title(rule), (errors[rule], warnings[rule])) for rule in ordered]


def rule_title(rule: str) -> str:
    """A rule as the axis names it."""
    entry = entry_of(rule)
    return f"{rule} {entry.title}" if entry else rule


def submission_states(result: Consolidation) -> tuple[tuple[str, tuple[Decimal | int, ...]], ...]:
    """How many lines of 报送情况 are in which state."""
    count = result.states()
    return tuple((title, (count[state],)) for state, title in STATE_TITLES.items() if count[state])


def limited(
    rows: Sequence[tuple[str, tuple[Decimal | int, ...]]], counted: str
) -> tuple[tuple[str, tuple[Decimal | int, ...]], ...]:
    """The first rows, and all others in one, which says how many they are."""
    if len(rows) <= MOST_BARS + 1:
        return tuple(rows)
    rest = rows[MOST_BARS:]
    sums: tuple[Decimal | int, ...] = tuple(sum(column) for column in zip(*(values for _, values in rest), strict=True))
    return (*rows[:MOST_BARS], (f"{OTHERS}（{len(rest)} {counted}）", sums))


def write_figures(page: Page, charts: Dashboard) -> None:
    """图表数据: the figures of all charts side by side."""
    page.heading("图表数据", "封面各图所用的数，为写出时的数值。", 11)
    for figures in charts.all:
        page.sheet.set_column(figures.place, figures.place, 30)
        page.sheet.set_column(figures.place + 1, figures.place + len(figures.heads) - 1, 18)
        for column, head in enumerate(figures.heads, figures.place):
            page.text(HEADER_ROW, column, head, "head")
        for row, (label, values) in enumerate(figures.rows, FIRST_ROW):
            page.text(row, figures.place, label, "wrap")
            for column, value in enumerate(values, figures.place + 1):
                page.number(row, column, value, figures.kind)
    page.sheet.freeze_panes(FIRST_ROW, 0)
    last = FIRST_ROW + max(1, *(len(figures.rows) for figures in charts.all)) - 1
    page.print_setup(HEADER_ROW, last, 11)


def draw(workbook: Workbook, figures: Figures, size: tuple[int, int]) -> Chart:
    """The chart in pixels of width and height; its series refer to the sheet of figures."""
    stacked = figures.stacked
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"} if stacked else {"type": "bar"})
    last = FIRST_ROW + len(figures.rows) - 1
    for number, color in zip(range(1, len(figures.heads)), (DARK, LIGHT), strict=False):
        column = figures.place + number
        chart.add_series({
            "name": [NAME, HEADER_ROW, column],
            "categories": [NAME, FIRST_ROW, figures.place, last, figures.place],
            "values": [NAME, FIRST_ROW, column, last, column],
            "name_data": [figures.heads[number]],
            "categories_data": [label for label, _ in figures.rows],
            "values_data": [float(values[number - 1]) for _, values in figures.rows],
            "fill": {"color": color},
            "border": {"none": True},
            "points": points(figures),
            "gap": gap(figures, size[1]),
            "data_labels": labels(figures, light=color == LIGHT),
        })  # fmt: skip
    chart.set_title({"name": figures.title, "name_font": {"name": HEI, "size": 11, "bold": False}, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": {"name": SONG, "size": FONT}, "major_tick_mark": "none"})
    longest = max(0, *(sum(values) for _, values in figures.rows))
    chart.set_x_axis({
        "visible": False, "major_gridlines": {"visible": False}, "min": 0, "max": float(longest * HEADROOM) or 1,
    })  # fmt: skip
    chart.set_legend({"position": "top", "font": {"name": SONG, "size": FONT}} if stacked else {"none": True})
    chart.set_chartarea({"border": {"color": "#BFBFBF"}})
    chart.set_size({"width": size[0], "height": size[1]})
    return chart


def points(figures: Figures) -> list[dict[str, Any] | None] | None:
    """The bar of all others is grey: it is no group."""
    if figures.stacked or len(figures.rows) <= MOST_BARS or not figures.rows[-1][0].startswith(f"{OTHERS}（"):
        return None
    return [None] * MOST_BARS + [{"fill": {"color": GREY}}]


def gap(figures: Figures, height: int) -> int:
    """Space between bars in percent of their thickness, so that few bars are no thicker than many."""
    slot = (height - FRAME_PIXELS) / len(figures.rows)
    return min(max(int((slot / THICKNESS - 1) * 100), 40), 500)


def labels(figures: Figures, *, light: bool) -> dict[str, Any]:
    """The figures at the bars: behind them, in stacked ones on them."""
    stacked = figures.stacked
    font = {"name": SONG, "size": FONT, "color": "#FFFFFF" if stacked and not light else "#262626"}
    return {
        "value": True,
        "num_format": figures.labels,
        "font": font,
        "position": "center" if stacked else "outside_end",
    }
