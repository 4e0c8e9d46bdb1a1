"""版本对照: two versions of one form side by side, only where they differ."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from xltools.merging.departments import Department
from xltools.merging.outline import Outline, named_rows
from xltools.merging.sent_form import SentForm
from xltools.model.declaration import FIELD_TITLES
from xltools.model.place import Place
from xltools.values.plain import grouped

COST_TITLE: Final = "成本指标合计（元）"
ITEMS_TITLE: Final = "项目明细合计（元）"
NO_AMOUNT: Final = "—"
Row = tuple[int, str, int]
"""An indicator row: block, label, and which of the rows of this label it is."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: its title, its texts in the version that counts and in the other; `change` in yuan (used − other)."""

    title: str
    used: str
    other: str
    change: Decimal | None = None


@dataclass(frozen=True, slots=True)
class VersionPair:
    """A form that counts and one that yields to it, by their sources and positions, with their places.

    `ground` says in Chinese why the first counts, `doubt` what is odd about it.
    """

    department: Department
    project: str
    source: int
    position: int
    other_source: int
    other_position: int
    place: Place
    other_place: Place
    differences: tuple[Difference, ...]
    ground: str = ""
    doubt: str = ""


def side_by_side(used: SentForm, other: SentForm) -> tuple[Difference, ...]:
    """Where two forms differ, in the order of the form, sums last."""
    one, two = used.noted, other.noted
    fields = [
        Difference(title, one.text(name), two.text(name), apart(one.yuan, two.yuan) if name == "budget" else None)
        for name, title in FIELD_TITLES.items()
        if one.text(name) != two.text(name)
    ]
    label = ("预算金额的单位", one.label_unit or "未写", two.label_unit or "未写")
    fields += [Difference(*label, apart(one.yuan, two.yuan))] if one.label_unit != two.label_unit else []
    return (*fields, *rows_apart(used, other), *sums_apart(used.outline, other.outline))


def apart(used: Decimal | None, other: Decimal | None) -> Decimal | None:
    """The difference of two amounts, None where one is not known."""
    return None if used is None or other is None else used - other


def rows_apart(used: SentForm, other: SentForm) -> list[Difference]:
    """The indicator rows that differ."""
    mine, theirs = texts(used), texts(other)
    several = max((block for block, _, _ in (*mine, *theirs)), default=1) > 1
    return [
        Difference(row_title(row, several=several), mine.get(row, ""), theirs.get(row, ""))
        for row in dict.fromkeys((*mine, *theirs))
        if mine.get(row, "") != theirs.get(row, "")
    ]


def texts(form: SentForm) -> Mapping[Row, str]:
    """The texts of the filled indicator rows."""
    seen: Counter[tuple[int, str]] = Counter()
    found: dict[Row, str] = {}
    for (block, label, written), text in zip(named_rows(form.outline), form.noted.row_texts(), strict=True):
        seen[block, label] += 1
        if text and written:
            found[block, label, seen[block, label]] = text
    return found


def row_title(row: Row, *, several: bool) -> str:
    """How a row is called; `several` output blocks are told apart."""
    block, label, number = row
    title = (label or "（无栏目名称）") + (f"（{number}）" if number > 1 else "")
    return f"第 {block} 组{title}" if several else title


def sums_apart(used: Outline, other: Outline) -> list[Difference]:
    """The cost totals and the totals of 项目明细 where they differ."""
    return [
        Difference(title, amount(mine), amount(theirs), apart(mine, theirs))
        for title, mine, theirs in ((COST_TITLE, used.cost, other.cost), (ITEMS_TITLE, used.items, other.items))
        if mine != theirs
    ]


def amount(yuan: Decimal | None) -> str:
    """An amount as the sheet shows it."""
    return NO_AMOUNT if yuan is None else grouped(yuan)
