"""C12 其他说明缺行/空白

检查什么
    表末“其他说明的问题”一行在不在，有没有填写。

为什么
    表式是统一的，不应删行；空着分不清是没有要说明的，还是忘了填。

反例
    其他说明的问题：

正例
    其他说明的问题：无

怎么改
    补回这一行；没有要说明的写“无”。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.rules.form_version import has_field
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot


def check(project: Project) -> Iterator[Defect]:
    """A defect when the row is missing or empty, on a form that has it."""
    declaration = project.declaration
    if declaration.text("remarks") or not has_field(declaration, "remarks"):
        return
    found = "没有填写" if "remarks" in declaration.fields else "表中缺少这一行"
    yield Defect(f"{found}，没有要说明的请写“无”。", field_spot(declaration, "remarks"))


RULE = ProjectRule(
    id="C12", name="remarks-row-missing", title="其他说明缺行/空白", page=__doc__, severity="info", check=check
)
