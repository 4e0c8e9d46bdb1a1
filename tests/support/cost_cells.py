"""Random cost cells in the notations clerks use, with the reading a person has of them."""

import random
from dataclasses import dataclass
from decimal import Decimal

NOUNS = (
    "场地布置",
    "设备租赁",
    "宣传品制作",
    "专家评审",
    "人员培训",
    "耗材采购",
    "系统维护",
    "保洁服务",
    "绿化养护",
    "慰问品采购",
    "资料印刷",
    "活动组织",
)
MEASURES = ("人", "户", "台", "套", "场", "次", "份", "个")
MARKS = (
    lambda number: "", lambda number: f"{number}、", lambda number: f"{number}.", lambda number: f"（{number}）",
    lambda number: f"{'一二三四五六'[number - 1]}、", lambda number: "①②③④⑤⑥"[number - 1],
)  # fmt: skip
BEFORE = ("全年共需{total}，其中：", "预算{total}，具体为：", "计划投入{total}。", "总预算{total}，包括")
AFTER = ("，合计{total}", "，共计{total}。", "。以上共计{total}。", "\n总计：{total}", "；总计{total}")


@dataclass(frozen=True)
class Sample:
    """A cell, the sum of its items, and whether a list after the total need not be complete."""

    text: str
    sum: Decimal
    stated: bool
    open_list: bool


def sample(seed: int, shift: int = 0) -> Sample:
    """A cell; its stated total is the sum of its items plus `shift` yuan."""
    choose = random.Random(seed)  # noqa: S311 - repeatable samples, no secrets
    count = choose.randint(2, 6)
    in_wan = choose.random() < 0.5
    amounts, entries = [], []
    mark = choose.choice(MARKS)
    for number, noun in enumerate(choose.sample(NOUNS, count), start=1):
        amount, entry = _entry(choose, noun, in_wan)
        amounts.append(amount)
        entries.append(mark(number) + entry)
    joint = choose.choice(("；", "；\n", "\n") if mark(1) else ("、", "，", "；"))
    if joint == "、" and any("，" in entry for entry in entries):
        joint = "；"
    body = joint.join(entries)
    total = sum(amounts, Decimal(0))
    figure = _figure(total + shift, in_wan)
    where = choose.choice(("none", "before", "after"))
    if where == "none":
        return Sample(body + choose.choice(("", "。")), total, stated=False, open_list=False)
    if where == "before":
        head = choose.choice(BEFORE)
        return Sample(
            head.format(total=figure) + ("\n" if "\n" in joint else "") + body + "。",
            total,
            True,
            "其中" in head or "包括" in head,
        )
    return Sample(body + choose.choice(AFTER).format(total=figure), total, stated=True, open_list=False)


def _entry(choose: random.Random, noun: str, in_wan: bool) -> tuple[Decimal, str]:
    kind = choose.choice(("plain", "plain", "colon", "equation", "prose"))
    if kind in {"plain", "colon"}:
        amount = Decimal(choose.randint(3, 900)) * (1000 if in_wan else choose.choice((1, 50, 100)))
        return amount, f"{noun}{'：' if kind == 'colon' else '费'}{_figure(amount, in_wan)}"
    measure = choose.choice(MEASURES)
    number, price = choose.randint(2, 60), choose.randint(2, 90) * 100
    amount = Decimal(number * price)
    if kind == "equation":
        sign = choose.choice(("*", "×", "x", "＊"))
        return amount, f"{noun}：{number}{measure}{sign}{price}元/{measure}={_figure(amount, in_wan)}"
    return amount, f"{noun}{number}{measure}，每{measure}{price}元，计{_figure(amount, in_wan)}"


def _figure(amount: Decimal, in_wan: bool) -> str:
    if in_wan:
        shown = f"{amount.scaleb(-4):f}".rstrip("0").rstrip(".") if amount % 10000 else f"{amount // 10000}"
        return f"{shown}万元"
    return f"{amount}元"
