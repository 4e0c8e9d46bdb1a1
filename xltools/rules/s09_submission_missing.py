"""S09 漏报

检查什么
    汇总时，花名册里的每个部门、每个应报项目是不是都报来了。过了截止日期的作错误；花名册没有填截止日期的作警告；还没有到
    截止日期的不列出。没有花名册时不能检查。

为什么
    少报一个项目，汇总数就少一块，而汇总表本身看不出少了什么。

反例
    花名册要求统计所报 2 个项目，截止日期已过，只收到 1 个。

正例
    花名册要求的项目全部收到。

怎么改
    向该部门催报；不再申报的，从花名册的应报项目中删去。
"""

from collections.abc import Iterator

from xltools.model.place import Place
from xltools.rules.rule import Answer, Batch, BatchRule, Defect, NotReceived, Spot, Undecided


def check(batch: Batch) -> Iterator[Answer]:
    """One defect for each department or project that did not come and is not merely not due yet."""
    if batch.roster is None:
        yield Undecided("roster-missing", "没有给出花名册")
        return
    for one in batch.not_received:
        if one.overdue is not False:
            yield defect(batch.roster.file, one)


def defect(file: str, one: NotReceived) -> Defect:
    """What is missing, with whom to ask."""
    what = f"应报项目“{one.project}”未报" if one.project else "没有报送任何申报表"
    due = f"（截止日期 {one.entry.due}）" if one.entry.due else ""
    contact = " ".join(filter(None, (one.entry.contact, one.entry.phone)))
    ask = f"，请催报（联系人 {contact}）" if contact else "，请催报"
    return Defect(
        f"{one.entry.department}{what}{due}{ask}。",
        Spot(Place(file), "报送"),
        severity="error" if one.overdue else "warning",
        quote=one.project or one.entry.department,
        department=one.entry.department,
    )


RULE = BatchRule(
    id="S09",
    name="submission-missing",
    title="漏报",
    page=__doc__,
    severity="error",
    check=check,
    stage="consolidation",
)
