"""Random consistent forms: cost cells with every figure known, what adds up to what, and the budget.

A form is a list of text pieces and slots. A slot holds one written figure; `Relation` says which slots make up which.
Replacing the figure of a slot (see fault_generator) gives a form with a known fault. All sentences are invented.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

Role = Literal["item", "result", "total", "budget", "price", "count", "period", "goal"]
Unit = Literal["元", "万元", "万", "個", ""]

WAN = Decimal(10000)
NOUNS = (
    "场地布置", "设备租赁", "宣传品制作", "专家评审", "人员培训", "耗材采购", "系统维护", "保洁服务", "绿化养护", "慰问品采购", "资料印刷",
    "活动组织", "管道疏通", "电梯年检", "消防器材", "档案整理", "路灯维修", "垃圾清运", "健康体检", "节日演出",
)  # fmt: skip
PEOPLE = ("保洁员", "协管员", "讲解员", "护理员", "巡查员", "驾驶员", "社工", "厨师")
GOODS = (
    ("展板", "块"),
    ("手册", "册"),
    ("桌椅", "套"),
    ("急救包", "个"),
    ("打印机", "台"),
    ("灯笼", "盏"),
    ("工作服", "件"),
    ("垃圾桶", "个"),
)
EVENTS = (("讲座", "场"), ("演练", "次"), ("培训班", "期"), ("义诊", "次"), ("比赛", "场"))


@dataclass(frozen=True)
class Figure:
    """A number as written: digits with an optional point, grouping, width, and what follows it."""

    mantissa: str
    unit: str
    scale: Decimal = Decimal(1)
    comma: str = ""
    full: bool = False
    chinese: str = ""

    @property
    def value(self) -> Decimal:
        """Yuan for money, the bare number for counts and periods."""
        return Decimal(self.mantissa) * self.scale

    @property
    def precision(self) -> Decimal:
        """Worth of one unit in the last written place."""
        return Decimal(1).scaleb(-len(self.mantissa.partition(".")[2])) * self.scale

    @property
    def text(self) -> str:
        if self.chinese:
            return self.chinese
        whole, point, rest = self.mantissa.partition(".")
        if self.comma:
            groups: list[str] = []
            while len(whole) > 3:
                groups.insert(0, whole[-3:])
                whole = whole[:-3]
            whole = self.comma.join([whole, *groups])
        shown = whole + point + rest
        return (
            shown.translate(str.maketrans("0123456789.", "０１２３４５６７８９．")) if self.full else shown
        ) + self.unit


@dataclass(frozen=True)
class Slot:
    """Where a figure stands. `about`: 约 stands before it. `fixed`: a fault here could not be told from its text."""

    key: int
    role: Role
    about: bool = False
    fixed: bool = False


@dataclass(frozen=True)
class Relation:
    """The products of `terms` (signed) add up to `stated`. kind as in the findings; `open`: 其中, need not be complete."""

    kind: Literal["calculation", "items", "tie"]
    terms: tuple[tuple[int, ...], ...]
    stated: int
    signs: tuple[int, ...] = ()
    open: bool = False
    rounded: bool = False

    def computed(self, figures: dict[int, Figure]) -> Decimal:
        total = Decimal(0)
        for index, term in enumerate(self.terms):
            product = Decimal(self.signs[index] if self.signs else 1)
            for key in term:
                product *= figures[key].value
            total += product
        return total

    def precision(self, figures: dict[int, Figure]) -> Decimal:
        """Precision of the coarser side; a product is exact."""
        singles = [figures[term[0]].precision for term in self.terms if len(term) == 1]
        made = min(singles) if len(singles) == len(self.terms) else Decimal(0)
        return max(made, figures[self.stated].precision)


@dataclass
class Form:
    """Cells as pieces (strings and slots), the figures by slot key, and what must hold."""

    cells: list[list[str | Slot]] = field(default_factory=list)
    goal: list[str | Slot] = field(default_factory=list)
    budget: Slot = Slot(0, "budget")
    figures: dict[int, Figure] = field(default_factory=dict)
    slots: dict[int, Slot] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    layout: str = ""

    def show(self, pieces: Sequence[str | Slot]) -> str:
        return "".join(one if isinstance(one, str) else self.figures[one.key].text for one in pieces)

    @property
    def cost(self) -> tuple[str, ...]:
        return tuple(self.show(cell) for cell in self.cells)

    @property
    def budget_text(self) -> str:
        return self.figures[self.budget.key].text

    @property
    def goal_text(self) -> str:
        return self.show(self.goal)


class Writer:
    """Writes one form with the random choices of one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - repeatable samples, no secrets
        self.form = Form()
        self.style = self.random.choice(("wan", "wan", "yuan", "yuan", "comma", "mixed", "short"))

    def choose(self, *options: str) -> str:
        return self.random.choice(options)

    # --- figures

    def slot(self, role: Role, figure: Figure, *, about: bool = False, fixed: bool = False) -> Slot:
        slot = Slot(len(self.form.slots) + 1, role, about, fixed)
        self.form.slots[slot.key] = slot
        self.form.figures[slot.key] = figure
        return slot

    def money(self, value: Decimal, style: str = "") -> Figure:
        style = style or self.style
        if style == "mixed":
            style = self.choose("wan", "yuan", "comma", "chinese", "full")
        if style == "chinese" and (spelled := in_chinese(value)):
            return Figure(plain(value), "", Decimal(1), chinese=spelled)
        if style in ("wan", "short") and value % 100 == 0 and value >= 1000:
            return Figure(plain(value / WAN), "万元" if style == "wan" else "万", WAN)
        if style == "comma":
            return Figure(plain(value), "元", comma=",")
        if style == "full":
            return Figure(plain(value), "元", full=True)
        if style == "cents":
            return Figure(f"{value:.2f}", "", comma=",")
        return Figure(plain(value), "元")

    def amount(self) -> Decimal:
        """The size of an item: most between 1万 and 90万, round in its style."""
        step = 100 if self.style in ("yuan", "comma", "mixed") else 1000
        size = self.random.choice((30, 200, 900))
        return Decimal(self.random.randint(3, size) * step * self.random.choice((1, 1, 10)))

    # --- items: each gives pieces and the key of the figure that counts

    def plain_item(self, noun: str) -> tuple[list[str | Slot], tuple[int, ...]]:
        about = self.random.random() < 0.03
        slot = self.slot("item", self.money(self.amount()), about=about)
        lead = self.choose("", "费", "：", "费用", "费：", "支出", "经费为", "需")
        before = self.choose(*[""] * 12, "2019年", "全年", "第一期", "东区3号楼", "辖区5个社区", "社区（含老旧小区）")
        after = self.choose(*[""] * 14, "（含税）", "（按合同支付）", "整", "（不含设备）")
        if slot.about or self.form.figures[slot.key].chinese or self.form.figures[slot.key].unit == "":
            after = ""
        return [before + noun + lead + ("约" if about else ""), slot, after], (slot.key,)

    def staff(self, *, result: bool = True) -> tuple[list[str | Slot], tuple[int, ...]]:
        """Persons × monthly pay × months, in signs or in prose."""
        people, pay, months = (
            self.random.randint(2, 80),
            self.random.randint(18, 75) * 100,
            self.random.choice((2, 3, 5, 6, 9, 10, 12, 12, 12)),
        )
        count = self.slot("count", Figure(str(people), self.choose("人", "名")))
        period = self.slot("period", Figure(str(months), "个月"))
        who = self.random.choice(PEOPLE)
        total = self.slot("result", self.money(Decimal(people * pay * months)))
        self.form.relations.append(Relation("calculation", ((count.key, 0, period.key),), total.key))
        if self.random.random() < 0.5:
            price = self.slot("price", Figure(str(pay), self.choose("元/人/月", "元/月/人", "元/人·月")))
            times = self.choose("*", "×", "x", "＊", "X")
            order: list[Slot] = [count, price, period]
            if self.random.random() < 0.3:
                order = [price, count, period]
            pieces: list[str | Slot] = [
                f"{who}{self.choose('工资', '补贴', '劳务费')}{self.choose('：', '')}",
                order[0],
                times,
                order[1],
                times,
                order[2],
            ]
            pieces += [self.choose("=", "＝", "，共", "，计"), total]
        else:
            price = self.slot("price", Figure(str(pay), "元"))
            pieces = [self.choose("聘请", "招聘", ""), who, count, self.choose("，每人每月", "，人均每月", "，每人每月补贴"), price,
                      self.choose("，", "，共", "，服务期"), period, self.choose("，计", "，费用", "，共计", "，需"), total]  # fmt: skip
        self._link(count, price, period, total)
        return pieces, (total.key,)

    def goods(self) -> tuple[list[str | Slot], tuple[int, ...]]:
        """Pieces × price, in signs, in prose, or in brackets behind the result."""
        noun, measure = self.random.choice((*GOODS, *EVENTS))
        number, price_value = self.random.randint(2, 400), self.random.randint(2, 90) * self.random.choice((10, 100))
        count = self.slot("count", Figure(str(number), measure))
        total = self.slot("result", self.money(Decimal(number * price_value)))
        way = self.random.choice(("signs", "prose", "unit", "behind"))
        per = "" if way == "prose" else f"/{measure}"
        price = self.slot("price", Figure(str(price_value), f"元{per}"))
        self.form.relations.append(Relation("calculation", ((count.key, price.key),), total.key))
        times = self.choose("*", "×", "x")
        if way == "signs":
            return [f"{noun}{self.choose('：', '费', '制作')}", count, times, price, "=", total], (total.key,)
        if way == "behind":
            return [f"{noun}费", total, "（", count, times, price, "）"], (total.key,)
        if way == "unit":
            return [f"{noun}", price, times, count, "=", total], (total.key,)
        return [noun, count, f"，每{measure}", price, self.choose("，计", "，共", "，需"), total], (total.key,)

    def bare_product(self) -> tuple[list[str | Slot], tuple[int, ...]]:
        """A product without a written result."""
        noun, measure = self.random.choice(GOODS)
        count = self.slot("count", Figure(str(self.random.randint(10, 300)), measure))
        price = self.slot("price", Figure(str(self.random.randint(2, 60) * 10), f"元/{measure}"))
        times = self.choose("*", "×")
        return [noun, "（", count, times, price, "）"], (count.key, price.key)

    def rent(self) -> tuple[list[str | Slot], tuple[int, ...]]:
        """Area × price with decimals, the result rounded to the yuan."""
        area, price_value = (
            Decimal(self.random.randint(20000, 300000)).scaleb(-2),
            Decimal(self.random.randint(120, 900)).scaleb(-2),
        )
        exact = area * price_value
        whole = exact.quantize(Decimal(1))
        size = self.slot("count", Figure(plain(area), "平方米"))
        price = self.slot("price", Figure(plain(price_value), "元/平方米"))
        total = self.slot("result", Figure(str(whole), "元"), about=exact != whole)
        self.form.relations.append(Relation("calculation", ((size.key, price.key),), total.key, rounded=True))
        sign = "=" if exact == whole else "≈"
        return ["绿地养护", size, "×", price, sign, total], (total.key,)

    def places(self) -> tuple[list[str | Slot], tuple[int, ...]]:
        """So much for each of several places, or each quarter: told in words."""
        noun, measure = self.random.choice(
            (("社区", "个"), ("学校", "所"), ("站点", "个"), ("小区", "个"), ("季度", "个"))
        )
        number = self.random.randint(2, 4) if noun == "季度" else self.random.randint(2, 30)
        each = Decimal(self.random.randint(2, 60) * 1000)
        count = self.slot("count", Figure(str(number), f"{measure}{noun}"), fixed=noun == "季度")
        price = self.slot("price", self.money(each, "wan" if self.style == "wan" else "yuan"))
        total = self.slot("result", self.money(number * each))
        self.form.relations.append(Relation("calculation", ((count.key, price.key),), total.key))
        what = self.choose("活动经费", "维护经费", "巡查补贴")
        return [
            what,
            count,
            f"，每{'' if noun == '季度' else '个' if measure == '个' else '所'}{noun}",
            price,
            "，共",
            total,
        ], (total.key,)

    def households(self) -> tuple[list[str | Slot], tuple[int, ...]]:
        """Price first, then the number, then the result."""
        who, measure = self.random.choice((("困难家庭", "户"), ("老党员", "人"), ("志愿者", "人"), ("残疾人", "人次")))
        number, each = self.random.randint(5, 600), self.random.randint(2, 20) * 100
        price = self.slot("price", Figure(str(each), f"元/{measure}"))
        count = self.slot("count", Figure(str(number), measure))
        total = self.slot("result", self.money(Decimal(number * each)))
        self.form.relations.append(Relation("calculation", ((price.key, count.key),), total.key))
        return [f"慰问{who}", price, "，", count, self.choose("，计", "，共", "，需"), total], (total.key,)

    def with_parts(self) -> tuple[list[str | Slot], tuple[int, ...]]:
        """18万元（教材3万元、场地15万元）: parts in brackets behind the figure."""
        slots = [self.slot("item", self.money(self.amount())) for _ in range(2)]
        total = self.slot("total", self.money(self.sum_of([(slot.key,) for slot in slots])))
        self.form.relations.append(Relation("items", tuple((slot.key,) for slot in slots), total.key, open=True))
        lead = self.choose("其中", "")
        return ["会务费", total, f"（{lead}场地", slots[0], "、材料", slots[1], "）"], (total.key,)

    def _link(self, count: Slot, price: Slot, period: Slot, total: Slot) -> None:
        last = self.form.relations.pop()
        self.form.relations.append(replace(last, terms=((count.key, price.key, period.key),), stated=total.key))

    def item(self, noun: str) -> tuple[list[str | Slot], tuple[int, ...]]:
        makers: tuple[Callable[[], tuple[list[str | Slot], tuple[int, ...]]], ...] = (
            self.staff, self.goods, self.goods, self.bare_product if self.random.random() < 0.4 else self.staff,
            self.rent if self.random.random() < 0.4 else self.goods, self.places, self.households,
            self.with_parts if self.random.random() < 0.5 else self.goods,
        )  # fmt: skip
        return self.plain_item(noun) if self.random.random() < 0.6 else self.random.choice(makers)()

    # --- cells

    def items(self, count: int, *, only_plain: bool = False) -> tuple[list[list[str | Slot]], list[tuple[int, ...]]]:
        nouns = self.random.sample(NOUNS, count)
        made = [self.plain_item(noun) if only_plain else self.item(noun) for noun in nouns]
        return [pieces for pieces, _ in made], [keys for _, keys in made]

    def joined(self, items: list[list[str | Slot]], *, end: str = "") -> list[str | Slot]:
        marks = self.random.choice((None, None, "{0}、", "{0}.", "（{0}）", "cn", "①②③④⑤⑥⑦⑧"))
        inner = any("，" in one for item in items for one in item if isinstance(one, str))
        joint = self.choose("；", "；\n", "\n") if marks else "；" if inner else self.choose("、", "，", "；")
        pieces: list[str | Slot] = []
        for number, item in enumerate(items, start=1):
            mark = (
                ""
                if not marks
                else f"{'一二三四五六七八'[number - 1]}、"
                if marks == "cn"
                else marks[number - 1]
                if marks[0] == "①"
                else marks.format(number)
            )
            pieces += [joint if number > 1 else "", mark, *item]
        return [*pieces, end]

    def sum_of(self, terms: Sequence[tuple[int, ...]], signs: Sequence[int] = ()) -> Decimal:
        return Relation("items", tuple(terms), 0, tuple(signs)).computed(self.form.figures)

    def stated(self, terms: list[tuple[int, ...]], *, open_list: bool = False, style: str = "") -> Slot:
        total = self.slot("total", self.money(self.sum_of(terms), style))
        self.form.relations.append(Relation("items", tuple(terms), total.key, open=open_list))
        return total

    def cell(self) -> tuple[list[str | Slot], list[tuple[int, ...]]]:
        """One cost cell, and the terms of its total (one: a stated total)."""
        layout = self.random.choice(
            (
                "list",
                "list",
                "after",
                "after",
                "after",
                "before",
                "before",
                "of_which",
                "levels",
                "subtotals",
                "table",
                "sum",
                "single",
            )
        )
        self.form.layout += layout + " "
        make = {
            "list": self.plain_list, "after": self.total_after, "before": self.total_before, "of_which": self.of_which,
            "levels": self.levels, "subtotals": self.subtotals, "table": self.table, "sum": self.written_sum, "single": self.single,
        }[layout]  # fmt: skip
        return make()

    def plain_list(self) -> tuple[list[str | Slot], list[tuple[int, ...]]]:
        items, terms = self.items(self.random.randint(2, 6))
        lead = self.choose(
            *[""] * 4, "根据合同和上年实际情况测算：", "按照《经费管理办法》规定的标准，主要用于以下支出：\n"
        )
        return [lead, *self.joined(items, end=self.choose("", "。", "。各项支出严格执行财务制度。"))], terms

    def total_after(self) -> tuple[list[str | Slot], list[tuple[int, ...]]]:
        items, terms = self.items(self.random.randint(2, 6))
        total = self.stated(terms)
        lead = self.choose("，合计", "，共计", "。以上共计", "\n总计：", "；总计", "。以上各项合计", "，总费用")
        if any("，" in one for item in items for one in item if isinstance(one, str)):
            lead = self.choose("。以上共计", "\n总计：", "；总计", "。合计")
        return [*self.joined(items), lead, total, self.choose("", "。")], [(total.key,)]

    def total_before(self) -> tuple[list[str | Slot], list[tuple[int, ...]]]:
        items, terms = self.items(self.random.randint(2, 6))
        total = self.stated(terms)
        lead, then = self.random.choice(
            (
                ("预算", "，具体为："),
                ("计划投入", "，用于以下方面："),
                ("总预算", "，明细如下：\n"),
                ("全年经费", "："),
                ("共需经费", "，分别为："),
            )
        )
        return [lead, total, then, *self.joined(items), "。"], [(total.key,)]

    def of_which(self) -> tuple[list[str | Slot], list[tuple[int, ...]]]:
        items, terms = self.items(self.random.randint(2, 6), only_plain=True)
        total = self.stated(terms, open_list=True)
        lead = self.choose("预计投入", "共申请", "全年共需", "本年度安排资金")
        flat = [one for index, item in enumerate(items) for one in (["、"] if index else []) + item]
        return [lead, total, self.choose("，其中：", "，其中", "，其中包括"), *flat, "。"], [(total.key,)]

    def levels(self) -> tuple[list[str | Slot], list[tuple[int, ...]]]:
        """一、A：1.a 2.b 二、B：1.c 2.d, with or without a grand total."""
        pieces: list[str | Slot] = []
        tops: list[tuple[int, ...]] = []
        for number in range(self.random.randint(2, 3)):
            items, terms = self.items(self.random.randint(2, 4), only_plain=True)
            top = self.stated(terms)
            flat = [
                one
                for index, item in enumerate(items, start=1)
                for one in [f"{'；' if index > 1 else ''}{index}.", *item]
            ]
            pieces += [f"{'一二三'[number]}、{('人员经费', '公用经费', '专项经费')[number]}", top, "：", *flat, "。"]
            tops.append((top.key,))
        if self.random.random() < 0.6:
            total = self.stated(tops)
            return [*pieces, self.choose("合计", "总计", "以上共计"), total, "。"], [(total.key,)]
        return pieces, tops

    def subtotals(self) -> tuple[list[str | Slot], list[tuple[int, ...]]]:
        """Items with 小计 after each group and a grand total."""
        pieces: list[str | Slot] = []
        tops: list[tuple[int, ...]] = []
        number = 0
        for _ in range(2):
            items, terms = self.items(self.random.randint(2, 3), only_plain=True)
            for item in items:
                number += 1
                pieces += [f"{number}.", *item, "；"]
            top = self.stated(terms)
            pieces += ["小计", top, "；"]
            tops.append((top.key,))
        total = self.stated(tops)
        return [*pieces, "总计", total], [(total.key,)]

    def table(self) -> tuple[list[str | Slot], list[tuple[int, ...]]]:
        """A pasted table: TAB columns, thousands marks and 分, or 单位：万元 once."""
        nouns = self.random.sample(NOUNS, self.random.randint(2, 5))
        once = self.random.random() < 0.5
        values = [Decimal(self.random.randint(20, 900)) * (1000 if once else 50) for _ in nouns]

        def figure(value: Decimal) -> Figure:
            return Figure(plain(value / WAN), "", WAN) if once else Figure(f"{value:.2f}", "", comma=",")

        slots = [self.slot("item", figure(value)) for value in values]
        terms = [(slot.key,) for slot in slots]
        total = self.slot("total", figure(sum(values, Decimal(0))))
        self.form.relations.append(Relation("items", tuple(terms), total.key))
        lines: list[str | Slot] = ["单位：万元\n"] if once else []
        for number, (noun, slot) in enumerate(zip(nouns, slots, strict=True), start=1):
            lines += [f"{number}.{noun}费\t", slot, "\n"]
        return [*lines, "合计\t", total], [(total.key,)]

    def written_sum(self) -> tuple[list[str | Slot], list[tuple[int, ...]]]:
        """A费a元+B费b元-C费c元=共计x元."""
        items, terms = self.items(self.random.randint(2, 5), only_plain=True)
        flat = [one for index, item in enumerate(items) for one in (["+"] if index else []) + item]
        total = self.slot("total", self.money(self.sum_of(terms)))
        self.form.relations.append(Relation("calculation", tuple(terms), total.key))
        return [*flat, self.choose("=", "=合计", "＝共计"), total], [(total.key,)]

    def single(self) -> tuple[list[str | Slot], list[tuple[int, ...]]]:
        """One stated figure, or one calculation."""
        if self.random.random() < 0.5:
            pieces, keys = self.staff()
            return pieces, [keys]
        slot = self.slot("total", self.money(self.amount()))
        return [
            self.choose("全年费用", "预计投入", "总预算控制在", "本年度安排"),
            slot,
            self.choose("。", "，严格按照规定使用。", ""),
        ], [(slot.key,)]


