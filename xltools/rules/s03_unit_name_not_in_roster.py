"""S03 部门名称不统一

检查什么
    申报表填写的部门（单位）名称是不是花名册里的官方名称、别名或编码。没有花名册时不能检查。

为什么
    同一个部门写成几个名称，汇总时会被当成几个部门；只写到整个单位的，无法知道由哪个部门负责。

反例
    花名册：城市管理办公室；申报表：城管办公室。

正例
    花名册：城市管理办公室，别名“城管办”；申报表：城管办。

怎么改
    改成花名册里的名称；名称确实在用的，把它加到花名册的别名里。
"""

from collections.abc import Iterator

from xltools.rules.quoting import noted_defect
from xltools.rules.rule import Answer, Batch, BatchRule, Undecided
from xltools.rules.wording import quoted


def check(batch: Batch) -> Iterator[Answer]:
    """One defect for each form whose department the roster does not know."""
    if batch.roster is None:
        yield Undecided("roster-missing", "没有给出花名册")
        return
    for form in batch.forms:
        belonging = batch.belongings.get(form.key)
        name = form.department
        if belonging is None or belonging.entry is not None or not name.strip():
            continue
        near = f"，相近的有{quoted(belonging.proposal)}" if belonging.proposal else ""
        yield noted_defect(
            form, "department", f"{quoted(name)}不在花名册的名称和别名里{near}，请改用花名册的名称，或把它加为别名。"
        )


RULE = BatchRule(
    id="S03",
    name="unit-name-not-in-roster",
    title="部门名称不统一",
    page=__doc__,
    severity="warning",
    check=check,
)
