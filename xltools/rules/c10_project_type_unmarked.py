"""C10 项目类型未选

检查什么
    项目类型一栏列出了全部选项，有没有在其中一项旁边打√。只写一个类型名称的视为已选。

为什么
    没有选项，项目无法按类型汇总。

反例
    项目类型：1.大型会议培训 2.信息化系统改造类 3.宣传活动类 4.其他一般类

正例
    项目类型：1.大型会议培训 2.信息化系统改造类 3.宣传活动类 √4.其他一般类

怎么改
    在所属类型前打√，或只保留所属类型的名称。
"""

from collections.abc import Iterator

from xltools.analysis.facts import Project
from xltools.forms.keys import label_key
from xltools.forms.version import TypeOption
from xltools.rules.form_version import form_version, option_sets
from xltools.rules.rule import Answer, Defect, ProjectRule, Undecided
from xltools.rules.spots import field_spot


def check(project: Project) -> Iterator[Answer]:
    """A defect when a whole option list is printed and nothing is marked."""
    declaration = project.declaration
    form = form_version(declaration)
    if form is None:
        yield Undecided("template-unknown", "表式不在已知的版本之内")
        return
    text = label_key(declaration.text("project_type")).replace("其它", "其他")
    if project.selected_types or not any(all_printed(text, options) for options in option_sets(form)):
        return
    yield Defect(
        "列出了全部选项但没有选中任何一项，请在所属类型前打√。",
        field_spot(declaration, "project_type"),
        quote=declaration.text("project_type"),
    )


def all_printed(text: str, options: tuple[TypeOption, ...]) -> bool:
    """Every option of the list stands in the text."""
    return all(label_key(option.label) in text for option in options)


RULE = ProjectRule(
    id="C10", name="project-type-unmarked", title="项目类型未选", page=__doc__, severity="warning", check=check
)