def write(seed: int) -> Form:
    """The consistent form of a seed."""
    writer = Writer(seed)
    form = writer.form
    blocks = 2 if writer.random.random() < 0.12 else 1
    tops: list[tuple[int, ...]] = []
    for _ in range(blocks):
        pieces, terms = writer.cell()
        form.cells.append(pieces)
        tops += terms
    total = writer.sum_of(tops)
    style = writer.random.choice(("wan", "yuan", "comma", writer.style))
    form.budget = writer.slot("budget", writer.money(total, "yuan" if style == "mixed" else style))
    form.relations.append(Relation("tie", tuple(tops), form.budget.key))
    if writer.random.random() < 0.3:
        goal = writer.slot("goal", writer.money(total), fixed=True)
        form.goal = [
            writer.choose("完成年度各项任务，项目总投入", "保障工作正常开展，共投入", "改善辖区环境，总经费"),
            goal,
            "。",
        ]
    else:
        form.goal = ["保障各项工作正常开展，提高居民的满意程度。"]
    return form


def plain(value: Decimal) -> str:
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


DIGITS = "零一二三四五六七八九"


def in_chinese(value: Decimal) -> str:
    """五万四千元, 5万4千元: only for amounts of at most two digits; "" otherwise."""
    if value % 1000 or not 10000 <= value < 1000000:
        return ""
    tens, thousands = divmod(int(value // 1000), 10)
    if tens >= 10:
        return ""
    return f"{DIGITS[tens]}万{DIGITS[thousands]}千元" if thousands else f"{DIGITS[tens]}万元"
