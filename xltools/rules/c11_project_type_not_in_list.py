"""C11 项目类型非选项

检查什么
    项目类型一栏写的是不是表中印好的选项；“其它一般类”与“其他一般类”视为一样。用了另一种表的选项（会议培训类、房租类等）
    的，只作提示。

为什么
    自己起的类型名称无法归类汇总。

反例
    项目类型：室内装修项目

正例
    项目类型：其它一般类

怎么改
    从表中的选项里选一项打√，或只写这一项的名称；项目内容写到项目绩效目标里。
"""

from collections.abc import Iterator, Sequence

from xltools.analysis.facts import Project
from xltools.forms.project_type import type_key
from xltools.forms.version import FormVersion, TypeOption
from xltools.rules.form_version import form_version
from xltools.rules.rule import Answer, Defect, ProjectRule, Undecided
from xltools.rules.spots import field_spot
from xltools.rules.wording import quoted


def check(project: Project) -> Iterator[Answer]:
    """A defect when what is chosen, or without a choice all that is written, is no option of the form."""
    declaration = project.declaration
    form = form_version(declaration)
    if form is None:
        yield Undecided("template-unknown", "表式不在已知的版本之内")
        return
    text = declaration.text("project_type")
    if not text or not form.type_options:
        return
    others = [written for written in project.selected_types or (text,) if not is_own(written, form)]
    if not others:
        return
    known = all(names_any(written, form.other_type_options) for written in others)
    labels = "、".join(option.label for option in form.type_options)
    origin = "是另一种表的选项" if known else "不是表中的选项"
    start = text.find(others[0])
    yield Defect(
        f"填写{quoted(others[0])}，{origin}，请从{labels}中选一项。",
        field_spot(declaration, "project_type"),
        severity="info" if known else None,
        quote=others[0],
        start=start if start >= 0 else None,
        end=start + len(others[0]) if start >= 0 else None,
    )


def is_own(written: str, form: FormVersion) -> bool:
    """Whether an option of the form is named: by its label, or by another name where no label of the other list stands."""
    key = type_key(written)
    if any(type_key(option.label) in key for option in form.type_options):
        return True
    if names_any(written, form.other_type_options):
        return False
    return any(type_key(alias) in key for option in form.type_options for alias in option.aliases)


def names_any(written: str, options: Sequence[TypeOption]) -> bool:
    """Whether a label or alias of the list stands in the text."""
    key = type_key(written)
    return any(type_key(name) in key for option in options for name in (option.label, *option.aliases))


RULE = ProjectRule(
    id="C11", name="project-type-not-in-list", title="项目类型非选项", page=__doc__, severity="warning", check=check
)
