"""The proof of a project as an indented tree in Chinese, and as plain values for JSON."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from xltools.analysis.facts import ChoiceKind, Evidence, OpenKind, StatementKind, TieOutcome, TotalFrom
from xltools.analysis.proof_tree import Aside, CellProof, Check, ChoiceMade, Figure, Proof, Silence
from xltools.model.declaration import FIELD_TITLES
from xltools.rules.a05_cost_differs_from_budget import DOUBTS
from xltools.rules.likely_cause import likely_cause
from xltools.rules.units import clash_sentence
from xltools.rules.wording import quoted
from xltools.values.plain import grouped, plain

Line = tuple[int, str]

QUOTE: Final = 60
SMALLEST_WAN: Final = Decimal(100)
CENT: Final = Decimal("0.01")

CHECKS: Final[Mapping[StatementKind, str]] = {"equation": "算式", "prose_product": "文字测算", "items": "分项合计"}
TOTALS: Final[Mapping[TotalFrom, str]] = {
    "stated": "取写明的总计", "equation": "取算式的结果", "items": "分项相加", "product": "单价乘以数量", "single": "取所写的金额",
}  # fmt: skip
SILENCES: Final[Mapping[Silence, str]] = {
    "structure": "分项与总计的关系有几种读法",
    "unread": "还有没读懂的金额，分项可能不全",
    "bound": "所列总计是上限，分项可以少于它",
    "range": "有的金额是一个区间",
    "units": "计量单位需要换算",
    "words": "有的项是文字，或者各项单位不一致，无法计算",
}
EVIDENCE: Final[Mapping[Evidence, str]] = {
    "adds-up": "计算结果与所写金额相符",
    "equals-budget": "与预算金额相等",
    "magnitude": "金额的数量级",
    "neighbour": "与等号另一边相近",
    "units": "单价的计量单位",
    "wording": "标点和用词",
    "none": "",
}
READINGS: Final[Mapping[ChoiceKind, tuple[str, str]]] = {
    "budget-unit": ("读作 {taken}", "读作 {other}"),
    "bare-unit": ("没有写单位，按万元读作 {taken}", "按元读作 {other}"),
    "converted-unit": ("按单价的单位换算，算得 {taken}", "不换算，算得 {other}"),
    "part-list": ("的分项合计 {taken}", "分项的范围取得不同，合计 {other}"),
    "result-or-total": ("是这一项的结果（算得 {taken}）", "是前面各项的总计（合计 {other}）"),
    "list-total": ("是总计", "也是一个分项（合计 {other}）"),
    "two-totals": ("是总计", "先写的 {other} 是总计"),
    "inner-sum": ("是几个分项的小计，不重复相加（分项合计 {taken}）", "也是一个分项（合计 {other}）"),
    "middle-total": ("是前面各项的小计，不重复相加", "也是一个分项"),
    "nested-list": ("与下级各项都是分项（合计 {taken}）", "下级各项是它的明细"),
    "last-equation": ("这个算式的结果 {taken} 是成本合计", "各项相加 {other} 是成本合计"),
    "own-factor": ("句中其他数量也是因数，算得 {taken}", "不乘这些数量，算得 {other}"),
}
TOTAL_OF_ALL: Final = ("是前面各项的总计（合计 {taken}）", "是这一项的结果（算得 {other}）")
SUM_OR_TOTAL: Final = ("也是一个分项（合计 {taken}）", "是总计")
UNREAD: Final[Mapping[OpenKind, str]] = {
    "loose-number": "{quote}没有写单位，可能是金额",
    "glued-mark": "{quote}可能是序号与金额连写",
    "unpaired-bracket": "{quote}处的括号不成对",
    "open-calculation": "有的算式以文字结尾，算不出结果",
    "vague": "{quote}没有确定的金额",
    "small-change": "{quote}可能是单价，也可能是一笔费用",
    "hanging-price": "单价{quote}没有写数量，也没有写这一项的金额",
    "unit-clash": "{quote}的单位不相称，算不出金额",
    "too-many-amounts": "金额太多，没有逐项核对",
}
UNDECIDED: Final[Mapping[TieOutcome, str]] = {
    "no-amount": "成本指标中没有金额，未能与预算金额核对",
    "only-unit-prices": "成本指标中只有单价，未能与预算金额核对",
    "budget-unreadable": "预算金额读不出来，未能核对",
    "budget-doubtful": "预算金额的单位存疑，未能核对",
    "several-readings": "成本指标有几种读法，未能与预算金额核对",
}


def proof_text(proof: Proof) -> list[str]:
    """The tree, one line an entry, two blanks a level."""
    lines = [*_budget_lines(proof), *(line for cell in proof.cells for line in _cell_lines(proof, cell)), *_tie(proof)]
    return [f"{'  ' * depth}{text}" for depth, text in lines]


def _budget_lines(proof: Proof) -> Iterator[Line]:
    budget = proof.budget
    written = quoted(budget.text, QUOTE) if budget.text else "（空）"
    if budget.yuan is None:
        yield 0, f"预算金额：{written}，没有读出金额"
        return
    source = {"value": "金额自带单位", "label": "单位取自栏目名称", "assumed": "没有写单位，按金额大小判断"}[
        budget.unit_from
    ]
    yield 0, f"预算金额：{written} = {_yuan(budget.yuan)}（{source}）"
    if budget.doubtful and budget.alternative is not None:
        yield (
            1,
            f"两种读法：采用 {_yuan(budget.yuan)}（依据：{EVIDENCE['magnitude']}）；未采用 {_yuan(budget.alternative)}",
        )


def _cell_lines(proof: Proof, cell: CellProof) -> Iterator[Line]:
    yield 0, _title(proof, cell)
    for figure in cell.figures:
        yield from _figure(figure, 1)
    for check in cell.checks:
        yield from _check(check, 1)
    if cell.asides:
        yield 1, f"不计入：{'、'.join(_aside(aside) for aside in cell.asides)}"
    for choice in cell.choices:
        yield 1, _choice(choice)
    for unread in cell.unread:
        yield 1, f"没有读懂：{UNREAD[unread.kind].format(quote=quoted(unread.quote))}"
    if cell.cost and not (cell.figures or cell.asides):
        yield 1, "没有读出金额"


def _title(proof: Proof, cell: CellProof) -> str:
    if cell.indicator is None:
        return FIELD_TITLES["goal"]
    row = proof.declaration.indicators[cell.indicator]
    blocks = {one.block for one in proof.declaration.indicators}
    title = row.level2 or row.level2_written or "…"
    return f"{title}（第 {row.block} 组产出）" if len(blocks) > 1 else title


def _figure(figure: Figure, depth: int) -> Iterator[Line]:
    whole = "另一处总计" if figure.role == "other-total" else "总计" if figure.parts else "金额"
    name = f"分项 {figure.number}" if figure.role == "item" else whole
    where = ("（写在分项之前）" if figure.before_parts else "（写在分项之后）") if figure.parts else ""
    label = f"〔{figure.label}〕" if figure.label else ""
    low = f"{_yuan(figure.low)} 至 " if figure.low is not None else ""
    remarks = [
        text
        for text, told in (
            ("约数", figure.approximate),
            ("上限", figure.bound == "upper"),
            ("下限", figure.bound == "lower"),
        )
        if told
    ]
    remark = f"（{'，'.join(remarks)}）" if remarks else ""
    yield depth, f"{name}{where}{label}：{quoted(figure.quote, QUOTE)} = {low}{_yuan(figure.yuan)}{remark}"
    for check in figure.checks:
        yield from _check(check, depth + 1)
    for part in figure.parts:
        yield from _figure(part, depth + 1)
    for check in figure.sums:
        yield from _check(check, depth + 1)


def _check(check: Check, depth: int) -> Iterator[Line]:
    quote = "" if check.kind == "items" else quoted(check.quote, QUOTE)
    working = f"：{check.working}" if check.working else ""
    said = "所列总计" if check.kind == "items" else "写"
    stated = f"，{said} {_yuan(check.stated)}" if check.stated is not None else ""
    yield depth, f"{CHECKS[check.kind]}{quote}{working}{stated} {_verdict(check)}"
    if check.implied_periods:
        yield depth + 1, f"没有写期数，按 {check.implied_periods} 期计算才相符"
    if check.clash:
        yield depth + 1, clash_sentence(check.clash)
    elif check.units:
        yield depth + 1, f"单位：{check.units} → 元"
    if check.outcome == "differs":
        yield depth + 1, likely_cause(check.candidates, check.candidate_count)


def _verdict(check: Check) -> str:
    if check.silence is not None:
        return f"未作判断：{SILENCES[check.silence]}"
    gap = abs((check.computed or Decimal(0)) - (check.stated or Decimal(0)))
    if check.outcome == "part-of":
        return f"△ 少 {_yuan(gap)}，“其中”所列可以不全"
    return _outcome(gap, check.tolerance, check.reason, holds=check.outcome == "holds")


def _outcome(gap: Decimal, tolerance: Decimal, reason: str, *, holds: bool) -> str:
    """✓ or ✗ with the difference, the tolerance and its reason."""
    because = f"；{reason}" if reason else ""
    if holds and not gap:
        return f"✓ 相符{because}" if reason else "✓ 相等"
    if holds and reason:
        return f"✓ 相符，相差 {_yuan(gap)}{because}"
    if holds:
        return f"✓ 相符，相差 {_yuan(gap)}，在容差 {_tolerance(tolerance)}以内"
    if gap == tolerance:
        return f"✗ 相差 {_yuan(gap)}，正好是半个末位，不是四舍五入{because}"
    return f"✗ 相差 {_yuan(gap)}，超出容差 {_tolerance(tolerance)}{because}"


def _tolerance(tolerance: Decimal) -> str:
    """The tolerance with its reason: half of the last place of the coarser figure."""
    unit = tolerance * 2
    if tolerance <= CENT:
        return f"{_yuan(CENT)}（精确到分）"
    place = f"{plain(unit.scaleb(-4))}万元" if unit >= SMALLEST_WAN else _yuan(unit)
    return f"{_yuan(tolerance)}（较粗的数写到 {place}，允许半个末位）"


def _tie(proof: Proof) -> Iterator[Line]:
    tie, total = proof.tie, proof.total
    if tie.outcome in UNDECIDED:
        doubt = f"：{DOUBTS[tie.doubt]}" if tie.doubt else ""
        yield 0, f"与预算金额：{UNDECIDED[tie.outcome]}{doubt}"
        if total is not None and tie.stated is not None:
            yield 1, f"成本合计读作 {_yuan(total.yuan)}（{TOTALS[total.source]}），预算金额 {_yuan(tie.stated)}"
        return
    if total is None or tie.computed is None or tie.stated is None:
        return
    made = f"{len(total.places)} 组产出相加" if len(total.places) > 1 else TOTALS[total.source]
    working = f"：{tie.working}" if tie.working and (len(total.places) > 1 or total.source == "items") else ""
    cost = f"{_yuan(total.yuan)} 至 {_yuan(total.range_to)}" if total.range_to is not None else _yuan(total.yuan)
    gap = abs(tie.computed - tie.stated)
    verdict = _outcome(gap, tie.tolerance, tie.note, holds=tie.outcome == "ties")
    yield 0, f"与预算金额：成本合计 {cost}（{made}{working}），预算金额 {_yuan(tie.stated)} {verdict}"
    if tie.outcome == "differs":
        yield 1, likely_cause(tie.candidates, tie.candidate_count)


def _aside(aside: Aside) -> str:
    if aside.elsewhere:
        return f"其他年度或其他事项的{quoted(aside.amount.text)}"
    name = {"unit_price": "单价", "limit": "限额"}.get(aside.amount.role, "提到的金额")
    return f"{name}{quoted(aside.amount.text)}"


def _choice(made: ChoiceMade) -> str:
    choice = made.choice
    taken, other = READINGS[choice.kind]
    if choice.kind == "result-or-total" and choice.taken > choice.other:
        taken, other = TOTAL_OF_ALL
    if choice.kind == "list-total" and choice.evidence == "none":
        taken, other = SUM_OR_TOTAL
    values = {"taken": _yuan(choice.taken), "other": _yuan(choice.other)}
    first, second = taken.format(**values), other.format(**values)
    if choice.evidence == "none":
        return f"两种读法：{quoted(made.quote)}{first}，或者{second}；无法判定，不据此下结论"
    return f"两种读法：{quoted(made.quote)}{first}（依据：{EVIDENCE[choice.evidence]}）；未采用：{second}"


def _yuan(value: Decimal) -> str:
    return f"{grouped(value)}元"


def proof_record(proof: Proof) -> dict[str, Any]:
    """The tree as plain values: amounts are decimal strings in yuan, spans index the text of the field."""
    tie, total = proof.tie, proof.total
    return {
        "cells": [_cell_record(proof, cell) for cell in proof.cells],
        "tie": {
            "outcome": tie.outcome,
            "computed": _plain(tie.computed),
            "stated": _plain(tie.stated),
            "tolerance": plain(tie.tolerance),
            "total_from": total.source if total else None,
            "working": tie.working,
            "reason": tie.note,
            "doubt": tie.doubt,
            "candidate_count": tie.candidate_count,
        },
        "text": proof_text(proof),
    }


def _cell_record(proof: Proof, cell: CellProof) -> dict[str, Any]:
    return {
        "field": _title(proof, cell),
        "indicator": cell.indicator,
        "figures": [_figure_record(figure) for figure in cell.figures],
        "checks": [_check_record(check) for check in cell.checks],
        "not_counted": [
            {"text": one.amount.text, "start": one.amount.start, "end": one.amount.end, "role": one.amount.role}
            for one in cell.asides
        ],
        "readings": [
            {
                "kind": one.choice.kind, "text": one.quote, "start": one.choice.start, "end": one.choice.end,
                "taken": plain(one.choice.taken), "other": plain(one.choice.other), "evidence": one.choice.evidence,
            }
            for one in cell.choices
        ],
        "unread": [{"kind": one.kind, "text": one.quote} for one in cell.unread],
    }  # fmt: skip


def _figure_record(figure: Figure) -> dict[str, Any]:
    return {
        "role": figure.role,
        "label": figure.label,
        "text": figure.quote,
        "start": figure.start,
        "end": figure.end,
        "yuan": plain(figure.yuan),
        "checks": [_check_record(check) for check in (*figure.checks, *figure.sums)],
        "parts": [_figure_record(part) for part in figure.parts],
    }


def _check_record(check: Check) -> dict[str, Any]:
    return {
        "kind": check.kind,
        "start": check.start,
        "end": check.end,
        "outcome": check.outcome,
        "working": check.working,
        "computed": _plain(check.computed),
        "stated": _plain(check.stated),
        "tolerance": plain(check.tolerance),
        "reason": check.reason,
        "units": check.units,
        "unit_mismatch": clash_sentence(check.clash) if check.clash else None,
        "not_judged": check.silence,
        "candidate_count": check.candidate_count,
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
