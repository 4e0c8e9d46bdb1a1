"""The figures of a text that count as amounts of their own: literals, results of calculations, products without result.

What a calculation or a price has consumed is not an entry. Labels decide whether an entry is called a total.
"""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from xltools.analysis import repairs
from xltools.analysis.equations import Equations
from xltools.analysis.products import Products
from xltools.analysis.results import Result
from xltools.analysis.rounded import rounded_figures
from xltools.analysis.tables import read_rows
from xltools.values.amounts import Amount, Bound
from xltools.values.frozen import dataclass
from xltools.values.masks import MARK
from xltools.values.money import TextReading

TotalWord = Literal["total", "subtotal", "weak", ""]
Origin = Literal["written", "equation", "product"]

_LABEL: Final = re.compile(rf"[^,;。、\n!?{MARK}]{{0,60}}$")
_SPACED: Final = re.compile("(?<=[\u4e00-\u9fff])[ ]+(?=[\u4e00-\u9fff])")
_TOTAL: Final = re.compile(
    r"(?:共计|总计|合计|总共|总额|总价|总预算|总投入|总费用|总经费|总金额|总支出|总资金|总成本|总造价|总投资|累计"
    r"|(?<![公中一])共(?![享建同治产青党和]))[^0-9]{0,10}$"
)
_SUBTOTAL: Final = re.compile(r"小计[^0-9]{0,6}$")
_WEAK: Final = re.compile(
    r"(?:投入|支出|安排|发放|使用|列支|申请|申报|拨付|控制在|预算|金额|经费|费用?|成本指标|成本|资金|合同价|合同额|中标价|全年|年度|本年|所需|需要?|计划)[^0-9]{0,8}$"
)
_GRAND: Final = re.compile(
    r"以上|上述|全部|总计|总共|两项|各项|[三四五六七八九十]项|总预算|总投入|总费用|总经费|总金额|总支出|总资金|总成本"
)
_PURE: Final = re.compile(
    r"^[ :)]*(?:以上|上述|各项|全部|经费|费用|预算|资金|项目|本项目|全年|年度|预计|计划|需要?|两项|[三四五六七八九十]项|支出|金额|投入|\ue001)*"
    r"(?:共计|总计|合计|总共|总额|总价|总预算|总投入|总费用|总经费|总金额|总支出|总资金|总成本|总投资|累计|共)"
    r"(?:需要?|投入|支出|经费|费用|资金|金额|预算|安排|申请|使用|计|为|是|约|人民币|[: ])*$"
)
_PURE_WEAK: Final = re.compile(
    r"^[ :)]*(?:预计|经|测算|计划|拟|本|项目|年度?|全年|一年|所|需要?|总|经费|资金|费用|金额|预算|成本|产出成本指标|投入|支出|安排|申请|申报|发放|使用"
    r"|列支|控制在|拨付"
    r"|共|约|为|是|于|人民币|财政|[: ]|\ue001)+$"
)
_ELSEWHERE: Final = re.compile(
    r"上年|去年|往年|以前年度|上一年|历年|同比|环比|[较比][^0-9]{0,10}(?:增|减|多|少|节|降)|节约|节省|节支|带动|拉动|创收|增收|产值|营业额|税收"
    r"|[较比][^0-9,;。]{0,8}(?:\ue001|上年|去年)[^0-9,;。]{0,10}$|市场价|原价|原报价|优惠前"
    r"|已支付|已拨付|已付|结余|决算|执行数|实际(?:支出|执行|完成)|\ue001(?:度)?(?:预算)?执行|罚款|注册资金|不含税"
)
_LESS: Final = re.compile(r"(?:核减|压减|减少|扣除|扣减|减去|调减|抵扣|冲减|抵减)[^0-9]{0,6}$")
_CHANGE: Final = re.compile(r"\)?(?:预算)?(?:增加|增长|增|减少|下降|压减|核减|调增|调减|减)了?[ ]*")
_BASIS: Final = re.compile(
    r"(?:根据|参照|按照?|依据|结合|参考)[^:]{0,16}(?:上年|去年|往年|历年|决算)[^:]{0,12}(?:测算|标准|情况|水平|价格)[^:]{0,6}:?"
)

