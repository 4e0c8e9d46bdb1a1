"""The chart of 概况: by how much the budget of each department changed, drawn from 部门汇总."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart

from xltools.values.plain import grouped
from xltools.workbooks.comparison.groups import CHANGE, DEPARTMENTS
from xltools.workbooks.comparison.pen import FIRST_ROW, Pen
from xltools.workbooks.styles import HEI, SONG
from xltools.workflows.comparison import Total

TITLE: Final = "各部门预算变动（元）"
MOST: Final = 12
MORE, LESS = "#C55A11", "#1F4E79"
WIDTH: Final = 905
BAR: Final = 26
FRAME: Final = 60
ROW_PIXELS: Final = 20
FONT: Final = 9
HEADROOM: Final = Decimal("0.2")
"""The axis ends so much of its length behind the longest bar: room for the label."""
LOWEST: Final = 200
"""Pixels of the lowest chart: in a lower one figures beside the bars are broken."""


def insert_chart(workbook: Workbook, pen: Pen, departments: Sequence[Total], row: int) -> int:
    """Draw the chart from this row on; returns the row below it. Without a change there is no chart."""
    moved = [one for one in departments if one.change][:MOST]
    if not moved:
        return row
    height = max(FRAME + BAR * len(moved), LOWEST)
    told = "；".join(f"{one.name} {grouped(one.change)}" for one in moved)
    pen.sheet.insert_chart(
        row, 0, draw(workbook, moved, height), {"description": f"{TITLE}：{told}", "object_position": 2}
    )
    return row - (-height // ROW_PIXELS) + 1


def draw(workbook: Workbook, moved: Sequence[Total], height: int) -> Chart:
    """Bars to the right for more, to the left for less, in two colours that print apart."""
    chart = workbook.add_chart({"type": "bar"})
    last = FIRST_ROW + len(moved) - 1
    chart.add_series({
        "name": TITLE,
        "categories": [DEPARTMENTS, FIRST_ROW, 0, last, 0],
        "values": [DEPARTMENTS, FIRST_ROW, CHANGE, last, CHANGE],
        "categories_data": [one.name for one in moved],
        "values_data": [float(one.change) for one in moved],
        "points": [{"fill": {"color": MORE if one.change > 0 else LESS}} for one in moved],
        "border": {"none": True},
        "gap": 60,
        "data_labels": {
            "value": True, "num_format": "+#,##0;-#,##0", "font": {"name": SONG, "size": FONT}, "position": "outside_end",
        },
    })  # fmt: skip
    chart.set_title({"name": TITLE, "name_font": {"name": HEI, "size": 11, "bold": False}, "overlay": False})
    chart.set_y_axis({
        "reverse": True, "num_font": {"name": SONG, "size": FONT}, "major_tick_mark": "none", "label_position": "low",
    })  # fmt: skip
    lowest, highest = axis([one.change for one in moved])
    hidden = {"visible": False, "major_gridlines": {"visible": False}}
    chart.set_x_axis({**hidden, "min": float(lowest), "max": float(highest)})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"color": "#BFBFBF"}})
    chart.set_size({"width": WIDTH, "height": height})
    return chart


def axis(changes: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Both ends of the axis; there is room for labels where there are bars."""
    lowest, highest = min(Decimal(0), *changes), max(Decimal(0), *changes)
    room = (highest - lowest) * HEADROOM
    return (lowest - room if lowest else lowest), (highest + room if highest else highest)
