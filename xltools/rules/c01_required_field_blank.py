"""C01 必填项缺失

检查什么
    部门（单位）名称、项目名称、预算金额、项目负责人、联系电话、单位地址、邮政编码、项目类型、项目绩效目标九项，
    去掉空格后有没有空着的。每空一项报一处；所用表式没有的栏目不查。

为什么
    缺了其中任何一项，这份表都无法入库、无法联系、无法汇总，只能退回。

反例
    联系电话：

正例
    联系电话：80001234

怎么改
    在所指的栏目里补填内容。确实没有的，请写明原因，不要留空。
"""

from collections.abc import Iterator
from typing import Final

from xltools.analysis.facts import Project
from xltools.model.declaration import FIELD_TITLES, Declaration, FieldName
from xltools.rules.form_version import form_version, printed_fields
from xltools.rules.rule import Defect, ProjectRule
from xltools.rules.spots import field_spot

REQUIRED: Final[tuple[FieldName, ...]] = (
    "department", "project", "budget", "leader", "phone", "address", "postcode", "project_type", "goal",
)  # fmt: skip


def check(project: Project) -> Iterator[Defect]:
    """One defect for each required field without any visible character."""
    declaration = project.declaration
    for name in required_of(declaration):
        if not declaration.text(name):
            yield Defect(f"没有填写，请补填{FIELD_TITLES[name]}。", field_spot(declaration, name))


def required_of(declaration: Declaration) -> tuple[FieldName, ...]:
    """The required fields that the declaration's version of the form prints; all of them for one we do not know."""
    if form_version(declaration) is None:
        return REQUIRED
    printed = printed_fields(declaration.form)
    return tuple(name for name in REQUIRED if name in printed)


RULE = ProjectRule(
    id="C01", name="required-field-blank", title="必填项缺失", page=__doc__, severity="error", check=check
)