_CONTINUES: Final = re.compile(
    r"^[ ]*(?:[、和及与][^0-9,;。\n]{0,16}"
    r"|,[^0-9,;。\n]{0,8}(?:保险|补贴|补助|津贴|餐费|餐补|公积金|社保|交通费?|通讯费?|伙食费?|住宿费?|奖金|加班费|取暖费?|工装|服装费?)[^0-9,;。\n]{0,4})$"
)
_BESIDE: Final = re.compile(r"(?:/[^0-9,;。、\n]{1,3})?[,、和及与][^0-9;。\n]{0,12}")
_COUNTED: Final = re.compile(r"(?:共计|合计|总计|总共)[ ]?(?P<count>[0-9.]{1,8}[\u4e00-\u9fff㎡]{1,3}[,、]?[ ]?)$")
_COUNT_WINDOW: Final = 24
_FACTOR: Final = 20
_LARGEST_PRICE: Final = Decimal(10000)


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of a cell. `word` is what its label calls it; `pure` that the label names nothing but a total.

    `low` is the lower end of a range. `path` are the list marks it stands under, `brackets` the brackets around it.
    `summands` are the values of a written sum; `terms` tell how the value is made (empty for a plain figure).
    """

    start: int
    end: int
    value: Decimal
    precision: Decimal
    amount: Amount | None
    label: str
    word: TotalWord
    pure: bool
    grand: bool
    origin: Origin
    path: tuple[int, ...]
    brackets: tuple[tuple[int, int], ...]
    approximate: bool = False
    bound: Bound | None = None
    terms: tuple[repairs.Term, ...] = ()
    summands: tuple[Decimal, ...] = ()
    low: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries in text order. `elsewhere`: starts of amounts of other years or other things.

    `prices`: starts of figures that continue a row of prices (每人每月交通补贴300元、通讯补贴200元), or that stand in a price
    column; `in_columns`: the latter alone. `undecided`: it is open what some figure is (a deduction in words, a
    table row with two figures). `rounded`: starts of figures that the next figure rounds.
    """

    items: tuple[Entry, ...]
    elsewhere: frozenset[int]
    prices: frozenset[int]
    in_columns: frozenset[int] = frozenset()
    undecided: bool = False
    rounded: frozenset[int] = frozenset()


def find_entries(reading: TextReading, equations: Equations, products: Products) -> Entries:
    """All entries of one text."""
    results = [*equations.results, *products.results]
    consumed = {result.amount.start for result in results if result.amount}
    inside = [(chain.start, chain.end) for chain in reading.chains]
    paths = _paths(reading)
    brackets = _brackets(reading)
    drafts: list[tuple[int, Result | Amount, Decimal | None]] = [(result.start, result, None) for result in results]
    drafts += [(high.start, high, low) for high, low in products.ranges]
    covered = [(high.start, high.end) for high, _ in products.ranges]
    spans = (*inside, *covered)
    thresholds = {token.start for token in reading.tokens.items if token.about and token.about.threshold}
    for amount in reading.amounts:
        if amount.role != "other" or amount.start in consumed or amount.start in thresholds:
            continue
        if not any(a <= amount.start < b for a, b in spans):
            drafts.append((amount.start, amount, None))
    drafts.sort(key=lambda draft: draft[0])
    entries: list[Entry] = []
    elsewhere: set[int] = set()
    rows = read_rows(reading)
    prices = _continued_prices(reading) | rows.prices
    undecided = rows.undecided
    drafts = [draft for draft in drafts if draft[0] not in prices]
    rounded = rounded_figures(reading, drafts)
    replaced = list(rounded.values())
    drafts = [draft for draft in drafts if draft not in replaced]
    floor, other_end = 0, -1
    for start, draft, low in _joined_ranges(drafts):
        told = rounded[start][0] if start in rounded else start
        label = _label(reading, floor, told)
        is_change = floor == other_end and bool(_CHANGE.fullmatch(label))
        floor = draft.end
        deducted = bool(_LESS.search(label)) and not is_change
        undecided |= deducted
        if deducted or is_change or _ELSEWHERE.search(_BASIS.sub("", label)):
            elsewhere.add(amount_start(draft))
            other_end = floor
            continue
        place = (_path_at(paths, told), tuple(pair for pair in brackets if pair[0] < told < pair[1]))
        entry = _entry(draft, label, place, low)
        entries.append(replace(entry, word="", pure=False) if amount_start(draft) in products.own else entry)
    starts = frozenset(amount_start(draft) for _, draft, _ in replaced)
    return Entries(tuple(entries), frozenset(elsewhere), prices, rows.prices, undecided, starts)


def amount_start(draft: Result | Amount) -> int:
    """Start of the figure that states a draft, -1 where none is written."""
    if isinstance(draft, Amount):
        return draft.start
    return draft.amount.start if draft.amount else -1


def _continued_prices(reading: TextReading) -> frozenset[int]:
    """Small figures that follow a price after 、 or 和 are prices of the same kind."""
    found: set[int] = set()
    for before, amount in zip(reading.amounts, reading.amounts[1:], strict=False):
        priced = before.role == "unit_price" or before.start in found
        gap = reading.tokens.text[before.end : amount.start]
        small = amount.yuan < min(before.yuan * _FACTOR, _LARGEST_PRICE)
        if priced and small and amount.role == "other" and _CONTINUES.match(gap) and _word(gap) != "total":
            found.add(amount.start)
    return frozenset(found | _parts_of_prices(reading))


