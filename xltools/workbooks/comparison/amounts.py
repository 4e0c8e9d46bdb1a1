"""金额变动 and 增减项目: every project whose amount changed, came or went, the largest effect on the total first."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from xltools.model.place import Place
from xltools.workbooks.cells import address, column_name
from xltools.workbooks.comparison.pen import (
    FIRST_ROW,
    TOTAL_ROW,
    Cell,
    Layout,
    Link,
    Number,
    Pen,
    Text,
    internal,
    write_list,
)
from xltools.workbooks.comparison.styles import Mark
from xltools.workbooks.master.links import source_link
from xltools.workflows.comparing import total
from xltools.workflows.comparison import Comparison, Form, FormState, ProjectChange
from xltools.workflows.text_changes import GOAL

NAME: Final = "金额变动"
CAME_AND_WENT: Final = "增减项目"
WORDING: Final = "文字变动"
STATES: Final[Mapping[FormState, tuple[str, Mark]]] = {
    "added": ("新增项目", "up"),
    "removed": ("减少项目", "down"),
    "increased": ("金额增加", "up"),
    "decreased": ("金额减少", "down"),
    "incomparable": ("无法比较", "unusable"),
    "unchanged": ("金额未变", ""),
}
COLUMNS: Final = (
    ("序号", 5), ("类型", 10), ("部门", 20), ("项目", 30), ("上次预算（元）", 17), ("本次预算（元）", 17), ("变动（元）", 17),
    ("幅度", 9), ("上次成本合计（元）", 17), ("本次成本合计（元）", 17), ("文字变动", 9), ("提示", 32), ("上次来源", 64), ("本次来源", 64),
)  # fmt: skip
PRINTED: Final = 12
OLD, NEW, OLD_COST, NEW_COST = 4, 5, 8, 9
LAYOUT: Final = Layout("金额变动（按对合计的影响大小排列）", COLUMNS, PRINTED, 4)
MOVED: Final = Layout(
    "增减项目",
    (
        ("序号", 5), ("类型", 10), ("部门", 22), ("项目", 34), ("项目类型", 16), ("预算（元）", 17), ("项目绩效目标", 60),
        ("提示", 34), ("来源", 64),
    ),
    8,
    4,
)  # fmt: skip


def listed(result: Comparison) -> tuple[ProjectChange, ...]:
    """What 金额变动 lists: all but projects whose amount is the same and about which there is nothing to say."""
    return tuple(one for one in result.projects if one.state != "unchanged" or one.remarks)


def write_amounts(pen: Pen, result: Comparison, target: Path, wording: Mapping[int, int]) -> None:
    """金额变动; `wording` says in which row of 文字变动 a project's texts begin, by its identity."""
    shown = listed(result)
    rest = len(result.projects) - len(shown)
    note = (
        f"共 {len(shown)} 个项目，另有 {rest} 个金额未变。第 3 行为所列各项之和，筛选后随之变化；"
        "无法识别的金额留空，不计入合计。点“来源”打开原件。"
    )
    proposed = proposed_partners(result)
    lines = [
        [*amount_cells(number, one, wording.get(id(one))), Text(hint(one, proposed)), *sources(one, target)]
        for number, one in enumerate(shown, 1)
    ]
    write_list(pen, LAYOUT, note, lines, sums(shown))


def sums(shown: Sequence[ProjectChange]) -> list[Cell | None]:
    """The line above the header."""
    if not shown:
        return []
    listed_total, last = total("所列合计", shown), FIRST_ROW + len(shown)
    old, new, old_cost, new_cost = (
        Number(value, "money", "total", f"ROUND(SUBTOTAL(9,{letter}{FIRST_ROW + 1}:{letter}{last}),2)")
        for letter, value in (
            (column_name(OLD), listed_total.old),
            (column_name(NEW), listed_total.new),
            (column_name(OLD_COST), listed_total.old_cost),
            (column_name(NEW_COST), listed_total.new_cost),
        )
    )
    name, empty = Text(listed_total.name, "center", "total"), Text("", "text", "total")
    change = Number(listed_total.change, "change", "total", difference(TOTAL_ROW))
    return [empty, empty, empty, name, old, new, change, empty, old_cost, new_cost, empty, empty]


def amount_cells(number: int, change: ProjectChange, wording: int | None) -> list[Cell]:
    """One project up to the hint."""
    title, mark = STATES[change.state]
    count = f"{len(change.texts)} 处" if change.texts else ""
    return [
        Number(number, "count"),
        Text(title, "center", mark),
        Text(change.form.department),
        Text(change.form.project),
        budget(change.old),
        budget(change.new),
        Number(change.change, "change", "", difference(FIRST_ROW + number - 1) if change.comparable else ""),
        Number(change.share, "share"),
        Number(change.old.cost if change.old else None),
        Number(change.new.cost if change.new else None),
        Link(internal(WORDING, f"A{wording + 1}") if wording is not None else None, count),
    ]


def sources(change: ProjectChange, target: Path) -> list[Cell]:
    """Where both budgets stand."""
    return [source(form.place if form else None, target) for form in (change.old, change.new)]


def proposed_partners(result: Comparison) -> dict[int, str]:
    """For every form that may be one with another what to say of it, by the form's identity."""
    found = {}
    for one in result.proposals:
        found[id(one.old)] = f"可能就是本次的“{one.new.department}”“{one.new.project}”，请确认"
        found[id(one.new)] = f"可能就是上次的“{one.old.department}”“{one.old.project}”，请确认"
    return found


def hint(change: ProjectChange, proposed: Mapping[int, str]) -> str:
    """What to look at."""
    return "；".join(filter(None, [*change.remarks, proposed.get(id(change.form))]))


def difference(row: int) -> str:
    """The formula of new minus old; a blank counts as 0."""
    return f"ROUND({address(row, NEW)}-{address(row, OLD)},2)"


def budget(form: Form | None) -> Number:
    """A budget: marked where its unit is in doubt or it could not be read."""
    if form is None:
        return Number(None)
    return Number(form.budget, "money", "unusable" if form.budget is None else "doubtful" if form.doubtful else "")


def source(place: Place | None, target: Path) -> Cell:
    """File and place, with a link there."""
    if place is None:
        return Text("")
    return Link(source_link(target, place), f"{Path(place.file).name}　{place.label()}".strip())


def write_came_and_went(pen: Pen, result: Comparison, target: Path) -> None:
    """增减项目."""
    shown = result.having("added", "removed")
    proposed = proposed_partners(result)
    lines = [moved_line(number, one, proposed, target) for number, one in enumerate(shown, 1)]
    note = f"新增 {result.total.added} 个，减少 {result.total.removed} 个，预算大的在前。按部门和项目名称对应；疑似更名、移交的在“提示”中说明。"
    write_list(pen, MOVED, note, lines)


def moved_line(number: int, change: ProjectChange, proposed: Mapping[int, str], target: Path) -> list[Cell]:
    """One project that came or went."""
    title, mark = STATES[change.state]
    form = change.form
    return [
        Number(number, "count"),
        Text(title, "center", mark),
        Text(form.department),
        Text(form.project),
        Text(form.project_type, "center"),
        budget(form),
        Text(form.fields[GOAL].text if GOAL in form.fields else ""),
        Text(hint(change, proposed)),
        source(form.place, target),
    ]
