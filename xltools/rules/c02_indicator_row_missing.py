"""C02 二级指标缺失

检查什么
    表中应有的二级指标是不是都在：每组产出指标的数量、质量、进度、成本四行，效益指标的五行。
    缺产出指标按错误报，缺效益指标按警告报。

为什么
    表式是统一的，删掉的行无法汇总和考核。不适用的效益指标应写“不涉及”并说明理由，而不是删行。

反例
    环境效益指标：（缺此行）

正例
    环境效益指标：不涉及，本项目不产生环境影响。

怎么改
    按原表式补回缺少的行并填写内容；在部门工作簿里，直接填写空着的那一行即可。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.forms.version import IndicatorRow, Level1
from xltools.model.declaration import Declaration
from xltools.model.place import Place
from xltools.rules.form_version import form_version
from xltools.rules.rule import Answer, Defect, ProjectRule, Spot, Undecided
from xltools.rules.spots import OUTPUT, block_caption


def check(project: Project) -> Iterator[Answer]:
    """One defect for each first-level group (output: each block) with missing rows."""
    declaration = project.declaration
    form = form_version(declaration)
    if form is None:
        yield Undecided("template-unknown", "表式不在已知的版本之内")
        return
    for group in form.level1:
        blocks = sorted({row.block for row in declaration.indicators if row.level1 == group.label}) or [1]
        for block in blocks if group.repeats else [None]:
            missing = missing_rows(declaration, group, block)
            if missing:
                yield defect(declaration, group, block, missing)


def missing_rows(declaration: Declaration, group: Level1, block: int | None) -> list[IndicatorRow]:
    """Rows of the group that no row of the block (None: of any) has."""
    found = {row.level2 for row in declaration.indicators if block in (None, row.block)}
    return [row for row in group.rows if row.label not in found]


def defect(declaration: Declaration, group: Level1, block: int | None, missing: list[IndicatorRow]) -> Defect:
    """The rows that are missing from one group; it points at the first empty row printed for them, if there is one."""
    empty = empty_rows(declaration, block, {row.label for row in missing})
    prefix = block_caption(declaration, block) if block is not None else ""
    spot = Spot(empty[0] if empty else declaration.place, group.label, prefix.removesuffix("的") or group.label)
    names = "、".join(row.shown for row in missing)
    if group.label == OUTPUT:
        return Defect(f"缺少{names}，请按原表式补回并填写。", spot, severity="error", related=tuple(empty[1:]))
    return Defect(f"缺少{names}，请按原表式补回；不涉及的请写明“不涉及”和理由。", spot, related=tuple(empty[1:]))


def empty_rows(declaration: Declaration, block: int | None, missing: set[str]) -> list[Place]:
    """The cells our workbook prints for the missing rows, from top to bottom; none for other sources."""
    rows = ((key, place) for key, place in declaration.absent.items() if isinstance(key, tuple))
    return [place for (number, label), place in rows if label in missing and block in (None, number)]


RULE = ProjectRule(
    id="C02", name="indicator-row-missing", title="二级指标缺失", page=__doc__, severity="warning", check=check
)
