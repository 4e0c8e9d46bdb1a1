"""S12 超控制数

检查什么
    一个部门各项目预算金额的合计是不是超过花名册里给它的控制数。没有花名册或没有控制数时不能检查；有金额读不出或单位存疑
    而合计还没有超过的，也不能判断。

为什么
    控制数是下达的上限，超过的部分没有资金来源。

反例
    控制数 310万元，四个项目合计 326万元。

正例
    控制数 310万元，四个项目合计 298万元。

怎么改
    压减项目金额，或取得调整控制数的批复后修改花名册。
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from xltools.model.noted_form import NotedForm
from xltools.model.place import Place
from xltools.model.roster import RosterEntry
from xltools.rules.rule import Answer, Batch, BatchRule, Defect, Spot, Undecided
from xltools.rules.wording import compared

CENT: Final = Decimal("0.01")
NAMED: Final = 5


def check(batch: Batch) -> Iterator[Answer]:
    """One defect for each department whose projects add up to more than its ceiling."""
    if batch.roster is None:
        yield Undecided("roster-missing", "没有给出花名册")
        return
    groups: dict[str, tuple[RosterEntry, list[NotedForm]]] = {}
    for form in batch.forms:
        belonging = batch.belongings.get(form.key)
        if belonging and belonging.entry:
            groups.setdefault(belonging.entry.department, (belonging.entry, []))[1].append(form)
    unlimited = [name for name, (entry, _) in groups.items() if entry.ceiling is None]
    if unlimited:
        more = f"等 {len(unlimited)} 个部门" if len(unlimited) > NAMED else ""
        yield Undecided(
            "ceiling-missing", f"花名册没有给{'、'.join(unlimited[:NAMED])}{more}填写控制数", batch.roster.file
        )
    for entry, forms in groups.values():
        if entry.ceiling is not None:
            yield from judged(Place(batch.roster.file), entry, entry.ceiling, forms)


def judged(roster: Place, entry: RosterEntry, ceiling: Decimal, forms: Sequence[NotedForm]) -> Iterator[Answer]:
    """The sum of one department against its ceiling; amounts in doubt may only add to what is exceeded already."""
    sure = [form.yuan for form in forms if form.yuan is not None and not form.doubtful]
    total = sum(sure, Decimal(0))
    if total > ceiling + CENT:
        yield exceeded(roster, entry, ceiling, total, forms)
        return
    about = f"不能核对{entry.department}的控制数"
    for form in forms:
        if form.yuan is None:
            yield Undecided("amount-unreadable", f"金额读不出来，{about}", form.file, form.position)
        elif form.doubtful:
            yield Undecided("unit-undeclared", f"金额单位存疑，{about}", form.file, form.position)


def exceeded(roster: Place, entry: RosterEntry, ceiling: Decimal, total: Decimal, forms: Sequence[NotedForm]) -> Defect:
    """The sum, the ceiling and the difference; it concerns the department, so it stands at the roster."""
    computed, stated, gap = compared(total, ceiling)
    return Defect(
        f"{entry.department} {len(forms)} 个项目合计 {computed}，超过控制数 {stated}，超出 {gap}，请压减或调整控制数。",
        Spot(roster, "控制数"),
        computed=total,
        stated=ceiling,
        quote=entry.department,
        related=tuple(form.place_of("budget") for form in forms),
        department=entry.department,
    )


RULE = BatchRule(
    id="S12",
    name="ceiling-exceeded",
    title="超控制数",
    page=__doc__,
    severity="error",
    check=check,
)