def _parts_of_prices(reading: TextReading) -> set[int]:
    """Figures right before a price that they add up to: 早餐5元、午餐12元，每人每天17元."""
    found: set[int] = set()
    run: list[Amount] = []
    for amount in reading.amounts:
        beside = bool(run) and bool(_BESIDE.fullmatch(reading.tokens.text[run[-1].end : amount.start]))
        if amount.role == "unit_price" and beside and len(run) > 1 and sum(part.yuan for part in run) == amount.yuan:
            found |= {part.start for part in run}
        run = [*(run if beside else ()), amount] if amount.role == "other" else []
    return found


def _joined_ranges(
    drafts: list[tuple[int, Result | Amount, Decimal | None]],
) -> list[tuple[int, Result | Amount, Decimal | None]]:
    """The two ends of a money range become one draft with its lower end."""
    joined: list[tuple[int, Result | Amount, Decimal | None]] = []
    for start, draft, low in drafts:
        if joined and isinstance(draft, Amount) and draft.bound == "upper":
            before = joined[-1]
            if isinstance(before[1], Amount) and before[1].bound == "lower" and 0 <= start - before[1].end <= 1:
                joined[-1] = (before[0], draft, before[1].yuan)
                continue
        joined.append((start, draft, low))
    return joined


def _label(reading: TextReading, floor: int, start: int) -> str:
    """The words before a figure, without the blanks of 合    计; `共计50台，20万元` is labelled 共计."""
    text = reading.tokens.text
    counted = _COUNTED.search(text, max(floor, start - _COUNT_WINDOW), start)
    if counted:
        start = counted.start("count")
    match = _LABEL.search(text, max(floor, start - 60), start)
    return _SPACED.sub("", match.group()) if match else ""


def _entry(
    draft: Result | Amount, label: str, place: tuple[tuple[int, ...], tuple[tuple[int, int], ...]], low: Decimal | None
) -> Entry:
    path, brackets = place
    if isinstance(draft, Amount):
        word = "weak" if label.rstrip(" ").endswith("=") else _word(label)
        pure, grand = (
            label.rstrip(" ").endswith("=") or bool((_PURE_WEAK if word == "weak" else _PURE).match(label)),
            bool(_GRAND.search(label)),
        )
        return Entry(
            draft.start, draft.end, draft.yuan, draft.precision, draft, label, word, pure, grand, "written", path, brackets,
            draft.approximate, None if low is not None else draft.bound, low=low,
        )  # fmt: skip
    called = draft.label.strip(" =≈:,)") if draft.summands else ""
    word = _word(called) or _word(label) if called else _word(label)
    if word == "weak" or (draft.amount is None and word == "total" and not draft.summands):
        word = ""
    pure = bool(_PURE.match(called or label))
    origin: Origin = "equation" if draft.amount is not None else "product"
    return Entry(
        draft.start, draft.end, draft.value, draft.precision, draft.amount, label, word, pure,
        bool(_GRAND.search(called + label)), origin, path, brackets, draft.approximate, None, draft.terms, draft.summands,
        low,
    )  # fmt: skip


def _word(label: str) -> TotalWord:
    if _SUBTOTAL.search(label):
        return "subtotal"
    if _TOTAL.search(label):
        return "total"
    return "weak" if _WEAK.search(label) else ""


def _paths(reading: TextReading) -> list[tuple[int, tuple[int, ...]]]:
    """For every list mark the marks it stands under: a known style closes the levels below it, a new one opens one."""
    stack: list[tuple[str, int]] = []
    paths: list[tuple[int, tuple[int, ...]]] = []
    for mark in reading.tokens.marks:
        styles = [style for style, _ in stack]
        if mark.style in styles:
            del stack[styles.index(mark.style) :]
        stack.append((mark.style, mark.start))
        paths.append((mark.start, tuple(start for _, start in stack)))
    return paths


def _path_at(paths: list[tuple[int, tuple[int, ...]]], position: int) -> tuple[int, ...]:
    path: tuple[int, ...] = ()
    for start, candidate in paths:
        if start > position:
            break
        path = candidate
    return path


def _brackets(reading: TextReading) -> list[tuple[int, int]]:
    """Pairs of opening and closing brackets."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for token in reading.tokens.items:
        if token.kind == "open":
            opened.append(token.start)
        elif token.kind == "close" and opened:
            pairs.append((opened.pop(), token.start))
    return pairs
